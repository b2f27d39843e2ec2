import { z } from 'zod';
import { parseDateText } from '#lib/latvian/dates.ts';
import { isPlainDate, type PlainDate } from './days.ts';

const longest = 60;

/**
 * A date of a form as people write it ("25.03.2022.", "2022. gada 25. marts", "2022-03-25"): a PlainDate, or null where nothing
 * was written. A day that does not exist (31 February) is a problem of the field. Takes what it has made, too.
 */
export const dateField = z
	.string()
	.nullish()
	.transform((typed, context): PlainDate | null => {
		const text = typed?.trim() ?? '';
		if (text === '') return null;
		const date = readDate(text);
		if (date) return date;
		context.addIssue({ code: 'custom', message: 'calendar_problem_date' });
		return z.NEVER;
	});

/** The same where a date must be given. */
export const requiredDateField = dateField.transform((date, context): PlainDate => {
	if (date) return date;
	context.addIssue({ code: 'custom', message: 'calendar_problem_date_missing' });
	return z.NEVER;
});

function readDate(text: string): PlainDate | null {
	if (text.length > longest) return null;
	const date = isPlainDate(text) ? text : parseDateText(text);
	// Four figures that begin with 0 are a slip of the keyboard.
	return date && date >= '1000-01-01' ? date : null;
}
