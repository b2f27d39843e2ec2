import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import type { z } from 'zod';
import { findMeeting, mayDo, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { answererOf, type AskedSeat } from './invitees.server.ts';
import { deeds, isAsked } from './meetings.ts';
import { seesItem } from './minutes-sight.server.ts';
import { isOpen, ownVotes, readVoting } from './written-finding.server.ts';
import { writtenAnswerSchema } from './written-schema.ts';
import type { WrittenWay } from './written.ts';

type Typed = z.output<typeof writtenAnswerSchema>;

/** What was answered, of which decision in writing. */
export interface Answered {
	readonly meetingId: string;
	readonly id: string;
}

/**
 * Answers one question from a seat that one holds, once or changed until the last day: the last answer holds, the earlier ones stay.
 * Refuses NOT_FOUND whoever does not answer for the seat, INVALID an objection without its reasons, NOT_NOW once it is over and, by a
 * mailed link, what is restricted. Sent twice with one `id` it acts once.
 */
export async function answer(
	actor: Actor,
	input: unknown,
	via: Exclude<WrittenWay, 'LETTER'> = 'PORTAL'
): Promise<Answered> {
	const typed = parseInput(writtenAnswerSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const { meeting, item } = await findQuestion(tx, actor, typed.itemId);
		const voters = await readVoting(tx, actor, meeting);
		const seat = ownVotes(actor, meeting, voters).find(({ postId }) => postId === typed.postId);
		if (!seat) throw new Refusal('NOT_FOUND');
		if (via === 'MAIL' && isRestricted(item, todayOf(actor))) throw notNow('written_problem_restricted');
		const author = { personId: actor.personId, authorName: actor.name };
		return keep(tx, actor, { meeting, seat, typed, via, author, deed: deeds.answer });
	});
}

/** Writes down what a seat answered by letter. Refuses as `answer` does, and NOT_FOUND whoever may not. */
export async function registerAnswer(actor: Actor, input: unknown): Promise<Answered> {
	const typed = parseInput(writtenAnswerSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const { meeting } = await findQuestion(tx, actor, typed.itemId);
		if (!mayDo(actor, deeds.registerAnswer, meeting)) throw new Refusal('NOT_FOUND');
		const { seats } = await readVoting(tx, actor, meeting);
		const seat = seats.find(({ postId }) => postId === typed.postId);
		if (!seat) return refuseField('postId', 'written_problem_seat');
		const holder = answererOf(seat);
		if (!holder) return refuseField('postId', 'written_problem_empty_seat');
		const author = { personId: holder.personId, authorName: holder.name };
		return keep(tx, actor, { meeting, seat, typed, via: 'LETTER', author, deed: deeds.registerAnswer });
	});
}

async function findQuestion(tx: Transaction, actor: Actor, id: string) {
	const item = await tx.agendaItem.findUnique({
		where: { id },
		select: { meetingId: true, restrictedUntil: true }
	});
	if (!item) throw new Refusal('NOT_FOUND');
	const meeting = await findMeeting(tx, actor, item.meetingId);
	if (!isAsked(meeting) || !seesItem(actor, meeting, item)) throw new Refusal('NOT_FOUND');
	return { item, meeting };
}

interface Keeping {
	readonly meeting: FoundMeeting;
	readonly seat: AskedSeat;
	readonly typed: Typed;
	readonly via: WrittenWay;
	readonly author: { readonly personId: string | null; readonly authorName: string };
	readonly deed: (typeof deeds)['answer' | 'registerAnswer'];
}

async function keep(
	tx: Transaction,
	actor: Actor,
	{ meeting, seat, typed, via, author, deed }: Keeping
): Promise<Answered> {
	const { id, itemId, postId, answer: said, text } = typed;
	const { userId, installation } = actor;
	const known = await tx.writtenAnswer.findUnique({ where: { id } });
	const isSame = known?.itemId === itemId && known.postId === postId && known.userId === userId;
	if (known && !isSame) throw new Refusal('NOT_FOUND');
	if (known) return { meetingId: meeting.id, id };
	if (!isOpen(meeting, todayOf(actor))) throw notNow('written_problem_over');
	if (said === 'OBJECTION' && text === null) refuseField('text', 'written_problem_reason');
	const capacity = `${seat.label}, ${seat.bodyName}`;
	const row = { id, itemId, postId, answer: said, text, via };
	await tx.writtenAnswer.create({
		data: { ...row, ...author, userId, capacity, at: installation.clock.now() }
	});
	await recordFor(tx, actor, deed, meeting, { after: { ...row, ...author } });
	return { meetingId: meeting.id, id };
}
