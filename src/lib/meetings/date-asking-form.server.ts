import type { Actor } from '#lib/accounts/actor.server.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { clockText } from '#lib/calendar/wall-time.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readProposed } from './date-asking.server.ts';
import { isPolled, readDays } from './date-poll-reading.server.ts';
import { askDatesSchema } from './date-poll-schema.ts';
import { findMeeting, mayDo, todayOf } from './finding.server.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds } from './meetings.ts';
import { dayWarnings, warningWord } from './planning-warnings.ts';

/** What the form that asks which days suit begins with. */
export interface AskForm {
	readonly head: MeetingHead;
	/** Days are asked about already: the same are kept with their answers. */
	readonly isAgain: boolean;
	/** By the names of its fields. */
	readonly values: Readonly<Record<string, string>>;
	/** How many rows are filled. */
	readonly filled: number;
	/** What is sent, a secretary confirms. */
	readonly isPrepared: boolean;
}

/** The form of the days. Refuses NOT_FOUND whoever may not ask, and of a meeting that has a day. */
export async function readAskForm(actor: Actor, id: string): Promise<AskForm> {
	const { head, meeting } = await readMeetingHead(actor, id);
	if (!head.may.askDates) throw new Refusal('NOT_FOUND');
	const [days, calendar] = await Promise.all([
		readDays(actor.installation.db.read, id),
		calendarOf(actor.installation)
	]);
	const isAgain = isPolled(meeting, days);
	const rows = days.flatMap(({ date, startTime, endTime }, index) => [
		[`date${index + 1}`, date],
		[`startTime${index + 1}`, clockText(startTime)],
		[`endTime${index + 1}`, endTime ? clockText(endTime) : '']
	]);
	// A week is time enough to answer, and answers are read on a working day.
	const proposed: PlainDate = calendar.workingDayOnOrAfter(addDays(todayOf(actor), 7));
	return {
		...{ head, isAgain, filled: days.length, isPrepared: !mayDo(actor, deeds.askDates, meeting) },
		values: {
			...(Object.fromEntries(rows) as Record<string, string>),
			answerBy: (isAgain && meeting.answerBy) || proposed
		}
	};
}

/** Looks at the days before anything is asked: what is to be known of them, in words. Refuses as `askDates` does. */
export async function lookAtDays(actor: Actor, input: unknown): Promise<{ readonly warnings: string[] }> {
	const typed = parseInput(askDatesSchema, input);
	const meeting = await findMeeting(actor.installation.db.read, actor, typed.meetingId);
	if (!mayDo(actor, deeds.prepareAskDates, meeting) && !mayDo(actor, deeds.askDates, meeting))
		throw new Refusal('NOT_FOUND');
	const days = readProposed(typed, todayOf(actor));
	const calendar = await calendarOf(actor.installation);
	const dates = [...new Set(days.map(({ date }) => date))];
	return {
		warnings: dates.flatMap((date) =>
			dayWarnings(calendar, date).map((one) => warningWord(one, actor.locale))
		)
	};
}
