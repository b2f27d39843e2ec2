import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readFamily, type Relative } from './family.server.ts';
import { readFiles } from './history-files.server.ts';
import { readSurroundings } from './history-surroundings.server.ts';
import type { History, HistoryEdit, HistoryEntry, HistoryPart } from './history.ts';
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
	const [{ sources, documents }, entries, edits] = await Promise.all([
		readFiles(actor, ids, today),
		readEntries(actor, ids, today),
		readEdits(actor, tasks)
	]);
	const bodyIds = new Set([...tasks.map(({ bodyId }) => bodyId), ...entries.flatMap(bodiesOfMove)]);
	const { reminders, memberships } = await readSurroundings(actor, { taskIds: ids, bodyIds: [...bodyIds] });
	return {
		...{ directory, today, entries, reminders, documents, edits, memberships },
		parts: tasks.map((task): HistoryPart => ({ ...task, sources: sources.get(task.id) ?? [] }))
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
