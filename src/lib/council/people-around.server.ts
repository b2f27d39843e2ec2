import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Database } from '#lib/server/database.server.ts';
import type { MembershipKind } from './council.ts';

interface Dated {
	readonly id: string;
	readonly personId: string;
	readonly startDate: string | null;
	readonly endDate: string | null;
	readonly version: number;
}

export interface SeatRow extends Dated {
	readonly postId: string;
	readonly kind: MembershipKind;
	readonly basis: string | null;
	readonly endBasis: string | null;
	readonly isSample: boolean;
}

export interface ContactRow extends Dated {
	readonly institutionId: string;
}

export interface AbsenceRow extends Dated {
	readonly startDate: string;
	readonly endDate: string;
	readonly note: string | null;
}

/** What is known around people: seats, whose contact they are, when they are away. */
export interface Around {
	readonly seats: readonly SeatRow[];
	readonly contacts: readonly ContactRow[];
	readonly absences: readonly AbsenceRow[];
}

interface Row extends Dated {
	readonly what: 'SEAT' | 'CONTACT' | 'ABSENCE';
	readonly placeId: string | null;
	readonly kind: string | null;
	readonly text: string | null;
	readonly endText: string | null;
	readonly isSample: number | bigint;
}

/** All of it about so many people in one statement, the newest first. */
export async function readAroundPeople({ read }: Database, personIds: readonly string[]): Promise<Around> {
	if (personIds.length === 0) return { seats: [], contacts: [], absences: [] };
	const ids = Prisma.join([...personIds]);
	const rows = await read.$queryRaw<Row[]>`
		SELECT 'SEAT' AS "what", "id", "personId", "postId" AS "placeId", "kind", "startDate", "endDate", "basis" AS "text",
			"endBasis" AS "endText", CASE WHEN "isSample" THEN 1 ELSE 0 END AS "isSample", "version"
		FROM "Membership" WHERE "personId" IN (${ids})
		UNION ALL
		SELECT 'CONTACT', "id", "personId", "institutionId", NULL, "startDate", "endDate", NULL, NULL, 0, "version"
		FROM "InstitutionContact" WHERE "personId" IN (${ids})
		UNION ALL
		SELECT 'ABSENCE', "id", "personId", NULL, NULL, "startDate", "endDate", "note", NULL, 0, "version"
		FROM "Absence" WHERE "personId" IN (${ids})`;
	const sorted = rows.sort((a, b) => keyOf(b).localeCompare(keyOf(a)));
	const of = (what: Row['what']) => sorted.filter((row) => row.what === what).map(withNumbers);
	return {
		seats: of('SEAT').map(({ placeId, kind, text, endText, ...row }) => ({
			...{ ...row, postId: placeId!, kind: kind as MembershipKind, basis: text, endBasis: endText }
		})),
		contacts: of('CONTACT').map(({ placeId, ...row }) => ({ ...row, institutionId: placeId! })),
		absences: of('ABSENCE').map(({ text, startDate, endDate, ...row }) => ({
			...{ ...row, note: text, startDate: startDate!, endDate: endDate! }
		}))
	};
}

function withNumbers({ version, isSample, ...row }: Row) {
	return { ...row, version: Number(version), isSample: Number(isSample) === 1 };
}

function keyOf({ startDate, id }: Row): string {
	return `${startDate ?? ''} ${id}`;
}
