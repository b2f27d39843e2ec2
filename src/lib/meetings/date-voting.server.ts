import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { isPolled, isPollOpen, readDays } from './date-poll-reading.server.ts';
import { answerIn, voteSchema } from './date-poll-schema.ts';
import { dayField, type DayAnswer, type PolledDay } from './date-poll.ts';
import { capacityFor, findMeeting, mayDo, todayOf } from './finding.server.ts';
import { answererOf, type AskedSeat } from './invitees.server.ts';
import { deeds } from './meetings.ts';
import { ownSeats, readWithSeats } from './replying.server.ts';

/**
 * Says for a seat that one holds which of the days suit: each of them. The last answer holds. Refuses NOT_FOUND whoever does not
 * hold the seat, NOT_NOW once the day is chosen or the last day for answers is over. What was said already is no change.
 */
export async function vote(actor: Actor, input: unknown): Promise<string> {
	const typed = parseInput(voteSchema, input);
	const all = await readWithSeats(actor, typed.meetingId);
	const seat = ownSeats(actor, all).find(({ postId }) => postId === typed.postId);
	if (!seat) throw new Refusal('NOT_FOUND');
	const capacity = `${seat.label}, ${seat.bodyName}`;
	const who = { personId: actor.personId, personName: actor.name };
	return keep(actor, typed, { ...who, capacity, deed: deeds.reply.name, isOwn: true });
}

/** Keeps what a seat said by telephone, until a day is chosen. Refuses as `vote` does, and NOT_FOUND whoever may not. */
export async function registerVote(actor: Actor, input: unknown): Promise<string> {
	const typed = parseInput(voteSchema, input);
	const { meeting, seats } = await readWithSeats(actor, typed.meetingId);
	if (!mayDo(actor, deeds.registerReply, meeting)) throw new Refusal('NOT_FOUND');
	const seat = seats.find(({ postId }) => postId === typed.postId);
	if (!seat) return refuseField('postId', 'invitations_problem_seat');
	return keep(actor, typed, {
		...holderOf(seat),
		...{ capacity: capacityFor(actor, deeds.registerReply, meeting), isOwn: false },
		deed: deeds.registerReply.name
	});
}

function holderOf(seat: AskedSeat) {
	const holder = answererOf(seat);
	return { personId: holder?.personId ?? null, personName: holder?.name ?? seat.label };
}

interface Said {
	readonly personId: string | null;
	readonly personName: string;
	readonly capacity: string;
	readonly deed: string;
	readonly isOwn: boolean;
}

async function keep(
	actor: Actor,
	typed: { readonly meetingId: string; readonly postId: string },
	{ deed, capacity, isOwn, ...who }: Said
): Promise<string> {
	const { meetingId, postId } = typed;
	const { db, clock } = actor.installation;
	return writeOnce(db, async (tx) => {
		const meeting = await findMeeting(tx, actor, meetingId);
		const days = await readDays(tx, meetingId);
		const isOpen = isOwn ? isPollOpen(meeting, days, todayOf(actor)) : isPolled(meeting, days);
		if (!isOpen) {
			const form = isPolled(meeting, days) ? 'dates_problem_late' : 'dates_problem_over';
			throw notNow(form);
		}
		const answers = readAnswers(typed, days);
		const before = days.map(({ votes }) => votes.find((one) => one.postId === postId)?.answer ?? null);
		if (answers.every((answer, index) => answer === before[index])) return postId;
		for (const [index, { id: dateId }] of days.entries())
			await write(tx, { dateId, postId, answer: answers[index]!, ...who, at: clock.now() });
		const said = (all: readonly (DayAnswer | null)[]) => ({
			postId,
			days: days.map(({ date, startTime }, index) => ({ date, startTime, answer: all[index] ?? null }))
		});
		await record(tx, actor, {
			...{ deed, capacity, subjectType: 'Meeting', subjectId: meetingId },
			before: before.some((one) => one !== null) ? said(before) : null,
			after: said(answers)
		});
		return postId;
	});
}

/** An answer to each day. Refuses a day of which nothing is said. */
function readAnswers(form: object, days: readonly PolledDay[]): DayAnswer[] {
	return days.map(
		({ id }) =>
			answerIn(form as Record<string, unknown>, id) ?? refuseField(dayField(id), 'dates_problem_answer')
	);
}

interface Vote {
	readonly dateId: string;
	readonly postId: string;
	readonly answer: DayAnswer;
	readonly personId: string | null;
	readonly personName: string;
	readonly at: Date;
}

async function write(tx: Transaction, { dateId, postId, ...said }: Vote): Promise<void> {
	const { count } = await tx.meetingDateVote.updateMany({ where: { dateId, postId }, data: said });
	if (count === 0) await tx.meetingDateVote.create({ data: { id: newId(), dateId, postId, ...said } });
}
