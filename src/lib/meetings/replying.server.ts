import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { seatsAmong } from '#lib/council/seats.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { capacityFor, dayOf, findMeeting, mayDo, type FoundMeeting } from './finding.server.ts';
import { answererOf, seatsAsked, seatsHeldBy, type AskedSeat } from './invitees.server.ts';
import { isOver } from './meeting-times.ts';
import { deeds, isAhead } from './meetings.ts';
import { lastReplies, type ReplyWay } from './replies.ts';
import { replySchema } from './reply-schema.ts';

type Typed = z.output<typeof replySchema>;

/** A meeting with whoever sits there on its day. */
export interface MeetingWithSeats {
	readonly meeting: FoundMeeting;
	readonly people: People;
	readonly seats: readonly AskedSeat[];
}

/** A meeting that somebody is to answer to, or to see the answers of. Refuses NOT_FOUND. Two statements. */
export async function readWithSeats(actor: Actor, meetingId: string): Promise<MeetingWithSeats> {
	const meeting = await findMeeting(actor.installation.db.read, actor, meetingId);
	const people = await readPeople(actor.installation, dayOf(meeting, actor));
	return { meeting, people, seats: seatsAsked(people, meeting, dayOf(meeting, actor)) };
}

/** Whether it can still be answered whether one comes: it is called or planned, and not over. */
export function isAnswerable(meeting: FoundMeeting, now: Date): boolean {
	return meeting.kind === 'SITTING' && isAhead(meeting) && !isOver(meeting, now);
}

/** Somebody with the seats that they hold on the day of the meeting: those count, not today's. */
export function onThatDay(actor: Actor, { people, meeting, seats }: MeetingWithSeats): Actor {
	const held = new Set(seatsHeldBy(seats, actor.personId).map(({ postId }) => postId));
	return { ...actor, seats: seatsAmong(people.directory, held, dayOf(meeting, actor)) };
}

/** The seats for which somebody answers themselves. */
export function ownSeats(actor: Actor, all: MeetingWithSeats): AskedSeat[] {
	const { meeting, seats } = all;
	const own = seatsHeldBy(seats, actor.personId);
	return actor.personId !== null && mayDo(onThatDay(actor, all), deeds.reply, meeting, own) ? own : [];
}

/**
 * Says for a seat that one holds whether somebody comes, and who. The last answer holds, the earlier ones stay. Refuses NOT_FOUND
 * whoever does not hold the seat, NOT_NOW once it is over or called off. Sent twice with one `id` it acts once.
 */
export async function reply(actor: Actor, input: unknown, via: ReplyWay = 'PORTAL'): Promise<string> {
	const typed = parseInput(replySchema, input);
	const all = await readWithSeats(actor, typed.meetingId);
	const seat = ownSeats(actor, all).find(({ postId }) => postId === typed.postId);
	if (!seat) throw new Refusal('NOT_FOUND');
	const who = { personId: actor.personId, personName: actor.name };
	const capacity = `${seat.label}, ${seat.bodyName}`;
	return keepReply(actor, all, seat, typed, { ...who, via, capacity, deed: deeds.reply.name });
}

/** Keeps what a seat said by telephone. Refuses as `reply` does, and NOT_FOUND whoever may not. */
export async function registerReply(actor: Actor, input: unknown): Promise<string> {
	const typed = parseInput(replySchema, input);
	const all = await readWithSeats(actor, typed.meetingId);
	if (!mayDo(actor, deeds.registerReply, all.meeting)) throw new Refusal('NOT_FOUND');
	const seat = all.seats.find(({ postId }) => postId === typed.postId);
	if (!seat) return refuseField('postId', 'invitations_problem_seat');
	const holder = answererOf(seat);
	return keepReply(actor, all, seat, typed, {
		...{ personId: holder?.personId ?? null, personName: holder?.name ?? seat.label, via: 'SECRETARIAT' },
		...{ capacity: capacityFor(actor, deeds.registerReply, all.meeting), deed: deeds.registerReply.name }
	});
}

interface Said {
	readonly personId: string | null;
	readonly personName: string;
	readonly via: ReplyWay;
	readonly capacity: string;
	readonly deed: string;
}

async function keepReply(
	actor: Actor,
	{ meeting: { id: meetingId } }: MeetingWithSeats,
	seat: AskedSeat,
	typed: Typed,
	{ deed, capacity, ...who }: Said
): Promise<string> {
	const { id, postId } = typed;
	const { db, clock } = actor.installation;
	return writeOnce(db, async (tx) => {
		const same = await tx.meetingReply.findUnique({ where: { id } });
		if (same && (same.meetingId !== meetingId || same.postId !== postId || same.userId !== actor.userId))
			throw new Refusal('NOT_FOUND');
		if (same) return id;
		const meeting = await findMeeting(tx, actor, meetingId);
		if (!isAnswerable(meeting, clock.now()))
			throw new Refusal('NOT_NOW', { fields: { form: 'invitations_problem_over' } });
		const said = await readSaid(tx, meetingId, seat, typed);
		const { sequence } = meeting;
		await tx.meetingReply.create({
			data: { id, meetingId, postId, userId: actor.userId, ...who, ...said, sequence, at: clock.now() }
		});
		await record(tx, actor, {
			...{ deed, capacity, subjectType: 'Meeting', subjectId: meetingId },
			after: { postId, ...said, via: who.via }
		});
		return id;
	});
}

/** What the columns hold; a substitute only where one was named, who may stand for one seat and only for one that votes. */
async function readSaid(tx: Transaction, meetingId: string, seat: AskedSeat, typed: Typed) {
	const { answer, substituteName, substituteTitle, note } = typed;
	if (answer !== 'SUBSTITUTE') return { answer, substituteName: null, substituteTitle: null, note };
	if (!seat.votingRight) return refuseField('answer', 'invitations_problem_no_vote');
	if (substituteName === null) return refuseField('substituteName', 'invitations_problem_substitute');
	const replies = await tx.meetingReply.findMany({
		where: { meetingId },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { postId: true, answer: true, substituteName: true }
	});
	const isTaken = [...lastReplies(replies).values()].some(
		(other) =>
			other.postId !== seat.postId &&
			other.answer === 'SUBSTITUTE' &&
			fold(other.substituteName ?? '') === fold(substituteName)
	);
	if (isTaken) refuseField('substituteName', 'invitations_problem_substitute_taken');
	return { answer, substituteName, substituteTitle, note };
}
