import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { GuestAttendance } from './attendance.ts';
import { defaultRules, type Rules } from './rules.ts';

/*
 * What is written of a meeting's seats, guests and items: two statements, however many there are.
 */

/** What is written of a seat of a body that meets, with what it answered and who sat there. */
export interface SeatRow {
	readonly bodyId: string;
	readonly postId: string;
	readonly state: string | null;
	readonly substituteName: string | null;
	readonly substituteTitle: string | null;
	readonly substituteId: string | null;
	readonly isOnline: boolean;
	readonly cameItemId: string | null;
	readonly leftItemId: string | null;
	readonly note: string | null;
	/** 0: there is no row. */
	readonly version: number;
	readonly answer: string | null;
	readonly replySubstituteName: string | null;
	readonly replySubstituteTitle: string | null;
}

export interface SeatRows {
	readonly seats: ReadonlyMap<string, SeatRow>;
	/** In which post somebody works, by person. */
	readonly titles: ReadonlyMap<string, string | null>;
	/** By body. */
	readonly rules: ReadonlyMap<string, Rules>;
}

type Raw = Record<string, string | number | bigint | boolean | null>;
type Reading = Pick<Reader, '$queryRaw'> | Pick<Transaction, '$queryRaw'>;

/** Of every seat of the bodies that meet: its row, its last reply, who sits there that day; and the bodies' rules. */
export async function readSeatRows(from: Reading, meetingId: string, date: string): Promise<SeatRows> {
	const rows = await (from as Pick<Reader, '$queryRaw'>).$queryRaw<Raw[]>`
		SELECT b."bodyId", s."id" AS "postId",
			a."state", a."substituteName", a."substituteTitle", a."substituteId", a."isOnline",
			a."cameItemId", a."leftItemId", a."note", a."version",
			r."answer", r."substituteName" AS "replySubstituteName", r."substituteTitle" AS "replySubstituteTitle",
			p."id" AS "personId", p."title" AS "personTitle",
			u."quorumKind", u."quorumPart", u."quorumWhole", u."quorumMore", u."quorumNumber", u."majority",
			u."castingVote", u."dissentDays", u."substitutesVote", u."doubleSeats", u."silenceCounts",
			u."papersDays", u."invitedDays"
		FROM "MeetingBody" b
		LEFT JOIN "BodyRules" u ON u."bodyId" = b."bodyId"
		LEFT JOIN "Post" s ON s."bodyId" = b."bodyId"
		LEFT JOIN "Attendance" a ON a."meetingId" = b."meetingId" AND a."postId" = s."id"
		LEFT JOIN "MeetingReply" r ON r."meetingId" = b."meetingId" AND r."postId" = s."id"
			AND NOT EXISTS (SELECT 1 FROM "MeetingReply" l
				WHERE l."meetingId" = r."meetingId" AND l."postId" = r."postId"
				AND (l."at" > r."at" OR (l."at" = r."at" AND l."id" > r."id")))
		LEFT JOIN "Membership" m ON m."postId" = s."id"
			AND (m."startDate" IS NULL OR m."startDate" <= ${date})
			AND (m."endDate" IS NULL OR m."endDate" >= ${date})
		LEFT JOIN "Person" p ON p."id" = m."personId"
		WHERE b."meetingId" = ${meetingId}`;
	const text = (value: Raw[string] | undefined) => (value === undefined ? null : (value as string | null));
	return {
		seats: new Map(
			rows.filter(({ postId }) => postId !== null).map((row) => [text(row.postId)!, seatRowOf(row)])
		),
		titles: new Map(
			rows
				.filter(({ personId }) => personId !== null)
				.map((row) => [text(row.personId)!, text(row.personTitle)])
		),
		rules: new Map(rows.map((row) => [text(row.bodyId)!, rulesOfRow(row)]))
	};
}

/** A boolean is 0 or 1 on SQLite. */
const isTrue = (value: Raw[string] | undefined) => value === true || Number(value) === 1;

function seatRowOf(row: Raw): SeatRow {
	return {
		...(row as unknown as SeatRow),
		isOnline: isTrue(row.isOnline),
		version: Number(row.version ?? 0)
	};
}

/** How a body decides, of a row with the columns of its rules; where it has none, the defaults. */
export function rulesOfRow(row: Raw): Rules {
	if (row.quorumKind === null) return defaultRules;
	const number = (value: Raw[string] | undefined) => (value === null ? null : Number(value));
	const kept = row as unknown as Rules;
	return {
		...{ quorumKind: kept.quorumKind, majority: kept.majority, doubleSeats: kept.doubleSeats },
		...{ quorumPart: Number(row.quorumPart), quorumWhole: Number(row.quorumWhole) },
		...{ quorumMore: isTrue(row.quorumMore), quorumNumber: number(row.quorumNumber) },
		...{ castingVote: isTrue(row.castingVote), dissentDays: number(row.dissentDays) },
		...{ substitutesVote: isTrue(row.substitutesVote), silenceCounts: isTrue(row.silenceCounts) },
		...{ papersDays: Number(row.papersDays), invitedDays: Number(row.invitedDays) }
	};
}

export interface ItemRow {
	readonly id: string;
}

/** The agenda's items in their order (not their titles: whoever may read those is asked elsewhere), and the guests in theirs. */
export async function readItemsAndGuests(
	from: Reading,
	meetingId: string
): Promise<{ items: ItemRow[]; guests: GuestAttendance[] }> {
	const rows = await (from as Pick<Reader, '$queryRaw'>).$queryRaw<Raw[]>`
		SELECT 'ITEM' AS "what", i."id", i."position", NULL AS "name", NULL AS "title", NULL AS "institution",
			FALSE AS "isOnline", NULL AS "cameItemId", NULL AS "leftItemId", i."version"
		FROM "AgendaItem" i WHERE i."meetingId" = ${meetingId}
		UNION ALL
		SELECT 'GUEST', g."id", g."position", g."name", g."title", g."institution",
			g."isOnline", g."cameItemId", g."leftItemId", g."version"
		FROM "MeetingGuest" g WHERE g."meetingId" = ${meetingId}
		ORDER BY 3, 2`;
	return {
		items: rows.filter(({ what }) => what === 'ITEM').map(({ id }) => ({ id: id as string })),
		guests: rows
			.filter(({ what }) => what === 'GUEST')
			.map((row) => ({
				...(row as unknown as GuestAttendance),
				isOnline: isTrue(row.isOnline),
				version: Number(row.version)
			}))
	};
}
