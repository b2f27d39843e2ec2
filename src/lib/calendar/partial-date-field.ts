import { z } from 'zod';
import { type PartialDate, readPartialDate } from './partial-dates.ts';

const longest = 60;

/** A day, a month or a year of a form as people write it: a PartialDate, or null where nothing was written. */
export const partialDateField = z
	.string()
	.nullish()
	.transform((typed, context): PartialDate | null => {
		const text = typed?.trim() ?? '';
		if (text === '') return null;
		const date = text.length > longest ? null : readPartialDate(text);
		if (date) return date;
		context.addIssue({ code: 'custom', message: 'calendar_problem_partial_date' });
		return z.NEVER;
	});

/** The same where one must be given. */
export const requiredPartialDateField = partialDateField.transform((date, context): PartialDate => {
	if (date) return date;
	context.addIssue({ code: 'custom', message: 'calendar_problem_partial_date_missing' });
	return z.NEVER;
});
