import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	changeSchema,
	inviteAgainSchema,
	inviteSchema,
	roleSchema,
	standingSchema
} from './account-schemas.ts';
import { deeds } from './accounts.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import { can } from './actor.ts';
import { findOrMake, makeInvitation, recordAccount } from './invitations.server.ts';
import { withdrawLinksOf } from './links.server.ts';
import { accountKeys } from './names.ts';
import { prepare } from './prepared.server.ts';
import type { DoneOrPrepared } from './prepared-kinds.server.ts';

/** One account as the verbs read it. */
export type AccountRow = NonNullable<Awaited<ReturnType<Transaction['user']['findUnique']>>>;

/** What was changed: the event by which it can be taken back, null where nothing was. */
export interface Changed {
	readonly eventId: string | null;
}

/**
 * Makes an account and mails its owner an invitation; a person with the same address is whose it is. An assistant prepares it.
 * Only an administrator gives roles. Refuses where the address has an account: staff may know that.
 */
export async function invite(
	actor: Actor,
	input: unknown
): Promise<DoneOrPrepared<Changed & { readonly userId: string }>> {
	const data = parseInput(inviteSchema, input);
	mustBeAble(actor, deeds.read);
	if (data.role) mustBeAble(actor, deeds.setRole);
	const mayOnlyPrepare = !can(actor, deeds.invite);
	if (mayOnlyPrepare) mustBeAble(actor, deeds.prepareInvite);
	return actor.installation.db.write(async (tx) => {
		const same = await tx.user.findFirst({ where: { OR: [{ id: data.id }, { email: data.email }] } });
		if (same && (same.id !== data.id || same.email !== data.email))
			refuseField('email', 'accounts_problem_email_taken');
		if (same) return { isPrepared: false, userId: same.id, eventId: null };
		if (mayOnlyPrepare) {
			const { id } = data;
			await prepare(tx, actor, {
				...{ id, deed: deeds.invite.name, input: data, subjectType: 'User', subjectId: id }
			});
			return { isPrepared: true };
		}
		const personId = await personWithout(tx, data.email);
		const { account, eventId } = await findOrMake(tx, actor, { ...data, userId: data.id, personId });
		await queueMail(tx, actor.installation, await makeInvitation(tx, actor, account));
		return { isPrepared: false, userId: account.id, eventId };
	});
}

/** The person of an address who has no account yet. */
async function personWithout(tx: Transaction, email: string): Promise<string | null> {
	const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
	if (!person) return null;
	return (await tx.user.count({ where: { personId: person.id } })) ? null : person.id;
}

/** Mails an invitation once more; the earlier link ends. Refuses NOT_NOW whoever has come already or was shut out. */
export async function inviteAgain(actor: Actor, input: unknown): Promise<void> {
	const { id, userId } = parseInput(inviteAgainSchema, input);
	mustBeAble(actor, deeds.invite);
	await actor.installation.db.write(async (tx) => {
		const account = await find(tx, userId);
		if ((await tx.personalLink.count({ where: { id } })) > 0) return;
		if (account.disabledAt || account.lastSeenAt) throw new Refusal('NOT_NOW');
		await queueMail(tx, actor.installation, await makeInvitation(tx, actor, account, id));
		await recordAccount(tx, actor, 'accounts.inviteAgain', userId, null, { email: account.email });
	});
}

/** Name, language, and whose account it is: the person is named by their address. */
export async function change(actor: Actor, input: unknown): Promise<Changed> {
	const { id, version, name, locale, personEmail } = parseInput(changeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const account = await findToChange(tx, actor, id);
		const personId = await personOf(tx, account, personEmail);
		if (account.name === name && account.locale === locale && account.personId === personId)
			return { eventId: null };
		await mustBeVersion(tx, account, version);
		return {
			eventId: await putInside(tx, actor, account, deeds.change.name, { name, locale, personId })
		};
	});
}

async function personOf(tx: Transaction, account: AccountRow, email: string | null): Promise<string | null> {
	if (!email) return null;
	const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
	if (!person) refuseField('personEmail', 'accounts_problem_no_person');
	const others = await tx.user.count({ where: { personId: person.id, id: { not: account.id } } });
	if (others) refuseField('personEmail', 'accounts_problem_person_taken');
	return person.id;
}

/** Gives a role or takes it. The last administrator stays one. */
export async function setRole(actor: Actor, input: unknown): Promise<Changed> {
	const { id, version, role } = parseInput(roleSchema, input);
	mustBeAble(actor, deeds.setRole);
	return actor.installation.db.write(async (tx) => {
		const account = await find(tx, id);
		if (account.role === role) return { eventId: null };
		await mustBeVersion(tx, account, version);
		return { eventId: await setRoleInside(tx, actor, account, role) };
	});
}

