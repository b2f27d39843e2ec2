import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { addDays, rigaDate, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyBySlug, bodyLabel, bodyTree, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { CsvCell } from '#lib/documents/csv.server.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Choice } from './choices.ts';
import {
	doneWords,
	readDoneFilter,
	type DoneFilter,
	type DoneGroup,
	type DoneProblems,
	type DoneTask
} from './done.ts';
import { wordsOf } from './filter.ts';
import { stemOf } from './search-words.ts';
import { deeds, type EntryKind, type Status } from './tasks.ts';

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
	const groups: DoneGroup[] = [];
	for (const { bodyId, skip, take } of slicesOf(counts, sliceOf(page))) {
		const tasks: DoneTask[] = [];
		for (let at = 0; at < take; at += tasksAtOnce)
			tasks.push(...(await readTasks(actor, asked, bodyId, skip + at, Math.min(tasksAtOnce, take - at))));
		groups.push({ label: labelOf(directory, bodyId, locale), tasks });
	}
	const body = filter.body ? bodyBySlug(directory, filter.body) : undefined;
	return {
		...{ filter: { ...filter, page }, problems, total, pages, groups },
		bodies: bodyTree(directory).map(({ body: one, depth }) => ({
			value: one.slug,
			label: `${'\u2003'.repeat(depth)}${bodyLabel(one, locale)}`
		})),
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
	for (const { bodyId, count } of asked.counts) {
		const label = labelOf(asked.directory, bodyId, locale);
		for (let skip = 0; skip < count; skip += tasksAtOnce)
			for (const task of await readTasks(actor, asked, bodyId, skip, tasksAtOnce)) {
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

interface Asked {
	readonly directory: Directory;
	readonly filter: DoneFilter;
	readonly problems: DoneProblems;
	readonly reported: Prisma.ProgressEntryWhereInput;
	readonly where: Prisma.TaskWhereInput;
	readonly today: PlainDate;
	/** In the order of the bodies. */
	readonly counts: readonly { readonly bodyId: string; readonly count: number }[];
}

async function ask(actor: Actor, params: URLSearchParams): Promise<Asked> {
	mustBeAble(actor, deeds.read);
	const { db, clock } = actor.installation;
	const today = rigaDate(clock.now());
	const directory = await directoryOf(actor.installation);
	const hasBody = (slug: string) => directory.slugIndex.has(slug);
	const { filter, problems } = readDoneFilter(params, { today, hasBody });
	const reported = reportedWhere(filter, today);
	const where = doneWhere(directory, filter, reported, today);
	const found = await db.read.task.groupBy({ by: ['bodyId'], where, _count: { _all: true } });
	const counts = new Map(found.map(({ bodyId, _count }) => [bodyId, _count._all]));
	return {
		...{ directory, filter, problems, reported, where, today },
		counts: directory.bodies.flatMap(({ id }) =>
			counts.has(id) ? [{ bodyId: id, count: counts.get(id)! }] : []
		)
	};
}

/** What everybody may read: restricted to nobody, whoever asks. */
function open(today: PlainDate) {
	return { OR: [{ restrictedUntil: null }, { restrictedUntil: { lt: today } }] };
}

function reportedWhere({ from, to }: DoneFilter, today: PlainDate): Prisma.ProgressEntryWhereInput {
	return {
		kind: { in: ['REPORTED', 'SUBMITTED'] satisfies EntryKind[] },
		at: { gte: startOfDay(from), lt: startOfDay(addDays(to, 1)) },
		isInternal: false,
		withdrawnAt: null,
		...open(today)
	};
}

function doneWhere(
	directory: Directory,
	{ q, from, to, body }: DoneFilter,
	reported: Prisma.ProgressEntryWhereInput,
	today: PlainDate
): Prisma.TaskWhereInput {
	const closed: Prisma.TaskWhereInput = {
		status: { in: ['COMPLETED', 'CANCELLED'] satisfies Status[] },
		closedOn: { gte: from, lte: to }
	};
	return {
		AND: [
			open(today),
			{ OR: [{ closedAs: null }, { closedAs: { not: 'MISTAKE' } }] },
			{ OR: [closed, { progress: { some: reported } }] },
			...(body ? [{ bodyId: bodyBySlug(directory, body)?.id ?? '' }] : []),
			...wordsOf(q).map((word) => ({ searchText: { contains: stemOf(word) } }))
		]
	};
}

/** Which tasks of which body stand on a page that begins with the `first` of all. */
function slicesOf(counts: Asked['counts'], { first, count }: { first: number; count: number }) {
	let before = 0;
	return counts.flatMap(({ bodyId, count: own }) => {
		const skip = Math.max(0, first - before);
		const take = Math.min(own - skip, first + count - before - skip);
		before += own;
		return take > 0 && skip < own ? [{ bodyId, skip, take }] : [];
	});
}

async function readTasks(
	{ installation }: Actor,
	{ where, reported, filter, today }: Asked,
	bodyId: string,
	skip: number,
	take: number
): Promise<DoneTask[]> {
	const rows = await installation.db.read.task.findMany({
		where: { AND: [where, { bodyId }] },
		orderBy: { number: 'asc' },
		skip,
		take,
		select: {
			...{ number: true, code: true, title: true, bodyId: true, status: true },
			...{ closedAs: true, closedOn: true, closedBy: true },
			parent: { select: { title: true, restrictedUntil: true } },
			progress: {
				where: reported,
				orderBy: [{ at: 'asc' }, { id: 'asc' }],
				select: { at: true, capacity: true, text: true }
			}
		}
	});
	return rows.map(({ number, code, title, status, closedAs, closedOn, closedBy, parent, progress }) => ({
		...{ number, code, title, bodyId, status: status as Status },
		parent: parent && (parent.restrictedUntil ?? '') < today ? parent.title : null,
		closed:
			closedOn && closedOn >= filter.from && closedOn <= filter.to
				? { as: closedAs, on: closedOn, by: closedBy }
				: null,
		reports: progress.map(({ at, capacity, text }) => ({ on: rigaDate(at), capacity, text }))
	}));
}

function labelOf(directory: Directory, bodyId: string, locale: Locale): string {
	return bodyLabel(bodyById(directory, bodyId)!, locale);
}
