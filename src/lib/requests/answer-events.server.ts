import type { PlainDate } from '#lib/calendar/days.ts';
import type { PartialDate } from '#lib/calendar/partial-dates.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Reader } from '#lib/server/database.server.ts';

/** A dated event of an accepted answer, for calendars. */
export interface AnsweredEvent {
	readonly id: string;
	readonly date: PartialDate;
	readonly until: PartialDate | null;
	readonly firstDay: PlainDate;
	readonly lastDay: PlainDate;
	readonly text: string;
	readonly institutionId: string | null;
	readonly postId: string | null;
	/** As whom it was answered, where that is not the institution itself. */
	readonly label: string | null;
	readonly requestId: string;
	/** What was asked for: "round:…". */
	readonly subject: string;
	/** In whose name it was asked. */
	readonly bodyId: string | null;
	readonly acceptedAt: Date | null;
}

interface Wanted {
	/** Events that touch these days; without an end, all that are to come. */
	readonly from: PlainDate;
	readonly to?: PlainDate;
	/** What was asked by this body only. */
	readonly bodyId?: string | null;
	/** What such requests are for: "round". */
	readonly kind?: string;
	readonly most: number;
}

/**
 * The events of accepted answers in a stretch of days, by their days: what was given back or is written anew is in no calendar. What
 * is said in one round as it was in the one before is there once, of the later one. One statement.
 */
export async function readAnsweredEvents(
	read: Pick<Reader, '$queryRaw'>,
	{ from, to, bodyId, kind, most }: Wanted
): Promise<AnsweredEvent[]> {
	const conditions = [
		Prisma.sql`e."lastDay" >= ${from}`,
		...(to ? [Prisma.sql`e."firstDay" <= ${to}`] : []),
		...(bodyId ? [Prisma.sql`q."bodyId" = ${bodyId}`] : []),
		...(kind ? [Prisma.sql`q."subject" >= ${`${kind}:`} AND q."subject" < ${`${kind};`}`] : [])
	];
	const rows = await read.$queryRaw<(Omit<AnsweredEvent, 'acceptedAt'> & { acceptedAt: unknown })[]>`
		SELECT e."id", e."date", e."until", e."firstDay", e."lastDay", e."text",
			a."institutionId", a."postId", a."label", a."requestId", a."acceptedAt", q."subject", q."bodyId"
		FROM "AnswerEvent" e
		JOIN "Answer" a ON a."id" = e."answerId" AND a."state" = 'ACCEPTED' AND a."withdrawnAt" IS NULL
		JOIN "Request" q ON q."id" = a."requestId"
		WHERE ${Prisma.join(conditions, ' AND ')}
		ORDER BY e."firstDay", e."lastDay", a."position", e."position", e."id"
		LIMIT ${most}`;
	// SQLite keeps an instant as a text.
	return once(rows).map((row) => ({
		...row,
		acceptedAt: row.acceptedAt ? new Date(row.acceptedAt as string) : null
	}));
}

type Row = Pick<
	AnsweredEvent,
	'institutionId' | 'postId' | 'label' | 'date' | 'until' | 'text' | 'requestId'
>;

/** Of the same words about the same days by the same institution, those of the latest request. */
function once<R extends Row>(rows: readonly R[]): R[] {
	const keyOf = ({ institutionId, postId, label, date, until, text }: R) =>
		JSON.stringify([institutionId ?? postId, label, date, until, text]);
	const latest = new Map<string, R>();
	for (const row of rows) {
		const known = latest.get(keyOf(row));
		if (!known || known.requestId <= row.requestId) latest.set(keyOf(row), row);
	}
	return rows.filter((row) => latest.get(keyOf(row)) === row);
}
