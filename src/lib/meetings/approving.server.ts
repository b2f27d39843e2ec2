import type { Actor } from '#lib/accounts/actor.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { findForDeed } from './agreement-finding.server.ts';
import { approveSchema } from './agreement-schema.ts';
import { findObstacle } from './approval-obstacles.server.ts';
import { freezeAttendance } from './attendance-view.server.ts';
import { keepingCitations } from './citations.server.ts';
import { makeVersion, nextNumber } from './content-making.server.ts';
import { mustBeAsSeen, recordFor, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';

export interface Approved {
	readonly meetingId: string;
	/** Of the version that was approved. */
	readonly number: number;
	/** What it is known by. */
	readonly sha256: string;
	readonly eventId: string | null;
}

/**
 * Approves the minutes: what they say, who was there and by which rules it was decided are frozen, and nothing of the meeting changes
 * any more. Refuses NOT_FOUND whoever may not; NOT_NOW, in words, without a day, with comments that nobody has answered, or with
 * decisions for which there was no quorum; CONFLICT where the meeting was changed meanwhile. An assistant prepares it. Approved twice
 * they are approved once.
 */
export async function approve(actor: Actor, input: unknown): Promise<DoneOrPrepared<Approved>> {
	const typed = parseInput(approveSchema, input);
	const { id, meetingId } = typed;
	return writeOnce(actor.installation.db, async (tx) => {
		const known = await tx.minutesVersion.findUnique({
			where: { id },
			select: { meetingId: true, number: true, sha256: true, madeBy: true }
		});
		if (known?.meetingId === meetingId && known.madeBy === actor.name)
			return { isPrepared: false, meetingId, number: known.number, sha256: known.sha256, eventId: null };
		const { meeting, isPrepared } = await findForDeed(tx, actor, meetingId, {
			deed: deeds.approve,
			prepared: deeds.prepareApprove
		});
		const { version } = meeting;
		await mustBeAsSeen(tx, { id: meetingId, version }, { seen: typed.version, values: {} });
		const obstacle = await findObstacle(tx, actor, meeting);
		if (obstacle) throw new Refusal('NOT_NOW', { fields: { form: obstacle } });
		if (!isPrepared)
			return { isPrepared: false, meetingId, ...(await approveInside(tx, actor, meeting, typed)) };
		await prepare(tx, actor, {
			...{ id, deed: deeds.approve.name, input: typed, subjectType: 'Meeting', subjectId: meetingId }
		});
		return { isPrepared: true };
	});
}

async function approveInside(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ id, decision }: z.output<typeof approveSchema>
): Promise<Omit<Approved, 'meetingId'>> {
	const { id: meetingId, version, status } = meeting;
	const numbered = await nextNumber(tx, meeting);
	const { number, sha256 } = await makeVersion(
		tx,
		actor,
		{ ...meeting, ...numbered },
		{
			...{ id, kind: 'APPROVED', commentsUntil: null, note: decision }
		}
	);
	await freezeAttendance(tx, actor, meeting);
	const approvedAt = actor.installation.clock.now();
	const approved = { status: 'APPROVED', approvedBy: actor.name };
	const data = { ...numbered, ...approved, approvedAt, version: { increment: 1 } };
	await keepingCitations(tx, actor, { meeting, deed: deeds.approve }, () =>
		tx.meeting.update({ where: { id: meetingId, version }, data })
	);
	const eventId = await recordFor(tx, actor, deeds.approve, meeting, {
		before: { status, number: meeting.number },
		after: { ...approved, number: numbered.number, sha256, decision }
	});
	return { number, sha256, eventId };
}
