import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { People } from '#lib/council/holders.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import {
	saidBy,
	seatField,
	seatPrint,
	seatValues,
	seatsTyped,
	typedOf,
	unsaid,
	type SaidOfSeat
} from './attendance-form.ts';
import { readItemsAndGuests } from './attendance-rows.server.ts';
import { markAttendanceSchema } from './attendance-schema.ts';
import { readLive, type SeatedBody } from './attendance-view.server.ts';
import type { SeatAttendance } from './attendance.ts';
import { findAttendanceProblems } from './attending.ts';
import { findForChange, recordFor, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';

/** What was done: to which meeting, and the recorded change (null where nothing was different). */
export interface Attended {
	readonly meetingId: string;
	readonly eventId: string | null;
}

type Typed = z.output<typeof markAttendanceSchema>;

/**
 * Writes who sat in which seat, of one seat or of all of them. What nobody touched in the form stays as it is, so that two who mark
 * different seats are not in each other's way; sent twice it acts once. Refuses INVALID with what is wrong at each seat, CONFLICT
 * where somebody else said otherwise of a seat meanwhile, and writes none of it then.
 */
export async function markAttendance(actor: Actor, input: unknown): Promise<Attended> {
	const typed = parseInput(markAttendanceSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findSitting(tx, actor, typed.meetingId);
		const { bodies, people } = await readLive(actor, meeting, tx);
		const seats = bodies.flatMap((body) => body.seats);
		const itemIds = await readItemIds(tx, typed);
		const said = readTyped(typed, seats, { itemIds, people });
		await mustBeSeen(tx, meeting, typed, seats, said, itemIds);
		const next = seats.map((seat) => ({ ...seat, ...(said.get(seat.postId) ?? filled(seat, typed.fill)) }));
		mustBeRight(next, new Set(said.keys()), itemIds);
		const changed = next.filter((seat, index) => !isSame(seat, seats[index]!));
		return { meetingId: meeting.id, eventId: await writeSeats(tx, actor, meeting, { bodies, changed }) };
	});
}

/** A meeting at which people sit, for whoever marks who does; a decision in writing has none. */
export async function findSitting(tx: Transaction, actor: Actor, id: string): Promise<FoundMeeting> {
	const meeting = await findForChange(tx, actor, deeds.attend, { id });
	if (meeting.kind !== 'SITTING') throw new Refusal('NOT_FOUND');
	if (meeting.status === 'CANCELLED') throw new Refusal('NOT_NOW');
	return meeting;
}

/** As they were numbered when the form was shown, as far as they are still there. */
async function readItemIds(tx: Transaction, { meetingId, items }: Typed): Promise<string[]> {
	const now = (await readItemsAndGuests(tx, meetingId)).items.map(({ id }) => id);
	const shown = items.split(',').filter(Boolean);
	return shown.length ? shown.map((id) => (now.includes(id) ? id : '')) : now;
}

/** What the form says of the seats that were touched in it. Refuses INVALID what cannot be read. */
function readTyped(
	typed: Typed,
	seats: readonly SeatAttendance[],
	{ itemIds, people }: { itemIds: readonly string[]; people: People }
): Map<string, SaidOfSeat> {
	const known = new Set(seats.map(({ postId }) => postId));
	if (seatsTyped(typed).some((postId) => !known.has(postId)))
		throw new Refusal('INVALID', { fields: { form: 'attendance_problem_seat_gone' } });
	const personOf = personByName(people);
	const said = new Map<string, SaidOfSeat>();
	const problems: Record<string, string> = {};
	for (const { postId } of seats) {
		const values = typedOf(typed, postId);
		if (!values || seatPrint(values) === typed[seatField('was', postId)]) continue;
		const read = saidBy(values, { itemIds, personOf });
		if (typeof read === 'string') problems[seatField('state', postId)] = read;
		else said.set(postId, read);
	}
	if (Object.keys(problems).length) throw new Refusal('INVALID', { fields: problems });
	return said;
}

