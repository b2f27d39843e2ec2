import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { passwordSchema, removePasswordSchema } from './account-schemas.ts';
import type { AccountRow } from './accounts.server.ts';
import { deeds } from './accounts.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import { attemptKey, countAttempt } from './attempts.server.ts';
import { recordAccount } from './invitations.server.ts';
import { hashPassword, verifyPassword } from './password-hashes.server.ts';
import { problemOfPassword } from './passwords.ts';

const minute = 60_000;
/** Whoever signed in within this time, by a mailed link or otherwise, has just shown who they are. */
export const freshness = 15 * minute;
/** So often the present password may be tried; with a mailed link it can be set anew without it. */
const perAccount = { limit: 10, window: 15 * minute };

/**
 * Sets one's own password, or changes it: shown to be oneself by the present one, or by a session begun within a quarter of an
 * hour (a mailed link). `session` is the hash of the present session; the others end. Refuses what is too short or usual.
 */
export async function setPassword(actor: Actor, input: unknown, session: string): Promise<void> {
	const { present, password } = parseInput(passwordSchema, input);
	mustBeAble(actor, deeds.setPassword);
	const account = await ownAccount(actor);
	const problem = problemOfPassword(password, [account.name, account.email]);
	if (problem) refuseField('password', problem);
	if (await isDoneAlready(actor, account, password)) return;
	await mustBeOneself(actor, account, present, session);
	const passwordHash = await hashPassword(password);
	await keep(actor, account, { passwordHash, session });
}

/** Removes one's own password: from then on only mailed links sign in. Shown to be oneself as for changing it. */
export async function removePassword(actor: Actor, input: unknown, session: string): Promise<void> {
	const { present } = parseInput(removePasswordSchema, input);
	mustBeAble(actor, deeds.removePassword);
	const account = await ownAccount(actor);
	if (!account.passwordHash) return;
	await mustBeOneself(actor, account, present, session);
	await keep(actor, account, { passwordHash: null, session });
}

/** Whether one may change the password without typing the present one. */
async function isFresh(actor: Actor, session: string): Promise<boolean> {
	const { db, clock } = actor.installation;
	const row = await db.read.session.findFirst({ where: { id: String(session), userId: actor.userId! } });
	return row !== null && beganLately(row, clock.now());
}

/** Whether a session began within that time. */
export function beganLately({ createdAt }: { readonly createdAt: Date }, now: Date): boolean {
	return createdAt.getTime() + freshness > now.getTime();
}

async function ownAccount(actor: Actor): Promise<AccountRow> {
	const account = await actor.installation.db.read.user.findUnique({ where: { id: actor.userId! } });
	if (!account) throw new Refusal('NOT_FOUND');
	return account;
}

/** The same form sent twice: the second time the present password is the new one. */
async function isDoneAlready(actor: Actor, account: AccountRow, password: string): Promise<boolean> {
	const since = actor.installation.clock.now().getTime() - minute;
	if (!account.passwordHash || (account.passwordChangedAt?.getTime() ?? 0) < since) return false;
	return verifyPassword(account.passwordHash, password);
}

async function mustBeOneself(
	actor: Actor,
	account: AccountRow,
	present: string | undefined,
	session: string
): Promise<void> {
	if (await isFresh(actor, session)) return;
	if (!account.passwordHash) refuseField('form', 'accounts_problem_not_fresh');
	if (!present) refuseField('present', 'accounts_problem_present_missing');
	const { installation } = actor;
	const key = attemptKey(installation, 'present-password', account.id);
	const isWithin = await installation.db.write((tx) => countAttempt(tx, installation, key, perAccount));
	if (!isWithin) refuseField('present', 'accounts_problem_present_too_many');
	if (!(await verifyPassword(account.passwordHash, present)))
		refuseField('present', 'accounts_problem_present_wrong');
}

async function keep(
	actor: Actor,
	account: AccountRow,
	{ passwordHash, session }: { passwordHash: string | null; session: string }
): Promise<void> {
	const { installation } = actor;
	const deed = passwordHash ? deeds.setPassword : deeds.removePassword;
	await installation.db.write(async (tx) => {
		const { count } = await tx.user.updateMany({
			// Somebody else with this account may have been quicker.
			where: { id: account.id, passwordHash: account.passwordHash, disabledAt: null },
			data: { passwordHash, passwordChangedAt: installation.clock.now() }
		});
		if (count === 0) throw new Refusal('NOT_NOW');
		await tx.session.deleteMany({ where: { userId: account.id, id: { not: String(session) } } });
		await recordAccount(
			...([tx, actor, deed.name, account.id] as const),
			{ hasPassword: account.passwordHash !== null },
			{ hasPassword: passwordHash !== null }
		);
		await tellOwner(tx, actor, account, passwordHash ? 'PASSWORD_SET' : 'PASSWORD_REMOVED');
	});
}

/** What an account's owner is told by mail, so that a stranger's doing is noticed. */
export type AccountNews = 'PASSWORD_SET' | 'PASSWORD_REMOVED' | 'EMAIL_CHANGED';

/** Queues a note to an account's owner, to the address that the account had. */
export async function tellOwner(
	tx: Transaction,
	{ installation }: Pick<Actor, 'installation'>,
	account: Pick<AccountRow, 'id' | 'email' | 'name' | 'personId' | 'locale'>,
	news: AccountNews
): Promise<void> {
	const occurrence = newId();
	await queueMail(tx, installation, {
		...{ kind: 'account-notice', subject: `account:${account.id}`, occurrence, facts: { news } },
		recipient: {
			...{ address: account.email, name: account.name, userId: account.id, personId: account.personId },
			locale: account.locale === 'en' ? 'en' : 'lv'
		}
	});
}
