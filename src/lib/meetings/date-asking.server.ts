import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { nightProblem } from '#lib/calendar/time-field.ts';
import { spanProblem } from '#lib/calendar/wall-time.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { readQueued } from '#lib/mail/batches.server.ts';
import { supersede } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { isPolled, mayHavePoll, readDays } from './date-poll-reading.server.ts';
import { askDatesSchema } from './date-poll-schema.ts';
import { dayPlaces, fewestDays, isSameDay, type PolledDay, type ProposedDay } from './date-poll.ts';
import { askingKinds, pollSubjects, sendPoll } from './date-poll-telling.server.ts';
import {
	dayOf,
	findMeeting,
	mayDo,
	mustBeAsSeen,
	recordFor,
	todayOf,
	type FoundMeeting
} from './finding.server.ts';
import type { Invited } from './inviting.server.ts';
import { deeds } from './meetings.ts';
import { reachable } from './telling.server.ts';

type Typed = z.output<typeof askDatesSchema>;

/**
 * Asks whoever sits in the bodies that meet which of some days suit, by mail, until a day. Asked again with other days, those that
 * stay keep their answers and everybody hears of the new ones; with another last day only, nobody does. An assistant prepares it.
 * Refuses NOT_FOUND whoever may not, NOT_NOW a meeting that has a day, INVALID a day that cannot be. Sent twice with one `id` it
 * acts once.
 */
export async function askDates(actor: Actor, input: unknown): Promise<DoneOrPrepared<Invited>> {
	const typed = parseInput(askDatesSchema, input);
	const people = await readPeople(actor.installation, todayOf(actor));
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findMeeting(tx, actor, typed.meetingId);
		const isSender = mayDo(actor, deeds.askDates, meeting);
		if (!isSender && !mayDo(actor, deeds.prepareAskDates, meeting)) throw new Refusal('NOT_FOUND');
		const before = await readDays(tx, meeting.id);
		const days = readProposed(typed, todayOf(actor));
		const sent = isSender ? await readQueued(tx, { id: typed.id, kinds: askingKinds }) : null;
		if (sent || (isSender && isAskedSo(meeting, before, { typed, days })))
			return { isPrepared: false, ...(sent ?? none) };
		await mustBePossible(tx, actor, people, meeting, typed, days);
		if (isSender)
			return { isPrepared: false, ...(await ask(tx, actor, people, meeting, { before, days, typed })) };
		await prepare(tx, actor, {
			...{ id: typed.id, deed: deeds.askDates.name, input: typed },
			...{ subjectType: 'Meeting', subjectId: meeting.id }
		});
		return { isPrepared: true };
	});
}

/** The days of a form in the order of time. Refuses those that cannot be: past, ending before they begin, twice the same. */
export function readProposed(typed: Typed, today: PlainDate): ProposedDay[] {
	const days: ProposedDay[] = [];
	for (const place of dayPlaces) {
		const [date, startTime, endTime] = [
			typed[`date${place}`],
			typed[`startTime${place}`],
			typed[`endTime${place}`]
		];
		if (date === null && startTime === null && endTime === null) continue;
		if (date === null) return refuseField(`date${place}`, 'calendar_problem_date_missing');
		if (date < today) return refuseField(`date${place}`, 'dates_problem_past');
		if (startTime === null) return refuseField(`startTime${place}`, 'meetings_problem_start');
		const day = { date, startTime, endTime };
		if (spanProblem(day)) return refuseField(`endTime${place}`, 'meetings_problem_ends_before');
		const night = nightProblem(day);
		if (night) return refuseField(`${night.field}${place}`, night.message);
		if (days.some((one) => isSameDay(one, day))) return refuseField(`date${place}`, 'dates_problem_twice');
		days.push(day);
	}
	if (days.length < fewestDays) return refuseField('form', 'dates_problem_few');
	const key = ({ date, startTime }: ProposedDay) => `${date} ${startTime}`;
	return days.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** Whether the same is asked about already, until the same day. */
function isAskedSo(
	meeting: FoundMeeting,
	before: readonly PolledDay[],
	{ typed: { answerBy }, days }: { readonly typed: Typed; readonly days: readonly ProposedDay[] }
): boolean {
	return isPolled(meeting, before) && meeting.answerBy === answerBy && isSame(before, days);
}

function isSame(before: readonly ProposedDay[], after: readonly ProposedDay[]): boolean {
	return before.length === after.length && after.every((day, index) => isSameDay(day, before[index]!));
}

async function mustBePossible(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	{ version, answerBy }: Typed,
	days: readonly ProposedDay[]
): Promise<void> {
	if (!mayHavePoll(meeting)) throw notNow('dates_problem_has_day');
	await mustBeAsSeen(tx, meeting, { seen: version, values: {} });
	if (answerBy < todayOf(actor) || answerBy > days[0]!.date)
		refuseField('answerBy', 'dates_problem_answer_by');
	if (reachable(people, meeting, dayOf(meeting, actor)).length === 0)
		throw notNow('invitations_problem_nobody');
}

interface Asking {
	readonly before: readonly PolledDay[];
	readonly days: readonly ProposedDay[];
	readonly typed: Typed;
}

async function ask(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	{ before, days, typed: { id, answerBy } }: Asking
): Promise<Invited> {
	const isNews = !isPolled(meeting, before) || !isSame(before, days);
	await writeDays(tx, meeting.id, before, days);
	await tx.meeting.update({
		where: { id: meeting.id, version: meeting.version },
		data: { answerBy, version: { increment: 1 } }
	});
	const sent = isNews ? await send(tx, actor, people, { ...meeting, answerBy }, { id, days }) : none;
	const plain = (all: readonly ProposedDay[]) =>
		all.map(({ date, startTime, endTime }) => ({ date, startTime, endTime }));
	await recordFor(tx, actor, deeds.askDates, meeting, {
		before: { answerBy: meeting.answerBy, days: plain(before) },
		after: { answerBy, days: plain(days), count: sent.count }
	});
	return sent;
}

const none: Invited = { count: 0, startsAt: null };

/** A day that stays keeps its row, and with it what was answered of it. */
async function writeDays(
	tx: Transaction,
	meetingId: string,
	before: readonly PolledDay[],
	after: readonly ProposedDay[]
): Promise<void> {
	const kept = after.map((day) => before.find((one) => isSameDay(one, day))?.id ?? null);
	await tx.meetingDate.deleteMany({
		where: { meetingId, id: { notIn: kept.filter((one) => one !== null) } }
	});
	for (const [position, { date, startTime, endTime }] of after.entries()) {
		const id = kept[position];
		if (id) await tx.meetingDate.update({ where: { id }, data: { position } });
		else
			await tx.meetingDate.create({ data: { id: newId(), meetingId, date, startTime, endTime, position } });
	}
}

async function send(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	{ id, days }: { readonly id: string; readonly days: readonly ProposedDay[] }
): Promise<Invited> {
	// What still waits asks about other days.
	await supersede(tx, { kinds: askingKinds, subject: pollSubjects(meeting.id) });
	const asked = reachable(people, meeting, dayOf(meeting, actor));
	return sendPoll(tx, actor, meeting, { kind: 'meeting-dates', id, days, asked });
}
