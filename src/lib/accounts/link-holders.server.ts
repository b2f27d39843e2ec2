import { rigaDate } from '#lib/calendar/days.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Actor } from './actor.server.ts';
import type { Locale } from './actor.ts';
import { idOfToken, type LinkRow, type PersonalLink } from './links.server.ts';

/** What somebody is on a day: their seats, and who named them for task control. The council knows it, which stands above accounts. */
export type StandingOf = (
	installation: Installation,
	personId: string,
	today: string
) => Promise<Required<Pick<Actor, 'seats' | 'namedBy'>>>;

/**
 * Who acts by a link: its holder, with the seats of today and never with an office. Null where the account was shut out or the person
 * is no longer there.
 */
export async function actorFromLink(
	installation: Installation,
	{ userId, personId }: Pick<PersonalLink, 'userId' | 'personId'>,
	standingOf: StandingOf
): Promise<Actor | null> {
	const [row] = await installation.db.read.$queryRaw<HolderRow[]>`
		SELECT ${holderColumns}
		FROM (SELECT CAST(${userId} AS TEXT) AS "userId", CAST(${personId} AS TEXT) AS "personId") l
		${holderOfLink}`;
	const holder = row ? holderOf(row) : null;
	return holder && actorOfHolder(installation, holder, standingOf);
}

/** The same for a holder who is known already. */
export async function actorOfHolder(
	installation: Installation,
	holder: Holder,
	standingOf: StandingOf
): Promise<Actor> {
	const today = rigaDate(installation.clock.now());
	const none = { seats: [], namedBy: [] };
	const standing = holder.personId ? await standingOf(installation, holder.personId, today) : none;
	return { ...holder, ...standing, installation, role: null, isSystem: false };
}

export interface Holder {
	readonly userId: string | null;
	readonly personId: string | null;
	readonly name: string;
	readonly locale: Locale;
}

/** A holder as the database knows them: by their account, as a person, or both. */
interface HolderRow {
	readonly linkPersonId: string | null;
	readonly accountId: string | null;
	readonly accountName: string | null;
	readonly accountLocale: string | null;
	readonly accountDisabledAt: Date | null;
	readonly heldById: string | null;
	readonly heldByName: string | null;
	readonly heldByLocale: string | null;
	readonly pseudonymisedAt: Date | null;
}

const holderColumns = Prisma.sql`l."personId" AS "linkPersonId", u."id" AS "accountId", u."name" AS "accountName",
	u."locale" AS "accountLocale", u."disabledAt" AS "accountDisabledAt", p."id" AS "heldById",
	p."name" AS "heldByName", p."locale" AS "heldByLocale", p."pseudonymisedAt"`;

/** A person's link is their account's too; without a person it is the account's own. */
const holderOfLink = Prisma.sql`
	LEFT JOIN "User" u ON u."id" = CASE WHEN l."personId" IS NULL THEN l."userId"
		ELSE (SELECT own."id" FROM "User" own WHERE own."personId" = l."personId") END
	LEFT JOIN "Person" p ON p."id" = COALESCE(l."personId", u."personId")`;

/** A link by its token with whose it is, in one statement; what it is worth is not asked here. */
export async function readHeldLink(
	{ db }: Installation,
	token: string
): Promise<(LinkRow & HolderRow) | null> {
	const id = idOfToken(token);
	if (id === null) return null;
	const [row] = await db.read.$queryRaw<(LinkRow & HolderRow)[]>`
		SELECT l."id", l."purpose", l."userId", l."personId", l."subject", l."expiresAt", l."usedAt", l."withdrawnAt",
			${holderColumns}
		FROM "PersonalLink" l ${holderOfLink}
		WHERE l."id" = ${id}`;
	return row ?? null;
}

/** Null where the account was shut out, or the person is no longer there. */
export function holderOf(row: HolderRow): Holder | null {
	if (row.accountDisabledAt) return null;
	if (row.linkPersonId && (!row.heldById || row.pseudonymisedAt)) return null;
	const name = row.accountName ?? row.heldByName;
	if (name === null) return null;
	const locale = row.accountId ? row.accountLocale : row.heldByLocale;
	return { userId: row.accountId, personId: row.heldById, name, locale: locale === 'en' ? 'en' : 'lv' };
}
