import type { WaitingItem, WaitingPart, WaitingReader } from '#lib/accounts/waiting.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import type { Installation } from '#lib/server/installation.server.ts';
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
		const titles = await readTitles(db, drafted, date);
		return itemsOf(readers, ({ standing, locale }) =>
			drafted
				.filter((one) => isTheirs(standing, one))
				.flatMap((one) => {
					const title = titles.get(one.subject)?.(locale);
					if (title === undefined) return [];
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

/** What drafts are about, as a mail may say it, by their subjects. Two statements at most. */
async function readTitles(
	{ read }: Installation['db'],
	drafted: readonly { readonly subject: string }[],
	date: PlainDate
): Promise<Map<string, (locale: Locale) => string>> {
	const idsOf = (prefix: string) =>
		drafted.flatMap(({ subject }) => (subject.startsWith(prefix) ? [subject.slice(prefix.length)] : []));
	const [taskIds, requestIds] = [idsOf('task:'), idsOf('request:')];
	const [tasks, requests] = await Promise.all([
		taskIds.length
			? read.task.findMany({
					where: { id: { in: taskIds } },
					select: { id: true, number: true, title: true, restrictedUntil: true }
				})
			: [],
		requestIds.length
			? read.request.findMany({ where: { id: { in: requestIds } }, select: { id: true, title: true } })
			: []
	]);
	return new Map([
		...tasks.map(
			(task) => [`task:${task.id}`, (locale: Locale) => titleForMail(task, date, locale)] as const
		),
		...requests.map(({ id, title }) => [`request:${id}`, () => title] as const)
	]);
}

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
