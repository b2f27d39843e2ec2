import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { orderAfterMove } from './agenda.ts';
import { deeds } from './meetings.ts';
import { turn, type PlanApproval } from './work-plan-approving.server.ts';
import {
	findPlan,
	findPlanItem,
	isTakenUp,
	mustBeDraft,
	readQuarter,
	recordPlan,
	writeQuarter
} from './work-plan-finding.server.ts';
import { changeItem, takeOut } from './work-plan.server.ts';

/** What was done to a year's plan, taken back: of its themes, and that it was approved or opened again. */
export const undoers: Undoers = {
	[deeds.changePlan.name]: undoChange,
	[deeds.approvePlan.name]: undoApproval
};

type State = Readonly<Record<string, unknown>> & { readonly id: string };

async function undoChange(actor: Actor, change: RecordedChange): Promise<void> {
	const of = (state: unknown) => (state as { item?: State } | null)?.item ?? null;
	const [before, after] = [of(change.before), of(change.after)];
	await actor.installation.db.write(async (tx) => {
		const plan = await findPlan(tx, actor, deeds.changePlan, change.subjectId);
		mustBeDraft(plan);
		if (!after) await putBack(tx, plan.id, before!);
		else await take(tx, actor, before, after);
		await recordPlan(tx, actor, deeds.changePlan, plan, {
			...{ before: change.after as object | null, after: change.before as object | null },
			undoes: change.id
		});
	});
}

async function take(tx: Transaction, actor: Actor, before: State | null, after: State): Promise<void> {
	const found = await tx.workPlanItem.findUnique({ where: { id: after.id }, select: { id: true } });
	if (!found) throw new Refusal('CONFLICT');
	const { item } = await findPlanItem(tx, actor, after.id);
	if (before && 'place' in after) {
		const order = await readQuarter(tx, item);
		if (order.indexOf(item.id) + 1 !== after.place) throw new Refusal('CONFLICT');
		return writeQuarter(tx, orderAfterMove(order, item.id, Number(before.place) - 1));
	}
	const { position: _place, ...said } = after;
	mustBeUnchanged(item, said);
	if (before) {
		const { id: _id, ...fields } = before;
		return changeItem(tx, item, fields);
	}
	if (await isTakenUp(tx, item.id)) throw new Refusal('NOT_NOW');
	await takeOut(tx, item);
}

/** What was removed comes back to its place, as far as there is one. */
async function putBack(tx: Transaction, planId: string, before: State): Promise<void> {
	if (await tx.workPlanItem.findUnique({ where: { id: before.id }, select: { id: true } }))
		throw new Refusal('CONFLICT');
	const said = before as unknown as { id: string; theme: string; quarter: number; position: number };
	const order = await readQuarter(tx, { planId, quarter: said.quarter });
	await tx.workPlanItem.create({ data: { ...said, planId } });
	await writeQuarter(tx, orderAfterMove(order, said.id, said.position - 1));
}

async function undoApproval(actor: Actor, change: RecordedChange): Promise<void> {
	const { reason: _why, ...left } = change.after as PlanApproval & { reason?: string };
	const before = change.before as PlanApproval;
	await actor.installation.db.write(async (tx) => {
		const plan = await findPlan(tx, actor, deeds.approvePlan, change.subjectId);
		mustBeUnchanged(plan, { ...left });
		await turn(tx, actor, plan, { after: before, undoes: change.id });
	});
}
