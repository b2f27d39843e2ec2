import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import { record, type Recorded } from '#lib/audit/audit.server.ts';
import { conflict } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { capacityFor } from './finding.server.ts';
import { deeds } from './meetings.ts';

/*
 * What every change of a year's plan begins with, and how it is recorded: under the plan.
 */

const planColumns = {
	...{ id: true, bodyId: true, year: true, state: true, approvedOn: true, decision: true },
	...{ approvedAt: true, approvedBy: true, version: true }
} as const;

/** A plan, as far as its verbs go. */
export type FoundPlan = NonNullable<Awaited<ReturnType<typeof readPlan>>>;

/** The plan of a body for a year; null where nothing is planned. */
export function readPlan(tx: Transaction, { bodyId, year }: { bodyId: string; year: number }) {
	return tx.workPlan.findUnique({ where: { bodyId_year: { bodyId, year } }, select: planColumns });
}

/** A plan that somebody wants to change. Refuses NOT_FOUND whoever may not. */
export async function findPlan(tx: Transaction, actor: Actor, deed: Deed, id: string): Promise<FoundPlan> {
	const plan = await tx.workPlan.findUnique({ where: { id }, select: planColumns });
	if (!plan || !can(actor, deed, { bodyId: plan.bodyId })) throw new Refusal('NOT_FOUND');
	return plan;
}

/** Refuses a change of what is approved: it is reopened first, so that the record says who did, and why. */
export function mustBeDraft({ state }: Pick<FoundPlan, 'state'>): void {
	if (state !== 'DRAFT') throw notNow('workplan_problem_approved');
}

const itemColumns = {
	...{ id: true, planId: true, position: true, theme: true, quarter: true, institutionId: true },
	...{ ownerText: true, note: true, version: true }
} as const;

/** A theme of a plan that somebody wants to change. Refuses NOT_FOUND whoever may not, NOT_NOW where the plan is approved. */
export async function findPlanItem(tx: Transaction, actor: Actor, id: string) {
	const item = await tx.workPlanItem.findUnique({ where: { id }, select: itemColumns });
	if (!item) throw new Refusal('NOT_FOUND');
	const plan = await findPlan(tx, actor, deeds.changePlan, item.planId);
	mustBeDraft(plan);
	return { item, plan };
}

/** The themes of a quarter, by their ids, in their order. */
export async function readQuarter(
	tx: Transaction,
	{ planId, quarter }: { readonly planId: string; readonly quarter: number }
): Promise<string[]> {
	const items = await tx.workPlanItem.findMany({
		where: { planId, quarter },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return items.map(({ id }) => id);
}

/** Gives the themes of a quarter their places, from 1. */
export async function writeQuarter(tx: Transaction, ids: readonly string[]): Promise<void> {
	for (const [index, id] of ids.entries())
		await tx.workPlanItem.update({ where: { id }, data: { position: index + 1 } });
}

/** Whether a theme stands on an agenda: it is part of what was, or will be, heard. */
export async function isTakenUp(tx: Transaction, planItemId: string): Promise<boolean> {
	const where = { planItemId, meeting: { status: { not: 'CANCELLED' } } };
	return (await tx.agendaItem.count({ where })) > 0;
}

/** Records a change of a plan, which is another version of it from now on; answers the event's id. */
export async function recordPlan(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	{ id, bodyId }: Pick<FoundPlan, 'id' | 'bodyId'>,
	{ before = null, after = null, undoes }: Recorded
): Promise<string> {
	await tx.workPlan.update({ where: { id }, data: { version: { increment: 1 } } });
	const nobody = { chairPersonId: null, writerPersonId: null, writerUserId: null };
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, deed, { bodyId, ...nobody }) },
		...{ subjectType: 'WorkPlan', subjectId: id, before, after },
		undoes
	});
}

/** Refuses CONFLICT where something of a plan was changed since the writer saw it. `version`: of what is changed. */
export async function mustBeAsRead(
	tx: Transaction,
	plan: Pick<FoundPlan, 'id'>,
	{ version, seen, values }: { readonly version: number; readonly seen: number; readonly values: object }
): Promise<void> {
	if (version === seen) return;
	throw await conflict(tx, { subjectType: 'WorkPlan', subjectId: plan.id }, { version, values });
}
