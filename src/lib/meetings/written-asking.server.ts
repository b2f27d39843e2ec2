import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readQueued } from '#lib/mail/batches.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { findMeeting, mayDo, mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { reachableOf } from './invitees.server.ts';
import type { Invited } from './inviting.server.ts';
import { dateKeyOf, deeds } from './meetings.ts';
import { searchTextOf } from './planned-state.server.ts';
import { mustBeWritten, readVoting, type Voting } from './written-finding.server.ts';
import { askWrittenSchema } from './written-schema.ts';
import { tellVoters } from './written-telling.server.ts';
import { askingKinds } from './written.ts';

type Typed = z.output<typeof askWrittenSchema>;

/**
 * Asks the seats with a vote to decide in writing until a day. From then on the questions stand as they are. An assistant prepares it.
 * Refuses NOT_FOUND whoever may not; INVALID a day that leaves no working day to answer; NOT_NOW without a question, without the
 * decision that is proposed to one, or where nobody can be reached. Sent twice with one `id` it acts once.
 */
export async function ask(actor: Actor, input: unknown): Promise<DoneOrPrepared<Invited>> {
	const typed = parseInput(askWrittenSchema, input);
	const calendar = await calendarOf(actor.installation);
	const earliest = calendar.workingDayAfter(todayOf(actor));
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findMeeting(tx, actor, typed.meetingId);
		mustBeWritten(meeting);
		const isSender = mayDo(actor, deeds.ask, meeting);
		if (!isSender && !mayDo(actor, deeds.prepareAsk, meeting)) throw new Refusal('NOT_FOUND');
		const sent = isSender ? await readQueued(tx, { id: typed.id, kinds: askingKinds }) : null;
		if (sent) return { isPrepared: false as const, ...sent };
		const voters = await readVoting(tx, actor, meeting);
		await mustBePossible(tx, { meeting, voters, typed, earliest, locale: actor.locale });
		if (isSender) return { isPrepared: false as const, ...(await send(tx, actor, meeting, voters, typed)) };
		await prepare(tx, actor, {
			...{ id: typed.id, deed: deeds.ask.name, input: typed },
			...{ subjectType: 'Meeting', subjectId: meeting.id }
		});
		return { isPrepared: true as const };
	});
}

async function mustBePossible(
	tx: Transaction,
	{
		meeting,
		voters,
		typed: { version: seen, answerBy },
		earliest,
		locale
	}: { meeting: FoundMeeting; voters: Voting; typed: Typed; earliest: string; locale: Actor['locale'] }
): Promise<void> {
	const { id, version } = meeting;
	if (meeting.status !== 'PLANNED') throw notNow('written_problem_asked');
	await mustBeAsSeen(tx, { id, version }, { seen, values: {} });
	if (answerBy < earliest)
		refuseField('answerBy', problemWith('written_problem_early', { date: shortDate(earliest, locale) }));
	const { questions } = voters;
	if (questions.length === 0) throw notNow('written_problem_no_question');
	const bare = questions.findIndex(({ description }) => !description?.trim());
	if (bare !== -1) throw notNow(problemWith('written_problem_no_proposal', { number: String(bare + 1) }));
	if (reachableOf(voters.seats).length === 0) throw notNow('written_problem_nobody');
}

async function send(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	voters: Voting,
	{ id, answerBy }: Typed
): Promise<Invited> {
	const { version, status, title, place } = meeting;
	const { silenceCounts } = voters.rules;
	// It is dated by its last day until it ends.
	const asked = { status: 'INVITED', answerBy, silenceCounts, date: answerBy };
	const invitedAt = actor.installation.clock.now();
	await tx.meeting.update({
		where: { id: meeting.id, version },
		data: {
			...{ ...asked, invitedAt, dateKey: dateKeyOf(answerBy), version: { increment: 1 } },
			searchText: searchTextOf({ title, place, date: answerBy })
		}
	});
	const recipients = reachableOf(voters.seats);
	const sent = await tellVoters(
		tx,
		actor,
		{ ...meeting, answerBy },
		{ id, kind: 'written-question', recipients }
	);
	await recordFor(tx, actor, deeds.ask, meeting, {
		before: { status, date: meeting.date, answerBy: meeting.answerBy },
		after: { ...asked, count: sent.count }
	});
	return sent;
}
