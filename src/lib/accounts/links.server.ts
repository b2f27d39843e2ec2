import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Transaction } from '#lib/server/database.server.ts';
import { isId, newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** What a personal link is for; a link for one purpose is worth nothing for another. */
export const linkPurposes = [
	'SIGN_IN',
	'INVITATION',
	'EMAIL_CHANGE',
	'ANSWER', // answers one thing, again and again until its subject ends
	'DRAFT', // a specialist drafts an answer for somebody
	'UNSUBSCRIBE',
	'CALENDAR'
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

export interface PersonalLink {
	readonly id: string;
	readonly purpose: string;
	readonly userId: string | null;
	readonly personId: string | null;
	readonly subject: string | null;
	readonly expiresAt: Date;
}

/** What came of opening a link. A cut-off or mangled one is `unknown`, as is one that was made for something else. */
export type OpenedLink =
	{ state: 'good'; link: PersonalLink } | { state: 'used' | 'expired' | 'withdrawn' | 'unknown' };

/** Creates the row of a link and gives its id. What makes the link usable is made at delivery and stored nowhere. */
export async function createLink(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	input: {
		purpose: LinkPurpose;
		expiresAt: Date;
		userId?: string | null;
		personId?: string | null;
		subject?: string | null;
		id?: string;
	}
): Promise<string> {
	const id = input.id ?? newId();
	await tx.personalLink.create({
		data: {
			id,
			purpose: input.purpose,
			userId: input.userId ?? null,
			personId: input.personId ?? null,
			subject: input.subject ?? null,
			createdAt: installation.clock.now(),
			expiresAt: input.expiresAt
		}
	});
	return id;
}

/** The token of a link: `id.HMAC(secret, purpose, id, expiry)`. Only for the hands it is meant for, never for a log. */
export function makeLink(
	installation: Pick<Installation, 'secret'>,
	link: { purpose: string; id: string; expiresAt: Date }
): string {
	const signed = `${link.purpose}|${link.id}|${link.expiresAt.toISOString()}`;
	return `${link.id}.${createHmac('sha256', installation.secret).update(signed).digest('base64url')}`;
}

/** Looks at a link without using it up: mail scanners open every one. */
export async function openLink(
	installation: Installation,
	purposes: readonly LinkPurpose[],
	token: string
): Promise<OpenedLink> {
	const [id, , ...rest] = String(token).split('.');
	if (!isId(id) || rest.length > 0) return { state: 'unknown' };
	const row = await installation.db.read.personalLink.findUnique({ where: { id } });
	const isMeant = row && purposes.some((purpose) => purpose === row.purpose);
	if (!isMeant || !isSame(makeLink(installation, row), token)) return { state: 'unknown' };
	if (row.usedAt) return { state: 'used' };
	if (row.withdrawnAt) return { state: 'withdrawn' };
	if (row.expiresAt <= installation.clock.now()) return { state: 'expired' };
	return { state: 'good', link: row };
}

/** Uses a link up, once: false when somebody was quicker, or it was withdrawn or expired meanwhile. */
export async function useLink(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	id: string
): Promise<boolean> {
	const now = installation.clock.now();
	const used = await tx.personalLink.updateMany({
		where: { id: String(id), usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
		data: { usedAt: now }
	});
	return used.count === 1;
}

/** Makes a link worthless before its time. */
export async function withdrawLink(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	id: string
): Promise<void> {
	await tx.personalLink.updateMany({
		where: { id: String(id), withdrawnAt: null },
		data: { withdrawnAt: installation.clock.now() }
	});
}

/** Makes an account's links worthless: all of them, or those of some purposes. What was used stays as it is. */
export async function withdrawLinksOf(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	userId: string,
	purposes: readonly LinkPurpose[] = linkPurposes
): Promise<void> {
	await tx.personalLink.updateMany({
		where: { userId: String(userId), purpose: { in: [...purposes] }, usedAt: null, withdrawnAt: null },
		data: { withdrawnAt: installation.clock.now() }
	});
}

function isSame(expected: string, given: string): boolean {
	const [a, b] = [Buffer.from(expected), Buffer.from(given)];
	return a.length === b.length && timingSafeEqual(a, b);
}
