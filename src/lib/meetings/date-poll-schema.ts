import { z } from 'zod';
import { dateField, requiredDateField } from '#lib/calendar/date-field.ts';
import { timeField } from '#lib/calendar/time-field.ts';
import { lineField } from '#lib/documents/text-fields.ts';
import { idField, versionField } from '#lib/server/input.ts';
import { dayAnswers, dayField, dayPlaces, type DayAnswer, type DayPlace } from './date-poll.ts';

type DayFields = Record<`date${DayPlace}`, typeof dateField> &
	Record<`startTime${DayPlace}` | `endTime${DayPlace}`, typeof timeField>;

/** One row of the form a day; those that are empty are none. */
const dayFields = Object.fromEntries(
	dayPlaces.flatMap((place) => [
		[`date${place}`, dateField],
		[`startTime${place}`, timeField],
		[`endTime${place}`, timeField]
	])
) as DayFields;

/** Asking which days suit. `id` is the form's own: sent twice, it acts once. */
export const askDatesSchema = z.object({
	id: idField,
	meetingId: idField,
	version: versionField,
	answerBy: requiredDateField,
	...dayFields
});

export const chooseDaySchema = z.object({ meetingId: idField, version: versionField, dateId: idField });

/** What a seat says of the days: a field a day. */
const voteFields = { postId: idField };
export const ownVoteSchema = z.object(voteFields).catchall(lineField(20));
export const voteSchema = z.object({ meetingId: idField, ...voteFields }).catchall(lineField(20));

/** What a form says of a day; null where it says nothing that can be said. */
export function answerIn(form: Readonly<Record<string, unknown>>, dateId: string): DayAnswer | null {
	return dayAnswers.find((one) => one === form[dayField(dateId)]) ?? null;
}
