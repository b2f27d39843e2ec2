import { m } from '#i18n/generated/messages.js';
import { queueBatch, type QueuedBatch } from '#lib/mail/batches.server.ts';
import type { NewMail } from '#lib/mail/outbox.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { inviteManySchema, inviteSchema } from './account-schemas.ts';
import { invite } from './accounts.server.ts';
import { deeds } from './accounts.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import { can, type Locale } from './actor.ts';
import { findOrMake, makeInvitation } from './invitations.server.ts';
import { prepare } from './prepared.server.ts';
import type { DoneOrPrepared, PreparedKinds } from './prepared-kinds.server.ts';

/** A person who may be invited. */
export interface Candidate {
	readonly personId: string;
	readonly name: string;
	readonly email: string;
	readonly locale: Locale;
}

/** Who holds a seat today and has an address: the council knows it, which stands above accounts. */
export type SeatHolders = (actor: Actor) => Promise<readonly Candidate[]>;

/** Seat holders with an address who were never invited, in the order given. */
export async function listUninvited(actor: Actor, seatHolders: SeatHolders): Promise<Candidate[]> {
	mustBeAble(actor, deeds.read);
	return uninvited(actor.installation.db.read, await seatHolders(actor));
}

/** Without those who came, were invited or were shut out, and without addresses that are another account's. */
async function uninvited(
	reader: Pick<Reader, 'user'> | Transaction,
	candidates: readonly Candidate[]
): Promise<Candidate[]> {
	const accounts = await reader.user.findMany({
		select: { email: true, personId: true, invitedAt: true, lastSeenAt: true, disabledAt: true }
	});
	const [byPerson, byEmail] = [
		new Map(accounts.map((account) => [account.personId, account])),
		new Map(accounts.map((account) => [account.email, account]))
	];
	return candidates.filter(({ personId, email }) => {
		const own = byPerson.get(personId);
		const same = byEmail.get(email);
		if (same?.personId && same.personId !== personId) return false;
		const account = own ?? same;
		return !account || !(account.invitedAt || account.lastSeenAt || account.disabledAt);
	});
}

/**
 * Invites everybody who holds a seat, has an address and was never invited. The form says how many there would be: where there are
 * others by now, it is refused, so that nobody writes to more people than they saw. An assistant prepares it.
 */
export async function inviteMany(
	actor: Actor,
	seatHolders: SeatHolders,
	input: unknown
): Promise<DoneOrPrepared<QueuedBatch>> {
	const { id, count } = parseInput(inviteManySchema, input);
	mustBeAble(actor, deeds.read);
	const mayOnlyPrepare = !can(actor, deeds.inviteMany);
	if (mayOnlyPrepare) mustBeAble(actor, deeds.prepareInvite);
	const candidates = await seatHolders(actor);
	return actor.installation.db.write(async (tx) => {
		const done = await doneAlready(tx, id);
		if (done) return { isPrepared: false, ...done };
		const invited = await uninvited(tx, candidates);
		if (invited.length !== count || count === 0) refuseField('count', 'accounts_problem_count');
		if (!mayOnlyPrepare) return { isPrepared: false, ...(await inviteAll(tx, actor, id, invited)) };
		await prepare(tx, actor, {
			...{ id, deed: deeds.inviteMany.name, input: { id, count }, subjectType: 'User', subjectId: id }
		});
		return { isPrepared: true };
	});
}

/** The same form sent before: its batch, or, where they were few, its mails. */
async function doneAlready(tx: Transaction, id: string): Promise<QueuedBatch | null> {
	const batch = await tx.mailBatch.findUnique({ where: { id } });
	if (batch) return { count: batch.count, startsAt: batch.startsAt };
	const count = await tx.auditEvent.count({
		where: { deed: deeds.invite.name, subjectType: 'User', after: { contains: id } }
	});
	return count > 0 ? { count, startsAt: null } : null;
}

async function inviteAll(
	tx: Transaction,
	actor: Actor,
	id: string,
	invited: readonly Candidate[]
): Promise<QueuedBatch> {
	const mails: NewMail[] = [];
	for (const candidate of invited) {
		const { account } = await findOrMake(tx, actor, { ...candidate, userId: newId(), via: id });
		mails.push(await makeInvitation(tx, actor, account));
	}
	const subject = m.accounts_batch_subject({}, { locale: 'lv' });
	return queueBatch(tx, actor.installation, actor, { id, kind: 'invitation', subject }, mails);
}

/** What an assistant may prepare in this room. */
export function preparedKindsOf(seatHolders: SeatHolders): PreparedKinds {
	return {
		[deeds.invite.name]: {
			async describe({ locale }, input) {
				const { name, email } = inviteSchema.parse(input);
				return m.accounts_prepared_invite({ name, email }, { locale });
			},
			addressOf: async () => '/accounts',
			async perform(actor, input) {
				await invite(actor, input);
			}
		},
		[deeds.inviteMany.name]: {
			async describe({ locale }, input) {
				const { count } = inviteManySchema.parse(input);
				return m.accounts_prepared_invite_many({ count }, { locale });
			},
			addressOf: async () => '/accounts/invite-many',
			async perform(actor, input) {
				await inviteMany(actor, seatHolders, input);
			}
		}
	};
}
