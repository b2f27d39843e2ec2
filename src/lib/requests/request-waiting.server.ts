import { can } from '#lib/accounts/actor.ts';
import type { WaitingItem, WaitingPart, WaitingReader } from '#lib/accounts/waiting.server.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay, lateUpTo } from '#lib/calendar/deadlines.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { m } from '#i18n/generated/messages.js';
import { askingDeeds, owedStates, subjectOfRequest } from './asking.ts';

/** A request with what of it waits, since when. */
interface Waiting {
	readonly id: string;
	readonly key: string;
	readonly title: string;
	readonly bodyId: string | null;
	readonly count: number;
	readonly since: PlainDate;
}

/** Answers that were sent and neither accepted nor given back, for whoever asked. */
const sent: WaitingPart = {
	name: 'requests.sent',
	heading: (locale) => m.asker_waiting_sent({}, { locale }),
	async waitingFor({ db }, readers, date) {
		const rows = await db.read.answer.groupBy({
			by: ['requestId'],
			where: { state: 'SENT', withdrawnAt: null, sentOn: { lte: date } },
			_count: true,
			_min: { sentOn: true }
		});
		if (rows.length === 0) return new Map();
		const requests = await readRequests(
			db,
			rows.map(({ requestId }) => requestId)
		);
		const waiting = rows.flatMap(({ requestId: id, _count: count, _min: { sentOn } }) => {
			const request = requests.get(id);
			return request ? [{ ...request, id, key: id, count, since: sentOn ?? date }] : [];
		});
		return itemsFor(readers, waiting, ({ count, title }, { locale }) =>
			m.asker_waiting_sent_one({ count, title }, { locale })
		);
	}
};

/** What is over and was not answered by all, for whoever asked: told once. */
const missing: WaitingPart = {
	name: 'requests.missing',
	isToldOnce: true,
	heading: (locale) => m.asker_waiting_missing({}, { locale }),
	async waitingFor(installation, readers, date) {
		const { db } = installation;
		const calendar = await calendarOf(installation);
		const latest = lateUpTo(calendar, date);
		const rows = await db.read.answer.groupBy({
			by: ['requestId'],
			where: {
				...{ state: { in: [...owedStates] }, withdrawnAt: null, firstSentOn: null },
				request: { state: 'ASKED', due: { lte: latest } },
				OR: [{ due: null }, { due: { lte: latest } }]
			},
			_count: true
		});
		if (rows.length === 0) return new Map();
		const requests = await readRequests(
			db,
			rows.map(({ requestId }) => requestId)
		);
		const waiting = rows.flatMap(({ requestId: id, _count: count }) => {
			const request = requests.get(id);
			if (!request?.due) return [];
			const since = addDays(lastDay(calendar, request.due), 1);
			return [{ ...request, id, key: `${id}:${request.due}`, count, since }];
		});
		return itemsFor(readers, waiting, ({ count, title }, { locale }) =>
			m.asker_waiting_missing_one({ count, title }, { locale })
		);
	}
};

async function readRequests(
	db: Parameters<WaitingPart['waitingFor']>[0]['db'],
	ids: readonly string[]
): Promise<Map<string, { title: string; bodyId: string | null; due: string | null }>> {
	const rows = await db.read.request.findMany({
		where: { id: { in: [...ids] } },
		select: { id: true, title: true, bodyId: true, due: true }
	});
	return new Map(rows.map(({ id, ...row }) => [id, row]));
}

function itemsFor(
	readers: readonly WaitingReader[],
	waiting: readonly Waiting[],
	say: (one: Waiting, reader: WaitingReader) => string
): Map<string, readonly WaitingItem[]> {
	const inTime = waiting.toSorted((a, b) => (a.since + a.id < b.since + b.id ? -1 : 1));
	const found = readers.map((reader) => {
		const theirs = inTime.filter((one) => can(reader.standing, askingDeeds.accept, subjectOfRequest(one)));
		const items = theirs.map((one) => ({
			...{ key: one.key, text: say(one, reader), path: `/requests/${one.id}`, since: one.since }
		}));
		return [reader.id, items] as const;
	});
	return new Map(found.filter(([, items]) => items.length > 0));
}

/** What of requests waits for whoever asked. */
export const requestWaiting: readonly WaitingPart[] = [sent, missing];
