import type { Actor } from './actor.server.ts';
import type { Locale } from './actor.ts';

/** Keeps the language somebody chose for themselves: their pages and their mails. */
export async function keepLocale(actor: Actor, locale: Locale): Promise<void> {
	const { userId, installation } = actor;
	if (!userId) return;
	await installation.db.write((tx) => tx.user.updateMany({ where: { id: userId }, data: { locale } }));
}
