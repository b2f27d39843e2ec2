import { Lucia, TimeSpan } from 'lucia';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import {
	absoluteLimit,
	createSessionStore,
	day,
	hashOf,
	idleLimit,
	type Account,
	type SessionAttributes,
	type Write
} from './session-store.server.ts';

export { absoluteLimit, hashOf, idleLimit, type Account };

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof createLucia>;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: Account;
	}
}

/** A session as its owner sees it in a list. `hash` names it; what the cookie carries cannot be had back from it. */
export interface ListedSession {
	readonly hash: string;
	readonly createdAt: Date;
	readonly expiresAt: Date;
	readonly userAgent: string | null;
}

/** Begins a session in the transaction that earned it; gives what the cookie will carry, which is stored nowhere. */
export async function beginSession(
	tx: Transaction,
	installation: Installation,
	userId: string,
	userAgent: string | null
): Promise<string> {
	const lucia = createLucia(installation, (work) => work(tx));
	const session = await lucia.createSession(userId, {
		createdAt: installation.clock.now(),
		userAgent: userAgent?.slice(0, 200) ?? null
	});
	await tx.user.updateMany({ where: { id: userId }, data: { lastSeenAt: seenOn(installation) } });
	return session.id;
}

/** Whose session a cookie carries, or null: unknown, ended, too old, or its owner may no longer come in. One statement. */
export async function readSession(
	installation: Installation,
	token: string | undefined
): Promise<(Omit<Account, 'lastSeenAt'> & { userId: string }) | null> {
	if (!token || !/^[a-z2-7]{40}$/.test(token)) return null;
	const { user, session } = await luciaOf(installation).validateSession(token);
	if (!session) return null;
	await extendDaily(installation, token, session.expiresAt);
	await keepSeenDaily(installation, user);
	const { id, email, name, personId, role, locale } = user;
	return { userId: id, email, name, personId, role, locale };
}

/** Ends the session a cookie carries. Ending it twice is ending it once. */
export async function endSession(installation: Installation, token: string): Promise<void> {
	await luciaOf(installation).invalidateSession(token);
}

/** Ends one of a user's sessions by its hash; not through Lucia, which would hash it once more. */
export async function endListedSession(
	installation: Installation,
	userId: string,
	hash: string
): Promise<boolean> {
	const ended = await installation.db.write((tx) =>
		tx.session.deleteMany({ where: { id: String(hash), userId: String(userId) } })
	);
	return ended.count > 0;
}

/** Ends every session of a user. */
export async function endSessionsOf(installation: Installation, userId: string): Promise<void> {
	await luciaOf(installation).invalidateUserSessions(userId);
}

/** The sessions of a user that are still good, newest first. */
export async function listSessions(installation: Installation, userId: string): Promise<ListedSession[]> {
	const now = installation.clock.now().getTime();
	const rows = await installation.db.read.session.findMany({
		where: {
			userId: String(userId),
			expiresAt: { gt: new Date(now) },
			createdAt: { gt: new Date(now - absoluteLimit) }
		},
		orderBy: { createdAt: 'desc' }
	});
	return rows.map(({ id, createdAt, expiresAt, userAgent }) => ({
		hash: id,
		createdAt,
		expiresAt,
		userAgent
	}));
}

/** Ends a user's sessions but one; answers how many. */
export async function endOtherSessions(
	installation: Installation,
	userId: string,
	hash: string
): Promise<number> {
	const ended = await installation.db.write((tx) =>
		tx.session.deleteMany({ where: { userId: String(userId), id: { not: String(hash) } } })
	);
	return ended.count;
}

/** Removes the sessions that are over. */
export async function removeExpiredSessions(installation: Installation): Promise<void> {
	await luciaOf(installation).deleteExpiredSessions();
}

/** What the browser is told to keep. It keeps it for the absolute limit: the database ends it earlier. */
export function sessionCookie(installation: Installation, token: string) {
	const { name, value, attributes } = luciaOf(installation).createSessionCookie(token);
	return { name, value, attributes: { ...attributes, path: '/', maxAge: absoluteLimit / 1000 } };
}

/** What the cookie is called: with https the browser itself guarantees that nobody but this host could set it. */
export function sessionCookieName(installation: Pick<Installation, 'config'>): string {
	return isHttps(installation) ? '__Host-padome' : 'padome';
}

/** Whether people come by https: cookies are then Secure, and the browser is told to come no other way. */
export function isHttps(installation: Pick<Installation, 'config'>): boolean {
	return installation.config.origin.startsWith('https:');
}

const instances = new WeakMap<Installation, ReturnType<typeof createLucia>>();

function luciaOf(installation: Installation) {
	let lucia = instances.get(installation);
	if (!lucia) {
		lucia = createLucia(installation, installation.db.write);
		instances.set(installation, lucia);
	}
	return lucia;
}

function createLucia(installation: Installation, write: Write) {
	return new Lucia(createSessionStore(installation, write), {
		sessionExpiresIn: new TimeSpan(idleLimit, 'ms'),
		sessionCookie: {
			name: sessionCookieName(installation),
			attributes: { secure: isHttps(installation), sameSite: 'lax', path: '/' }
		},
		getUserAttributes: (account: Account) => account
	});
}

/** The day as `lastSeenAt` keeps it: when in the day somebody works is nobody's business. */
export function seenOn({ clock }: Pick<Installation, 'clock'>): Date {
	return new Date(`${rigaDate(clock.now())}T00:00:00Z`);
}

/** One write a day and account, however many pages are read. */
async function keepSeenDaily(
	installation: Installation,
	{ id, lastSeenAt }: { id: string; lastSeenAt: Date | null }
): Promise<void> {
	const today = seenOn(installation);
	if (lastSeenAt && lastSeenAt >= today) return;
	try {
		await installation.db.write((tx) => tx.user.updateMany({ where: { id }, data: { lastSeenAt: today } }));
	} catch (error) {
		// A full disk must not keep anybody from reading.
		installation.log.warn({ err: error }, 'that somebody came could not be kept');
	}
}

/** Lucia would extend only after half the limit: whoever comes often is given the whole limit again, once a day. */
async function extendDaily(installation: Installation, token: string, expiresAt: Date): Promise<void> {
	if (expiresAt.getTime() > Date.now() + idleLimit - day) return;
	await createSessionStore(installation, installation.db.write).updateSessionExpiration(
		token,
		new Date(Date.now() + idleLimit)
	);
}
