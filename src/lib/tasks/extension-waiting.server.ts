import type { WaitingItem, WaitingPart } from '#lib/accounts/waiting.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import { shorten } from '#lib/documents/plain-text.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { decidableOf } from './extension-finding.server.ts';
import { mayDecide, waiting } from './extensions.ts';
import { openStatuses } from './tasks.ts';
import { titleForMail } from './visibility.ts';

/** More than anybody reads in a mail. */
const most = 200;
const longestTitle = 120;

/** Later deadlines that were asked for wait for whoever decides on them; of the secretariat, for the secretaries. */
export const waitingExtensions: WaitingPart = {
	name: 'extensions',
	heading: (locale) => m.extensions_waiting({}, { locale }),
	async waitingFor(installation, readers, date) {
		const { read } = installation.db;
		const requests = await read.extensionRequest.findMany({
			where: { ...waiting, task: { status: { in: [...openStatuses] } } },
			orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
			take: most,
			select: {
				...{ id: true, toDue: true, askedAt: true, capacity: true, decider: true, postId: true },
				...{ userId: true, personId: true, via: true },
				task: { select: { number: true, title: true, bodyId: true, restrictedUntil: true } }
			}
		});
		if (requests.length === 0) return new Map();
		const directory = await directoryOf(installation);
		const decidables = requests.map((request) => ({
			request,
			decidable: decidableOf(request, request.task.bodyId, directory)
		}));
		const found = new Map<string, WaitingItem[]>();
		for (const { id, standing, locale } of readers) {
			const theirs = decidables.filter(({ decidable }) => mayDecide(standing, decidable) === 'DECIDE');
			const items = theirs.map(({ request: { id: key, toDue, askedAt, capacity, task } }) => ({
				...{ key, path: `/tasks/${task.number}/extension`, since: rigaDate(askedAt) },
				text: m.extensions_waiting_one(
					{
						...{ title: shorten(titleForMail(task, date, locale), longestTitle), capacity },
						date: shortDate(toDue, locale)
					},
					{ locale }
				)
			}));
			if (items.length) found.set(id, items);
		}
		return found;
	}
};

/** What of this room's later deadlines waits for people. */
export const waitingParts: readonly WaitingPart[] = [waitingExtensions];
