import { Refusal } from '#lib/server/refusal.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { mustBeUnchanged, type TakeBack } from './changing.server.ts';
import type { Span } from './council.ts';
import {
	endMemberships,
	insertSeat,
	readOrder,
	refuseWrongSeat,
	resumeMemberships,
	stateOf,
	writeOrder,
	writeSeat,
	type EndedMembership
} from './seat-editing.server.ts';

type SeatFields = Partial<ReturnType<typeof stateOf>> & {
	readonly postId: string;
	readonly endDate?: string | null;
	readonly memberships?: readonly EndedMembership[];
};

/** A seat that was added goes again, one that was changed or ended is as it was; whoever sat there sits there. */
export const undoSeat: TakeBack = async (tx, bodyId, before, after) => {
	const { postId } = (after ?? before) as unknown as SeatFields;
	if (!before) return removeSeat(tx, postId);
	if (!after) {
		const { postId: id, ...fields } = before as unknown as SeatFields & { position: number };
		const seat = { ...(fields as Parameters<typeof insertSeat>[1]), id, bodyId, endDate: null };
		const body = await tx.body.findUnique({ where: { id: bodyId } });
		if (!body || body.endDate) throw new Refusal('NOT_NOW');
		await refuseWrongSeat(tx, seat, body);
		return insertSeat(tx, seat);
	}
	const was = before as unknown as SeatFields;
	const is = after as unknown as SeatFields;
	const row = await readRow(tx, postId);
	const { postId: _is, memberships: ended = [], ...left } = is;
	const { postId: _was, memberships: resumed = [], ...back } = was;
	const state = { ...stateOf(row), endDate: row.endDate };
	mustBeUnchanged(state, left);
	mustFit({ ...state, ...back }, row);
	await refuseWrongSeat(tx, { ...state, ...back, id: postId }, row.body);
	await writeSeat(tx, postId, back);
	await resumeMemberships(tx, ended);
	if (resumed.length)
		await endMemberships(tx, resumed, { endDate: back.endDate!, endBasis: back.basis ?? null });
};

/** Its body may have ended since, or somebody have sat in it from an earlier day than it would begin on again. */
function mustFit(seat: Span, { body, startDate, memberships }: Awaited<ReturnType<typeof readRow>>): void {
	const lastsLonger = body.endDate !== null && (seat.endDate === null || seat.endDate > body.endDate);
	const first = seat.startDate;
	const beginsLate =
		first !== null &&
		first !== startDate &&
		memberships.some((one) => one.startDate !== null && one.startDate < first);
	if (lastsLonger || beginsLate) throw new Refusal('NOT_NOW');
}

/** The seats stand as they stood, where they have not been moved since. */
export const undoOrder: TakeBack = async (tx, bodyId, before, after) => {
	const order = await readOrder(tx, bodyId);
	mustBeUnchanged({ order }, after ?? {});
	await writeOrder(tx, (before as { order: string[] }).order);
};

async function readRow(tx: Transaction, id: string) {
	const row = await tx.post.findUnique({
		where: { id },
		include: { body: true, institutions: { orderBy: { position: 'asc' } }, memberships: true }
	});
	if (!row) throw new Refusal('CONFLICT');
	return row;
}

/** Only a seat that nobody sat in and that owes nothing can be unmade. */
async function removeSeat(tx: Transaction, id: string): Promise<void> {
	const row = await readRow(tx, id);
	const owed = await tx.taskAssignment.count({ where: { postId: id } });
	if (row.memberships.length > 0 || owed > 0) throw new Refusal('NOT_NOW');
	await tx.postInstitution.deleteMany({ where: { postId: id } });
	await tx.post.delete({ where: { id } });
}
