import { z } from 'zod';
import { wallTimeProblem } from './riga-time.ts';
import { isWallTime, parseTimeText, type WallSpan, type WallTime } from './wall-time.ts';

/**
 * A time of a form as people write it ("10.00", "9", "plkst. 9.30"): a WallTime, or null where nothing was written. A time that
 * does not exist (25.00) is a problem of the field. Takes what it has made, too.
 */
export const timeField = z
	.string()
	.nullish()
	.transform((typed, context): WallTime | null => {
		const text = typed?.trim() ?? '';
		if (text === '') return null;
		const time = isWallTime(text) ? text : parseTimeText(text);
		if (time) return time;
		context.addIssue({ code: 'custom', message: 'calendar_problem_time' });
		return z.NEVER;
	});

/**
 * What a form says of times that there are not, or twice, in a night when the clocks change, and at which of its fields; null
 * where nothing is wrong with them.
 */
export function nightProblem({ date, startTime, endTime, endDate }: WallSpan): {
	readonly field: 'startTime' | 'endTime';
	readonly message: (typeof nightMessages)[keyof typeof nightMessages];
} | null {
	const start = wallTimeProblem(date, startTime);
	if (start) return { field: 'startTime', message: nightMessages[start] };
	const end = endTime ? wallTimeProblem(endDate ?? date, endTime) : null;
	return end && { field: 'endTime', message: nightMessages[end] };
}

const nightMessages = {
	SKIPPED: 'calendar_problem_time_skipped',
	TWICE: 'calendar_problem_time_twice'
} as const;
