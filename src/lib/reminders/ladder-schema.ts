import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { idField, problemWith } from '#lib/server/input.ts';
import type { Ladder } from './ladder.ts';
import { furthestDay, mostRungs, mostTellAt, mostWeekly, readDays, type DaysProblem } from './ladder-text.ts';

const problems: Record<DaysProblem, string> = {
	EMPTY: 'reminders_problem_days_empty',
	NOT_DAYS: 'reminders_problem_days_not',
	TOO_FAR: problemWith('reminders_problem_days_far', { most: String(furthestDay) }),
	TWICE: 'reminders_problem_days_twice',
	TOO_MANY: problemWith('reminders_problem_days_many', { most: String(mostRungs) })
};

const days = z
	.string('reminders_problem_days_empty')
	.max(200, problems.TOO_MANY)
	.transform((typed, context): string => {
		const read = readDays(typed);
		if (typeof read !== 'string') return read.join(', ');
		context.addIssue({ code: 'custom', message: problems[read] });
		return z.NEVER;
	});

const count = (least: number, most: number) =>
	z.coerce.number('server_problem_form').int('server_problem_form').min(least).max(most);

/** Whose ladder it is: the council's, a body's or a task's. */
export const scopes = ['COUNCIL', 'BODY', 'TASK'] as const;
export type Scope = (typeof scopes)[number];

const subject = {
	scope: z.enum(scopes, 'server_problem_form'),
	/** Of the body or the task. */
	subjectId: z.union([idField, z.literal('')], 'server_problem_form').default(''),
	/** The ladder as the writer saw it, as it is kept: a ladder has no version of its own. */
	was: z.string().max(500).default('')
};

/** A ladder of one's own. */
export const setLadderSchema = z.object({
	...subject,
	before: days,
	co: days,
	weekly: count(0, mostWeekly),
	tellAt: count(1, mostTellAt)
});

/** Back to the one that holds without: of the body, the council, or the usual one. */
export const dropLadderSchema = z.object(subject);

/** The ladder that a form's fields say, when they have passed. */
export function ladderOf({ before, co, weekly, tellAt }: LadderValues): Ladder {
	return { before: readDays(before) as number[], co: readDays(co) as number[], weekly, tellAt };
}

type LadderValues = Pick<z.output<typeof setLadderSchema>, 'before' | 'co' | 'weekly' | 'tellAt'>;

/** The fields of a form, as a ladder fills them. */
export function ladderValues({ before, co, weekly, tellAt }: Ladder): LadderValues {
	return { before: before.join(', '), co: co.join(', '), weekly, tellAt };
}

/** The same with a deadline to show it by. */
export const previewLadderSchema = setLadderSchema.extend({ example: dateField });
