import type { Transaction } from '#lib/server/database.server.ts';
import { isSameRestriction, type Restriction } from './restricting.ts';

/** A part of a task and how it is restricted. */
export interface RestrictedPart extends Restriction {
	readonly taskId: string;
}

/**
 * What becomes of a task's parts, and of theirs, when it is restricted or no longer is: what was as open as the task, or restricted
 * with it, follows it; what was restricted by itself for longer stays so.
 */
export async function restrictParts(
	tx: Transaction,
	taskId: string,
	from: Restriction,
	to: Restriction
): Promise<{ before: RestrictedPart; after: RestrictedPart }[]> {
	const parts = await readParts(tx, taskId);
	return parts
		.filter((part) => !isSameRestriction(part, to) && follows(part, from, to))
		.map((before) => ({ before, after: { taskId: before.taskId, ...to } }));
}

/** Whether what belongs to a thing follows it: what was as open as it, or restricted with it. */
export function follows(part: Restriction, from: Restriction, to: Restriction): boolean {
	if (isSameRestriction(part, from) || part.restrictedUntil === null) return true;
	return to.restrictedUntil !== null && part.restrictedUntil < to.restrictedUntil;
}

const deepest = 9;

async function readParts(tx: Transaction, taskId: string): Promise<RestrictedPart[]> {
	const found: RestrictedPart[] = [];
	let parents = [taskId];
	for (let level = 0; parents.length > 0 && level < deepest; level += 1) {
		const rows = await tx.task.findMany({
			where: { parentId: { in: parents } },
			select: { id: true, restrictedBasis: true, restrictedUntil: true },
			orderBy: { id: 'asc' }
		});
		found.push(...rows.map(({ id, ...restriction }) => ({ taskId: id, ...restriction })));
		parents = rows.map(({ id }) => id);
	}
	return found;
}

/** Writes what becomes of parts. */
export async function putParts(tx: Transaction, parts: readonly RestrictedPart[]): Promise<void> {
	for (const { taskId, restrictedBasis, restrictedUntil } of parts)
		await tx.task.update({
			where: { id: taskId },
			data: { restrictedBasis, restrictedUntil, version: { increment: 1 } }
		});
}

/** Whether parts are as a recorded change left them. */
export async function arePartsAsLeft(tx: Transaction, left: readonly RestrictedPart[]): Promise<boolean> {
	const rows = await tx.task.findMany({
		where: { id: { in: left.map(({ taskId }) => taskId) } },
		select: { id: true, restrictedBasis: true, restrictedUntil: true }
	});
	return left.every((part) => rows.some((row) => row.id === part.taskId && isSameRestriction(row, part)));
}
