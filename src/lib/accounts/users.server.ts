import type { Installation } from '#lib/server/installation.server.ts';
import type { Actor } from './actor.server.ts';
import type { Locale } from './actor.ts';
import { accountKeys } from './names.ts';

/** Keeps the language somebody chose for themselves: their pages and their mails. */
export async function keepLocale(actor: Actor, locale: Locale): Promise<void> {
	const { userId, installation } = actor;
	if (!userId) return;
	await installation.db.write((tx) => tx.user.updateMany({ where: { id: userId }, data: { locale } }));
}

/** Keeps the look somebody chose for themselves, for the next browser they sign in with; null is as the device has it. */
export async function keepTheme(actor: Actor, theme: 'light' | 'dark' | null): Promise<void> {
	const { userId, installation } = actor;
	if (!userId) return;
	await installation.db.write((tx) => tx.user.updateMany({ where: { id: userId }, data: { theme } }));
}

/** Fills what lists sort and find by where it is missing: accounts from before it was kept, or imported without it. */
export async function fillAccountKeys({ db }: Installation): Promise<number> {
	const where = { searchText: '' };
	if ((await db.read.user.count({ where })) === 0) return 0;
	return db.write(async (tx) => {
		const rows = await tx.user.findMany({ where, select: { id: true, name: true, email: true } });
		for (const { id, ...account } of rows)
			await tx.user.update({ where: { id }, data: accountKeys(account) });
		return rows.length;
	});
}
