import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { holdSchema, timesSchema } from './attendance-schema.ts';
import { readAttendance } from './attendance-view.server.ts';
import { findSitting, type Attended } from './attendance.server.ts';
import { mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds, isMove } from './meetings.ts';

interface Times {
	readonly openedTime: string | null;
	readonly closedTime: string | null;
}

/** Writes when a meeting really began and ended. Refuses CONFLICT where somebody changed the meeting meanwhile. */
export async function setTimes(actor: Actor, input: unknown): Promise<Attended> {
	const { id, version, ...times } = parseInput(timesSchema, input);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findSitting(tx, actor, id);
		mustEndLater(times);
		return change(tx, actor, meeting, { seen: version, after: times });
	});
}

/**
 * Says that a meeting was held. Refuses a day that is still to come and, unless it was held `anyway`, a meeting that could not
 * decide. Done twice it is once.
 */
export async function hold(actor: Actor, input: unknown): Promise<Attended> {
	const { id, version, anyway, ...times } = parseInput(holdSchema, input);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findSitting(tx, actor, id);
		if (meeting.status === 'HELD') return { meetingId: id, eventId: null };
		if (!isMove(meeting.status, 'HELD')) throw new Refusal('NOT_NOW');
		mustEndLater(times);
		if (meeting.date === null || meeting.date > todayOf(actor))
			throw new Refusal('NOT_NOW', { fields: { form: 'meetings_problem_not_held' } });
		const { quorum } = await readAttendance(actor, meeting, tx);
		if (!quorum.isQuorate && !anyway) refuseField('anyway', 'attendance_problem_hold');
		return change(tx, actor, meeting, { seen: version, after: { ...times, status: 'HELD' } });
	});
}

function mustEndLater({ openedTime, closedTime }: Times): void {
	if (openedTime !== null && closedTime !== null && closedTime <= openedTime)
		refuseField('closedTime', 'meetings_problem_ends_before');
}

/** Writes and records what is different; `undoes`: the event that is taken back. */
export async function change(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ seen, after, undoes }: { seen: number; after: Partial<Times> & { status?: string }; undoes?: string }
): Promise<Attended> {
	const { id, version, openedTime, closedTime, status } = meeting;
	await mustBeAsSeen(tx, { id, version }, { seen, values: { openedTime, closedTime } });
	const changed = difference<Partial<Times> & { status?: string }>({ openedTime, closedTime, status }, after);
	if (!changed) return { meetingId: id, eventId: null };
	const heldAt =
		after.status === undefined
			? {}
			: { heldAt: after.status === 'HELD' ? actor.installation.clock.now() : null };
	await tx.meeting.update({
		where: { id, version },
		data: { ...changed.after, ...heldAt, version: { increment: 1 } }
	});
	const eventId = await recordFor(tx, actor, deeds.attend, meeting, {
		...changed,
		undoes
	});
	return { meetingId: id, eventId };
}
