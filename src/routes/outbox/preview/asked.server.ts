import { z } from 'zod';
import type { PlainDate } from '#lib/calendar/days.ts';
import { requiredDateField } from '#lib/calendar/date-field.ts';
import { idField } from '#lib/server/input.ts';
import { longestQuery } from '../filter.ts';

const asked = z.object({
	date: requiredDateField,
	query: z
		.string()
		.transform((text) =>
			text
				.toWellFormed()
				.replace(/\p{Cc}/gu, ' ')
				.trim()
		)
		.pipe(z.string().max(longestQuery)),
	page: z.coerce.number().int().min(1).max(1_000_000),
	to: idField.nullable()
});

/** Which day's mails are asked for, whose, and which of them is opened. */
export type Asked = z.infer<typeof asked>;

/** What the address asks for, of `nextDay` where it names no day and there is such; WRONG where it makes no sense. */
export function readAsked(search: URLSearchParams, nextDay: PlainDate | '' = ''): Asked | 'WRONG' {
	const read = asked.safeParse({
		...{ date: search.get('date') || nextDay, query: search.get('q') ?? '', page: search.get('page') ?? 1 },
		to: search.get('to') || null
	});
	return read.success ? read.data : 'WRONG';
}
