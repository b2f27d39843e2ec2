import type { WaitingItem, WaitingPart, WaitingReader } from '#lib/accounts/waiting.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import { titleForMail } from '#lib/tasks/visibility.ts';
import { readWaiting } from './disclaimers.server.ts';

/** Drafts that a specialist has sent, for whoever asked for them. */
const drafts: WaitingPart = {
	name: 'requests.drafts',
	heading: (locale) => m.requests_waiting_drafts({}, { locale }),
	async waitingFor({ db }, readers, date) {
		const drafted = await db.read.drafting.findMany({
			where: { state: 'DRAFTED' },
			orderBy: [{ draftedAt: 'asc' }, { id: 'asc' }],
			select: {
				...{ id: true, subject: true, userId: true, personId: true, specialistName: true },
				...{ draftedAt: true, askedAt: true, version: true }
			}
		});
		if (drafted.length === 0) return new Map();
		const ids = drafted.map(({ subject }) => subject.slice('task:'.length));
		const tasks = await db.read.task.findMany({
			where: { id: { in: ids } },
			select: { id: true, number: true, title: true, restrictedUntil: true }
		});
		const taskOf = new Map(tasks.map((task) => [`task:${task.id}`, task]));
		return itemsOf(readers, ({ standing, locale }) =>
			drafted
				.filter((one) => isTheirs(standing, one))
				.flatMap((one) => {
					const task = taskOf.get(one.subject);
					if (!task) return [];
					const title = titleForMail(task, date, locale);
					return {
						key: `${one.id}:${one.version}`,
						text: m.requests_waiting_draft({ title, by: one.specialistName }, { locale }),
						path: `/drafts/${one.id}`,
						since: rigaDate(one.draftedAt ?? one.askedAt)
					};
				})
		);
	}
};

/** "Nav mūsu kompetencē", for the secretariat. */
const disclaimers: WaitingPart = {
	name: 'requests.disclaimers',
	heading: (locale) => m.requests_waiting_disclaimers({}, { locale }),
	async waitingFor(installation, readers, date) {
		const staff = readers.filter(({ standing: { role } }) => role === 'SECRETARY' || role === 'ASSISTANT');
		if (staff.length === 0) return new Map();
		const entries = await readWaiting(installation);
		return itemsOf(staff, ({ locale }) =>
			entries.map(({ id, at, capacity, task }) => ({
				key: id,
				text: m.requests_waiting_disclaimer(
					{ title: titleForMail(task, date, locale), capacity },
					{ locale }
				),
				path: '/answers',
				since: rigaDate(at)
			}))
		);
	}
};

/** What waits in this room, and for whom. */
export const waitingParts: readonly WaitingPart[] = [drafts, disclaimers];

function isTheirs(
	{ userId, personId }: { userId: string | null; personId: string | null },
	of: { userId: string | null; personId: string | null }
): boolean {
	return (personId !== null && of.personId === personId) || (userId !== null && of.userId === userId);
}

function itemsOf(
	readers: readonly WaitingReader[],
	items: (reader: WaitingReader) => readonly WaitingItem[]
): Map<string, readonly WaitingItem[]> {
	const found = readers.map((reader) => [reader.id, items(reader)] as const);
	return new Map(found.filter(([, some]) => some.length > 0));
}
