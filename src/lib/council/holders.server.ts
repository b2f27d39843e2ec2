import type { Installation } from '#lib/server/installation.server.ts';
import type { Directory, MembershipKind } from './council.ts';
import { directoryAtRevision } from './directory.server.ts';

/** Somebody who can be told something: the facts of a mail's recipient. */
export interface Holder {
	readonly personId: string;
	readonly name: string;
	readonly address: string | null;
	readonly locale: 'lv' | 'en';
	readonly kind: MembershipKind | 'CONTACT';
	/** On that day: whoever acts or substitutes hears instead. */
	readonly isAway?: true;
}

/** A person in a seat, as a page shows it and as a mail needs it. */
export interface SeatHolder extends Holder {
	readonly kind: MembershipKind;
	readonly isSample: boolean;
}

/** The council with its people on a day. */
export interface People {
	readonly directory: Directory;
	/** By seat, the holder before who acts for and who replaces. */
	readonly holders: ReadonlyMap<string, readonly SeatHolder[]>;
	/** By the institution that named them. */
	readonly contacts: ReadonlyMap<string, readonly Holder[]>;
}

interface Row extends Holder {
	readonly number: number | bigint;
	/** The seat or, of a contact, the institution; null where nobody is recorded at all. */
	readonly placeId: string | null;
	readonly isSample: number | bigint;
	readonly away: number | bigint;
}

const order: readonly Holder['kind'][] = ['HOLDER', 'ACTING', 'SUBSTITUTE', 'CONTACT'];

/**
 * Everybody who holds a seat or is an institution's contact official on a day, and the directory: one statement while the
 * council does not change, however many bodies and institutions there are.
 */
export async function readPeople({ db }: Pick<Installation, 'db'>, date: string): Promise<People> {
	const rows = await db.read.$queryRaw<Row[]>`
		SELECT r."number", h.*,
			CASE WHEN EXISTS (SELECT 1 FROM "Absence" a WHERE a."personId" = h."personId"
				AND a."startDate" <= ${date} AND a."endDate" >= ${date}) THEN 1 ELSE 0 END AS "away"
		FROM "Revision" r
		LEFT JOIN (
			SELECT m."postId" AS "placeId", m."kind", m."id" AS "rowId", p."sortKey",
				p."id" AS "personId", p."name", p."email" AS "address", p."locale",
				CASE WHEN p."isSample" OR m."isSample" THEN 1 ELSE 0 END AS "isSample"
			FROM "Membership" m
			JOIN "Person" p ON p."id" = m."personId"
			WHERE (m."startDate" IS NULL OR m."startDate" <= ${date})
				AND (m."endDate" IS NULL OR m."endDate" >= ${date})
			UNION ALL
			SELECT c."institutionId", 'CONTACT', c."id", p."sortKey", p."id", p."name", p."email", p."locale", 0
			FROM "InstitutionContact" c
			JOIN "Person" p ON p."id" = c."personId"
			WHERE (c."startDate" IS NULL OR c."startDate" <= ${date})
				AND (c."endDate" IS NULL OR c."endDate" >= ${date})
		) h ON TRUE
		WHERE r."id" = 'council'
		ORDER BY h."sortKey", h."rowId"`;
	if (!rows[0]) throw new Error('the database has no revision of the council');
	const directory = await directoryAtRevision(db, Number(rows[0].number));
	const people = rows
		.filter((row) => row.placeId !== null)
		.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
	const contacts = people.filter((row) => row.kind === 'CONTACT');
	const holders = people.filter((row) => row.kind !== 'CONTACT');
	return { directory, holders: byPlace(holders, toSeatHolder), contacts: byPlace(contacts, holderOf) };
}

function byPlace<T>(rows: Row[], view: (row: Row) => T): Map<string, T[]> {
	const places = Map.groupBy(rows, (row) => row.placeId!);
	return new Map([...places].map(([place, people]) => [place, people.map(view)]));
}

/** Only what a mail needs. */
export function toHolder({ personId, name, address, locale, kind, isAway }: Holder): Holder {
	return { personId, name, address, locale, kind, ...(isAway ? { isAway } : {}) };
}

function holderOf(row: Row): Holder {
	return toHolder({ ...row, ...(Number(row.away) === 1 ? { isAway: true } : {}) });
}

function toSeatHolder(row: Row): SeatHolder {
	return { ...holderOf(row), kind: row.kind as MembershipKind, isSample: Number(row.isSample) === 1 };
}
