import type { Installation } from '#lib/server/installation.server.ts';
import { emailField } from './account-schemas.ts';
import { attemptKey, countAttempt, networkOf } from './attempts.server.ts';
import { verifyPassword } from './password-hashes.server.ts';
import { longestPassword } from './passwords.ts';
import { comeIn, type SignedIn } from './sign-in.server.ts';

const minute = 60_000;
/** From one network, whomever they say they are: a whole ministry may sit behind one address. */
const perNetwork = { limit: 60, window: 10 * minute };
/** In one name from one network, … */
const perPair = { limit: 10, window: 15 * minute };
/** … and in one name from anywhere: whoever guesses on from many places. The mailed link still works. */
const perAccount = { limit: 50, window: 60 * minute };

export interface PasswordAttempt {
	readonly email: string;
	readonly password: string;
	/** Where the visitor's request came from (IP). */
	readonly address: string;
	readonly userAgent: string | null;
	/** What the browser carried before; it ends. */
	readonly previous?: string | undefined;
}

export type SignedInByPassword =
	Extract<SignedIn, { state: 'signed in' }> | { readonly state: 'wrong' | 'too many' | 'invalid' };

/**
 * Signs in by a password. Unknown, shut out, without a password or with another one: the same answer after the same work.
 * Attempts are counted, whether or not there is such an account, and before anything is reckoned.
 */
export async function signInByPassword(
	installation: Installation,
	{ email, password, address, userAgent, previous }: PasswordAttempt
): Promise<SignedInByPassword> {
	const parsed = emailField.safeParse(email);
	if (!parsed.success) return { state: 'invalid' };
	const keys = keysOf(installation, parsed.data, address);
	if (!(await countAll(installation, keys))) return { state: 'too many' };
	const account = await installation.db.read.user.findFirst({
		where: { email: parsed.data, disabledAt: null },
		select: { id: true, passwordHash: true }
	});
	const given = password.length > 4 * longestPassword ? '' : password;
	if (!(await verifyPassword(account?.passwordHash ?? null, given))) return { state: 'wrong' };
	const { id, passwordHash } = account!;
	return installation.db.write(async (tx): Promise<SignedInByPassword> => {
		// What was verified outside of the write must still hold in it.
		const user = await tx.user.findFirst({ where: { id, passwordHash, disabledAt: null } });
		if (!user) return { state: 'wrong' };
		await tx.attempt.deleteMany({ where: { key: keys.pair } });
		return comeIn(tx, installation, user, { userAgent, previous });
	});
}

function keysOf(installation: Installation, email: string, address: string) {
	const network = networkOf(address);
	return {
		network: attemptKey(installation, 'password-network', network),
		pair: attemptKey(installation, 'password-pair', `${network}|${email}`),
		account: attemptKey(installation, 'password-account', email)
	};
}

function countAll(installation: Installation, keys: ReturnType<typeof keysOf>): Promise<boolean> {
	return installation.db.write(async (tx) => {
		const count = (key: string, rule: typeof perPair) => countAttempt(tx, installation, key, rule);
		// One limit behind another: what the first stops does not use up the next.
		if (!(await count(keys.network, perNetwork))) return false;
		if (!(await count(keys.pair, perPair))) return false;
		return count(keys.account, perAccount);
	});
}
