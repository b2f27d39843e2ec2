import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { undoLifeInside } from '#lib/tasks/lifecycle-undoing.server.ts';
import { isBy } from '#lib/tasks/lifecycle.server.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';
import { findMeasureTold } from './measure-finding.server.ts';
import { recordForProgramme } from './programme-finding.server.ts';
import { withdrawEntrySchema } from './year-schema.ts';
import { yearDeeds } from './year.ts';

/* What was told of a measure: the newest that holds counts; what was a mistake is withdrawn, and the one before counts again. */

/** What an entry is about: the newest by the day it tells of, then by when it was told. */
export const newestFirst = [{ asOf: 'desc' as const }, { at: 'desc' as const }, { id: 'desc' as const }];

/** Writes anew what a measure has spent and its results have achieved, by the newest entries that hold. */
export async function settle(tx: Transaction, measureId: string): Promise<void> {
	const entries = await tx.measureEntry.findMany({
		where: { measureId, withdrawnAt: null },
		orderBy: newestFirst
	});
	const spent = entries.find(({ kind }) => kind === 'SPENT')?.amount ?? null;
	await tx.measure.update({ where: { id: measureId }, data: { spent } });
	const results = await tx.measureResult.findMany({ where: { measureId }, select: { id: true } });
	for (const { id } of results) {
		const newest = entries.find(({ resultId }) => resultId === id);
		const data = { achieved: newest?.value ?? null, isReached: newest?.isReached ?? null };
		await tx.measureResult.update({ where: { id }, data });
	}
}

/**
 * Withdraws what was told by mistake, with the reason; it stays, struck through. Its author may while the programme goes on, a secretary
 * always until it is closed. Refuses NOT_FOUND whoever may not, INVALID without a reason. Withdrawn twice it is withdrawn once.
 */
export async function withdrawMeasureEntry(
	actor: Actor,
	input: unknown
): Promise<{ readonly programmeId: string; readonly eventId: string | null }> {
	const { measureId, entryId, reason } = parseInput(withdrawEntrySchema, input);
	return actor.installation.db.write(async (tx) => {
		const { measure, programme } = await findMeasureTold(tx, actor, measureId);
		const entry = await tx.measureEntry.findFirst({ where: { id: entryId, measureId } });
		if (!entry || !mayWithdraw(actor, entry)) throw new Refusal('NOT_FOUND');
		const done = { programmeId: programme.id };
		if (entry.withdrawnAt) return { ...done, eventId: null };
		if (programme.state === 'CLOSED') throw notNow('programmes_problem_closed');
		const withdrawnAt = actor.installation.clock.now();
		const data = { withdrawnAt, withdrawnBy: actor.name, withdrawnReason: reason };
		await tx.measureEntry.update({ where: { id: entryId }, data });
		await settle(tx, measureId);
		const told = { id: measureId, number: measure.number, entryId };
		const eventId = await recordForProgramme(tx, actor, yearDeeds.withdrawEntry, programme, {
			before: { measure: { ...told, isWithdrawn: false } },
			after: { measure: { ...told, isWithdrawn: true, reason } }
		});
		return { ...done, eventId };
	});
}

/** Whether somebody may withdraw what was told. */
export function mayWithdraw(
	actor: Actor,
	entry: { readonly userId: string | null; readonly personId: string | null }
): boolean {
	return can(actor, yearDeeds.withdrawEntry) || (actor.userId !== null && isBy(actor, entry));
}

/**
 * What was told with a report of a task's course holds as that report does, for the verbs of that room: withdrawn with it, it holds again
 * with it. `withdrawnAt`: when the report had been withdrawn; what was withdrawn by itself stays so.
 */
export async function followReport(
	tx: Transaction,
	progressId: string,
	withdrawnAt: Date | null = null
): Promise<void> {
	const where = { progressId, withdrawnAt };
	const entries = await tx.measureEntry.findMany({ where, select: { measureId: true } });
	if (entries.length === 0) return;
	const data = await tx.progressEntry.findUniqueOrThrow({
		where: { id: progressId },
		select: { withdrawnAt: true, withdrawnBy: true, withdrawnReason: true }
	});
	await tx.measureEntry.updateMany({ where, data });
	for (const measureId of new Set(entries.map((one) => one.measureId))) await settle(tx, measureId);
}

/** What was withdrawn, counting again; by itself, or with its report, whose undoing in the tasks' room this does in its place. */
export const entryUndoers: Undoers = {
	[taskDeeds.withdrawEntry.name]: (actor, change) =>
		actor.installation.db.write(async (tx) => {
			const { entryId } = change.after as { entryId: string };
			const select = { withdrawnAt: true };
			const report = await tx.progressEntry.findUnique({ where: { id: entryId }, select });
			await undoLifeInside(tx, actor, change);
			await followReport(tx, entryId, report?.withdrawnAt ?? null);
		}),
	[yearDeeds.withdrawEntry.name]: (actor, { id: undoes, before, after }) =>
		actor.installation.db.write(async (tx) => {
			const { id, entryId } = (after as { measure: { id: string; entryId: string } }).measure;
			const { programme } = await findMeasureTold(tx, actor, id);
			const entry = await tx.measureEntry.findUnique({ where: { id: entryId } });
			if (!entry?.withdrawnAt || programme.state === 'CLOSED') throw new Refusal('CONFLICT');
			if (!mayWithdraw(actor, entry)) throw new Refusal('NOT_FOUND');
			const data = { withdrawnAt: null, withdrawnBy: null, withdrawnReason: null };
			await tx.measureEntry.update({ where: { id: entryId }, data });
			await settle(tx, id);
			const swapped = { before: after as object, after: before as object };
			await recordForProgramme(tx, actor, yearDeeds.withdrawEntry, programme, { ...swapped, undoes });
		})
};
