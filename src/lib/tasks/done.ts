import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { readPeriod } from '#lib/calendar/period.ts';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { closingWord, statusWord, type Status } from './tasks.ts';

/** What "what was done" is asked about: a theme, a period, a body. */
export interface DoneFilter {
	readonly q: string;
	readonly from: PlainDate;
	readonly to: PlainDate;
	/** A body's slug. */
	readonly body: string | null;
	readonly page: number;
}

export type DoneField = 'q' | 'from' | 'to' | 'body';

/** What in the address made no sense: the field, and what stood there. */
export type DoneProblems = Partial<Record<DoneField, string>>;

const longest = 200;
const longestEcho = 60;

/** Reads an address; what makes no sense is left out and named. Without a period, this year up to today. */
export function readDoneFilter(
	params: URLSearchParams,
	{ today, hasBody }: { today: PlainDate; hasBody: (slug: string) => boolean }
): { filter: DoneFilter; problems: DoneProblems } {
	const { period, problems: wrong } = readPeriod(params, today);
	const problems: DoneProblems = { ...wrong };
	const asked = params.get('body') ?? '';
	if (asked && !hasBody(asked)) problems.body = asked.slice(0, longestEcho);
	const typed = clean(params.get('q') ?? '');
	if (typed.length > longest) problems.q = `${typed.slice(0, longestEcho)}…`;
	const page = /^[1-9]\d{0,5}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1;
	const body = asked && hasBody(asked) ? asked : null;
	return { filter: { q: typed.slice(0, longest), ...period, body, page }, problems };
}

/** The filter as the query of an address; the page, where it is not the first. */
export function doneQuery({ q, from, to, body, page }: DoneFilter): string {
	const params = new URLSearchParams();
	if (q) params.set('q', q);
	params.set('from', from);
	params.set('to', to);
	if (body) params.set('body', body);
	if (page > 1) params.set('page', String(page));
	return params.toString();
}

/** A task that was closed in the period, or reported on in it. */
export interface DoneTask {
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly bodyId: string;
	/** Of a subtask: what it is a part of, where everybody may know that. */
	readonly parent: string | null;
	readonly status: Status;
	/** Where it was closed in the period. */
	readonly closed: {
		readonly as: string | null;
		readonly on: PlainDate;
		readonly by: string | null;
	} | null;
	/** The oldest first. */
	readonly reports: readonly DoneReport[];
}

export interface DoneReport {
	readonly on: PlainDate;
	readonly capacity: string;
	/** Markdown as written. */
	readonly text: string;
}

/** Tasks by body, in the order of the bodies. */
export interface DoneGroup {
	readonly label: string;
	readonly tasks: readonly DoneTask[];
}

/** What was done as a document, in a language. */
export function doneBlocks(groups: readonly DoneGroup[], locale: Locale): Block[] {
	return groups.flatMap(({ label, tasks }): Block[] => [
		{ type: 'HEADING', level: 1, text: label, isUnnumbered: true },
		...tasks.flatMap((task) => taskBlocks(task, locale))
	]);
}

function taskBlocks(task: DoneTask, locale: Locale): Block[] {
	const { number, code, title, parent, reports } = task;
	const options = { locale };
	return [
		{ type: 'HEADING', level: 2, text: code ? `${code} ${title}` : title, isUnnumbered: true },
		{
			type: 'PARAGRAPH',
			lines: [
				[
					{ text: m.word_done_task_number({ number }, options), href: `/tasks/${number}` },
					{ text: ` · ${doneWords(task, locale)}` }
				],
				...lineOf(parent && m.tasks_part_of({ title: parent }, options), 'QUIET')
			]
		},
		...(reports.length
			? [
					{
						type: 'EVENTS' as const,
						events: reports.map(({ on, capacity, text }) => ({
							...{ head: `${shortDate(on, locale)} · ${capacity}`, lines: [], text, isWithdrawn: false }
						}))
					}
				]
			: [])
	];
}

/** "Izpildīts 20.06.2024., prot. Nr. 9", or what it is in now. */
export function doneWords({ closed, status }: DoneTask, locale: Locale): string {
	if (!closed) return statusWord({ status }, locale);
	const how = closingWord(closed.as, locale) ?? statusWord({ status }, locale);
	return [`${how} ${shortDate(closed.on, locale)}`, closed.by].filter(Boolean).join(' · ');
}

/** "No 01.01.2026. līdz 20.11.2026. · bāriņtiesas · 8. Bāriņtiesu darba pilnveide" */
export function doneSubject({ q, from, to }: DoneFilter, body: string | null, locale: Locale): string {
	const period = m.word_done_period({ from: shortDate(from, locale), to: shortDate(to, locale) }, { locale });
	return [period, q && m.word_done_theme({ theme: q }, { locale }), body].filter(Boolean).join(' · ');
}

/** One line without characters that nobody sees. */
function clean(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
