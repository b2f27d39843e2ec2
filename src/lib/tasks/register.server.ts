import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Directory } from '#lib/council/council.ts';
import { choicesOf, type Choices } from './choices.ts';
import { countsIn, sum, type TaskCounts } from './counts.server.ts';
import { filterQuery, readFilter, type FilterNotice, type TaskFilter } from './filter.ts';
import { countMatching, readMatching } from './matching.server.ts';
import { unreachable } from './reach.server.ts';
import { readRegister, untilTasksChange, type Register } from './revisions.server.ts';
import { rowColumns, viewRows, type TaskRow } from './rows.server.ts';
import { sightAt } from './sight.server.ts';
import { deeds } from './tasks.ts';
import { searchFor } from './searching.server.ts';
import { visibleTasks } from './visibility.server.ts';
import { orderOf, whereOf } from './where.server.ts';

export type { TaskRow } from './rows.server.ts';

export interface TaskList {
	readonly rows: readonly TaskRow[];
	/** How many match; of a search, as many as are shown at most. */
	readonly total: number;
	/** More match a search than are shown. */
	readonly isMore: boolean;
	/** Of the whole register, whatever the filter. */
	readonly register: TaskCounts;
	/** The page shown: the last one where a later one was asked for. */
	readonly page: number;
	readonly pages: number;
	/** The places of the first and the last row in what matches, from 1; 0 where nothing does. */
	readonly from: number;
	readonly to: number;
}

export interface RegisterPage extends TaskList {
	readonly filter: TaskFilter;
	readonly notices: readonly FilterNotice[];
	readonly choices: Choices;
}

interface Asked {
	readonly today: PlainDate;
	/** Rows on a page, where it is not the register's fifty. */
	readonly take?: number;
}

const rowsOnPage = 50;
const exportBatch = 500;

/** The rows of the register that a filter leaves: three statements, one or two more after a task has changed. */
export async function listTasks(actor: Actor, filter: TaskFilter, asked: Asked): Promise<TaskList> {
	mustBeAble(actor, deeds.read);
	return list(actor, await readRegister(actor.installation.db), filter, asked);
}

/** The register as an address asks for it, with what may be chosen in its filter. */
export async function readRegisterPage(
	actor: Actor,
	params: URLSearchParams,
	{ today }: Asked
): Promise<RegisterPage> {
	mustBeAble(actor, deeds.read);
	const register = await readRegister(actor.installation.db);
	const { filter, notices } = readFilter(params, knownIn(register.directory, today));
	const found = await list(actor, register, filter, { today });
	const tooFar = filter.page > found.pages;
	return {
		...found,
		filter: { ...filter, page: found.page },
		notices: tooFar ? [...notices, { field: 'page', typed: String(filter.page) }] : notices,
		choices: choicesOf(register.directory, found.register, filter, { today, locale: actor.locale })
	};
}

/**
 * Every row that a filter leaves, in its order, in batches: which tasks and in which order is settled at the first
 * statement, so that a change in the middle leaves none out and brings none twice.
 */
export async function* exportTasks(
	actor: Actor,
	params: URLSearchParams,
	{ today }: Asked
): AsyncGenerator<TaskRow, void, undefined> {
	mustBeAble(actor, deeds.read);
	const { db } = actor.installation;
	const register = await readRegister(db);
	const { directory } = register;
	const { filter } = readFilter(params, knownIn(directory, today));
	const { where } = await conditionOf(actor, register, filter, today);
	const found = await db.read.task.findMany({ where, orderBy: orderOf(filter), select: { id: true } });
	for (let at = 0; at < found.length; at += exportBatch) {
		const ids = found.slice(at, at + exportBatch).map(({ id }) => id);
		const records = await db.read.task.findMany({
			where: { AND: [{ id: { in: ids } }, visibleTasks(actor, today)] },
			select: rowColumns
		});
		const rows = await viewRows(actor, register, records, today);
		const byId = new Map(rows.map((row) => [row.id, row]));
		for (const id of ids) if (byId.has(id)) yield byId.get(id)!;
	}
}

/** The ids of all that a filter leaves for whoever asks, in its order. */
export async function findMatching(
	actor: Actor,
	params: URLSearchParams,
	{ today }: Asked
): Promise<string[]> {
	mustBeAble(actor, deeds.read);
	const { db } = actor.installation;
	const register = await readRegister(db);
	const { filter } = readFilter(params, knownIn(register.directory, today));
	const { where } = await conditionOf(actor, register, filter, today);
	const found = await db.read.task.findMany({ where, orderBy: orderOf(filter), select: { id: true } });
	return found.map(({ id }) => id);
}

function knownIn(directory: Directory, today: PlainDate) {
	return {
		today,
		hasBody: (slug: string) => directory.slugIndex.has(slug),
		hasInstitution: (id: string) => directory.institutionIndex.has(id)
	};
}

async function list(
	actor: Actor,
	register: Register,
	filter: TaskFilter,
	{ today, take = rowsOnPage }: Asked
): Promise<TaskList> {
	const { db } = actor.installation;
	const { directory, revision, councilRevision } = register;
	const { where, key } = await conditionOf(actor, register, filter, today);
	const ordered = filter.q ? filter : { ...filter, sort: 'due' as const, direction: 'asc' as const };
	const narrowing = filterQuery({ ...ordered, page: 1 });
	const [counts, matching] = await Promise.all([
		countsIn(actor, register, today),
		untilTasksChange(db, revision, `matching ${councilRevision} ${today} ${narrowing} ${key}`, () =>
			countMatching(db, where, filter)
		)
	]);
	const { total, isMore } = matching;
	const pages = Math.max(1, Math.ceil(total / take));
	const page = Math.min(filter.page, pages);
	const first = (page - 1) * take;
	const records = await readMatching(db, where, filter, matching, { skip: first, take });
	const rows = await viewRows(actor, register, records, today);
	return {
		...{ rows, total, isMore, page, pages, register: sum([...counts.values()]) },
		...{ from: rows.length ? first + 1 : 0, to: first + rows.length }
	};
}

async function conditionOf(actor: Actor, register: Register, filter: TaskFilter, today: PlainDate) {
	const sight = await sightAt(actor, register.revision, today);
	const { db } = actor.installation;
	const found = await untilTasksChange(db, register.revision, `search ${filter.q}`, () =>
		searchFor(db, filter.q)
	);
	const where = { AND: [whereOf(filter, register, today, found), sight.where] };
	if (!filter.unreachable) return { where, key: sight.key };
	const ids = (await unreachable(actor.installation, register, today)).map(({ id }) => id);
	return { where: { AND: [where, { id: { in: ids } }] }, key: sight.key };
}
