import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { isBy } from '#lib/tasks/lifecycle.server.ts';
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

/** A report that is withdrawn from the course of a task takes along what was told with it: for that room's verb. */
export async function withdrawWithReport(
	tx: Transaction,
	actor: Actor,
	{ entryId: progressId, reason }: { readonly entryId: string; readonly reason: string }
): Promise<void> {
	const entries = await tx.measureEntry.findMany({ where: { progressId, withdrawnAt: null } });
	const withdrawnAt = actor.installation.clock.now();
	await tx.measureEntry.updateMany({
		where: { id: { in: entries.map(({ id }) => id) } },
		data: { withdrawnAt, withdrawnBy: actor.name, withdrawnReason: reason }
	});
	for (const measureId of new Set(entries.map((one) => one.measureId))) await settle(tx, measureId);
}

/** What was withdrawn, counting again. */
export const entryUndoers: Undoers = {
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
