import { can } from '#lib/accounts/actor.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';
import { mustBeAsRead, readPlan, recordPlan, type FoundPlan } from './work-plan-finding.server.ts';
import { approvePlanSchema, reopenPlanSchema } from './work-plan-schema.ts';
import type { PlanDone } from './work-plan.server.ts';

/** How a plan stands. */
export interface PlanApproval {
	readonly state: string;
	readonly approvedOn: string | null;
	readonly decision: string | null;
}

/**
 * Notes that a decision approved the year's plan: from then on its themes are offered to the agendas, and it does not change.
 * Refuses NOT_FOUND whoever may not, NOT_NOW an empty one, INVALID a day to come, CONFLICT where somebody changed it since it was
 * read. Done twice it is once.
 */
export async function approvePlan(actor: Actor, input: unknown): Promise<PlanDone> {
	const { version, approvedOn, decision, ...of } = parseInput(approvePlanSchema, input);
	return actor.installation.db.write(async (tx) => {
		const plan = await findForApproval(tx, actor, of);
		const after = { state: 'APPROVED', approvedOn, decision };
		const isSo = plan.state === 'APPROVED' && plan.approvedOn === approvedOn && plan.decision === decision;
		if (isSo) return { planId: plan.id, eventId: null };
		await mustBeAsRead(tx, plan, { version: plan.version, seen: version, values: {} });
		if (plan.state === 'APPROVED') throw notNow('workplan_problem_approved');
		if (approvedOn > todayOf(actor)) refuseField('approvedOn', 'workplan_problem_future');
		if ((await tx.workPlanItem.count({ where: { planId: plan.id } })) === 0)
			throw notNow('workplan_problem_empty');
		return { planId: plan.id, eventId: await turn(tx, actor, plan, { after }) };
	});
}

/**
 * Opens an approved plan again, so that it can be changed and approved anew; why is recorded. Refuses as `approvePlan` does. Done
 * twice it is once.
 */
export async function reopenPlan(actor: Actor, input: unknown): Promise<PlanDone> {
	const { version, reason, ...of } = parseInput(reopenPlanSchema, input);
	return actor.installation.db.write(async (tx) => {
		const plan = await findForApproval(tx, actor, of);
		if (plan.state === 'DRAFT') return { planId: plan.id, eventId: null };
		await mustBeAsRead(tx, plan, { version: plan.version, seen: version, values: {} });
		const after = { state: 'DRAFT', approvedOn: null, decision: null };
		return { planId: plan.id, eventId: await turn(tx, actor, plan, { after, reason }) };
	});
}

async function findForApproval(
	tx: Transaction,
	actor: Actor,
	of: { bodyId: string; year: number }
): Promise<FoundPlan> {
	const plan = can(actor, deeds.approvePlan, { bodyId: of.bodyId }) ? await readPlan(tx, of) : null;
	if (!plan) throw new Refusal('NOT_FOUND');
	return plan;
}

/** Gives a plan another state, and records it. */
export async function turn(
	tx: Transaction,
	actor: Actor,
	plan: FoundPlan,
	{ after, reason, undoes }: { after: PlanApproval; reason?: string; undoes?: string }
): Promise<string> {
	const isApproved = after.state === 'APPROVED';
	await tx.workPlan.update({
		where: { id: plan.id },
		data: {
			...after,
			approvedAt: isApproved ? actor.installation.clock.now() : null,
			approvedBy: isApproved ? actor.name : null
		}
	});
	const { state, approvedOn, decision } = plan;
	return recordPlan(tx, actor, deeds.approvePlan, plan, {
		...{ before: { state, approvedOn, decision }, undoes },
		after: { ...after, ...(reason ? { reason } : {}) }
	});
}
