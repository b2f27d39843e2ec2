import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { profileSchema } from './account-schemas.ts';
import { find, mustBeVersion, putInside, type Changed } from './accounts.server.ts';
import { deeds } from './accounts.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import type { Locale } from './actor.ts';
import { browserWords } from './browser-words.ts';
import { beganLately } from './passwords.server.ts';
import { idleLimit, listSessions } from './sessions.server.ts';

/** One's own account, as its owner sees it. */
export interface Profile {
	readonly id: string;
	readonly version: number;
	readonly name: string;
	readonly email: string;
	readonly locale: Locale;
	readonly theme: 'auto' | 'light' | 'dark';
	readonly personId: string | null;
	readonly hasPassword: boolean;
	readonly passwordChangedAt: Date | null;
	/** Whether the password can be set without typing the present one. */
	readonly isFresh: boolean;
	readonly sessions: readonly OwnSession[];
}

export interface OwnSession {
	readonly hash: string;
	/** "Firefox, Windows"; null where the browser did not say. */
	readonly browser: string | null;
	readonly since: Date;
	/** To the day's precision. */
	readonly lastUsed: Date;
	readonly isThis: boolean;
}

/** One's own account. `session` is the hash of the present session. */
export async function readProfile(actor: Actor, session: string): Promise<Profile> {
	mustBeAble(actor, deeds.keepProfile);
	const { installation } = actor;
	const [account, sessions] = await Promise.all([
		installation.db.read.user.findUnique({ where: { id: actor.userId! } }),
		listSessions(installation, actor.userId!)
	]);
	if (!account) throw new Refusal('NOT_FOUND');
	const present = sessions.find(({ hash }) => hash === session);
	const fresh = present !== undefined && beganLately(present, installation.clock.now());
	const { id, version, name, email, theme, personId, passwordHash, passwordChangedAt } = account;
	return {
		...{ id, version, name, email, personId, passwordChangedAt, isFresh: fresh },
		locale: account.locale === 'en' ? 'en' : 'lv',
		theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
		hasPassword: passwordHash !== null,
		sessions: sessions.map(({ hash, userAgent, createdAt, expiresAt }) => ({
			...{ hash, browser: browserWords(userAgent), since: createdAt, isThis: hash === session },
			lastUsed: new Date(Math.max(createdAt.getTime(), expiresAt.getTime() - idleLimit))
		}))
	};
}

/** Keeps one's own name, language and look. */
export async function keepProfile(actor: Actor, input: unknown): Promise<Changed> {
	const { version, name, locale, theme: chosen } = parseInput(profileSchema, input);
	mustBeAble(actor, deeds.keepProfile);
	const theme = chosen === 'auto' ? null : chosen;
	return actor.installation.db.write(async (tx) => {
		const account = await find(tx, actor.userId!);
		if (account.name === name && account.locale === locale && account.theme === theme)
			return { eventId: null };
		await mustBeVersion(tx, account, version);
		return { eventId: await putInside(tx, actor, account, deeds.keepProfile.name, { name, locale, theme }) };
	});
}
