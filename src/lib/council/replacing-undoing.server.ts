import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { m } from '#i18n/generated/messages.js';
import { Refusal } from '#lib/server/refusal.ts';
import { councilChanged } from './changing.server.ts';
import { deeds } from './council.ts';
import { changeMembershipInside, membershipValues } from './memberships.server.ts';
import { mustBeAsLeft, sidesOf, takeBackMembership, type Fields } from './people-taking-back.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';

/**
 * Takes a replacement back: the successor's seat, the end of the old one's time, the request for a delegation, and the mail that
 * has not left. A person who was entered, an account and a mail that was sent stay. Refuses CONFLICT where the seats or the request
 * were changed since.
 */
export async function undoReplacing(actor: Actor, change: RecordedChange): Promise<void> {
	mustBeAble(actor, deeds.replace);
	const { before, after } = sidesOf(change);
	if (!before || !after) throw new Refusal('NOT_NOW');
	// The successor's seat is gone with its dates: whoever wants it again replaces anew, not by halves.
	if (typeof before['newMembershipId'] === 'string') throw new Refusal('NOT_NOW');
	await actor.installation.db.write(async (tx) => {
		const post = await tx.post.findUnique({ where: { id: String(after['postId']) } });
		if (post?.delegationRequestedOn !== requestedOn(after)) throw new Refusal('CONFLICT');
		await takeBackSuccessor(tx, actor, after, change.id);
		await giveBackSeat(tx, actor, before, after, change.id);
		const delegationRequestedOn = requestedOn(before);
		await tx.post.update({ where: { id: post.id }, data: { delegationRequestedOn } });
		await councilChanged(tx);
		await record(tx, actor, {
			...{ deed: deeds.replace.name, capacity: officeOf(actor), subjectType: 'Body' },
			...{ subjectId: change.subjectId, before: after, after: before, undoes: change.id }
		});
	});
}

/** Since when the seat's institutions are asked for somebody; null where they are not. */
function requestedOn({ delegationRequestedOn }: Fields): string | null {
	return typeof delegationRequestedOn === 'string' ? delegationRequestedOn : null;
}

async function takeBackSuccessor(
	tx: Transaction,
	actor: Actor,
	after: Fields,
	undoes: string
): Promise<void> {
	const id = after['newMembershipId'];
	if (typeof id !== 'string') return;
	const membership = await tx.membership.findUnique({ where: { id } });
	// Whoever was changed or ended since has a history of their own.
	if (!membership || membership.version !== 1) throw new Refusal('CONFLICT');
	await takeBackMembership(tx, actor, id, { undoes, after: {} });
	if (typeof after['mailId'] !== 'string') return;
	await tx.outboxMessage.updateMany({
		where: { id: after['mailId'], state: 'QUEUED' },
		data: {
			state: 'DROPPED',
			error: m.people_mail_called_back({}, { locale: 'lv' }),
			version: { increment: 1 }
		}
	});
}

async function giveBackSeat(
	tx: Transaction,
	actor: Actor,
	before: Fields,
	after: Fields,
	undoes: string
): Promise<void> {
	const id = before['membershipId'];
	if (typeof id !== 'string') return;
	const membership = await tx.membership.findUnique({ where: { id } });
	mustBeAsLeft(membership, { endDate: after['endDate'], endBasis: after['endBasis'] });
	const { endDate, endBasis } = before as { endDate: string | null; endBasis: string | null };
	await changeMembershipInside(
		tx,
		actor,
		id,
		{ ...membershipValues(membership!), endDate, endBasis },
		undoes
	);
}
