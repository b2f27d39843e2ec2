import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { bodyById, bodyBySlug, bodyLabel, bodyOptions, type Directory } from '#lib/council/council.ts';
import type { CsvCell } from '#lib/documents/csv.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Choice } from './choices.ts';
import { ask, readIds, readTasks, slicesOf } from './done-finding.server.ts';
import { doneWords, type DoneFilter, type DoneGroup, type DoneProblems, type DoneTask } from './done.ts';

/** What was done, as an address asks for it. */
export interface DonePage {
	readonly filter: DoneFilter;
	readonly problems: DoneProblems;
	readonly bodies: readonly Choice[];
	/** Of the body that is asked about. */
	readonly bodyName: string | null;
	/** Whose document it is. */
	readonly council: string | null;
	/** How many tasks. */
	readonly total: number;
	readonly pages: number;
	readonly groups: readonly DoneGroup[];
}

const tasksOnPage = 25;
/** More than anybody reads in one document. */
export const mostInDocument = 1_000;
const tasksAtOnce = 200;

/** One page of it. What is internal, restricted or withdrawn is not in it for anybody, nor what was entered by mistake. */
export async function readDone(
	actor: Actor,
	params: URLSearchParams,
	locale: Locale = actor.locale
): Promise<DonePage> {
	return read(actor, params, locale, (page) => ({ first: (page - 1) * tasksOnPage, count: tasksOnPage }));
}

/** The whole of it, for a document: at most `mostInDocument` tasks; `total` says how many there are. */
export async function readWholeDone(
	actor: Actor,
	params: URLSearchParams,
	locale: Locale
): Promise<DonePage> {
	return read(actor, params, locale, () => ({ first: 0, count: mostInDocument }));
}

async function read(
	actor: Actor,
	params: URLSearchParams,
	locale: Locale,
	sliceOf: (page: number) => { first: number; count: number }
): Promise<DonePage> {
	const asked = await ask(actor, params);
	const { directory, filter, problems, counts } = asked;
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	const pages = Math.max(1, Math.ceil(total / tasksOnPage));
	const page = Math.min(filter.page, pages);
	const ids = await readIds(actor, asked, slicesOf(counts, sliceOf(page)));
	const tasks: DoneTask[] = [];
	for (let at = 0; at < ids.length; at += tasksAtOnce)
		tasks.push(...(await readTasks(actor, asked, ids.slice(at, at + tasksAtOnce))));
	const byBody = Map.groupBy(tasks, ({ bodyId }) => bodyId);
	const groups = [...byBody].map(([bodyId, own]): DoneGroup => ({
		label: labelOf(directory, bodyId, locale),
		tasks: own
	}));
	const body = filter.body ? bodyBySlug(directory, filter.body) : undefined;
	return {
		...{ filter: { ...filter, page }, problems, total, pages, groups },
		bodies: bodyOptions(directory, 'slug', { locale }),
		bodyName: body ? bodyLabel(body, locale) : null,
		council: directory.bodies.find(({ kind }) => kind === 'COUNCIL')?.name ?? null
	};
}

/** Every report of the period, a row each; what was closed without one, a row too. Read in batches, as the rows are taken. */
export async function* exportDone(
	actor: Actor,
	params: URLSearchParams
): AsyncGenerator<CsvCell[], void, undefined> {
	const { locale, installation } = actor;
	const asked = await ask(actor, params);
	// Which tasks, and in which order, is settled first: a change in the middle leaves none out and brings none twice.
	const ids = await readIds(actor, asked, slicesOf(asked.counts, { first: 0, count: Infinity }));
	for (let at = 0; at < ids.length; at += tasksAtOnce)
		for (const task of await readTasks(actor, asked, ids.slice(at, at + tasksAtOnce))) {
			const label = labelOf(asked.directory, task.bodyId, locale);
			const address = `${installation.config.origin}/tasks/${task.number}`;
			const cells = [label, task.number, task.code, task.title, doneWords(task, locale)];
			for (const report of task.reports.length ? task.reports : [null])
				yield [
					...cells,
					...[report && shortDate(report.on), report && report.capacity, report && plainText(report.text)],
					address
				];
		}
}

/** The head of that table, in the reader's language. */
export function doneColumns(locale: Locale): string[] {
	const options = { locale };
	return [
		m.word_history_body({}, options),
		m.tasks_column_number({}, options),
		m.tasks_csv_code({}, options),
		m.tasks_column_task({}, options),
		m.tasks_column_status({}, options),
		m.word_done_reported_on({}, options),
		m.word_done_reported_by({}, options),
		m.word_done_report({}, options),
		m.tasks_csv_address({}, options)
	];
}

function labelOf(directory: Directory, bodyId: string, locale: Locale): string {
	return bodyLabel(bodyById(directory, bodyId)!, locale);
}
