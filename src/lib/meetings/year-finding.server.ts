import type { Actor } from '#lib/accounts/actor.server.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { seenItemsSql, seenMinutesSql } from './decisions-sight.server.ts';
import { todayOf } from './finding.server.ts';
import { meetingWord, statusWord, type MeetingKind, type MeetingStatus } from './meetings.ts';
import type { Presence, YearMeeting } from './year.ts';

/** Of which year, and of which body; null: of all. */
export interface AskedYear {
	readonly actor: Actor;
	readonly directory: Directory;
	readonly year: number;
	readonly bodyId: string | null;
}

/** The meetings of the year: those in which a body takes part, of the asked one or of all. */
function whereSql({ year, bodyId }: AskedYear): Prisma.Sql {
	const ofBody = bodyId
		? Prisma.sql`AND EXISTS (SELECT 1 FROM "MeetingBody" b WHERE b."meetingId" = m."id" AND b."bodyId" = ${bodyId})`
		: Prisma.empty;
	return Prisma.sql`m."dateKey" >= ${`${year}-01-01`} AND m."dateKey" <= ${`${year}-12-31`} ${ofBody}`;
}

/** Of a meeting of several bodies, the seats of the one that is asked about. */
function seatsSql({ bodyId }: AskedYear): Prisma.Sql {
	return bodyId ? Prisma.sql`AND a."bodyId" = ${bodyId}` : Prisma.empty;
}

interface MeetingRow {
	readonly id: string;
	readonly kind: MeetingKind;
	readonly status: MeetingStatus;
	readonly isExtraordinary: boolean | number;
	readonly bodyId: string;
	readonly date: string;
	readonly number: number | bigint | null;
	readonly said: number | bigint;
	readonly there: number | bigint;
	readonly isSeen: number | bigint;
	readonly decisions: number | bigint;
	readonly asksNothing: number | bigint;
}

/** The meetings, in the order of their days, each with how many came and what was decided. One statement. */
export async function findMeetings(asked: AskedYear): Promise<YearMeeting[]> {
	const { actor, directory } = asked;
	const said = (condition: Prisma.Sql) => Prisma.sql`(SELECT COUNT(*) FROM "Attendance" a
		WHERE a."meetingId" = m."id" AND a."state" IS NOT NULL ${seatsSql(asked)} AND ${condition})`;
	const decided = (condition: Prisma.Sql) => Prisma.sql`(SELECT COUNT(*) FROM "Decision" d
		JOIN "AgendaItem" i ON i."id" = d."itemId"
		WHERE d."meetingId" = m."id" AND ${seenItemsSql(actor, todayOf(actor))} AND ${condition})`;
	const rows = await actor.installation.db.read.$queryRaw<MeetingRow[]>`
		SELECT m."id", m."kind", m."status", m."isExtraordinary", m."bodyId", m."date", m."number",
			${said(Prisma.sql`1 = 1`)} AS "said", ${said(Prisma.sql`a."state" <> 'ABSENT'`)} AS "there",
			CASE WHEN ${seenMinutesSql(actor)} THEN 1 ELSE 0 END AS "isSeen",
			${decided(Prisma.sql`1 = 1`)} AS "decisions",
			${decided(Prisma.sql`d."asksNothing" = ${true}
				AND NOT EXISTS (SELECT 1 FROM "DecisionTask" x WHERE x."decisionId" = d."id")`)} AS "asksNothing"
		FROM "Meeting" m WHERE ${whereSql(asked)}
		ORDER BY m."dateKey", m."id"`;
	return rows.map((row) => viewOf(row, directory, actor));
}

function viewOf(row: MeetingRow, directory: Directory, { locale }: Actor): YearMeeting {
	const { id, kind, status, date } = row;
	const body = bodyById(directory, row.bodyId);
	const what = { kind, isExtraordinary: Boolean(row.isExtraordinary) };
	const isSeen = Number(row.isSeen) === 1;
	return {
		...{ id, status, date, isWritten: kind === 'WRITTEN', standing: statusWord(status, kind, locale) },
		word: meetingWord(what, body?.kind ?? 'SUBGROUP', locale),
		number: row.number === null ? null : Number(row.number),
		body: body ? bodyLabel(body, locale) : '',
		attendance: Number(row.said) === 0 ? null : { said: Number(row.said), there: Number(row.there) },
		decisions: isSeen ? Number(row.decisions) : null,
		asksNothing: isSeen ? Number(row.asksNothing) : 0
	};
}

interface SeatRow {
	readonly postId: string;
	readonly bodyId: string;
	readonly label: string;
	readonly institution: string | null;
	readonly state: string;
}

/** How often each seat, and each institution, came to the meetings that were held and of which it is written. One statement. */
export async function findPresence(
	asked: AskedYear
): Promise<{ seats: Presence[]; institutions: Presence[] }> {
	const { actor, directory } = asked;
	const rows = await actor.installation.db.read.$queryRaw<SeatRow[]>`
		SELECT a."postId", a."bodyId", a."label", a."institution", a."state"
		FROM "Attendance" a JOIN "Meeting" m ON m."id" = a."meetingId"
		WHERE ${whereSql(asked)} ${seatsSql(asked)} AND m."kind" = 'SITTING'
			AND m."status" IN ('HELD', 'CIRCULATED', 'APPROVED', 'SIGNED') AND a."state" IS NOT NULL
		ORDER BY m."dateKey" DESC, m."id" DESC, a."position", a."id"`;
	const order = new Map(directory.bodies.map(({ id }, at) => [id, at]));
	const bySeat = [...Map.groupBy(rows, ({ postId }) => postId).values()].toSorted(
		(a, b) => (order.get(a[0]!.bodyId) ?? 0) - (order.get(b[0]!.bodyId) ?? 0)
	);
	const byInstitution = Map.groupBy(
		rows.filter(({ institution }) => institution),
		({ institution }) => institution!
	);
	const bodyOf = (id: string) => {
		const body = bodyById(directory, id);
		return body ? bodyLabel(body, actor.locale) : null;
	};
	return {
		// As it was called at the last of them.
		seats: bySeat.map((own) => presenceOf(own[0]!.label, bodyOf(own[0]!.bodyId), own)),
		institutions: [...byInstitution]
			.map(([name, own]) => presenceOf(name, null, own))
			.toSorted((a, b) => (sortKey(a.label) < sortKey(b.label) ? -1 : 1))
	};
}

function presenceOf(label: string, body: string | null, rows: readonly SeatRow[]): Presence {
	const of = (state: string) => rows.filter((row) => row.state === state).length;
	return {
		...{ label, body, present: of('PRESENT'), online: of('ONLINE') },
		...{ substitute: of('SUBSTITUTE'), absent: of('ABSENT') }
	};
}
