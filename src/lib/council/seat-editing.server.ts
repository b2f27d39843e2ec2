import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { subjectOf, type BodyDone } from './body-editing.server.ts';
import { leaveTogether } from './people-leaving.server.ts';
import { conflict, difference, eventOfForm, recordChange, writeOnce } from './changing.server.ts';
import { deeds, type PostRole } from './council.ts';
import { addSeatSchema, editSeatSchema, endSeatSchema, moveSeatSchema } from './seat-editing-schema.ts';
import { endedWith, movedBeside, problemOfSeat, type SeatNode } from './seat-editing.ts';

/** What is written of a seat. */
interface SeatState {
	readonly label: string;
	readonly role: PostRole;
	readonly votingRight: boolean;
	readonly institutionIds: readonly string[];
	readonly startDate: string | null;
	readonly basis: string | null;
	readonly note: string | null;
}

type SeatRow = NonNullable<Awaited<ReturnType<typeof findSeat>>>;

const findSeat = (tx: Transaction, id: string) =>
	tx.post.findUnique({
		where: { id },
		include: { body: true, institutions: { orderBy: { position: 'asc' } }, memberships: true }
	});

/** Adds a seat to a body, as its last. Refuses INVALID a second chair and what is outside the body's time. Twice is once. */
export async function addSeat(actor: Actor, input: unknown): Promise<BodyDone> {
	const { id, bodyId, ...typed } = parseInput(addSeatSchema, input);
	const state = { ...typed, institutionIds: chosen(typed.institutionIds) };
	mustBeAble(actor, deeds.change);
	return writeOnce(actor.installation.db, async (tx) => {
		const body = await tx.body.findUnique({ where: { id: bodyId } });
		if (!body) throw new Refusal('NOT_FOUND');
		const subject = subjectOf(bodyId);
		if (await tx.post.findUnique({ where: { id }, select: { id: true } }))
			return { slug: body.slug, eventId: await eventOfForm(tx, actor, subject, id) };
		if (body.endDate) refuseField('form', 'bodies_problem_body_ended');
		await refuseWrongSeat(tx, { ...state, id, endDate: null }, body);
		await refuseUnknown(tx, state.institutionIds);
		const last = await tx.post.aggregate({ where: { bodyId }, _max: { position: true } });
		const position = (last._max.position ?? 0) + 1;
		await insertSeat(tx, { id, bodyId, position, endDate: null, ...state });
		const after = { postId: id, position, ...state };
		return { slug: body.slug, eventId: await recordChange(tx, actor, { ...subject, before: null, after }) };
	});
}

/** Changes what is written of a seat. Refuses as `addSeat` does, and CONFLICT where somebody changed it meanwhile. */
export async function editSeat(actor: Actor, input: unknown): Promise<BodyDone> {
	const { id, version, ...typed } = parseInput(editSeatSchema, input);
	const after = { ...typed, institutionIds: chosen(typed.institutionIds) };
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const row = await findSeat(tx, id);
		if (!row) throw new Refusal('NOT_FOUND');
		const { slug } = row.body;
		await refuseStale(tx, row, version);
		const change = difference<SeatState>(stateOf(row), after);
		if (!change) return { slug, eventId: null };
		if (change.after.role && row.role === 'CHAIR') refuseOwnChair(actor, row, 'role');
		refuseLateStart(row, after.startDate);
		await refuseWrongSeat(tx, { ...after, id, endDate: row.endDate }, row.body);
		await refuseUnknown(tx, after.institutionIds);
		await writeSeat(tx, id, change.after);
		const eventId = await recordChange(tx, actor, {
			...subjectOf(row.bodyId),
			before: { postId: id, ...change.before },
			after: { postId: id, ...change.after }
		});
		return { slug, eventId };
	});
}

/**
 * Ends a seat on a day, and with it the time of whoever sits there. Refuses a day before its beginning or before somebody's
 * beginning in it, and a chair who would end their own seat. A seat that ended that day already stays as it is.
 */
export async function endSeat(actor: Actor, input: unknown): Promise<BodyDone & { ended: number }> {
	const { id, version, endDate, basis } = parseInput(endSeatSchema, input);
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const row = await findSeat(tx, id);
		if (!row) throw new Refusal('NOT_FOUND');
		const { slug } = row.body;
		if (row.endDate === endDate) return { slug, eventId: null, ended: 0 };
		await refuseStale(tx, row, version);
		refuseOwnChair(actor, row, 'form');
		if (row.endDate) throw new Refusal('NOT_NOW', { fields: { form: 'bodies_problem_seat_ended' } });
		if (row.startDate && endDate < row.startDate)
			refuseField('endDate', 'bodies_problem_seat_end_before_start');
		const { ended, isTooEarly } = endedWith(row.memberships, endDate);
		if (isTooEarly) refuseField('endDate', 'bodies_problem_seat_later_holder');
		const after = { endDate, ...(basis ? { basis } : {}) };
		await writeSeat(tx, id, after);
		const memberships = await endMemberships(tx, ended, { endDate, endBasis: basis });
		await leaveTogether(tx, actor.installation, ended);
		const eventId = await recordChange(tx, actor, {
			...subjectOf(row.bodyId),
			before: { postId: id, endDate: null, ...(basis ? { basis: row.basis } : {}) },
			after: { postId: id, ...after, ...(memberships.length ? { memberships } : {}) }
		});
		return { slug, eventId, ended: memberships.length };
	});
}