/** Whom of the council a typed name means; nobody where two are called so. */
function personByName({ holders }: People): (name: string) => string | null {
	const ids = new Map<string, Set<string>>();
	for (const { name, personId } of [...holders.values()].flat())
		ids.set(fold(name), (ids.get(fold(name)) ?? new Set()).add(personId));
	return (name) => {
		const [id, another] = ids.get(fold(name)) ?? [];
		return id !== undefined && another === undefined ? id : null;
	};
}

/** Refuses CONFLICT where a seat that was touched is no longer as the writer saw it, and not as they want it either. */
async function mustBeSeen(
	tx: Transaction,
	meeting: FoundMeeting,
	typed: Typed,
	seats: readonly SeatAttendance[],
	said: ReadonlyMap<string, SaidOfSeat>,
	itemIds: readonly string[]
): Promise<void> {
	const values: Record<string, unknown> = {};
	for (const seat of seats) {
		const wanted = said.get(seat.postId);
		const was = typed[seatField('was', seat.postId)];
		const now = seatPrint(seatValues(seat, itemIds));
		if (!wanted || was === undefined || was === now || isSame(seat, { ...seat, ...wanted })) continue;
		values[seatField('was', seat.postId)] = now;
	}
	if (Object.keys(values).length === 0) return;
	const last = await tx.auditEvent.findFirst({
		where: { subjectType: 'Meeting', subjectId: meeting.id, deed: deeds.attend.name },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { actorName: true }
	});
	throw new Refusal('CONFLICT', {
		theirs: { version: meeting.version, values, who: last?.actorName ?? null }
	});
}

/** A seat of which nothing is said: as it answered, or present where somebody sits in it. */
function filled(seat: SeatAttendance, fill: Typed['fill']): Partial<SaidOfSeat> {
	if (seat.state !== null || fill === 'NONE') return {};
	if (fill === 'OFFERED') return seat.offered ? { ...seat.offered, state: seat.offered.state } : {};
	return seat.personId === null ? {} : { state: 'PRESENT' };
}

function mustBeRight(
	seats: readonly SeatAttendance[],
	touched: ReadonlySet<string>,
	itemIds: readonly string[]
): void {
	const problems = findAttendanceProblems(seats, itemIds).filter(({ postId }) => touched.has(postId));
	if (problems.length === 0) return;
	throw new Refusal('INVALID', {
		fields: Object.fromEntries(
			problems.map(({ postId, problem, facts }) => [seatField('state', postId), problemWith(problem, facts)])
		)
	});
}

const saidColumns = Object.keys(unsaid) as (keyof SaidOfSeat)[];

function isSame(one: SaidOfSeat, other: SaidOfSeat): boolean {
	return saidColumns.every((column) => one[column] === other[column]);
}

/** What goes on the record of a seat: what is said of it, without what is not. */
function recorded(seat: SaidOfSeat & { readonly postId: string }): object {
	const said = saidColumns.filter((column) => seat[column] !== unsaid[column]);
	return { postId: seat.postId, ...Object.fromEntries(said.map((column) => [column, seat[column]])) };
}

/** Writes rows of seats with all that they are called that day, and records what changed; null where nothing did. */
export async function writeSeats(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ bodies, changed }: { bodies: readonly SeatedBody[]; changed: readonly SeatAttendance[] },
	undoes?: string
): Promise<string | null> {
	if (changed.length === 0) return null;
	const seats = bodies.flatMap((body) => body.seats);
	const before = changed.map(({ postId }) => seats.find((seat) => seat.postId === postId)!);
	const postIds = changed.map(({ postId }) => postId);
	await tx.attendance.deleteMany({ where: { meetingId: meeting.id, postId: { in: postIds } } });
	await tx.attendance.createMany({
		data: changed.map(({ offered: _offered, standIns: _standIns, version, ...facts }) => ({
			...{ id: newId(), meetingId: meeting.id, ...facts, version: version + 1 },
			position: seats.findIndex(({ postId }) => postId === facts.postId)
		}))
	});
	return recordFor(tx, actor, deeds.attend, meeting, {
		undoes,
		before: { attendance: before.map(recorded) },
		after: { attendance: changed.map(recorded) }
	});
}
