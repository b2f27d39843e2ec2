import type { Reader } from '#lib/server/database.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';

/** Which recorded changes are asked for; what is undefined does not matter. */
export interface JournalQuery {
	readonly subject?: { readonly type: string; readonly id: string } | undefined;
	/** Who acted; null: the portal itself and the command line. */
	readonly userId?: string | null | undefined;
	readonly deed?: string | undefined;
	/** From this instant on, and before that one. */
	readonly from?: Date | undefined;
	readonly until?: Date | undefined;
}

/** A place in the journal: that of an event. */
export interface Place {
	readonly at: Date;
	readonly id: string;
}

export interface RecordedEvent extends Place {
	readonly userId: string | null;
	readonly actorName: string;
	readonly capacity: string;
	readonly deed: string;
	readonly subjectType: string;
	readonly subjectId: string;
	/** JSON. */
	readonly before: string | null;
	readonly after: string | null;
	readonly undoes: string | null;
}

export interface JournalSlice {
	/** Newest first. */
	readonly events: readonly RecordedEvent[];
	readonly hasNewer: boolean;
	readonly hasOlder: boolean;
}

/**
 * The journal from a place on, newest first: what is older than `before`, or the nearest that is newer than `after`. The database
 * begins at that place by its index and reads no more than is shown, however long the journal is: nothing is counted or skipped.
 */
export async function readJournal(
	read: Pick<Reader, 'auditEvent'>,
	query: JournalQuery,
	{ before, after, take }: { before?: Place | undefined; after?: Place | undefined; take: number }
): Promise<JournalSlice> {
	const isBackwards = before === undefined && after !== undefined;
	const direction = isBackwards ? 'asc' : 'desc';
	const found = await read.auditEvent.findMany({
		where: { AND: [whereOf(query), before ? olderThan(before) : after ? newerThan(after) : {}] },
		orderBy: [{ at: direction }, { id: direction }],
		take: take + 1
	});
	const hasMore = found.length > take;
	const shown = found.slice(0, take);
	if (isBackwards) return { events: shown.reverse(), hasNewer: hasMore, hasOlder: true };
	return { events: shown, hasNewer: before !== undefined, hasOlder: hasMore };
}

/** All that is asked for, a few at a time, newest first, `limit` at most. */
export async function* walkJournal(
	read: Pick<Reader, 'auditEvent'>,
	query: JournalQuery,
	limit: number,
	take = 500
): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
	let before: Place | undefined;
	for (let walked = 0; walked < limit;) {
		const slice = await readJournal(read, query, { before, take: Math.min(take, limit - walked) });
		if (slice.events.length === 0) return;
		yield slice.events;
		walked += slice.events.length;
		before = slice.events.at(-1);
		if (!slice.hasOlder) return;
	}
}

/** How many there are, up to `most`: the database stops there. */
export async function countJournal(
	read: Pick<Reader, 'auditEvent'>,
	query: JournalQuery,
	most: number
): Promise<number> {
	return read.auditEvent.count({ where: whereOf(query), take: most });
}

function whereOf({ subject, userId, deed, from, until }: JournalQuery): Prisma.AuditEventWhereInput {
	return {
		...(subject ? { subjectType: subject.type, subjectId: subject.id } : {}),
		...(userId === undefined ? {} : { userId }),
		...(deed === undefined ? {} : { deed }),
		...(from || until ? { at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {})
	};
}

/* `at <= …` begins in the index; `NOT` takes away what stands at the same instant on the wrong side. */
const olderThan = ({ at, id }: Place) => ({ at: { lte: at }, NOT: { at, id: { gte: id } } });
const newerThan = ({ at, id }: Place) => ({ at: { gte: at }, NOT: { at, id: { lte: id } } });
