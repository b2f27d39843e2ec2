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
/** What comes to somebody by mail: worth no more than the mailbox in which it lies. A calendar's address is shown to who is signed in. */
export const mailedPurposes = linkPurposes.filter((purpose) => purpose !== 'CALENDAR');

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

/** A link that is wanted, for whoever it is for. */
export interface WantedLink {
	readonly purpose: LinkPurpose;
	readonly subject: string;
	readonly expiresAt: Date;
	readonly personId: string | null;
	readonly userId: string | null;
}

/** Neither database takes any number of values in one statement. */
const portion = 1000;

/**
 * Many links at once, in few statements: the ids, in the order of what is wanted. A link of the same holder, purpose and subject that
 * is good for at least half of the time is used again, so that nobody collects a new one with every mail.
 */
export async function createLinks(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	wanted: readonly WantedLink[]
): Promise<string[]> {
	const now = installation.clock.now();
	const good = await readGoodLinks(tx, wanted, now);
	const rows = new Map<string, WantedLink & { id: string; createdAt: Date }>();
	const ids = wanted.map((link) => {
		const key = keyOf(link);
		const known = good.get(key);
		const half = now.getTime() + (link.expiresAt.getTime() - now.getTime()) / 2;
		if (known && known.expiresAt.getTime() >= half) return known.id;
		const row = rows.get(key) ?? { ...link, id: newId(), createdAt: now };
		rows.set(key, row);
		return row.id;
	});
	const data = [...rows.values()];
	for (let from = 0; from < data.length; from += portion)
		await tx.personalLink.createMany({ data: data.slice(from, from + portion) });
	return ids;
}

async function readGoodLinks(tx: Transaction, wanted: readonly WantedLink[], now: Date) {
	const good = new Map<string, { id: string; expiresAt: Date }>();
	const subjects = [...new Set(wanted.map(({ subject }) => subject))];
	const purposes = [...new Set(wanted.map(({ purpose }) => purpose))];
	for (let from = 0; from < subjects.length; from += portion) {
		const rows = await tx.personalLink.findMany({
			where: {
				...{ subject: { in: subjects.slice(from, from + portion) }, purpose: { in: purposes } },
				...{ usedAt: null, withdrawnAt: null, expiresAt: { gt: now } }
			},
			orderBy: { expiresAt: 'asc' }
		});
		// The one that lasts longest stays.
		for (const row of rows) good.set(keyOf(row), row);
	}
	return good;
}

function keyOf(link: {
	purpose: string;
	subject: string | null;
	personId: string | null;
	userId: string | null;
}): string {
	return JSON.stringify([link.purpose, link.subject, link.personId, link.userId]);
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
	const id = idOfToken(token);
	const row = id === null ? null : await installation.db.read.personalLink.findUnique({ where: { id } });
	return checkLink(installation, purposes, token, row);
}

/** The id that a token names; null of what cannot be one. */
export function idOfToken(token: string): string | null {
	const [id, , ...rest] = String(token).split('.');
	return isId(id) && rest.length === 0 ? id : null;
}

/** A link with what became of it. */
export interface LinkRow extends PersonalLink {
	readonly usedAt: Date | null;
	readonly withdrawnAt: Date | null;
}

/** The same for whoever has just read the row by its id, together with what it is about. */
export function checkLink(
	installation: Installation,
	purposes: readonly LinkPurpose[],
	token: string,
	row: LinkRow | null
): OpenedLink {
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
	const account = await tx.user.findUnique({ where: { id: String(userId) }, select: { personId: true } });
	const theirs = [
		{ userId: String(userId) },
		// What was sent to a person is theirs, with or without an account.
		...(account?.personId ? [{ personId: account.personId }] : [])
	];
	await tx.personalLink.updateMany({
		where: { OR: theirs, purpose: { in: [...purposes] }, usedAt: null, withdrawnAt: null },
		data: { withdrawnAt: installation.clock.now() }
	});
}

/** Makes worthless what a person was sent, with or without an account: all of their links, or those of some purposes. */
export async function withdrawLinksOfPerson(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	personId: string,
	purposes: readonly LinkPurpose[] = linkPurposes
): Promise<void> {
	await tx.personalLink.updateMany({
		where: { personId: String(personId), purpose: { in: [...purposes] }, usedAt: null, withdrawnAt: null },
		data: { withdrawnAt: installation.clock.now() }
	});
}

/** Makes worthless every link about something: it came to an end, or was called back. */
export async function withdrawLinksAbout(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	subject: string
): Promise<void> {
	await tx.personalLink.updateMany({
		where: { subject: String(subject), usedAt: null, withdrawnAt: null },
		data: { withdrawnAt: installation.clock.now() }
	});
}

function isSame(expected: string, given: string): boolean {
	const [a, b] = [Buffer.from(expected), Buffer.from(given)];
	return a.length === b.length && timingSafeEqual(a, b);
}
