import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Standing } from '#lib/accounts/actor.ts';
import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { Database } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { askingDeeds, isAnswerLate, owedStates, type AnswerState } from './asking.ts';
import { askedSubjectOf, todayOf } from './request-finding.server.ts';
import { owedWords, type OwedAnswers } from './owed-words.ts';
import { startRequestsOf, type StartRequest } from './start-requests.ts';
import { surroundingsOf } from './task-view.server.ts';

/** It waits in the digests from so many days before the last one. */
const daysBefore = 7;

interface OwedRow {
	readonly id: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly state: AnswerState;
	readonly firstSentOn: string | null;
	readonly due: string | null;
	readonly requestId: string;
	readonly title: string;
	readonly askedAt: Date | null;
	readonly bodyId: string | null;
	readonly requestDue: string | null;
}

/** Whose owed answers are wanted: those of some seats, and what some bodies wait for. */
interface Wanted {
	readonly seats: Standing['seats'];
	readonly bodyIds: readonly string[];
}

/** All answers that are owed, or some, by their last days: one statement. */
function readOwed({ read }: Database, wanted?: Wanted): Promise<OwedRow[]> {
	const { seats = [], bodyIds = [] } = wanted ?? {};
	const institutionIds = ['', ...seats.flatMap((seat) => seat.institutionIds)];
	const postIds = ['', ...seats.map(({ postId }) => postId)];
	const some = wanted
		? Prisma.sql`AND (a."institutionId" IN (${Prisma.join(institutionIds)}) OR a."postId" IN (${Prisma.join(postIds)})
			OR r."bodyId" IN (${Prisma.join(['', ...bodyIds])}))`
		: Prisma.empty;
	return read.$queryRaw<OwedRow[]>`
		SELECT a."id", a."institutionId", a."postId", a."state", a."firstSentOn", COALESCE(a."due", r."due") AS "due",
			r."id" AS "requestId", r."title", r."askedAt", r."bodyId", r."due" AS "requestDue"
		FROM "Answer" a
		JOIN "Request" r ON r."id" = a."requestId"
		WHERE r."state" = 'ASKED' AND a."withdrawnAt" IS NULL AND a."state" IN (${Prisma.join([...owedStates])}) ${some}
		ORDER BY COALESCE(a."due", r."due", '9999'), r."id", a."position"`;
}

interface Day {
	readonly directory: Directory;
	readonly calendar: WorkingCalendar;
	readonly today: PlainDate;
}

/** Those of somebody, request by request. */
function owedBy(
	standing: Standing,
	rows: readonly OwedRow[],
	{ directory, calendar, today }: Day
): OwedAnswers[] {
	const own = rows.filter((row) => can(standing, askingDeeds.write, askedSubjectOf(directory, row, today)));
	return [...Map.groupBy(own, ({ requestId }) => requestId).values()].map((of) => {
		const [{ requestId, title, id, due, askedAt }] = of as [OwedRow, ...OwedRow[]];
		return {
			...{ requestId, title, due, count: of.length, path: `/requests/${requestId}/answers/${id}` },
			isLate: of.some((row) => isAnswerLate({ ...row, withdrawnAt: null }, calendar, today)),
			isReturned: of.every(({ state }) => state === 'RETURNED'),
			askedOn: rigaDate(askedAt ?? new Date(0))
		};
	});
}

/** What the start page says of what is asked: what the reader owes, and what the reader waits for. */
export interface StartOwed {
	readonly owed: readonly OwedAnswers[];
	readonly requests: readonly StartRequest[];
}

/** Both in one statement beside what the day is known by. */
export async function readStartOwed(actor: Actor): Promise<StartOwed> {
	const isStaff = can(actor, askingDeeds.prepareAsk);
	if (!isStaff && actor.seats.length === 0) return { owed: [], requests: [] };
	const led = actor.seats.filter(isLead).map(({ bodyId }) => bodyId);
	const [rows, around] = await Promise.all([
		readOwed(actor.installation.db, isStaff ? undefined : { seats: actor.seats, bodyIds: led }),
		surroundingsOf(actor.installation)
	]);
	const today = todayOf(actor);
	const waited = rows.filter(({ bodyId }) => isStaff || (bodyId !== null && led.includes(bodyId)));
	return {
		owed: owedBy(actor, rows, { ...around, today }),
		requests: startRequestsOf(waited, lateUpTo(around.calendar, today))
	};
}

/** What somebody is asked and has not answered, from a week before its last day. The question itself went by mail. */
export const owedAnswersWaiting: WaitingPart = {
	name: 'requests.owed',
	heading: (locale) => m.answering_waiting({}, { locale }),
	async waitingFor(installation, readers, date) {
		const last = addDays(date, daysBefore);
		const rows = (await readOwed(installation.db)).filter(({ due }) => due !== null && due <= last);
		if (rows.length === 0) return new Map();
		const [directory, calendar] = await Promise.all([directoryOf(installation), calendarOf(installation)]);
		const day = { directory, calendar, today: date };
		const found = readers.map(({ id, standing, locale }) => {
			const items = owedBy(standing, rows, day).map((owed) => ({
				key: `${owed.requestId}:${owed.isLate ? 'late' : (owed.due ?? '')}`,
				...{ text: owedWords(owed, locale), path: owed.path, since: owed.askedOn }
			}));
			return [id, items] as const;
		});
		return new Map(found.filter(([, items]) => items.length > 0));
	}
};
