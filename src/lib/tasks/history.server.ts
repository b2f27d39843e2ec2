import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import type { MembershipKind } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readFamily, type Relative } from './family.server.ts';
import { readDocuments, readSources } from './history-files.server.ts';
import type {
	History,
	HistoryEdit,
	HistoryEntry,
	HistoryMembership,
	HistoryPart,
	HistoryReminder
} from './history.ts';
import { deeds, type EntryKind, type Status } from './tasks.ts';
import { seesRestricted, visibleEntries } from './visibility.server.ts';

/**
 * The whole truth about a task and its subtasks, as far as the reader may see it, without what the secretariat notes for itself.
 * Refuses NOT_FOUND for a number that no task has, and for one that is not there for the reader.
 */
export async function readHistory(actor: Actor, number: number): Promise<History> {
	mustBeAble(actor, deeds.read);
	const today = rigaDate(actor.installation.clock.now());
	const [directory, family] = await Promise.all([
		directoryOf(actor.installation),
		readFamily(actor, number, today)
	]);
	if (!family) throw new Refusal('NOT_FOUND');
	const tasks = [family.task, ...family.descendants];
	const ids = tasks.map(({ id }) => id);
	const [sources, entries, reminders, documents, edits] = await Promise.all([
		readSources(actor, ids),
		readEntries(actor, ids, today),
		readReminders(actor, ids),
		readDocuments(actor, ids, today),
		readEdits(actor, tasks)
	]);
	const bodyIds = [...tasks.map(({ bodyId }) => bodyId), ...entries.flatMap(bodiesOfMove)];
	return {
		...{ directory, today, entries, reminders, documents, edits },
		parts: tasks.map((task): HistoryPart => ({ ...task, sources: sources.get(task.id) ?? [] })),
		memberships: await readMemberships(actor, [...new Set(bodyIds)])
	};
}

async function readEntries(actor: Actor, ids: readonly string[], today: PlainDate): Promise<HistoryEntry[]> {
	const rows = await actor.installation.db.read.progressEntry.findMany({
		where: {
			AND: [
				visibleEntries(actor, today),
				// Not even for the secretariat: this is what leaves the house.
				{ taskId: { in: [...ids] }, isInternal: false, kind: { not: 'NOTE' satisfies EntryKind } }
			]
		},
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, taskId: true, kind: true, at: true, text: true, statusBefore: true, statusAfter: true },
			...{ authorName: true, capacity: true, via: true, decision: true, details: true },
			...{ restrictedBasis: true, restrictedUntil: true },
			...{ withdrawnAt: true, withdrawnBy: true, withdrawnReason: true }
		}
	});
	return rows.map(({ authorName, details, withdrawnAt, withdrawnBy, withdrawnReason, ...row }) => ({
		...row,
		kind: row.kind as EntryKind,
		statusBefore: row.statusBefore as Status,
		statusAfter: row.statusAfter as Status,
		on: rigaDate(row.at),
		author: authorName,
		details: readJson(details),
		withdrawn: withdrawnAt && {
			on: rigaDate(withdrawnAt),
			by: withdrawnBy ?? '',
			reason: withdrawnReason
		}
	}));
}

async function readReminders(actor: Actor, ids: readonly string[]): Promise<HistoryReminder[]> {
	const rows = await actor.installation.db.read.$queryRaw<
		(Omit<HistoryReminder, 'count'> & { count: number | bigint })[]
	>`
		SELECT "taskId", "plannedOn" AS "on", "due", COUNT(DISTINCT "recipientId") AS "count"
		FROM "ReminderNotice" WHERE "taskId" IN (${Prisma.join([...ids])})
		GROUP BY "taskId", "plannedOn", "due" ORDER BY "plannedOn", "taskId"`;
	return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** What was changed in the records themselves; what is told by entries and documents is not told twice. */
const edits = [
	...[deeds.create, deeds.createSubtask, deeds.edit, deeds.assign, deeds.changeDue, deeds.move, deeds.batch],
	...[deeds.addSource, deeds.changeSource, deeds.removeSource, deeds.takeControl, deeds.repeat]
].map(({ name }) => name);

async function readEdits(actor: Actor, tasks: readonly Relative[]): Promise<HistoryEdit[]> {
	const rows = await actor.installation.db.read.auditEvent.findMany({
		where: {
			subjectType: 'Task',
			subjectId: { in: tasks.map(({ id }) => id) },
			deed: { in: [...edits, deeds.restrict.name] }
		},
		orderBy: [{ at: 'asc' }, { id: 'asc' }]
	});
	const bodies = new Map(tasks.map(({ id, bodyId }) => [id, bodyId]));
	return rows
		.filter(
			// What is or was restricted says so to those only who may know it.
			({ deed, subjectId }) => deed !== deeds.restrict.name || seesRestricted(actor, bodies.get(subjectId)!)
		)
		.map(({ subjectId, actorName, before, after, undoes, at, capacity, deed }) => ({
			...{ taskId: subjectId, at, capacity, deed, author: actorName, isUndoing: undoes !== null },
			before: recordOf(before),
			after: recordOf(after)
		}));
}

async function readMemberships(actor: Actor, bodyIds: readonly string[]): Promise<HistoryMembership[]> {
	const rows = await actor.installation.db.read.$queryRaw<HistoryMembership[]>`
		SELECT m."postId", p."name", m."kind", m."startDate", m."endDate"
		FROM "Post" s
		JOIN "Membership" m ON m."postId" = s."id"
		JOIN "Person" p ON p."id" = m."personId"
		WHERE s."bodyId" IN (${Prisma.join([...bodyIds])})
		ORDER BY p."sortKey", m."id"`;
	const order: readonly MembershipKind[] = ['HOLDER', 'ACTING', 'SUBSTITUTE'];
	return rows.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function bodiesOfMove({ kind, details }: HistoryEntry): string[] {
	const { from, to } = Object(details) as { from?: unknown; to?: unknown };
	return kind === 'MOVED' ? [from, to].filter((id) => typeof id === 'string') : [];
}

function recordOf(text: string | null): Readonly<Record<string, unknown>> {
	return Object(readJson(text)) as Record<string, unknown>;
}

/** What is no JSON says nothing. */
function readJson(text: string | null): unknown {
	try {
		return text === null ? null : JSON.parse(text);
	} catch {
		return null;
	}
}
