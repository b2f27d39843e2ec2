import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { itemOf } from './attendance-form.ts';
import { readItemsAndGuests } from './attendance-rows.server.ts';
import { addGuestSchema, editGuestSchema, removeGuestSchema } from './attendance-schema.ts';
import { findSitting, type Attended } from './attendance.server.ts';
import { mustBeAsSeen, recordFor, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';

const columns = {
	...{ id: true, meetingId: true, name: true, title: true, institution: true, isOnline: true },
	...{ cameItemId: true, leftItemId: true, position: true, version: true }
} as const;

/** Puts somebody who was asked in on the list: they speak, they do not vote. Sent twice with one id it acts once. */
export async function addGuest(actor: Actor, input: unknown): Promise<Attended> {
	const { id, meetingId, ...typed } = parseInput(addGuestSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findSitting(tx, actor, meetingId);
		const known = await tx.meetingGuest.findUnique({ where: { id }, select: columns });
		if (known && known.meetingId !== meetingId) throw new Refusal('NOT_FOUND');
		if (known) return { meetingId, eventId: null };
		const last = await tx.meetingGuest.aggregate({ where: { meetingId }, _max: { position: true } });
		const said = await readGuest(tx, meetingId, typed);
		const position = (last._max.position ?? 0) + 1;
		await tx.meetingGuest.create({ data: { id, meetingId, ...said, position } });
		return recordGuest(tx, actor, meeting, { after: { id, ...said, position } });
	});
}

/** Changes what is said of a guest. Refuses CONFLICT where somebody changed it meanwhile. */
export async function editGuest(actor: Actor, input: unknown): Promise<Attended> {
	const { id, version, ...typed } = parseInput(editGuestSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { guest, meeting } = await findGuest(tx, actor, id);
		const after = await readGuest(tx, meeting.id, typed);
		const change = difference(saidOf(guest), after);
		if (!change) return { meetingId: meeting.id, eventId: null };
		await mustBeAsSeen(
			tx,
			{ id: meeting.id, version: guest.version },
			{ seen: version, values: saidOf(guest) }
		);
		await tx.meetingGuest.update({ where: { id, version }, data: { ...after, version: { increment: 1 } } });
		return recordGuest(tx, actor, meeting, {
			before: { id, ...change.before },
			after: { id, ...change.after }
		});
	});
}

/** Takes a guest off the list. Done twice it is once. */
export async function removeGuest(actor: Actor, input: unknown, meetingId: string): Promise<Attended> {
	const { id, version } = parseInput(removeGuestSchema, input);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findSitting(tx, actor, meetingId);
		const guest = await tx.meetingGuest.findUnique({ where: { id, meetingId }, select: columns });
		if (!guest) return { meetingId, eventId: null };
		await mustBeAsSeen(
			tx,
			{ id: meetingId, version: guest.version },
			{ seen: version, values: saidOf(guest) }
		);
		await tx.meetingGuest.delete({ where: { id, version } });
		return recordGuest(tx, actor, meeting, {
			before: { id, ...saidOf(guest), position: guest.position }
		});
	});
}

async function findGuest(tx: Transaction, actor: Actor, id: string) {
	const guest = await tx.meetingGuest.findUnique({ where: { id }, select: columns });
	if (!guest) throw new Refusal('NOT_FOUND');
	return { guest, meeting: await findSitting(tx, actor, guest.meetingId) };
}

interface TypedGuest {
	readonly name: string;
	readonly title: string | null;
	readonly institution: string | null;
	readonly isOnline: boolean;
	readonly came: string;
	readonly left: string;
}

/** With the items whose numbers were typed. */
async function readGuest(tx: Transaction, meetingId: string, { came, left, ...said }: TypedGuest) {
	const itemIds = (await readItemsAndGuests(tx, meetingId)).items.map(({ id }) => id);
	const cameItemId = itemOf(came.trim(), itemIds);
	const leftItemId = itemOf(left.trim(), itemIds);
	if (cameItemId === undefined) return refuseField('came', 'attendance_problem_item');
	if (leftItemId === undefined) return refuseField('left', 'attendance_problem_item');
	const isBackwards =
		cameItemId !== null && leftItemId !== null && itemIds.indexOf(leftItemId) < itemIds.indexOf(cameItemId);
	if (isBackwards) return refuseField('left', 'attendance_problem_left_before');
	return { ...said, cameItemId, leftItemId };
}

type Guest = Awaited<ReturnType<typeof findGuest>>['guest'];

function saidOf({ name, title, institution, isOnline, cameItemId, leftItemId }: Guest) {
	return { name, title, institution, isOnline, cameItemId, leftItemId };
}

async function recordGuest(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ before = null, after = null }: { before?: object | null; after?: object | null }
): Promise<Attended> {
	const eventId = await recordFor(tx, actor, deeds.attend, meeting, {
		before: before && { guest: before },
		after: after && { guest: after }
	});
	return { meetingId: meeting.id, eventId };
}
