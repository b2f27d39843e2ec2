import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { unsaid, type SaidOfSeat } from './attendance-form.ts';
import { readLive } from './attendance-view.server.ts';
import { attendanceStates } from './attendance.ts';
import { findSitting, writeSeats } from './attendance.server.ts';
import { recordFor, type FoundMeeting } from './finding.server.ts';
import { change as changeTimes } from './holding.server.ts';
import { deeds } from './meetings.ts';

/*
 * Taking back what was marked of a meeting: of its seats, of its guests, when it began and ended and that it was held.
 */

const text = z.string().nullable();

const seats = z.object({
	attendance: z.array(
		z.object({
			postId: z.string(),
			state: z.enum(attendanceStates).nullable().optional(),
			...{ substituteName: text.optional(), substituteTitle: text.optional(), substituteId: text.optional() },
			...{ isOnline: z.boolean().optional(), note: text.optional() },
			...{ cameItemId: text.optional(), leftItemId: text.optional() }
		})
	)
});

const guest = z.object({
	guest: z
		.object({
			...{ id: z.string(), name: z.string(), title: text, institution: text, isOnline: z.boolean() },
			...{ cameItemId: text, leftItemId: text, position: z.number() }
		})
		.partial()
		.required({ id: true })
});

const times = z
	.object({
		openedTime: text,
		closedTime: text,
		status: z.enum(['PLANNED', 'INVITED', 'HELD'])
	})
	.partial();

/** What can be taken back of attendance. */
export const undoers: Undoers = {
	[deeds.attend.name]: (actor, recorded) =>
		actor.installation.db.write(async (tx) => {
			const meeting = await findSitting(tx, actor, recorded.subjectId);
			const said = recorded.after ?? recorded.before;
			if (seats.safeParse(said).success) await takeBackSeats(tx, actor, meeting, recorded);
			else if (guest.safeParse(said).success) await takeBackGuest(tx, actor, meeting, recorded);
			else await takeBackTimes(tx, actor, meeting, recorded);
		})
};

type Said = SaidOfSeat & { readonly postId: string };

async function takeBackSeats(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	recorded: RecordedChange
): Promise<void> {
	const full = (side: unknown) =>
		seats.parse(side).attendance.map((one) => ({ ...unsaid, ...one })) as Said[];
	const [before, after] = [full(recorded.before), full(recorded.after)];
	const { bodies } = await readLive(actor, meeting, tx);
	const now = new Map(bodies.flatMap((body) => body.seats).map((seat) => [seat.postId, seat]));
	for (const { postId, ...said } of after) mustBeUnchanged(now.get(postId) ?? null, said);
	const changed = before.map((said) => ({ ...now.get(said.postId)!, ...said }));
	await writeSeats(tx, actor, meeting, { bodies, changed }, recorded.id);
}

async function takeBackGuest(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	recorded: RecordedChange
): Promise<void> {
	const before = recorded.before === null ? null : guest.parse(recorded.before).guest;
	const after = recorded.after === null ? null : guest.parse(recorded.after).guest;
	const { id } = (after ?? before)!;
	const row = await tx.meetingGuest.findUnique({ where: { id } });
	if (after) mustBeUnchanged(row, after);
	else if (row) throw new Refusal('CONFLICT');
	if (!before) await tx.meetingGuest.delete({ where: { id } });
	else if (!after)
		await tx.meetingGuest.create({ data: { ...before, name: before.name!, meetingId: meeting.id } });
	else await tx.meetingGuest.update({ where: { id }, data: { ...before, version: { increment: 1 } } });
	await recordFor(tx, actor, deeds.attend, meeting, {
		undoes: recorded.id,
		before: after && { guest: after },
		after: before && { guest: before }
	});
}

async function takeBackTimes(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	recorded: RecordedChange
): Promise<void> {
	mustBeUnchanged(meeting, times.parse(recorded.after));
	const after = times.parse(recorded.before);
	await changeTimes(tx, actor, meeting, { seen: meeting.version, after, undoes: recorded.id });
}