/** The change itself, for the verb and for whoever takes it back. */
export async function setRoleInside(
	tx: Transaction,
	actor: Actor,
	account: AccountRow,
	role: string | null,
	undoes?: string
): Promise<string> {
	if (role !== 'ADMINISTRATOR') await mustNotBeLast(tx, account, 'role');
	// An address that was asked for when others might still change the account does not become that of an office.
	await withdrawLinksOf(tx, actor.installation, account.id, ['EMAIL_CHANGE']);
	return putInside(tx, actor, account, deeds.setRole.name, { role }, undoes);
}

/** Shuts an account out: its sessions and links end at once. Not the last administrator, and nobody themselves. */
export async function disable(actor: Actor, input: unknown): Promise<Changed> {
	const { id, version } = parseInput(standingSchema, input);
	return actor.installation.db.write(async (tx) => {
		const account = await findToChange(tx, actor, id);
		if (account.disabledAt) return { eventId: null };
		await mustBeVersion(tx, account, version);
		return { eventId: await disableInside(tx, actor, account) };
	});
}

/** The change itself, for the verb and for whoever takes an invitation back. */
export async function disableInside(
	tx: Transaction,
	actor: Actor,
	account: AccountRow,
	undoes?: string
): Promise<string> {
	if (account.id === actor.userId) refuseField('form', 'accounts_problem_oneself');
	await mustNotBeLast(tx, account, 'form');
	await tx.session.deleteMany({ where: { userId: account.id } });
	await withdrawLinksOf(tx, actor.installation, account.id);
	const disabledAt = actor.installation.clock.now();
	return putInside(tx, actor, account, deeds.disable.name, { disabledAt }, undoes);
}

/** Lets an account in again: it signs in anew. */
export async function enable(actor: Actor, input: unknown): Promise<Changed> {
	const { id, version } = parseInput(standingSchema, input);
	return actor.installation.db.write(async (tx) => {
		const account = await findToChange(tx, actor, id);
		if (!account.disabledAt) return { eventId: null };
		await mustBeVersion(tx, account, version);
		const eventId = await putInside(tx, actor, account, deeds.enable.name, { disabledAt: null });
		return { eventId };
	});
}

/** An account; refuses NOT_FOUND. */
export async function find(tx: Transaction, id: string): Promise<AccountRow> {
	const account = await tx.user.findUnique({ where: { id } });
	if (!account) throw new Refusal('NOT_FOUND');
	return account;
}

/** An account that the actor may change: those with a role are the administrator's. Refuses NOT_FOUND. */
export async function findToChange(tx: Transaction, actor: Actor, id: string): Promise<AccountRow> {
	mustBeAble(actor, deeds.change);
	const account = await find(tx, id);
	if (account.role) mustBeAble(actor, deeds.changeStaff);
	return account;
}

/** Whoever comes second sees what the first one wrote. */
export async function mustBeVersion(tx: Transaction, account: AccountRow, version: number): Promise<void> {
	if (account.version === version) return;
	const [person, last] = [
		account.personId ? await tx.person.findUnique({ where: { id: account.personId } }) : null,
		await tx.auditEvent.findFirst({
			where: { subjectType: 'User', subjectId: account.id },
			orderBy: [{ at: 'desc' }, { id: 'desc' }]
		})
	];
	const { name, locale, role } = account;
	const values = { name, locale, role: role ?? '', personEmail: person?.email ?? '' };
	throw new Refusal('CONFLICT', {
		theirs: { version: account.version, values, who: last?.actorName ?? null }
	});
}

/** Sample administrators are nobody: they do not count beside a real one. */
async function mustNotBeLast(tx: Transaction, account: AccountRow, field: string): Promise<void> {
	if (account.role !== 'ADMINISTRATOR' || account.disabledAt) return;
	const others = await tx.user.count({
		where: {
			...{ role: 'ADMINISTRATOR', disabledAt: null, id: { not: account.id } },
			...(account.isSample ? {} : { isSample: false })
		}
	});
	if (others === 0) refuseField(field, 'accounts_problem_last_administrator');
}

type Fields = Partial<Pick<AccountRow, 'name' | 'locale' | 'theme' | 'personId' | 'role' | 'disabledAt'>>;

/** Writes fields of an account and records what they were; answers the event's id. */
export async function putInside(
	tx: Transaction,
	actor: Actor,
	account: AccountRow,
	deed: string,
	fields: Fields,
	undoes?: string
): Promise<string> {
	const names = (Object.keys(fields) as (keyof Fields)[]).filter((name) => account[name] !== fields[name]);
	const pick = (from: Fields) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
	const { name, email } = { ...account, ...fields };
	await tx.user.update({
		where: { id: account.id, version: account.version },
		data: { ...fields, ...accountKeys({ name, email }), version: { increment: 1 } }
	});
	return recordAccount(tx, actor, deed, account.id, pick(account), pick(fields), undoes);
}
