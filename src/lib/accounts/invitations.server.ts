import { queueMail, type NewMail } from '#lib/mail/outbox.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { refuseField } from '#lib/server/input.ts';
import { deeds } from './accounts.ts';
import type { Actor } from './actor.server.ts';
import type { AccountRole, Locale } from './actor.ts';
import { createLink, withdrawLinksOf } from './links.server.ts';
import { accountKeys } from './names.ts';
import { officeOf } from './office.ts';

/** How long an invitation's link works: whoever is away for a fortnight asks for a sign-in link. */
export const invitationLife = 14 * 24 * 60 * 60 * 1000;

export interface Invited {
	/** The id that a new account gets. */
	readonly userId: string;
	readonly email: string;
	readonly name: string;
	readonly personId: string | null;
	readonly locale: Locale;
	readonly role?: AccountRole | null;
	/** The form by which many are invited. */
	readonly via?: string;
}

/**
 * Invites somebody, in the transaction of what causes it: makes the account if it is not there, with a link that is good for
 * 14 days, and queues the mail. Whoever has come before needs no invitation, whoever was shut out gets none.
 * Refuses where the address is another person's account.
 */
export async function inviteInside(tx: Transaction, actor: Actor, invited: Invited): Promise<void> {
	const { account } = await findOrMake(tx, actor, invited);
	if (account.disabledAt || account.lastSeenAt) return;
	await queueMail(tx, actor.installation, await makeInvitation(tx, actor, account));
}

/** The account of an invited person, made where there is none; then `eventId` says so. An account without a person becomes theirs. */
export async function findOrMake(tx: Transaction, actor: Actor, invited: Invited) {
	const email = invited.email.trim().toLowerCase();
	const personId = invited.personId;
	const [own, same] = [
		personId ? await tx.user.findUnique({ where: { personId } }) : null,
		await tx.user.findUnique({ where: { email } })
	];
	if (own) return { account: own, eventId: null };
	if (!same) return makeAccount(tx, actor, { ...invited, email });
	if (!personId || same.personId === personId) return { account: same, eventId: null };
	if (same.personId) refuseField('email', 'accounts_problem_email_taken');
	const account = await tx.user.update({
		where: { id: same.id },
		data: { personId, version: { increment: 1 } }
	});
	await recordAccount(tx, actor, deeds.change.name, account.id, { personId: null }, { personId });
	return { account, eventId: null };
}

async function makeAccount(tx: Transaction, actor: Actor, invited: Invited) {
	const { userId: id, email, name, personId, locale, role = null } = invited;
	const createdAt = actor.installation.clock.now();
	const data = { ...{ id, email, name, personId, locale, role, createdAt }, ...accountKeys({ name, email }) };
	const account = await tx.user.create({ data });
	const made = { email, name, personId, locale, role, ...(invited.via ? { via: invited.via } : {}) };
	const eventId = await recordAccount(tx, actor, deeds.invite.name, id, null, made);
	return { account, eventId };
}

/** An account as its invitation needs it. */
export interface Invitee {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly personId: string | null;
	readonly locale: string;
}

/** The mail of an invitation, not yet queued, and its link; earlier invitations end. `linkId` is the form's: twice is once. */
export async function makeInvitation(
	tx: Transaction,
	actor: Actor,
	account: Invitee,
	linkId = newId()
): Promise<NewMail> {
	const { installation } = actor;
	const now = installation.clock.now();
	const expiresAt = new Date(now.getTime() + invitationLife);
	await withdrawLinksOf(tx, installation, account.id, ['INVITATION']);
	await createLink(tx, installation, {
		...{ purpose: 'INVITATION', id: linkId, userId: account.id, expiresAt }
	});
	await tx.user.update({ where: { id: account.id }, data: { invitedAt: now } });
	return {
		kind: 'invitation',
		subject: `invitation:${linkId}`,
		recipient: {
			...{ address: account.email, name: account.name, userId: account.id, personId: account.personId },
			locale: account.locale === 'en' ? 'en' : 'lv'
		},
		occurrence: linkId,
		facts: { linkId },
		uselessAfter: expiresAt
	};
}

/** Invitations to many were called back before they went: those accounts are not invited, their links are worthless. */
export async function invitationsCalledBack(
	tx: Transaction,
	installation: Pick<Installation, 'clock'>,
	batchId: string
): Promise<void> {
	const mails = await tx.outboxMessage.findMany({ where: { batchId }, select: { userId: true } });
	const ids = mails.flatMap(({ userId }) => userId ?? []);
	await tx.user.updateMany({ where: { id: { in: ids }, lastSeenAt: null }, data: { invitedAt: null } });
	await tx.personalLink.updateMany({
		where: { userId: { in: ids }, purpose: 'INVITATION', usedAt: null, withdrawnAt: null },
		data: { withdrawnAt: installation.clock.now() }
	});
}

/** One change of an account, for the record. */
export function recordAccount(
	tx: Transaction,
	actor: Actor,
	deed: string,
	userId: string,
	before: object | null,
	after: object | null,
	undoes?: string
): Promise<string> {
	const change = { deed, capacity: officeOf(actor), subjectType: 'User', subjectId: userId, before, after };
	return record(tx, actor, undoes ? { ...change, undoes } : change);
}
