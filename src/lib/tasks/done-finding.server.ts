import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { addDays, rigaDate, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import { bodyBySlug, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { readDoneFilter, type DoneFilter, type DoneProblems, type DoneTask } from './done.ts';
import { wordsOf } from './filter.ts';
import { stemOf } from './search-words.ts';
import { deeds, type EntryKind, type Status } from './tasks.ts';

/** What was asked, and how many tasks of which body it comes to. */
export interface Asked {
	readonly directory: Directory;
	readonly filter: DoneFilter;
	readonly problems: DoneProblems;
	readonly reported: Prisma.ProgressEntryWhereInput;
	readonly where: Prisma.TaskWhereInput;
	readonly today: PlainDate;
	/** In the order of the bodies. */
	readonly counts: readonly { readonly bodyId: string; readonly count: number }[];
}

/** Reads the address, and counts: two statements. */
export async function ask(actor: Actor, params: URLSearchParams): Promise<Asked> {
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

/** A run of a body's tasks. */
export interface Slice {
	readonly bodyId: string;
	readonly skip: number;
	readonly take: number;
	/** All that the body has. */
	readonly isWhole: boolean;
}

/** Which tasks of which body stand on a page that begins with the `first` of all. */
export function slicesOf(
	counts: Asked['counts'],
	{ first, count }: { first: number; count: number }
): Slice[] {
	let before = 0;
	return counts.flatMap(({ bodyId, count: own }) => {
		const skip = Math.max(0, first - before);
		const take = Math.min(own - skip, first + count - before - skip);
		before += own;
		return take > 0 && skip < own ? [{ bodyId, skip, take, isWhole: take === own }] : [];
	});
}

/** The ids of what stands there, in the order of bodies and numbers: at most three statements, because at most two bodies are cut. */
export async function readIds(
	{ installation }: Actor,
	{ where }: Asked,
	slices: readonly Slice[]
): Promise<string[]> {
	const read = (bodyIds: string[], cut: { skip?: number; take?: number } = {}) =>
		bodyIds.length === 0
			? []
			: installation.db.read.task.findMany({
					where: { AND: [where, { bodyId: { in: bodyIds } }] },
					orderBy: { number: 'asc' },
					select: { id: true, bodyId: true },
					...cut
				});
	const whole = slices.filter(({ isWhole }) => isWhole).map(({ bodyId }) => bodyId);
	const cut = slices.filter(({ isWhole }) => !isWhole);
	const found = await Promise.all([
		read(whole),
		...cut.map(({ bodyId, skip, take }) => read([bodyId], { skip, take }))
	]);
	const byBody = Map.groupBy(found.flat(), ({ bodyId }) => bodyId);
	return slices.flatMap(({ bodyId }) => (byBody.get(bodyId) ?? []).map(({ id }) => id));
}

/** The tasks of the ids, in their order, with what was reported in the period. */
export async function readTasks(
	{ installation }: Actor,
	{ reported, filter, today }: Asked,
	ids: readonly string[]
): Promise<DoneTask[]> {
	const found = await installation.db.read.task.findMany({
		where: { id: { in: [...ids] } },
		select: {
			...{ id: true, number: true, code: true, title: true, bodyId: true, status: true },
			...{ closedAs: true, closedOn: true, closedBy: true },
			parent: { select: { title: true, restrictedUntil: true } },
			progress: {
				where: reported,
				orderBy: [{ at: 'asc' }, { id: 'asc' }],
				select: { at: true, capacity: true, text: true }
			}
		}
	});
	const byId = new Map(found.map((row) => [row.id, row]));
	const rows = ids.flatMap((id) => byId.get(id) ?? []);
	return rows.map(({ number, code, title, bodyId, status, parent, progress, ...row }) => ({
		...{ number, code, title, bodyId, status: status as Status },
		parent: parent && (parent.restrictedUntil ?? '') < today ? parent.title : null,
		closed:
			row.closedOn && row.closedOn >= filter.from && row.closedOn <= filter.to
				? { as: row.closedAs, on: row.closedOn, by: row.closedBy }
				: null,
		reports: progress.map(({ at, capacity, text }) => ({ on: rigaDate(at), capacity, text }))
	}));
}
