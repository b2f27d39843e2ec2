import { fold } from '#lib/latvian/letters.ts';
import { recordAll } from '#lib/audit/audit.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { emailChangeSchema } from './account-schemas.ts';
import { find, findToChange, type AccountRow } from './accounts.server.ts';
import { deeds } from './accounts.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import { attemptKey, countAttempt } from './attempts.server.ts';
import { recordAccount } from './invitations.server.ts';
import { createLink, mailedPurposes, makeLink, openLink, useLink, withdrawLinksOf } from './links.server.ts';
import { accountKeys } from './names.ts';
import { tellOwner } from './passwords.server.ts';

const hour = 60 * 60_000;
/** How long a new address may take to be confirmed. */
export const emailChangeLife = 24 * hour;
const perAccount = { limit: 5, window: hour };

/**
 * Asks for another address: oneself, or whoever may change the account. Nothing changes until the new address confirms it by a
 * mailed link. Whether it is somebody's already, only staff is told; oneself gets the same answer, and no mail goes there.
 */
export async function requestEmailChange(actor: Actor, input: unknown): Promise<void> {
	const { id, userId, email } = parseInput(emailChangeSchema, input);
	mustBeAble(actor, deeds.changeEmail);
	const isOwn = userId === actor.userId;
	const { installation } = actor;
	await installation.db.write(async (tx) => {
		const account = isOwn ? await find(tx, userId) : await findToChange(tx, actor, userId);
		if (account.disabledAt) throw new Refusal('NOT_NOW');
		if ((await tx.personalLink.count({ where: { id } })) > 0) return;
		if (account.email === email) refuseField('email', 'accounts_problem_email_same');
		const key = attemptKey(installation, 'email-change', userId);
		const isWithin = await countAttempt(tx, installation, key, perAccount);
		if (isOwn && !isWithin) refuseField('email', 'accounts_problem_email_often');
		if (await isTakenBySomebody(tx, account, email)) {
			if (!isOwn) refuseField('email', 'accounts_problem_email_taken');
			return;
		}
		await mailNewAddress(tx, actor, account, { id, email, isOwn });
	});
}

async function mailNewAddress(
	tx: Transaction,
	actor: Actor,
	account: AccountRow,
	{ id, email, isOwn }: { id: string; email: string; isOwn: boolean }
): Promise<void> {
	const { installation } = actor;
	const expiresAt = new Date(installation.clock.now().getTime() + emailChangeLife);
	await withdrawLinksOf(tx, installation, account.id, ['EMAIL_CHANGE']);
	await createLink(tx, installation, {
		...{ purpose: 'EMAIL_CHANGE', id, userId: account.id, subject: email, expiresAt }
	});
	await queueMail(tx, installation, {
		...{ kind: 'email-change', subject: `email-change:${id}`, occurrence: id, uselessAfter: expiresAt },
		recipient: {
			...{ address: email, name: account.name, userId: account.id, personId: account.personId },
			locale: account.locale === 'en' ? 'en' : 'lv'
		},
		facts: { linkId: id, by: isOwn ? null : actor.name }
	});
	if (!isOwn) await recordAccount(tx, actor, 'accounts.askEmail', account.id, null, { email });
}

/** Another account's address, or another person's. */
async function isTakenBySomebody(tx: Transaction, account: AccountRow, email: string): Promise<boolean> {
	const accounts = await tx.user.count({ where: { email, id: { not: account.id } } });
	if (accounts > 0) return true;
	const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
	// Who has no record of their own may take the address that they can read the mail of.
	return person !== null && account.personId !== null && person.id !== account.personId;
}

export type ConfirmedEmail =
	| { readonly state: 'changed'; readonly email: string }
	| { readonly state: 'used' | 'expired' | 'withdrawn' | 'unknown' | 'taken' };

/** Looks at a link from a mail to a new address; changes nothing, so that mail scanners cannot use it up. */
export async function openEmailChange(installation: Installation, token: string) {
	return openLink(installation, ['EMAIL_CHANGE'], token);
}

/**
 * The new address confirms: from now on it is the account's, and its person's. The old address is told, links that were mailed
 * to it end; the calendar goes on, for its address is the person's own, made while signed in and never mailed.
 */
export async function confirmEmailChange(installation: Installation, token: string): Promise<ConfirmedEmail> {
	const opened = await openEmailChange(installation, token);
	if (opened.state !== 'good') return opened;
	const { id, userId, subject: email } = opened.link;
	if (!userId || !email) return { state: 'unknown' };
	return installation.db.write(async (tx): Promise<ConfirmedEmail> => {
		const account = await tx.user.findFirst({ where: { id: userId, disabledAt: null } });
		if (!account) return { state: 'unknown' };
		if (await isTakenBySomebody(tx, account, email)) return { state: 'taken' };
		if (!(await useLink(tx, installation, id))) return { state: 'used' };
		await moveAddress(tx, installation, account, email);
		return { state: 'changed', email };
	});
}

async function moveAddress(tx: Transaction, installation: Installation, account: AccountRow, email: string) {
	const { id, name, personId } = account;
	await tx.user.update({
		where: { id },
		data: { email, ...accountKeys({ name, email }), version: { increment: 1 } }
	});
	await withdrawLinksOf(tx, installation, id, mailedPurposes);
	const change = {
		deed: deeds.changeEmail.name,
		capacity: name,
		before: { email: account.email },
		after: { email }
	};
	const changes = [{ ...change, subjectType: 'User', subjectId: id }];
	const person = personId ? await tx.person.findUnique({ where: { id: personId } }) : null;
	if (person) {
		const said = fold([person.name, person.title].filter(Boolean).join(' '));
		const searchText = `${said} ${email}`;
		await tx.person.update({
			where: { id: person.id },
			data: { email, searchText, version: { increment: 1 } }
		});
		await tx.revision.update({ where: { id: 'council' }, data: { number: { increment: 1 } } });
		const before = { email: person.email };
		changes.push({
			...change,
			before: before as typeof change.before,
			subjectType: 'Person',
			subjectId: person.id
		});
	}
	await recordAll(tx, { installation, userId: id, name }, changes);
	await tellOwner(tx, { installation }, account, 'EMAIL_CHANGED');
}

/** The address that confirms a change, usable: for the hands of the new address's owner only. */
export function emailChangeAddress(
	installation: Installation,
	link: { id: string; expiresAt: Date }
): string {
	const token = makeLink(installation, { purpose: 'EMAIL_CHANGE', ...link });
	return `${installation.config.origin}/email-change/${token}`;
}
