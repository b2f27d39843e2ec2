import { can } from '#lib/accounts/actor.ts';
import type { WaitingItem, WaitingPart } from '#lib/accounts/waiting.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { bodyById } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import { shorten } from '#lib/documents/plain-text.ts';
import { deeds } from './tasks.ts';
import { titleForMail } from './visibility.ts';

/** More than anybody reads in a mail. */
const most = 200;
const longestTitle = 120;

/** What was reported as done waits for whoever leads the body, and for the secretaries. */
const toAccept: WaitingPart = {
	name: 'accept',
	heading: (locale) => m.digest_waiting_accept({}, { locale }),
	async waitingFor(installation, readers, date) {
		const tasks = await installation.db.read.task.findMany({
			where: { inRegister: true, status: 'SUBMITTED' },
			orderBy: [{ lastReportAt: { sort: 'asc', nulls: 'first' } }, { number: 'asc' }],
			take: most,
			select: {
				...{ id: true, number: true, title: true, bodyId: true, restrictedUntil: true },
				...{ lastReportAt: true, registeredOn: true }
			}
		});
		if (tasks.length === 0) return new Map();
		const directory = await directoryOf(installation);
		const found = new Map<string, WaitingItem[]>();
		for (const { id, standing, locale } of readers) {
			const theirs = tasks.filter(({ bodyId }) => can(standing, deeds.accept, { bodyId }));
			const items = theirs.map((task) => ({
				key: task.id,
				text: m.digest_waiting_accept_one(
					{
						title: shorten(titleForMail(task, date, locale), longestTitle),
						body: bodyById(directory, task.bodyId)?.shortName ?? ''
					},
					{ locale }
				),
				path: `/tasks/${task.number}`,
				since: task.lastReportAt ? rigaDate(task.lastReportAt) : task.registeredOn
			}));
			if (items.length) found.set(id, items);
		}
		return found;
	}
};

/** What of this room waits for people. */
export const waitingParts: readonly WaitingPart[] = [toAccept];
