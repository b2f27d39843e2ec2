import { systemActor, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { freezeAttendance, readAttendance } from './attendance-view.server.ts';
import {
	findForChange,
	findMeeting,
	mustBeAsSeen,
	recordFor,
	todayOf,
	type FoundMeeting
} from './finding.server.ts';
import { readAsks } from './decisions.server.ts';
import { dateKeyOf, deeds, isAsked } from './meetings.ts';
import { searchTextOf } from './planned-state.server.ts';
import { mustBeWritten, readVoting, silentSeats } from './written-finding.server.ts';
import { readWrittenRows, type WrittenQuestion } from './written-rows.server.ts';
import { isAdopted, type WrittenResult } from './written-results.ts';
import { endWrittenSchema } from './written-schema.ts';
import { tally } from './written-tally.ts';
import type { KeptAnswer } from './written.ts';

export interface Ended {
	readonly meetingId: string;
	readonly eventId: string | null;
}

/**
 * Ends a decision in writing: what was adopted becomes decisions, and who answered is frozen. After its last day it ends by itself too;
 * before it only where every seat that somebody holds has answered. Refuses NOT_FOUND whoever may not, NOT_NOW while answers are
 * waited for. Ended twice it is ended once.
 */
export async function end(actor: Actor, input: unknown): Promise<Ended> {
	const { meetingId, version: seen } = parseInput(endWrittenSchema, input);
	return actor.installation.db.write(async (tx) => {
		const meeting = await findForChange(tx, actor, deeds.end, { id: meetingId });
		mustBeWritten(meeting);
		const { version } = meeting;
		if (isAsked(meeting) && meeting.status === 'HELD') return { meetingId, eventId: null };
		if (meeting.status !== 'INVITED') throw notNow('written_problem_not_asked');
		await mustBeAsSeen(tx, { id: meetingId, version }, { seen, values: {} });
		if (todayOf(actor) <= meeting.answerBy! && !(await haveAllAnswered(tx, actor, meeting)))
			throw notNow('written_problem_open');
		return { meetingId, eventId: await endInside(tx, actor, meeting) };
	});
}

async function haveAllAnswered(tx: Transaction, actor: Actor, meeting: FoundMeeting): Promise<boolean> {
	const { seats, questions, answers } = await readVoting(tx, actor, meeting);
	return silentSeats(seats, questions, answers).length === 0;
}

async function endInside(tx: Transaction, actor: Actor, meeting: FoundMeeting): Promise<string> {
	const { id, version, status, answerBy, title, place } = meeting;
	const today = todayOf(actor);
	const date = answerBy === null || today < answerBy ? today : answerBy;
	const dated = { ...meeting, date };
	const { questions, answers } = await readWrittenRows(tx, actor.installation.db, id);
	const itemIds = questions.map((question) => question.id);
	const results = tally(meeting, await readAttendance(actor, dated, tx), { itemIds, answers });
	for (const question of questions)
		await settle(tx, actor, { meeting, question, result: results.get(question.id)! });
	await freezeAttendance(tx, actor, dated);
	await markAnswered(tx, id, answers);
	await tx.meeting.update({
		where: { id, version },
		data: {
			...{ status: 'HELD', heldAt: actor.installation.clock.now(), date, dateKey: dateKeyOf(date) },
			...{ searchText: searchTextOf({ title, place, date }), version: { increment: 1 } }
		}
	});
	return recordFor(tx, actor, deeds.end, meeting, {
		before: { status, date: meeting.date },
		after: { status: 'HELD', date }
	});
}

interface Settled {
	readonly meeting: FoundMeeting;
	readonly question: WrittenQuestion;
	readonly result: WrittenResult;
}

/** A question that was adopted is a decision; one that could not be decided comes back to an agenda. */
async function settle(tx: Transaction, actor: Actor, { meeting, question, result }: Settled): Promise<void> {
	const { id: itemId, description, isPublic } = question;
	const { votes, outcome: came } = result;
	const isOpen = came === 'NOT_QUORATE' || came === 'OBJECTED';
	const outcome = isOpen ? 'POSTPONED' : 'HEARD';
	await tx.agendaItem.update({ where: { id: itemId }, data: { outcome, version: { increment: 1 } } });
	await recordFor(tx, actor, deeds.end, meeting, {
		before: { item: { id: itemId, outcome: null } },
		after: { item: { id: itemId, outcome } }
	});
	if (!isAdopted(result)) return;
	const decision = {
		...{ id: newId(), itemId, position: 1, text: description ?? '', isPublic },
		...{ votesFor: votes.for, votesAgainst: votes.against, votesAbstained: votes.abstained },
		isCast: came === 'ADOPTED_BY_CASTING_VOTE'
	};
	const createdAt = actor.installation.clock.now();
	await tx.decision.create({
		data: { ...decision, ...readAsks(decision), meetingId: meeting.id, createdAt }
	});
	await recordFor(tx, actor, deeds.decide, meeting, { after: { decision } });
}

/** Whoever answered took part, for whomever; whoever has a vote and did not answer did not. */
async function markAnswered(
	tx: Transaction,
	meetingId: string,
	answers: readonly KeptAnswer[]
): Promise<void> {
	const said = new Map(answers.map((one) => [one.postId, one]));
	const where = { meetingId, votingRight: true };
	await tx.attendance.updateMany({ where, data: { state: 'ABSENT' } });
	await tx.attendance.updateMany({
		where: { ...where, postId: { in: [...said.keys()] } },
		data: { state: 'PRESENT' }
	});
	const seats = await tx.attendance.findMany({
		where: { ...where, state: 'PRESENT' },
		select: { id: true, postId: true, personId: true }
	});
	for (const { id, postId, personId } of seats) {
		const { personId: substituteId, authorName: substituteName } = said.get(postId)!;
		if (substituteId === personId || substituteId === null) continue;
		await tx.attendance.update({
			where: { id },
			data: { state: 'SUBSTITUTE', substituteId, substituteName }
		});
	}
}

/** Ends what was asked until a day that is over; one that cannot be ended stops none of the others. */
export async function endWhatIsOver(installation: Installation): Promise<number> {
	const { db, clock, log } = installation;
	const over = { kind: 'WRITTEN', status: 'INVITED', answerBy: { lt: rigaDate(clock.now()) } };
	const due = await db.read.meeting.findMany({
		where: over,
		orderBy: [{ answerBy: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	const actor = systemActor(installation);
	let count = 0;
	for (const { id } of due) {
		try {
			await db.write(async (tx) => {
				const found = await tx.meeting.count({ where: { id, ...over } });
				if (found > 0) await endInside(tx, actor, await findMeeting(tx, actor, id));
			});
			count += 1;
		} catch (error) {
			log.error({ err: error, meetingId: id }, 'a decision in writing could not be ended');
		}
	}
	return count;
}

/** What this room does by itself: the day after the last one, as soon as it begins in Riga. */
export const jobs: readonly Job[] = [
	{ name: 'meetings.endWritten', schedule: '*/5 * * * *', run: endWhatIsOver }
];
