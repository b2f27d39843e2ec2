import { idOfToken } from '#lib/accounts/links.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/**
 * The language of whoever a personal link belongs to, for a browser that has chosen none: the page speaks as the mail did. What a
 * link is worth is not asked here, and nothing but the language is told. One statement.
 */
export async function localeOfLink(
	{ db }: Pick<Installation, 'db'>,
	token: string
): Promise<'lv' | 'en' | null> {
	const id = idOfToken(token);
	if (id === null) return null;
	const [row] = await db.read.$queryRaw<{ locale: string | null }[]>`
		SELECT COALESCE(a."locale", u."locale", p."locale", d."locale") AS "locale"
		FROM "PersonalLink" l
		LEFT JOIN "User" a ON a."personId" = l."personId"
		LEFT JOIN "User" u ON l."personId" IS NULL AND u."id" = l."userId"
		LEFT JOIN "Person" p ON p."id" = l."personId"
		LEFT JOIN "Drafting" d ON l."purpose" = 'DRAFT' AND d."id" = SUBSTR(l."subject", ${'drafting:'.length + 1})
		WHERE l."id" = ${id}`;
	return row?.locale ? (row.locale === 'en' ? 'en' : 'lv') : null;
}
