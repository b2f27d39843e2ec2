import { createHash } from 'node:crypto';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { AccountRole, Locale } from './actor.ts';

export interface SessionAttributes {
	createdAt: Date;
	userAgent: string | null;
}

/** Whose session it is: what a request needs to know of the account. */
export interface Account {
	readonly email: string;
	readonly name: string;
	readonly personId: string | null;
	readonly role: AccountRole | null;
	readonly locale: Locale;
	/** A day, to no greater precision. */
	readonly lastSeenAt: Date | null;
}

export const day = 24 * 60 * 60 * 1000;
/** A session ends when nobody came for so long, … */
export const idleLimit = 14 * day;
/** … and after so long in any case. */
export const absoluteLimit = 30 * day;

export type Write = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** What a database keeps of a session's id: who reads the table cannot sign in with it. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

interface SessionRow extends Account {
	userId: string;
	createdAt: Date;
	expiresAt: Date;
}

interface StoredSession {
	id: string;
	userId: string;
	expiresAt: Date;
	attributes: SessionAttributes;
}

interface StoredUser {
	id: string;
	attributes: Account;
}

/**
 * Where Lucia keeps its sessions (its `Adapter`): takes and gives raw ids, stores hashes. Lucia reads the machine's
 * clock, the installation has its own: instants are shifted on their way in and out.
 */
export function createSessionStore(installation: Installation, write: Write) {
	const { db, clock, log } = installation;
	const shift = () => Date.now() - clock.now().getTime();
	return {
		async getSessionAndUser(token: string): Promise<[StoredSession, StoredUser] | [null, null]> {
			const now = clock.now().getTime();
			const [row] = await db.read.$queryRaw<SessionRow[]>`
				SELECT s."userId", s."createdAt", s."expiresAt", u."email", u."name", u."personId", u."role", u."locale",
					u."lastSeenAt"
				FROM "Session" s JOIN "User" u ON u."id" = s."userId"
				WHERE s."id" = ${hashOf(token)} AND u."disabledAt" IS NULL`;
			if (!row || row.expiresAt.getTime() <= now || row.createdAt.getTime() + absoluteLimit <= now)
				return [null, null];
			const { userId, createdAt, expiresAt, ...account } = row;
			return [
				{
					id: token,
					userId,
					expiresAt: new Date(expiresAt.getTime() + shift()),
					attributes: { createdAt, userAgent: null }
				},
				{ id: userId, attributes: account }
			];
		},
		async getUserSessions(): Promise<never> {
			throw new Error('a raw session id cannot be had back from the database: use listSessions');
		},
		async setSession(session: StoredSession) {
			const { createdAt, userAgent } = session.attributes;
			const expiresAt = new Date(createdAt.getTime() + idleLimit);
			const id = hashOf(session.id);
			await write((tx) =>
				tx.session.create({ data: { id, userId: session.userId, createdAt, expiresAt, userAgent } })
			);
		},
		async updateSessionExpiration(token: string, expiresAt: Date) {
			const id = hashOf(token);
			const until = new Date(expiresAt.getTime() - shift());
			try {
				await write((tx) => tx.session.updateMany({ where: { id }, data: { expiresAt: until } }));
			} catch (error) {
				// A full disk must not keep anybody from reading.
				log.warn({ err: error }, 'a session could not be extended');
			}
		},
		async deleteSession(token: string) {
			const id = hashOf(token);
			await write((tx) => tx.session.deleteMany({ where: { id } }));
		},
		async deleteUserSessions(userId: string) {
			await write((tx) => tx.session.deleteMany({ where: { userId: String(userId) } }));
		},
		async deleteExpiredSessions() {
			const now = clock.now();
			const oldest = new Date(now.getTime() - absoluteLimit);
			await write((tx) =>
				tx.session.deleteMany({
					where: { OR: [{ expiresAt: { lte: now } }, { createdAt: { lte: oldest } }] }
				})
			);
		}
	};
}
