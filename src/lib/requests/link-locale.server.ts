import { isId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/**
 * The language of whoever a personal link belongs to, for a browser that has chosen none: the page speaks as the mail did. What a
 * link is worth is not asked here, and nothing but the language is told.
 */
export async function localeOfLink(
	{ db }: Pick<Installation, 'db'>,
	token: string
): Promise<'lv' | 'en' | null> {
	const id = token.split('.')[0];
	const link = isId(id) ? await db.read.personalLink.findUnique({ where: { id } }) : null;
	if (!link) return null;
	const { personId, userId, subject } = link;
	const user = personId
		? await db.read.user.findUnique({ where: { personId }, select: { locale: true } })
		: userId && (await db.read.user.findUnique({ where: { id: userId }, select: { locale: true } }));
	const holder =
		user ||
		(personId
			? await db.read.person.findUnique({ where: { id: personId }, select: { locale: true } })
			: await draftingOf(db, subject));
	return holder ? (holder.locale === 'en' ? 'en' : 'lv') : null;
}

function draftingOf(db: Installation['db'], subject: string | null) {
	const [kind, id = ''] = (subject ?? '').split(':');
	if (kind !== 'drafting') return null;
	return db.read.drafting.findUnique({ where: { id }, select: { locale: true } });
}
