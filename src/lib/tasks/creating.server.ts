import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import { readOwners } from './assignments.ts';
import { createSchema } from './editing-schema.ts';
import { capacityOf, writeWithNumbers, type Edited } from './editing-task.server.ts';
import { todayOf, writeEntry } from './lifecycle.server.ts';
import { nextPosition } from './recurrence.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { deeds, dueKeyOf, isOpen, searchTextOf } from './tasks.ts';
import { seesTask } from './visibility.ts';
import { indexWords } from './word-index.server.ts';
import { mustStillWork } from './working-bodies.server.ts';

type Typed = z.output<typeof createSchema>;

/** So many generations a page can show; whoever needs more needs another task. */
const deepest = 5;

/**
 * Creates a task, or a part of one, with its first source and whoever answers for it. It is not under control until a secretary
 * takes it, who can do so at once. Refuses NOT_FOUND whoever may not, INVALID a wrong field. Sent twice with one id it acts once.
 */
export async function create(actor: Actor, input: unknown): Promise<Edited> {
	const typed = parseInput(createSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeWithNumbers(actor.installation, (tx) => createInside(tx, actor, directory, typed));
}

/** Where a task is born in another room, whose own deed gave the right to it. */
export interface Origin {
	/** In which capacity it is made. */
	readonly capacity: string;
	readonly sourceId: string;
	/** The words that ask for it, as they stand now. */
	readonly wording: string;
	/** What is born of something restricted is restricted with it. */
	readonly restriction: { readonly basis: string; readonly until: string } | null;
}

/**
 * The same inside another room's transaction; with an `origin` that room has asked for the right. Under control it comes only by
 * whoever may take it.
 */
export async function createInside(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	typed: Typed,
	origin: Origin | null = null
): Promise<Edited> {
	const known = await tx.task.findUnique({ where: { id: typed.id }, select: { number: true } });
	if (known) return sentBefore(tx, actor, typed.id, known.number);
	const parent = await findParent(tx, actor, typed);
	const deed = parent ? deeds.createSubtask : deeds.create;
	if (!origin && !parent) mustBeAble(actor, deeds.create);
	const bodyId = parent?.bodyId ?? readBody(actor, directory, typed);
	if (!origin) mustBeAble(actor, deed, { bodyId });
	if (!parent) await mustStillWork(tx, actor, bodyId);
	const today = todayOf(actor);
	const owners = readOwners(directory, typed, { bodyId, before: [], today });
	const source = readSource(actor, typed, { isPart: parent !== null, today, origin });
	mustBeInOrder(typed, parent !== null);
	const { due, dueText } = typed;
	const isOwn = parent === null || due !== null || dueText !== null || owners.length > 0;
	const takes = typed.takeControl && can(actor, deeds.takeControl, { bodyId });
	const task = {
		...{ id: typed.id, bodyId, parentId: parent?.id ?? null, inRegister: isOwn },
		...{ code: typed.code, title: typed.title, description: typed.description },
		...{ expectedResult: typed.expectedResult, note: typed.note, due, dueText, originalDue: due },
		// A part of what is restricted is restricted with it.
		restrictedBasis: parent?.restrictedBasis ?? origin?.restriction?.basis ?? null,
		restrictedUntil: parent?.restrictedUntil ?? origin?.restriction?.until ?? null,
		// What shares its task's deadline shares its control.
		underControl: isOwn ? takes : parent.underControl,
		...(typed.recurrence ? { recurrence: typed.recurrence, seriesId: typed.id, occurrence: due } : {})
	};
	const number = await insert(tx, task, { owners, source, today });
	const capacity = origin?.capacity ?? capacityOf(actor, deed, { bodyId });
	if (isOwn && takes)
		await writeEntry(tx, actor, {
			...{ id: newId(), taskId: task.id, kind: 'CONTROL_TAKEN', capacity },
			...{ from: 'NEEDS_ACTION', to: 'NEEDS_ACTION' }
		});
	await tasksChanged(tx);
	const eventId = await record(tx, actor, {
		...{ deed: deed.name, capacity, subjectType: 'Task', subjectId: task.id },
		after: { number, ...task, owners, source, version: 1 }
	});
	return { number, eventId };
}

type NewTask = Omit<
	Prisma.TaskUncheckedCreateInput,
	'number' | 'dueKey' | 'position' | 'sortKey' | 'registeredOn' | 'searchText' | 'sources' | 'assignments'
> & { readonly id: string; readonly parentId: string | null; readonly due: string | null };

async function insert(
	tx: Transaction,
	task: NewTask,
	{
		owners,
		source,
		today
	}: { owners: ReturnType<typeof readOwners>; source: ReturnType<typeof readSource>; today: string }
): Promise<number> {
	const last = await tx.task.aggregate({ _max: { number: true } });
	const number = (last._max.number ?? 0) + 1;
	const searchText = searchTextOf(task);
	await tx.task.create({
		data: {
			...task,
			...{
				number,
				registeredOn: today,
				dueKey: dueKeyOf(task.due),
				sortKey: sortKey(task.title),
				searchText
			},
			position: await nextPosition(tx, task.bodyId, task.parentId),
			sources: source ? { create: [{ id: newId(), ...source }] } : {},
			assignments: { create: owners.map((owner, position) => ({ ...owner, id: newId(), position })) }
		}
	});
	await indexWords(tx, [{ id: task.id, searchText }]);
	return number;
}

/** The writer's own form, sent again; somebody else's task is nobody's business. */
async function sentBefore(tx: Transaction, actor: Actor, id: string, number: number): Promise<Edited> {
	const event = await tx.auditEvent.findFirst({
		where: {
			...{ subjectType: 'Task', subjectId: id, userId: actor.userId },
			deed: { in: [deeds.create.name, deeds.createSubtask.name] }
		},
		select: { id: true }
	});
	if (!event) throw new Refusal('NOT_FOUND');
	return { number, eventId: event.id };
}

/** Whose part it is to be; null for a task of its own. Whoever may create no task at all learns nothing of what there is. */
async function findParent(tx: Transaction, actor: Actor, { parentNumber, bodyId }: Typed) {
	if (parentNumber === null) return null;
	const parent = /^[1-9]\d{0,8}$/.test(parentNumber)
		? await tx.task.findUnique({
				where: { number: Number(parentNumber) },
				select: {
					...{ id: true, bodyId: true, status: true, underControl: true, restrictedUntil: true },
					...{ restrictedBasis: true, parentId: true }
				}
			})
		: null;
	const isThere = parent !== null && seesTask(actor, parent, todayOf(actor));
	if (!isThere || !can(actor, deeds.createSubtask, parent)) {
		mustBeAble(actor, deeds.create);
		return refuseField('parentNumber', 'editing_problem_parent');
	}
	if (bodyId !== null && bodyId !== parent.bodyId)
		return refuseField('parentNumber', 'editing_problem_parent_body');
	if (!isOpen(parent)) return refuseField('parentNumber', 'editing_problem_parent_closed');
	if ((await generationOf(tx, parent.parentId)) >= deepest)
		return refuseField('parentNumber', 'editing_problem_parent_deep');
	return parent;
}

async function generationOf(tx: Transaction, parentId: string | null): Promise<number> {
	let generation = 1;
	for (let id = parentId; id !== null && generation < deepest; generation += 1)
		id = (await tx.task.findUnique({ where: { id }, select: { parentId: true } }))?.parentId ?? null;
	return generation;
}

function readBody(actor: Actor, directory: Directory, { bodyId }: Typed): string {
	if (bodyId === null) return refuseField('bodyId', 'editing_problem_body_missing');
	return mustBeAlive(directory, bodyId, todayOf(actor));
}

/** The body that a task may be given to. Refuses, at `bodyId`, one that nobody knows or that has ended. */
export function mustBeAlive(directory: Directory, bodyId: string, today: string): string {
	const body = bodyById(directory, bodyId);
	if (!body) return refuseField('bodyId', 'editing_problem_body');
	if (body.endDate !== null && body.endDate < today)
		return refuseField('bodyId', problemWith('editing_problem_body_ended', { name: body.name }));
	return bodyId;
}

/** A part of a task may follow from what the task follows from; a task of its own says where it comes from. */
function readSource(
	actor: Actor,
	typed: Typed,
	{ isPart, today, origin }: { isPart: boolean; today: string; origin: Origin | null }
) {
	const { sourceKind: kind, sourceReference, sourceAuthor, sourceDate: date, due, dueText } = typed;
	if (isPart && sourceReference === null && sourceAuthor === null && date === null) {
		mustNotBeBefore(actor, due, today, 'due');
		return null;
	}
	const reference = sourceReference ?? refuseField('sourceReference', 'editing_problem_reference');
	const author = sourceAuthor ?? refuseField('sourceAuthor', 'editing_problem_author');
	if (date !== null && date > today) refuseField('sourceDate', 'editing_problem_source_future');
	mustNotBeBefore(actor, due, date ?? today, 'due');
	const said = { kind, reference, author, date, due, dueText };
	return origin ? { ...said, id: origin.sourceId, provenance: origin.wording } : said;
}

/** Refuses a deadline before the task began: before its document's date, or, where that is not known, its registration. */
export function mustNotBeBefore(
	{ locale }: Actor,
	due: string | null,
	beginning: string,
	field: string
): void {
	if (due !== null && due < beginning)
		refuseField(field, problemWith('editing_problem_due_before', { date: shortDate(beginning, locale) }));
}

function mustBeInOrder({ recurrence, due }: Typed, isPart: boolean): void {
	if (recurrence === null) return;
	if (isPart) refuseField('recurrence', 'editing_problem_recurrence_part');
	if (due === null) refuseField('recurrence', 'editing_problem_recurrence_due');
}
