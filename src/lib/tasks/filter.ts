import { isPlainDate, type PlainDate } from '#lib/calendar/days.ts';
import { parseDateText } from '#lib/latvian/dates.ts';
import { fold } from '#lib/latvian/letters.ts';
import { statuses, type Status } from './tasks.ts';

/** What the register shows. It lives in the address bar: what is not set is not in the address. */
export interface TaskFilter {
	readonly q: string;
	/** A body's slug. */
	readonly body: string | null;
	/** An institution's id; its predecessors and successors are meant with it. */
	readonly institution: string | null;
	/** OPEN is whatever is not closed, CLOSED the rest. */
	readonly status: 'OPEN' | 'CLOSED' | Status | null;
	/**
	 * `late` is what is still owed after its last day; 7 and 30 are the days ahead; `silent` is what nobody has reported on for half
	 * a year; a year has four figures.
	 */
	readonly period: 'late' | '7' | '30' | 'none' | 'silent' | `${number}` | null;
	readonly from: PlainDate | null;
	readonly to: PlainDate | null;
	/** Only what nobody can be reminded of. */
	readonly unreachable: boolean;
	/** Only what a later deadline was asked for, and nobody has decided. */
	readonly waitsForExtension: boolean;
	readonly sort: Sort;
	readonly direction: 'asc' | 'desc';
	/** Counted from 1. */
	readonly page: number;
}

export const sorts = ['due', 'title', 'number', 'lastReport'] as const;
export type Sort = (typeof sorts)[number];
export type FilterField =
	'q' | 'body' | 'institution' | 'status' | 'period' | 'from' | 'to' | 'sort' | 'page';

/** What in the address made no sense; it was left out. */
export interface FilterNotice {
	readonly field: FilterField;
	/** What stood there, shortened. */
	readonly typed: string;
}

/** The whole register, as it first opens. */
export const everything: TaskFilter = {
	...{ q: '', body: null, institution: null, status: null, period: null, from: null, to: null },
	...{ unreachable: false, waitsForExtension: false, sort: 'due', direction: 'asc', page: 1 }
};

export const longestQuery = 200;
const mostWords = 12;
const longestEcho = 60;

/** What the reader of an address must know: which bodies and institutions there are, and which day it is. */
export interface Known {
	hasBody(slug: string): boolean;
	hasInstitution(id: string): boolean;
	readonly today: PlainDate;
}

/** Reads an address. Whatever makes no sense is left out and named, so that the page can say so at that field. */
export function readFilter(
	params: URLSearchParams,
	known: Known
): { filter: TaskFilter; notices: FilterNotice[] } {
	const notices: FilterNotice[] = [];
	const take = <T>(field: FilterField, read: (text: string) => T | null, name: string = field): T | null => {
		const text = clean(params.get(name) ?? '');
		const value = text === '' ? null : read(text);
		if (text !== '' && value === null) notices.push({ field, typed: shorten(text) });
		return value;
	};
	const date = (text: string) => readDate(text, known.today);
	const filter: TaskFilter = {
		q: readQuery(params.get('q') ?? '', notices),
		body: take('body', (text) => (known.hasBody(text) ? text : null)),
		institution: take('institution', (text) => (known.hasInstitution(text) ? text : null)),
		status: take('status', readStatus),
		period: take('period', readPeriod),
		from: take('from', date),
		to: take('to', date),
		unreachable: params.get('recipient') === 'none',
		waitsForExtension: params.get('waits') === 'extension',
		sort: take('sort', (text) => sorts.find((one) => one === text) ?? null) ?? everything.sort,
		direction: take('sort', readDirection, 'dir') ?? everything.direction,
		page: take('page', readPage) ?? 1
	};
	return { filter, notices: withBackwards(filter, notices) };
}

/** The filter as the query of an address, without what is as it first opens. */
export function filterQuery(filter: TaskFilter): string {
	const params = new URLSearchParams();
	const put = (name: string, value: string | null) => value && params.set(name, value);
	put('q', filter.q);
	put('body', filter.body);
	put('institution', filter.institution);
	put('status', filter.status && filter.status.toLowerCase());
	put('period', filter.period);
	put('from', filter.from);
	put('to', filter.to);
	put('recipient', filter.unreachable ? 'none' : null);
	put('waits', filter.waitsForExtension ? 'extension' : null);
	put('sort', filter.sort === everything.sort ? null : filter.sort);
	put('dir', filter.direction === everything.direction ? null : filter.direction);
	put('page', filter.page > 1 ? String(filter.page) : null);
	return params.toString();
}

/** The address of the register with a filter: `tasksAddress({ status: 'OPEN', period: '7' })`. */
export function tasksAddress(filter: Partial<TaskFilter> = {}): string {
	const query = filterQuery({ ...everything, ...filter });
	return query ? `/tasks?${query}` : '/tasks';
}

/** How many of the fields that narrow the register are set. */
export function countSet({
	q,
	body,
	institution,
	status,
	period,
	from,
	to,
	unreachable,
	waitsForExtension
}: TaskFilter): number {
	const fields = [q, body, institution, status, period, from ?? to, unreachable, waitsForExtension];
	return fields.filter(Boolean).length;
}

/**
 * The words of a search, folded; a task must hold all of them. What the databases would read as a wildcard separates
 * words: "100%" looks for "100".
 */
export function wordsOf(q: string): string[] {
	return fold(q)
		.split(/[\s%_\\]+/)
		.filter(Boolean)
		.slice(0, mostWords);
}

function readQuery(text: string, notices: FilterNotice[]): string {
	const query = clean(text);
	if (query.length <= longestQuery) return query;
	notices.push({ field: 'q', typed: shorten(query) });
	return clean(query.slice(0, longestQuery));
}

function readStatus(text: string): TaskFilter['status'] {
	const status = text.toUpperCase();
	return status === 'OPEN' || status === 'CLOSED' ? status : (statuses.find((one) => one === status) ?? null);
}

function readPeriod(text: string): TaskFilter['period'] {
	if (text === 'late' || text === '7' || text === '30' || text === 'none' || text === 'silent') return text;
	return /^(19|20|21)\d\d$/.test(text) ? (text as `${number}`) : null;
}

function readDirection(text: string): TaskFilter['direction'] | null {
	return text === 'asc' || text === 'desc' ? text : null;
}

function readPage(text: string): number | null {
	return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

function readDate(text: string, today: PlainDate): PlainDate | null {
	if (text.length > longestEcho) return null;
	const date = parseDateText(text, today) ?? text;
	return isPlainDate(date) ? date : null;
}

/** A span that ends before it begins finds nothing; the page says why. */
function withBackwards({ from, to }: TaskFilter, notices: FilterNotice[]): FilterNotice[] {
	return from && to && to < from ? [...notices, { field: 'to', typed: to }] : notices;
}

/** One line without characters that nobody sees (PostgreSQL refuses NUL in a text). */
function clean(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

function shorten(text: string): string {
	return text.length > longestEcho ? `${text.slice(0, longestEcho).toWellFormed()}…` : text;
}
