import type { RecordedEvent } from '#lib/audit/journal.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** The change that took an event back. */
export interface Turn {
	readonly id: string;
	readonly at: Date;
	readonly userId: string | null;
	readonly who: string;
}

/**
 * Which of these events are the latest of their deed on their thing, and not taken back: only those are offered to be undone.
 * One statement; each event looks behind itself in the index of its thing.
 */
export async function latestOfTheirKind(
	{ db }: Pick<Installation, 'db'>,
	ids: readonly string[]
): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db.read.$queryRaw<{ id: string }[]>`
		SELECT e."id" FROM "AuditEvent" e
		WHERE e."id" IN (${Prisma.join([...ids])}) AND NOT EXISTS (
			SELECT 1 FROM "AuditEvent" l
			WHERE l."subjectType" = e."subjectType" AND l."subjectId" = e."subjectId" AND l."at" >= e."at"
				AND (l."at" > e."at" OR l."id" > e."id") AND (l."deed" = e."deed" OR l."undoes" = e."id")
		)`;
	return new Set(rows.map(({ id }) => id));
}

/** The change that took this one back, unless it was itself taken back: then the thing is as this one left it. */
export async function turnsOf(
	{ db }: Pick<Installation, 'db'>,
	{ id, at, subjectType, subjectId }: Pick<RecordedEvent, 'id' | 'at' | 'subjectType' | 'subjectId'>
): Promise<Turn | null> {
	const later = await db.read.auditEvent.findMany({
		where: { subjectType, subjectId, at: { gte: at }, undoes: { not: null } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { id: true, at: true, userId: true, actorName: true, undoes: true }
	});
	const turnOf = (event: string): (typeof later)[number] | null => {
		const turn = later.findLast(({ undoes }) => undoes === event);
		return turn && !turnOf(turn.id) ? turn : null;
	};
	const turn = turnOf(id);
	return turn && { id: turn.id, at: turn.at, userId: turn.userId, who: turn.actorName };
}
