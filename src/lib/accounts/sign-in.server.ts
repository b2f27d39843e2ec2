import { z } from 'zod';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Locale } from './actor.ts';
import { attemptKey, countAttempt, networkOf } from './attempts.server.ts';
import { createLink, makeLink, openLink, useLink, type OpenedLink } from './links.server.ts';
import { pathAfterSignIn } from './safe-path.ts';
import { beginSession, hashOf } from './sessions.server.ts';

const minute = 60 * 1000;
/** How long a mailed link works. */
export const linkLife = 10 * minute;
/** So many requests from one network in ten minutes: a whole ministry may sit behind one address. */
const perNetwork = { limit: 30, window: 10 * minute };
/**
 * So many links of one account may be usable at a time. Asked once more, no further mail is sent, and those that
 * were sent still work: whoever asks in somebody's name fills their mailbox three times and locks nobody out.
 */
const perAccount = 3;

const inputs = z.object({
	email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
	address: z.string(),
	locale: z.enum(['lv', 'en']),
	next: z.string().optional().transform(pathAfterSignIn),
	formId: z.uuid().optional().catch(undefined)
});

export interface LinkRequest {
	/** Where the visitor's request came from (IP). */
	address: string;
	/** The language the page was read in. */
	locale: Locale;
	/** The path that was asked for before signing in. */
	next?: string | undefined;
	/** The form's own id: sent twice, it acts once. */
	formId?: string | undefined;
}

export type RequestedLink = { state: 'asked' } | { state: 'invalid' } | { state: 'too many' };

/**
 * Asks for a sign-in link by mail. Known or unknown, the address gets the same answer after the same work:
 * the statements are the same, and what was written for an unknown one is taken back before the end.
 */
export async function requestLink(
	installation: Installation,
	email: string,
	request: LinkRequest
): Promise<RequestedLink> {
	const input = inputs.safeParse({ email, ...request });
	if (!input.success) return { state: 'invalid' };
	const network = attemptKey(installation, 'network', networkOf(input.data.address));
	return installation.db.write(async (tx) => {
		if (!(await countAttempt(tx, installation, network, perNetwork))) return { state: 'too many' };
		await mailLink(tx, installation, input.data);
		return { state: 'asked' };
	});
}

async function mailLink(tx: Transaction, installation: Installation, input: z.infer<typeof inputs>) {
	const now = installation.clock.now();
	const subject = attemptKey(installation, 'account', input.email);
	const user = await tx.user.findFirst({ where: { email: input.email, disabledAt: null } });
	const usable = await tx.personalLink.count({
		where: { purpose: 'SIGN_IN', subject, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } }
	});
	const id = input.formId ?? newId();
	const isRepeated = (await tx.personalLink.count({ where: { id } })) > 0;
	if (usable >= perAccount || isRepeated) return;

	const expiresAt = new Date(now.getTime() + linkLife);
	await createLink(tx, installation, { purpose: 'SIGN_IN', id, userId: user?.id, subject, expiresAt });
	const mailId = await queueMail(tx, installation, {
		kind: 'sign-in',
		subject: `sign-in:${id}`,
		recipient: {
			address: input.email,
			name: user?.name ?? input.email,
			userId: user?.id ?? null,
			personId: user?.personId ?? null,
			locale: (user?.locale ?? input.locale) as Locale
		},
		occurrence: id,
		facts: { linkId: id, next: input.next },
		uselessAfter: expiresAt
	});
	await tx.outboxMessage.deleteMany({ where: { id: user ? '' : (mailId ?? '') } });
}

/** Looks at a mailed sign-in link; changes nothing, so that mail scanners cannot use it up. */
export async function openSignInLink(installation: Installation, token: string): Promise<OpenedLink> {
	const opened = await openLink(installation, ['SIGN_IN', 'INVITATION'], token);
	return opened.state === 'good' && !opened.link.userId ? { state: 'unknown' } : opened;
}

/** What signing in tells the browser to remember: the account's language and look. */
export interface SignedInUser {
	readonly id: string;
	readonly name: string;
	readonly locale: Locale;
	readonly theme: 'light' | 'dark' | null;
}

export type SignedIn =
	| { state: 'signed in'; sessionToken: string; user: SignedInUser }
	| { state: 'used' | 'expired' | 'withdrawn' | 'unknown' };

/**
 * Signs in with a mailed link, which that uses up: of two at the same time one gets a session. The session is
 * always a new one; `previous`, what the browser carried before, ends.
 */
export async function signIn(
	installation: Installation,
	token: string,
	{ userAgent, previous }: { userAgent: string | null; previous?: string | undefined }
): Promise<SignedIn> {
	const opened = await openSignInLink(installation, token);
	if (opened.state !== 'good') return opened;
	const { id, userId } = opened.link;
	return installation.db.write(async (tx): Promise<SignedIn> => {
		const user = await tx.user.findFirst({ where: { id: userId!, disabledAt: null } });
		if (!user) return { state: 'unknown' };
		if (!(await useLink(tx, installation, id))) return { state: 'used' };
		return comeIn(tx, installation, user, { userAgent, previous });
	});
}

/** Begins the session of whoever has shown who they are, however they did; ends the one the browser carried before. */
export async function comeIn(
	tx: Transaction,
	installation: Installation,
	{ id, name, locale, theme }: { id: string; name: string; locale: string; theme: string | null },
	{ userAgent, previous }: { userAgent: string | null; previous?: string | undefined }
): Promise<Extract<SignedIn, { state: 'signed in' }>> {
	if (previous) await tx.session.deleteMany({ where: { id: hashOf(previous) } });
	const sessionToken = await beginSession(tx, installation, id, userAgent);
	return {
		state: 'signed in',
		sessionToken,
		user: {
			...{ id, name, locale: locale === 'en' ? 'en' : 'lv' },
			theme: theme === 'light' || theme === 'dark' ? theme : null
		}
	};
}

/**
 * A sign-in address to be handed over by other means than mail: the command line prints it.
 * Null when there is no such account, or it may not come in. `life` in milliseconds.
 */
export async function makeSignInAddress(
	installation: Installation,
	email: string,
	{ life = linkLife, next = '/' }: { life?: number; next?: string } = {}
): Promise<string | null> {
	const address = email.trim().toLowerCase();
	const expiresAt = new Date(installation.clock.now().getTime() + life);
	const id = await installation.db.write(async (tx) => {
		const user = await tx.user.findFirst({ where: { email: address, disabledAt: null } });
		return user ? createLink(tx, installation, { purpose: 'SIGN_IN', userId: user.id, expiresAt }) : null;
	});
	return id ? signInAddress(installation, { purpose: 'SIGN_IN', id, expiresAt }, next) : null;
}

/** The address of a sign-in link, usable: for the hands of its owner only. */
export function signInAddress(
	installation: Installation,
	link: { id: string; expiresAt: Date; purpose: string },
	next: string
): string {
	const token = makeLink(installation, link);
	const path = pathAfterSignIn(next);
	const query = path === '/' ? '' : `?next=${encodeURIComponent(path)}`;
	return `${installation.config.origin}/sign-in/${token}${query}`;
}
