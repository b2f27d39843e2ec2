import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import { startOfDay } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { membershipValues, mustNotUnseatOneself } from './memberships.server.ts';
import { leaveIfNothingHeld } from './people-leaving.server.ts';
import { recordPeople } from './people-record.server.ts';

const fields = z.record(z.string(), z.unknown()).nullable();
export type Fields = Readonly<Record<string, unknown>>;

/** What a recorded change was before and after: null before it was there, null after it was gone. */
export function sidesOf(change: RecordedChange): { before: Fields | null; after: Fields | null } {
	return { before: fields.parse(change.before ?? null), after: fields.parse(change.after ?? null) };
}

/** Refuses CONFLICT where what is there now is not what the change left. */
export function mustBeAsLeft(now: object | null, left: Fields): void {
	const current = (now ?? {}) as Fields;
	const isChanged = Object.keys(left).some((field) => field in current && current[field] !== left[field]);
	if (!now || isChanged) throw new Refusal('CONFLICT');
}

/**
 * An appointment that is taken back never was: its row goes, the record says that it did; who was to be asked is asked again, and
 * whoever holds nothing then is signed out. Refuses NOT_NOW where they reported in that seat, which is then ended instead; and a
 * chair who takes their own seat from under themselves.
 */
export async function takeBackMembership(
	tx: Transaction,
	actor: Actor,
	id: string,
	{ undoes, after }: { undoes?: string | undefined; after: Fields }
): Promise<void> {
	const membership = await tx.membership.findUnique({ where: { id }, include: { post: true } });
	if (!membership) throw new Refusal('CONFLICT');
	mustNotUnseatOneself(actor, membership, { ...membershipValues(membership), endDate: '' });
	if (await hasReported(tx, membership)) throw new Refusal('NOT_NOW');
	await tx.membership.delete({ where: { id } });
	const requested = after['delegationRequestedOn'];
	if (typeof requested === 'string')
		await tx.post.update({
			where: { id: membership.postId },
			data: { delegationRequestedOn: requested }
		});
	const { personId, postId } = membership;
	await leaveIfNothingHeld(tx, actor.installation, personId);
	await recordPeople(tx, actor, {
		...{ subjectType: 'Person', subjectId: personId, after: null, undoes },
		before: { membershipId: id, postId, ...membershipValues(membership) }
	});
}

/** What somebody said in a seat stays, and so does that they sat there. */
async function hasReported(
	tx: Transaction,
	{ personId, postId, startDate }: { personId: string; postId: string; startDate: string | null }
): Promise<boolean> {
	const since = startDate ? { at: { gte: startOfDay(startDate) } } : {};
	const where = { personId, postId, ...since };
	return (await tx.progressEntry.findFirst({ where, select: { id: true } })) !== null;
}
