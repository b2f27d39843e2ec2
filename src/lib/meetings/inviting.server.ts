import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { readQueued, type QueuedBatch } from '#lib/mail/batches.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { findMeeting, mayDo, mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { entryKinds } from './invitation-facts.ts';
import { inviteSchema } from './invitation-schema.ts';
import { isOver } from './meeting-times.ts';
import { deeds, isAhead, isAsked } from './meetings.ts';
import { dueTo, isInvited, reachable, readTold, tellCancelled, tellInvitees } from './telling.server.ts';
import { tellEnded } from './written-telling.server.ts';

type Typed = z.output<typeof inviteSchema>;

/** What was sent: to how many, and when it goes; null: at once, because they are few. */
export type Invited = Pick<QueuedBatch, 'count' | 'startsAt'>;

/**
 * Calls a meeting: sends the invitation to whoever sits in the bodies that meet. Done again, it tells what changed since: to who knows
 * something else, who came and who left; with `toAll` to everybody. An assistant prepares it. Refuses NOT_FOUND whoever may not,
 * NOT_NOW what has no day, is over or was called off, or where nobody is to be told anything. Sent twice with one `id` it acts once.
 */
export async function invite(actor: Actor, input: unknown): Promise<DoneOrPrepared<Invited>> {
	const typed = parseInput(inviteSchema, input);
	const { db } = actor.installation;
	const seen = await findMeeting(db.read, actor, typed.meetingId);
	const people = await readPeople(actor.installation, seen.date ?? todayOf(actor));
	return writeOnce(db, async (tx) => {
		const meeting = await findMeeting(tx, actor, typed.meetingId);
		const isSender = mayDo(actor, deeds.invite, meeting);
		if (!isSender && !mayDo(actor, deeds.prepareInvite, meeting)) throw new Refusal('NOT_FOUND');
		const sent = isSender ? await readQueued(tx, { id: typed.id, kinds: entryKinds }) : null;
		if (sent) return { isPrepared: false as const, ...sent };
		if (meeting.date !== seen.date) throw new Refusal('CONFLICT');
		await mustBePossible(tx, actor, people, meeting, typed);
		if (isSender) return { isPrepared: false as const, ...(await send(tx, actor, people, meeting, typed)) };
		await prepare(tx, actor, {
			...{ id: typed.id, deed: deeds.invite.name, input: typed },
			...{ subjectType: 'Meeting', subjectId: meeting.id }
		});
		return { isPrepared: true as const };
	});
}

async function mustBePossible(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	typed: Typed
): Promise<void> {
	const { id, version, kind, date, startTime } = meeting;
	const { answerBy, toAll } = typed;
	if (kind !== 'SITTING' || !isAhead(meeting)) throw notNow('invitations_problem_not_ahead');
	if (date === null || startTime === null) throw notNow('invitations_problem_no_day');
	if (isOver(meeting, actor.installation.clock.now())) throw notNow('invitations_problem_over');
	await mustBeAsSeen(tx, { id, version }, { seen: typed.version, values: {} });
	if (answerBy !== null && (answerBy < todayOf(actor) || answerBy > date))
		refuseField('answerBy', 'invitations_problem_answer_by');
	const invitees = reachable(people, meeting, date);
	if (invitees.length === 0) throw notNow('invitations_problem_nobody');
	if (!toAll && !(await isAnythingNew(tx, meeting, invitees))) throw notNow('invitations_problem_nothing');
}

async function isAnythingNew(
	tx: Transaction,
	{ id, sequence }: FoundMeeting,
	invitees: ReturnType<typeof reachable>
): Promise<boolean> {
	const told = await readTold(tx, id);
	const here = new Set(invitees.map(({ personId }) => personId));
	return (
		invitees.some(({ personId }) => dueTo(told.get(personId), sequence) !== null) ||
		[...told].some(([personId, last]) => isInvited(last) && !here.has(personId))
	);
}

async function send(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	{ id, answerBy, toAll }: Typed
): Promise<Invited> {
	const { version, status } = meeting;
	const invitedAt = actor.installation.clock.now();
	await tx.meeting.update({
		where: { id: meeting.id, version },
		data: { status: 'INVITED', invitedAt, answerBy, version: { increment: 1 } }
	});
	const now = { ...meeting, status: 'INVITED' as const, invitedAt, answerBy };
	const sent = await tellInvitees(tx, actor, people, now, { id, toAll });
	await recordFor(tx, actor, deeds.invite, meeting, {
		before: { status, answerBy: meeting.answerBy },
		after: { status: 'INVITED', answerBy, count: sent.count }
	});
	return sent;
}

/**
 * In the transaction of a change of what calendars show: tells those who were invited, where whoever changed it may send. What an
 * assistant or that day's writer changes waits until somebody who may sends it.
 */
export async function changeWasMade(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	id: string
): Promise<void> {
	if (meeting.kind !== 'SITTING' || meeting.status !== 'INVITED' || !mayDo(actor, deeds.invite, meeting))
		return;
	if (!isOver(meeting, actor.installation.clock.now()))
		await tellInvitees(tx, actor, people, meeting, { id });
}

/** In the transaction in which a meeting is called off: tells those who were invited. */
export async function wasCancelled(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	id: string
): Promise<void> {
	if (isAsked(meeting)) await tellEnded(tx, actor, meeting, id);
	else if (meeting.status === 'INVITED' && !isOver(meeting, actor.installation.clock.now()))
		await tellCancelled(tx, actor, meeting, id);
}
