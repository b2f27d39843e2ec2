import type { PlainDate } from '#lib/calendar/days.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { isSilent, type DayAnswer, type PolledDay } from './date-poll.ts';
import type { FoundMeeting } from './finding.server.ts';
import { isAhead } from './meetings.ts';

type Reading = Pick<Transaction, '$queryRaw'> | Pick<Reader, '$queryRaw'>;

interface Row extends Pick<PolledDay, 'id' | 'date' | 'startTime' | 'endTime'> {
	readonly postId: string | null;
	readonly answer: DayAnswer;
	readonly personName: string;
	readonly at: Date | string | number;
}

/** The days that are asked about for a meeting, in their order, with every seat's answers. One statement. */
export async function readDays(from: Reading, meetingId: string): Promise<PolledDay[]> {
	const rows = await (from as Pick<Reader, '$queryRaw'>).$queryRaw<Row[]>`
		SELECT d."id", d."date", d."startTime", d."endTime", v."postId", v."answer", v."personName", v."at"
		FROM "MeetingDate" d LEFT JOIN "MeetingDateVote" v ON v."dateId" = d."id"
		WHERE d."meetingId" = ${meetingId} ORDER BY d."position", d."id", v."at", v."id"`;
	const days = Map.groupBy(rows, ({ id }) => id);
	return [...days.values()].map((of) => {
		const { id, date, startTime, endTime } = of[0]!;
		const votes = of.flatMap(({ postId, answer, personName, at }) =>
			postId === null ? [] : [{ postId, answer, personName, at: new Date(at) }]
		);
		return { id, date, startTime, endTime, votes };
	});
}

type Polled = Pick<FoundMeeting, 'kind' | 'status' | 'date' | 'answerBy'>;

/** Whether days can be asked about: it lies ahead and has none. */
export function mayHavePoll(meeting: Pick<Polled, 'kind' | 'status' | 'date'>): boolean {
	return meeting.kind === 'SITTING' && isAhead(meeting) && meeting.date === null;
}

/** Whether days are asked about: no day was chosen yet. */
export function isPolled(meeting: Polled, days: readonly unknown[]): boolean {
	return mayHavePoll(meeting) && meeting.answerBy !== null && days.length > 0;
}

/** Whether seats may answer themselves: until the day that was said, that day too. */
export function isPollOpen(meeting: Polled, days: readonly unknown[], today: PlainDate): boolean {
	return isPolled(meeting, days) && meeting.answerBy! >= today;
}

/** The seats that have not answered of each day. */
export function silentOf<T extends { readonly postId: string }>(
	days: readonly PolledDay[],
	seats: readonly T[]
): T[] {
	return seats.filter(({ postId }) => isSilent(days, postId));
}

/** The last day that is asked about: the links of a poll open at least so long. */
export function lastDay(days: readonly { readonly date: PlainDate }[]): PlainDate | null {
	return (
		days
			.map(({ date }) => date)
			.sort()
			.at(-1) ?? null
	);
}
