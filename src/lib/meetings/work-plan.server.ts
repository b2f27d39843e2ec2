import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { difference, eventOfForm, writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { orderAfterMove } from './agenda.ts';
import { deeds } from './meetings.ts';
import {
	findPlanItem,
	isTakenUp,
	mustBeAsRead,
	mustBeDraft,
	readPlan,
	readQuarter,
	recordPlan,
	writeQuarter,
	type FoundPlan
} from './work-plan-finding.server.ts';
import {
	addPlanItemSchema,
	editPlanItemSchema,
	movePlanItemSchema,
	removePlanItemSchema
} from './work-plan-schema.ts';

/** What was done: to which plan, and the recorded change (null where nothing was different). */
export interface PlanDone {
	readonly planId: string;
	readonly eventId: string | null;
}

/**
 * Puts a theme at the end of its quarter in the year's plan of a body, which is there from its first theme on. Refuses NOT_FOUND
 * whoever may not, NOT_NOW where the plan is approved. Sent twice with one id it acts once.
 */
export async function addPlanItem(actor: Actor, input: unknown): Promise<PlanDone> {
	const { id, bodyId, year, ...said } = parseInput(addPlanItemSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		mustBeAble(actor, deeds.changePlan, { bodyId });
		if (!bodyById(directory, bodyId)) throw new Refusal('NOT_FOUND');
		const same = await tx.workPlanItem.findUnique({ where: { id }, select: { planId: true } });
		if (same) {
			const subject = { subjectType: 'WorkPlan', subjectId: same.planId };
			return { planId: same.planId, eventId: await eventOfForm(tx, actor, subject as never, id) };
		}
		const plan = (await readPlan(tx, { bodyId, year })) ?? (await makePlan(tx, { bodyId, year }));
		mustBeDraft(plan);
		mustBeInstitution(directory, said);
		const position = (await readQuarter(tx, { planId: plan.id, quarter: said.quarter })).length + 1;
		const item = { id, ...said, position };
		await tx.workPlanItem.create({ data: { ...item, planId: plan.id } });
		return done(tx, actor, plan, { before: null, after: { item } });
	});
}

async function makePlan(tx: Transaction, of: { bodyId: string; year: number }): Promise<FoundPlan> {
	await tx.workPlan.create({ data: { id: newId(), ...of } });
	return (await readPlan(tx, of))!;
}

function mustBeInstitution(directory: Directory, { institutionId }: { institutionId: string | null }): void {
	if (institutionId !== null && !directory.institutionIndex.has(institutionId))
		refuseField('institutionId', 'server_problem_form');
}

/** Changes what is written of a theme; in another quarter it stands last. Refuses as `addPlanItem` does, and CONFLICT. */
export async function editPlanItem(actor: Actor, input: unknown): Promise<PlanDone> {
	const { id, version, ...after } = parseInput(editPlanItemSchema, input);
	const directory = await directoryOf(actor.installation);
	return actor.installation.db.write(async (tx) => {
		const { item, plan } = await findPlanItem(tx, actor, id);
		const { theme, quarter, institutionId, ownerText, note } = item;
		const before = { theme, quarter, institutionId, ownerText, note };
		const change = difference(before, after);
		await mustBeAsRead(tx, plan, { version: item.version, seen: version, values: before });
		if (!change) return { planId: plan.id, eventId: null };
		mustBeInstitution(directory, after);
		await changeItem(tx, item, after);
		return done(tx, actor, plan, {
			before: { item: { id, ...change.before } },
			after: { item: { id, ...change.after } }
		});
	});
}

/** Writes what is said of a theme; one that goes to another quarter leaves no gap, and stands last there. */
export async function changeItem(
	tx: Transaction,
	{ id, planId, quarter }: { readonly id: string; readonly planId: string; readonly quarter: number },
	after: { readonly quarter?: number }
): Promise<void> {
	await tx.workPlanItem.update({ where: { id }, data: { ...after, version: { increment: 1 } } });
	if (after.quarter === undefined || after.quarter === quarter) return;
	await writeQuarter(tx, await readQuarter(tx, { planId, quarter }));
	const there = await readQuarter(tx, { planId, quarter: after.quarter });
	await writeQuarter(tx, orderAfterMove(there, id, there.length));
}

/** Moves a theme to another place in its quarter (from 1). Moved to where it is, nothing happens. */
export async function movePlanItem(actor: Actor, input: unknown): Promise<PlanDone> {
	const { id, to } = parseInput(movePlanItemSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { item, plan } = await findPlanItem(tx, actor, id);
		const before = await readQuarter(tx, item);
		const after = orderAfterMove(before, id, to - 1);
		if (after.join() === before.join()) return { planId: plan.id, eventId: null };
		await writeQuarter(tx, after);
		const placeIn = (ids: readonly string[]) => ({ item: { id, place: ids.indexOf(id) + 1 } });
		return done(tx, actor, plan, { before: placeIn(before), after: placeIn(after) });
	});
}

/** Takes a theme out of a plan. Refuses NOT_NOW one that stands on an agenda: it was part of the plan then. */
export async function removePlanItem(actor: Actor, input: unknown): Promise<PlanDone> {
	const { id, version } = parseInput(removePlanItemSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { item, plan } = await findPlanItem(tx, actor, id);
		await mustBeAsRead(tx, plan, { version: item.version, seen: version, values: {} });
		if (await isTakenUp(tx, id)) throw notNow('workplan_problem_taken_up');
		await takeOut(tx, item);
		const { planId: _plan, version: _version, ...said } = item;
		return done(tx, actor, plan, { before: { item: said }, after: null });
	});
}

/** Deletes a theme; those after it close up. */
export async function takeOut(
	tx: Transaction,
	{ id, planId, quarter }: { readonly id: string; readonly planId: string; readonly quarter: number }
): Promise<void> {
	await tx.workPlanItem.delete({ where: { id } });
	await writeQuarter(tx, await readQuarter(tx, { planId, quarter }));
}

async function done(
	tx: Transaction,
	actor: Actor,
	plan: FoundPlan,
	change: { readonly before: object | null; readonly after: object | null }
): Promise<PlanDone> {
	return { planId: plan.id, eventId: await recordPlan(tx, actor, deeds.changePlan, plan, change) };
}
