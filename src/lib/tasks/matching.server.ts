import type { Database } from '#lib/server/database.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { TaskFilter } from './filter.ts';
import { rowColumns, type RowRecord } from './rows.server.ts';
import { orderOf } from './where.server.ts';

type Where = Prisma.TaskWhereInput;

/** What a filter leaves. */
export interface Matching {
	/** How many; of a search, as many as are shown at most. */
	readonly total: number;
	/** More match a search than are shown. */
	readonly isMore: boolean;
	/** Of a search, which, in the filter's order; otherwise the filter itself finds each page. */
	readonly ids: readonly string[] | null;
}

/** Nobody reads through more of what a search found; to go on counting would take the longer the more there are. */
const mostFound = 1_000;

/** How many tasks a filter leaves, and of a search which: to be kept until tasks change. One statement. */
export async function countMatching(db: Database, where: Where, filter: TaskFilter): Promise<Matching> {
	if (filter.q === '') return { total: await db.read.task.count({ where }), isMore: false, ids: null };
	const orderBy = orderOf(filter);
	const found = await db.read.task.findMany({ where, orderBy, select: { id: true }, take: mostFound + 1 });
	const ids = found.slice(0, mostFound).map(({ id }) => id);
	return { total: ids.length, isMore: found.length > mostFound, ids };
}

/** One page of what a filter leaves, in its order. One statement. */
export async function readMatching(
	db: Database,
	where: Where,
	filter: TaskFilter,
	{ ids, total }: Matching,
	{ skip, take }: { skip: number; take: number }
): Promise<RowRecord[]> {
	if (total === 0) return [];
	const orderBy = orderOf(filter);
	if (ids === null) return db.read.task.findMany({ where, orderBy, skip, take, select: rowColumns });
	const here = { id: { in: ids.slice(skip, skip + take) } };
	return db.read.task.findMany({ where: here, orderBy, select: rowColumns });
}
