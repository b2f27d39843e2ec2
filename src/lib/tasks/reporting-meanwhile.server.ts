import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { knowsOfRestrictedPart } from './restricting-prepared.server.ts';
import type { EntryKind, Status } from './tasks.ts';
import { isRestricted, visibleEntries } from './visibility.server.ts';

/** What `theirs` of a CONFLICT or a NOT_NOW is: how things stand now. */
export interface Meanwhile {
	readonly version: number;
	readonly status: Status;
	/** Whether it is restricted now, or something in it was since. */
	readonly isRestricted: boolean;
	/** What was written since, the newest first. */
	readonly entries: readonly { readonly author: string; readonly capacity: string; readonly text: string }[];
}

/** So many of the newest changes are looked through: whoever missed more is told that something happened. */
const mostMissed = 20;

/**
 * Whether somebody wrote, or the status moved, since the writer saw the task. A corrected title or a moved deadline moves the version
 * on too, but a report adds to what is there and overwrites none of it.
 */
export async function hasMoved(
	tx: Transaction,
	task: { id: string; version: number },
	seen: number
): Promise<boolean> {
	const missed = task.version - seen;
	if (missed === 0) return false;
	// A version that never was is no page of ours.
	if (missed < 0 || missed > mostMissed) return true;
	const events = await tx.auditEvent.findMany({
		where: { subjectType: 'Task', subjectId: task.id },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: 2 * mostMissed,
		select: { before: true, after: true }
	});
	const changes = events.map(({ before, after }) => ({ from: readState(before), to: readState(after) }));
	const known = changes.filter(({ to }) => to.version !== undefined && to.version > seen);
	// What the record does not explain may be anything.
	return known.length < missed || known.some(({ from, to }) => to.entryId || from.status !== to.status);
}

function readState(json: string | null): { version?: number; entryId?: string; status?: string } {
	return json ? (JSON.parse(json) as object) : {};
}

/** How things stand now. Each change moves the version on by one: so many of the newest entries are new to the writer. */
export async function meanwhile(
	tx: Transaction,
	actor: Actor,
	task: { id: string; version: number; status: string; restrictedUntil: string | null },
	seen: number
): Promise<Meanwhile> {
	const today = rigaDate(actor.installation.clock.now());
	const entries = await tx.progressEntry.findMany({
		where: { AND: [{ taskId: task.id, withdrawnAt: null }, visibleEntries(actor, today)] },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: Math.min(Math.max(task.version - seen, 0), 20),
		select: { authorName: true, capacity: true, text: true, kind: true }
	});
	const isRestriction = ({ kind }: { kind: string }) => kind === ('RESTRICTED' satisfies EntryKind);
	return {
		version: task.version,
		status: task.status as Status,
		isRestricted:
			isRestricted(task, today) ||
			entries.some(isRestriction) ||
			(await knowsOfRestrictedPart(tx, actor, task.id)),
		entries: entries
			.filter((entry) => !isRestriction(entry))
			.map(({ authorName, capacity, text }) => ({ author: authorName, capacity, text }))
	};
}
