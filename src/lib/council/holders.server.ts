import type { Installation } from '#lib/server/installation.server.ts';
import type { MembershipKind } from './council.ts';

/** A person in a seat, as a page shows it and as a mail needs it. */
export interface SeatHolder {
	readonly postId: string;
	readonly kind: MembershipKind;
	readonly personId: string;
	readonly name: string;
	readonly address: string | null;
	readonly locale: 'lv' | 'en';
	readonly isSample: boolean;
	readonly startDate: string | null;
	readonly endDate: string | null;
}

interface Row extends Omit<SeatHolder, 'isSample'> {
	readonly isSample: boolean | number | bigint;
}

const order: readonly MembershipKind[] = ['HOLDER', 'ACTING', 'SUBSTITUTE'];

/** Everybody who holds a seat on a day, by seat, the holder before who acts for and who replaces: one statement. */
export async function holdersOn(
	{ db }: Pick<Installation, 'db'>,
	date: string
): Promise<Map<string, SeatHolder[]>> {
	const rows = await db.read.$queryRaw<Row[]>`
		SELECT m."postId", m."kind", m."startDate", m."endDate",
			p."id" AS "personId", p."name", p."email" AS "address", p."locale",
			CASE WHEN p."isSample" OR m."isSample" THEN 1 ELSE 0 END AS "isSample"
		FROM "Membership" m
		JOIN "Person" p ON p."id" = m."personId"
		WHERE (m."startDate" IS NULL OR m."startDate" <= ${date})
			AND (m."endDate" IS NULL OR m."endDate" >= ${date})
		ORDER BY p."sortKey", m."id"`;
	const holders = rows
		.map((row) => ({ ...row, isSample: Number(row.isSample) === 1 }))
		.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
	return Map.groupBy(holders, (holder) => holder.postId);
}