/** Puts a seat before or after another of its body, as a list prints them. Where it stands so already nothing changes. */
export async function moveSeat(actor: Actor, input: unknown): Promise<BodyDone> {
	const move = parseInput(moveSeatSchema, input);
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const seat = await tx.post.findUnique({ where: { id: move.id }, include: { body: true } });
		if (!seat) throw new Refusal('NOT_FOUND');
		const order = await readOrder(tx, seat.bodyId);
		const next = movedBeside(order, move);
		const { slug } = seat.body;
		if (next.every((id, at) => id === order[at])) return { slug, eventId: null };
		await writeOrder(tx, next);
		const eventId = await recordChange(tx, actor, {
			...{ ...subjectOf(seat.bodyId), before: { order }, after: { order: next } }
		});
		return { slug, eventId };
	});
}

/** A membership that ended because its seat or body did, and how it ended before. */
export interface EndedMembership {
	readonly id: string;
	readonly endDate: string;
	readonly endDateBefore: string | null;
	readonly endBasisBefore: string | null;
}

/** Ends memberships on a day; what is answered puts them back. Whoever then holds nothing, `leaveTogether` signs out. */
export async function endMemberships(
	tx: Transaction,
	ended: readonly { readonly id: string }[],
	{ endDate, endBasis }: { endDate: string; endBasis: string | null }
): Promise<EndedMembership[]> {
	const rows = await tx.membership.findMany({ where: { id: { in: ended.map(({ id }) => id) } } });
	await tx.membership.updateMany({
		where: { id: { in: rows.map(({ id }) => id) } },
		data: { endDate, ...(endBasis ? { endBasis } : {}), version: { increment: 1 } }
	});
	return rows.map(({ id, endDate: endDateBefore, endBasis: endBasisBefore }) => ({
		...{ id, endDate, endDateBefore, endBasisBefore }
	}));
}

/** Puts back what `endMemberships` changed. Refuses CONFLICT where one was changed since, or its holder has no name any more. */
export async function resumeMemberships(tx: Transaction, ended: readonly EndedMembership[]): Promise<void> {
	for (const { id, endDate, endDateBefore, endBasisBefore } of ended) {
		const { count } = await tx.membership.updateMany({
			where: { id, endDate, person: { pseudonymisedAt: null } },
			data: { endDate: endDateBefore, endBasis: endBasisBefore, version: { increment: 1 } }
		});
		if (count !== 1) throw new Refusal('CONFLICT');
	}
}

/** Writes the row of a new seat with its institutions. */
export async function insertSeat(
	tx: Transaction,
	seat: SeatState & { id: string; bodyId: string; position: number; endDate: string | null }
): Promise<void> {
	const { institutionIds, ...row } = seat;
	const institutions = {
		create: institutionIds.map((institutionId, position) => ({ institutionId, position }))
	};
	await tx.post.create({ data: { ...row, institutions } });
}

/** Writes what changed of a seat. */
export async function writeSeat(
	tx: Transaction,
	id: string,
	{ institutionIds, ...row }: Partial<SeatState> & { endDate?: string | null }
): Promise<void> {
	await tx.post.update({ where: { id }, data: { ...row, version: { increment: 1 } } });
	if (!institutionIds) return;
	await tx.postInstitution.deleteMany({ where: { postId: id } });
	await tx.postInstitution.createMany({
		data: institutionIds.map((institutionId, position) => ({ postId: id, institutionId, position }))
	});
}

/** What was chosen, each once, without the fields that were left empty. */
function chosen(ids: readonly string[]): string[] {
	return [...new Set(ids.filter((id) => id !== ''))];
}

/** Every seat of a body, ended ones too, as printed. */
export async function readOrder(tx: Transaction, bodyId: string): Promise<string[]> {
	const rows = await tx.post.findMany({
		where: { bodyId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return rows.map(({ id }) => id);
}

/** Numbers the seats in a new order. */
export async function writeOrder(tx: Transaction, order: readonly string[]): Promise<void> {
	for (const [at, id] of order.entries()) await tx.post.update({ where: { id }, data: { position: at + 1 } });
}

export function stateOf(row: SeatRow): SeatState {
	const { label, role, votingRight, startDate, basis, note } = row;
	const institutionIds = row.institutions.map((one) => one.institutionId);
	return { label, role: role as PostRole, votingRight, institutionIds, startDate, basis, note };
}

/** Refuses at its field what the rules of seats do not allow. */
export async function refuseWrongSeat(
	tx: Transaction,
	seat: SeatNode,
	body: { id: string; startDate: string | null; endDate: string | null }
): Promise<void> {
	const seats = await tx.post.findMany({ where: { bodyId: body.id } });
	const problem = problemOfSeat(seats as unknown as SeatNode[], seat, body);
	if (problem) refuseField(problem.field, problem.key);
}

async function refuseUnknown(tx: Transaction, ids: readonly string[]): Promise<void> {
	const known = await tx.institution.count({ where: { id: { in: [...ids] } } });
	if (known !== ids.length) refuseField('institutionIds', 'server_problem_form');
}

async function refuseStale(tx: Transaction, row: SeatRow, version: number): Promise<void> {
	if (row.version === version) return;
	const values = { ...stateOf(row), endDate: row.endDate };
	throw await conflict(tx, subjectOf(row.bodyId), { version: row.version, values });
}

/** Whoever leads a body does not take the seat from under themselves: somebody else of the secretariat does. */
function refuseOwnChair(actor: Actor, row: SeatRow, field: string): void {
	const isOwn = actor.seats.some((seat) => seat.postId === row.id);
	if (isOwn && row.role === 'CHAIR') refuseField(field, 'bodies_problem_own_chair');
}

function refuseLateStart(row: SeatRow, startDate: string | null): void {
	const first = row.memberships.flatMap((one) => one.startDate ?? []).sort()[0];
	if (startDate && first && startDate > first && startDate !== row.startDate)
		refuseField('startDate', 'bodies_problem_seat_start_after_holder');
}
