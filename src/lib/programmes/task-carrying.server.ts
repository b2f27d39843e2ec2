import type { Actor } from '#lib/accounts/actor.server.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { giveToInside } from '#lib/tasks/assignments.server.ts';
import { citeAnew } from '#lib/tasks/citing.server.ts';
import { changeDueInside } from '#lib/tasks/due.server.ts';
import { findEdited, ownerDetails } from '#lib/tasks/editing-task.server.ts';
import { textsOf, writeTexts, type Texts } from '#lib/tasks/editing.server.ts';
import { deeds as taskDeeds, isOpen, type OwnerDetail } from '#lib/tasks/tasks.ts';
import { m } from '#i18n/generated/messages.js';
import { citationOf, dueOf, resultsText } from './following.server.ts';
import type { SaidOfMeasure } from './measure-reading.ts';
import { capacityFor, todayOf, type FoundProgramme } from './programme-finding.server.ts';

/*
 * What is changed of a measure is changed of the task that follows it, by the tasks' own verbs, in the same transaction. What somebody
 * has written there by hand stays as it is, and so does a task that is closed.
 */

/** A measure that is followed, as it was and as it became. */
export interface Carried {
	readonly taskId: string;
	readonly before: SaidOfMeasure;
	readonly after: SaidOfMeasure;
}

/** Carries a change of a measure over to its task. Refuses INVALID, at `due`, a deadline that the task cannot have. */
export async function carryToTask(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ programme, ...carried }: Carried & { readonly programme: FoundProgramme }
): Promise<void> {
	const { taskId, before, after } = carried;
	const task = await findEdited(tx, actor, taskDeeds.edit, { id: taskId });
	if (!isOpen(task)) return;
	await citeMeasureAnew(tx, actor, programme, {
		...{ taskId, number: before.number, as: { title: programme.title, number: after.number } }
	});
	await carryTexts(tx, actor, carried);
	await carryOwners(tx, actor, directory, carried);
	await carryDue(tx, actor, programme, carried);
}

async function carryTexts(tx: Transaction, actor: Actor, { taskId, before, after }: Carried): Promise<void> {
	const task = await findEdited(tx, actor, taskDeeds.edit, { id: taskId });
	const [now, was, is] = [textsOf(task), textsIn(before), textsIn(after)];
	const fields = (Object.keys(is) as (keyof typeof is)[]).filter(
		(field) => was[field] !== is[field] && now[field] === was[field]
	);
	if (fields.length === 0) return;
	const changed = Object.fromEntries(fields.map((field) => [field, is[field]])) as Partial<Texts>;
	await writeTexts(tx, actor, task, { ...now, ...changed });
}

/** What a task says of its measure. */
function textsIn({ title, description, dueText, results }: SaidOfMeasure) {
	return { title, description, dueText, expectedResult: resultsText(results) };
}

/** Whoever administers the measure leads; the others stay beside. */
async function carryOwners(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	{ taskId, before, after }: Carried
): Promise<void> {
	if (before.institutionId === after.institutionId) return;
	const task = await findEdited(tx, actor, taskDeeds.assign, { id: taskId });
	const holder = (id: string | null) =>
		id === null ? null : institutionAt(directory, id, todayOf(actor)).institutionId;
	const [from, to] = [holder(before.institutionId), holder(after.institutionId)];
	const others = ownerDetails(task.assignments).filter(
		({ role, institutionId }) =>
			institutionId === null || (institutionId !== to && !(role === 'LEAD' && institutionId === from))
	);
	const lead: OwnerDetail[] = to === null ? [] : [{ role: 'LEAD', institutionId: to, postId: null }];
	const reason = m.measures_carried_owner({}, latvian);
	await giveToInside(tx, actor, { taskId, owners: [...lead, ...others], reason, decision: null });
}

const latvian = { locale: 'lv' } as const;

async function carryDue(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	{ taskId, before, after }: Carried
): Promise<void> {
	const due = dueOf(programme, after);
	if (due === dueOf(programme, before)) return;
	const { sources } = await findEdited(tx, actor, taskDeeds.changeDue, { id: taskId });
	const reference = citationOf(programme.title, after.number);
	const own = sources.find((one) => one.reference === reference && one.controlEndedOn === null);
	// Somebody cited it otherwise: what binds it now is theirs to move.
	if (!own) return;
	const reason = m.measures_carried_due({}, latvian);
	await changeDueInside(tx, actor, {
		...{ id: taskId, sourceId: own.id, due, reason, decision: null, version: null }
	});
}

/** A measure got another number, or its programme another name: its task cites it so. */
export async function citeMeasureAnew(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	{
		taskId,
		number,
		as
	}: { taskId: string; number: string; as: { readonly title: string; readonly number: string } }
): Promise<void> {
	const [from, to] = [citationOf(programme.title, number), citationOf(as.title, as.number)];
	if (from === to) return;
	const source = await tx.taskSource.findFirst({
		where: { taskId, reference: from },
		select: { id: true, date: true }
	});
	if (!source) return;
	const { id: sourceId, date } = source;
	const change = { before: { reference: from, date }, after: { reference: to, date } };
	await citeAnew(tx, actor, { sourceId, ...change, capacity: capacityFor(actor, programme) });
}

/** The same of all measures of a programme that got another name. */
export async function citeProgrammeAnew(
	tx: Transaction,
	actor: Actor,
	programme: FoundProgramme,
	title: string
): Promise<void> {
	if (title === programme.title) return;
	const followed = await tx.measure.findMany({
		where: { programmeId: programme.id, taskId: { not: null } },
		orderBy: [{ numberKey: 'asc' }, { id: 'asc' }],
		select: { taskId: true, number: true }
	});
	for (const { taskId, number } of followed)
		await citeMeasureAnew(tx, actor, programme, { taskId: taskId!, number, as: { title, number } });
}
