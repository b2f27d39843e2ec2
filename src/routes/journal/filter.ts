import { z } from 'zod';
import { dateField } from '#lib/calendar/date-field.ts';
import { addDays, rigaDate, rigaTime, type PlainDate } from '#lib/calendar/days.ts';
import type { Place } from '#lib/audit/journal.server.ts';

/** What the journal is filtered by, as the address bar says it. */
export interface JournalFilter {
	readonly task: number | null;
	/** Of one thing: its kind and id. */
	readonly subject: { readonly type: string; readonly id: string } | null;
	/** An account; PORTAL: what was done without one. */
	readonly user: string | null;
	/** A part of a name or an address, until one account is chosen. */
	readonly who: string;
	readonly deed: string | null;
	readonly from: PlainDate | null;
	readonly to: PlainDate | null;
}

export interface AskedPage {
	readonly before?: Place | undefined;
	readonly after?: Place | undefined;
}

export const everything: JournalFilter = {
	...{ task: null, subject: null, user: null, who: '', deed: null, from: null, to: null }
};

const line = z
	.string()
	.transform((text) =>
		text
			.toWellFormed()
			.replace(/\p{Cc}/gu, ' ')
			.trim()
	)
	.pipe(z.string().max(100));
const place = z
	.string()
	.regex(/^\d{1,13}_[\da-f-]{36}$/)
	.transform((text): Place => {
		const [at, id] = text.split('_');
		return { at: new Date(Number(at)), id: id! };
	});
const schemas = {
	task: z
		.string()
		.trim()
		.regex(/^\d{1,9}$/)
		.transform(Number),
	subject: z
		.string()
		.regex(/^[A-Za-z]{1,40}:.{1,80}$/)
		.transform((text) => ({ type: text.split(':')[0]!, id: text.slice(text.indexOf(':') + 1) })),
	user: z.union([z.guid(), z.literal('PORTAL')]),
	who: line,
	deed: z
		.string()
		.regex(/^[a-z]+\.[A-Za-z]+$/)
		.max(60),
	from: dateField,
	to: dateField,
	before: place,
	after: place
};

/** The filter in the address bar; what makes no sense is left out, and `wrong` names it. */
export function readJournalFilter(search: URLSearchParams): {
	filter: JournalFilter;
	page: AskedPage;
	wrong: string[];
} {
	const wrong: string[] = [];
	const read = <K extends keyof typeof schemas>(key: K): z.output<(typeof schemas)[K]> | null => {
		const text = search.get(key);
		if (text === null || text.trim() === '') return null;
		const result = schemas[key].safeParse(text);
		if (!result.success) wrong.push(key);
		return result.success ? (result.data as z.output<(typeof schemas)[K]>) : null;
	};
	const filter = {
		...{ task: read('task'), subject: read('subject'), user: read('user'), who: read('who') ?? '' },
		...{ deed: read('deed'), from: read('from'), to: read('to') }
	};
	return { filter, page: { before: read('before') ?? undefined, after: read('after') ?? undefined }, wrong };
}

/** The filter as the address bar says it, with or without a place in the list. */
export function journalAddress(
	filter: JournalFilter,
	{ before, after }: AskedPage = {},
	path = '/journal'
): string {
	const search = new URLSearchParams();
	if (filter.task !== null) search.set('task', String(filter.task));
	if (filter.subject) search.set('subject', `${filter.subject.type}:${filter.subject.id}`);
	for (const key of ['user', 'who', 'deed', 'from', 'to'] as const)
		if (filter[key]) search.set(key, filter[key]);
	const cursor = ({ at, id }: Place) => `${at.getTime()}_${id}`;
	if (before) search.set('before', cursor(before));
	if (after) search.set('after', cursor(after));
	return search.size ? `${path}?${search}` : path;
}

/** The days of a filter as instants: from the beginning of the first to the end of the last, in Riga. */
export function instantsOf({ from, to }: Pick<JournalFilter, 'from' | 'to'>): { from?: Date; until?: Date } {
	return {
		...(from ? { from: startOfDay(from) } : {}),
		...(to && to < '9999' ? { until: startOfDay(addDays(to, 1)) } : {})
	};
}

/** Midnight in Riga: two or three hours before that of UTC. */
function startOfDay(date: PlainDate): Date {
	const midnight = Date.parse(`${date}T00:00:00Z`);
	const summer = new Date(midnight - 3 * 3_600_000);
	const isSummer = rigaDate(summer) === date && rigaTime(summer) === '00.00';
	return isSummer ? summer : new Date(midnight - 2 * 3_600_000);
}
