import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyBySlug, bodyLabel, bodyOptions, type Directory } from '#lib/council/council.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { controlStateSql, readControlled } from '#lib/tasks/controlled.server.ts';
import { readRegister, type Register } from '#lib/tasks/revisions.server.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { findControl, type Control, type FoundControl } from './control-finding.server.ts';
import {
	readControlFilter,
	type ControlFilter,
	type ControlProblems,
	type ControlRow,
	type DecisionState
} from './control.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { citationOf } from './minutes.ts';
import { councilOf } from './paper-reading.server.ts';

/** The list of control, as an address asks for it. */
export interface ControlPage {
	readonly filter: ControlFilter;
	readonly problems: ControlProblems;
	readonly bodies: readonly { readonly value: string; readonly label: string }[];
	/** Of the body that is asked about. */
	readonly bodyName: string | null;
	/** Whose document it is. */
	readonly council: string;
	readonly total: number;
	readonly pages: number;
	readonly rows: readonly ControlRow[];
}

const rowsOnPage = 50;
/** More than anybody reads in one document. */
export const mostInControlDocument = 1_000;
const rowsAtOnce = 500;

/** One page of it, for whoever may read meetings: at most five statements, however many decisions there are. */
export async function readControl(actor: Actor, params: URLSearchParams): Promise<ControlPage> {
	return read(actor, params, actor.locale, (page) => ({ skip: (page - 1) * rowsOnPage, take: rowsOnPage }));
}

/** The whole of it, for a document: at most `mostInControlDocument` rows; `total` says how many there are. */
export async function readWholeControl(
	actor: Actor,
	params: URLSearchParams,
	locale: Locale
): Promise<ControlPage> {
	return read(actor, params, locale, () => ({ skip: 0, take: mostInControlDocument }));
}

/**
 * All of it, for a table, in batches: which decisions with which tasks, and in which order, is settled at the first statement, so that
 * a change in the middle leaves none out and brings none twice.
 */
export async function* exportControl(
	actor: Actor,
	params: URLSearchParams
): AsyncGenerator<ControlRow, void, undefined> {
	const { register, asked } = await ask(actor, params);
	const everything = { skip: 0, take: 1_000_000 };
	const { rows } = await findControl(actor.installation.db.read, asked, everything);
	for (let at = 0; at < rows.length; at += rowsAtOnce)
		yield* await viewRows(register, asked, rows.slice(at, at + rowsAtOnce), actor.locale);
}

async function read(
	actor: Actor,
	params: URLSearchParams,
	locale: Locale,
	sliceOf: (page: number) => Slice
): Promise<ControlPage> {
	const { register, filter, problems, asked } = await ask(actor, params);
	const { directory } = register;
	const first = await readRows(register, asked, sliceOf(filter.page), locale);
	const pages = Math.max(1, Math.ceil(first.total / rowsOnPage));
	const isBeyond = filter.page > pages;
	const { rows, total } = isBeyond ? await readRows(register, asked, sliceOf(pages), locale) : first;
	const body = filter.body === null ? null : bodyBySlug(directory, filter.body);
	return {
		...{ problems, total, pages, rows, filter: isBeyond ? { ...filter, page: pages } : filter },
		bodies: bodyOptions(directory, 'slug', { locale, date: asked.today }),
		bodyName: body ? bodyLabel(body, locale) : null,
		council: councilOf(directory)
	};
}

async function ask(actor: Actor, params: URLSearchParams) {
	mustBeAble(actor, deeds.read);
	const register = await readRegister(actor.installation.db);
	const { directory, calendar } = register;
	const today = todayOf(actor);
	const hasBody = (slug: string) => directory.slugIndex.has(slug);
	const { filter, problems } = readControlFilter(params, { today, hasBody });
	const { from, to, state, body } = filter;
	const bodyIds = body === null ? null : [bodyBySlug(directory, body)!.id];
	const standing = { actor, eyes: actor, today, bodyIds, from, to };
	const asked: Control = { ...standing, ...whichOf(state, calendar, today) };
	return { register, filter, problems, asked };
}

function whichOf(
	state: DecisionState | null,
	calendar: Register['calendar'],
	today: PlainDate
): Pick<Control, 'which' | 'tasks'> {
	if (state === null) return { which: 'ASKING' };
	if (state === 'without') return { which: 'WITHOUT' };
	if (state === 'nothing') return { which: 'NOTHING' };
	return { which: 'FOLLOWED', tasks: controlStateSql(state, calendar, today) };
}

interface Slice {
	readonly skip: number;
	readonly take: number;
}

/** The rows of a list of control, and how many there are in all. Three statements, four where some tasks are parts of others. */
export async function readRows(
	register: Pick<Register, 'directory' | 'calendar'>,
	asked: Control,
	slice: Slice,
	locale: Locale
): Promise<{ total: number; rows: ControlRow[] }> {
	const { total, rows } = await findControl(asked.actor.installation.db.read, asked, slice);
	return { total, rows: await viewRows(register, asked, rows, locale) };
}

async function viewRows(
	register: Pick<Register, 'directory' | 'calendar'>,
	{ eyes, today }: Control,
	rows: readonly FoundControl[],
	locale: Locale
): Promise<ControlRow[]> {
	const taskIds = [...new Set(rows.flatMap(({ taskId }) => taskId ?? []))];
	const tasks = await readControlled({ ...eyes, locale }, register, taskIds, today);
	return rows.flatMap((row) => {
		const task = row.taskId === null ? null : tasks.get(row.taskId);
		// What was hidden between the statements is left out as well.
		return task === undefined ? [] : [viewOf(row, task, register.directory, { today, locale })];
	});
}

const longestText = 300;

function viewOf(
	row: FoundControl,
	task: ControlRow['task'],
	directory: Directory,
	{ today, locale }: { readonly today: string; readonly locale: Locale }
): ControlRow {
	const { id, meetingId, date, restrictedUntil, restrictedBasis } = row;
	const number = row.number === null ? null : Number(row.number);
	const body = bodyById(directory, row.bodyId);
	return {
		task,
		decision: {
			...{ id, meetingId, on: date, asksNothing: Boolean(row.asksNothing) },
			citation: citationOf({ number, date }, Number(row.item), Number(row.place)),
			body: body ? bodyLabel(body, locale) : '',
			text: plainText(row.text, longestText),
			restrictions: isRestricted({ restrictedUntil }, today)
				? [{ basis: restrictedBasis, until: restrictedUntil! }]
				: []
		}
	};
}
