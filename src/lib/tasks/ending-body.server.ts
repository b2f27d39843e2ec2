import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared, PreparedKinds } from '#lib/accounts/prepared-kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { rigaDate } from '#lib/calendar/days.ts';
import { conflict, recordChange, writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, bodyLabel, deeds } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { leaveTogether } from '#lib/council/people-leaving.server.ts';
import { endedWith } from '#lib/council/seat-editing.ts';
import { endMemberships } from '#lib/council/seat-editing.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { closeInside } from './closing.server.ts';
import { endBodySchema, type EndBodyInput } from './ending-body-schema.ts';
import { familyOf, fatesOf, isAsSeen, rootsOf, type Fate } from './ending-body.ts';
import { moveInside } from './moving.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { openStatuses } from './tasks.ts';

/** What was done with a body. */
export interface BodyEnded {
	readonly slug: string;
	/** Null where the same form came before. */
	readonly eventId: string | null;
	readonly moved: number;
	readonly closed: number;
}

export const openTaskColumns = {
	...{ id: true, parentId: true, number: true, code: true, title: true, version: true, status: true },
	...{ due: true, recurrence: true }
} as const;

/**
 * Closes a body on a day: each open task goes to another body, back to the parent or is ended, as the form says; seats and
 * memberships end that day. All of it or nothing. Refuses INVALID what is missing, a body whose own groups still work, a day to
 * come; CONFLICT where anything came in or changed meanwhile. An assistant prepares it, and a secretary confirms. Twice is once.
 */
export async function endBody(actor: Actor, input: unknown): Promise<DoneOrPrepared<BodyEnded>> {
	const typed = parseInput(endBodySchema, input);
	const mayEnd = can(actor, deeds.endBody);
	if (!mayEnd) mustBeAble(actor, deeds.prepareEndBody);
	return writeOnce(actor.installation.db, async (tx) => {
		const repeated = await repeatedForm(tx, actor, typed);
		if (repeated) return repeated;
		const plan = await planEnding(tx, actor, typed);
		if (mayEnd) return { isPrepared: false, ...(await endPlanned(tx, actor, typed, plan)) };
		await prepare(tx, actor, {
			...{ id: typed.id, deed: deeds.endBody.name, input: typed },
			...{ subjectType: 'Body', subjectId: typed.bodyId }
		});
		return { isPrepared: true };
	});
}

/** What a secretary confirms. */
export const preparedKinds: PreparedKinds = {
	[deeds.endBody.name]: {
		describe: async (actor, input) => {
			const { bodyId, endDate, decision } = parseInput(endBodySchema, input);
			const body = bodyById(await directoryOf(actor.installation), bodyId);
			const facts = {
				...{ body: body ? bodyLabel(body, actor.locale) : '–', decision },
				date: shortDate(endDate, actor.locale)
			};
			return m.bodies_prepared_end(facts, { locale: actor.locale });
		},
		addressOf: async (actor, input) => {
			const { bodyId } = parseInput(endBodySchema, input);
			return `/bodies/${bodyById(await directoryOf(actor.installation), bodyId)?.slug ?? ''}`;
		},
		perform: async (actor, input) => {
			mustBeAble(actor, deeds.endBody);
			await endBody(actor, input);
		}
	}
};

/** What will happen, after all that could be wrong was asked about. */
export type EndingPlan = Awaited<ReturnType<typeof planEnding>>;

/** Everything that a body's end changes, as it is now. Refuses whatever `endBody` refuses. */
export async function planEnding(tx: Transaction | Reader, actor: Actor, typed: EndBodyInput) {
	const { bodyId, endDate } = typed;
	const body = await tx.body.findUnique({ where: { id: bodyId } });
	if (!body) throw new Refusal('NOT_FOUND');
	if (body.endDate) throw new Refusal('NOT_NOW', { fields: { form: 'bodies_problem_ended_already' } });
	const tasks = await readOpenTasks(tx, bodyId);
	if (body.version !== typed.version || !isAsSeen(tasks, typed.tasks))
		throw await conflict(
			tx as Transaction,
			{ subjectType: 'Body', subjectId: bodyId },
			{ version: body.version, values: {} }
		);
	if (endDate > rigaDate(actor.installation.clock.now())) refuseField('endDate', 'bodies_problem_end_ahead');
	if (body.startDate && endDate < body.startDate) refuseField('endDate', 'bodies_problem_end_before_start');
	await refuseLaterMandate(tx, bodyId, endDate, actor.locale);
	await refuseLivingChildren(tx, bodyId, endDate);
	await refuseSuccessor(tx, typed);
	const posts = await tx.post.findMany({ where: { bodyId }, include: { memberships: true } });
	const seats = posts.filter((post) => post.endDate === null || post.endDate > endDate);
	const memberships = posts.map((post) => endedWith(post.memberships, endDate));
	const isTooEarly =
		seats.some((post) => post.startDate && post.startDate > endDate) ||
		memberships.some((one) => one.isTooEarly);
	if (isTooEarly) refuseField('endDate', 'bodies_problem_end_before_seat');
	const roots = rootsOf(tasks);
	const fates = await readFates(tx, typed, body.parentId, roots);
	const ids = new Set(memberships.flatMap((one) => one.ended.map(({ id }) => id)));
	const ended = posts.flatMap((post) => post.memberships).filter(({ id }) => ids.has(id));
	return { body, tasks, roots, fates, seats, memberships: ended };
}

/** All that is open in a body, as the register numbers it. */
export function readOpenTasks(tx: Transaction | Reader, bodyId: string) {
	return tx.task.findMany({
		where: { bodyId, status: { in: [...openStatuses] } },
		select: openTaskColumns,
		orderBy: [{ number: 'asc' }]
	});
}

async function endPlanned(
	tx: Transaction,
	actor: Actor,
	typed: EndBodyInput,
	{ body, tasks, roots, fates, seats, memberships }: EndingPlan
): Promise<BodyEnded> {
	const { id: formId, bodyId, endDate, decision, successorId } = typed;
	const moved: number[] = [];
	const closed: number[] = [];
	const stopped: StoppedRecurrence[] = [];
	for (const root of roots) {
		const family = familyOf(tasks, root);
		const fate = fates.get(root.id)!;
		stopped.push(...(await meet(tx, actor, typed, family, fate)));
		(fate.kind === 'CLOSE' ? closed : moved).push(...family.map(({ number }) => number));
	}
	if ((await readOpenTasks(tx, bodyId)).length) throw new Error('a body ended with tasks that are open');
	await tx.post.updateMany({
		where: { id: { in: seats.map(({ id }) => id) } },
		data: { endDate, version: { increment: 1 } }
	});
	const ended = await endMemberships(tx, memberships, { endDate, endBasis: decision });
	await leaveTogether(tx, actor.installation, memberships);
	const after = { endDate, endDecision: decision, successorId };
	await tx.body.update({ where: { id: bodyId }, data: { ...after, version: { increment: 1 } } });
	if (tasks.length) await tasksChanged(tx);
	const eventId = await recordChange(tx, actor, {
		...{ deed: deeds.endBody.name, subjectType: 'Body', subjectId: bodyId },
		before: {
			...{ endDate: null, endDecision: body.endDecision, successorId: body.successorId },
			...(stopped.length ? { recurrences: stopped } : {})
		},
		after: {
			...{ ...after, formId, moved, closed, memberships: ended },
			...(stopped.length ? { recurrences: withoutRecurrence(stopped) } : {}),
			seats: seats.map(({ id, endDate: endDateBefore }) => ({ id, endDate, endDateBefore }))
		}
	});
	return { slug: body.slug, eventId, moved: moved.length, closed: closed.length };
}

type Task = EndingPlan['tasks'][number];

/** A task that repeats no longer because its body ended, and how it repeated. */
export interface StoppedRecurrence {
	readonly taskId: string;
	readonly recurrence: string | null;
}

/** The same tasks, as the end of the body left them. */
export function withoutRecurrence(stopped: readonly StoppedRecurrence[]): StoppedRecurrence[] {
	return stopped.map(({ taskId }) => ({ taskId, recurrence: null }));
}

/** Lets a task, and what is open below it, go where the form says; answers what repeats no longer by that. */
async function meet(
	tx: Transaction,
	actor: Actor,
	{ endDate, decision }: EndBodyInput,
	family: readonly Task[],
	fate: Target
): Promise<StoppedRecurrence[]> {
	const capacity = officeOf(actor);
	if (fate.kind === 'MOVE') {
		await moveInside(tx, actor, { taskId: family.at(-1)!.id, bodyId: fate.bodyId, decision, capacity });
		return [];
	}
	const ids = family.map(({ id }) => id);
	// What repeats would begin anew in a body that is no more.
	await tx.task.updateMany({ where: { id: { in: ids } }, data: { recurrence: null } });
	for (const taskId of ids)
		await closeInside(tx, actor, {
			...{ taskId, entryId: newId(), closedAs: fate.closedAs, on: endDate },
			...{ decision, text: null, capacity }
		});
	return family.flatMap(({ id: taskId, recurrence }) => (recurrence ? [{ taskId, recurrence }] : []));
}

/** A fate of which one knows where it leads. */
type Target = Exclude<Fate, { kind: 'PARENT' }>;

async function readFates(
	tx: Transaction | Reader,
	typed: EndBodyInput,
	parentId: string | null,
	roots: readonly Task[]
): Promise<Map<string, Target>> {
	const bodies = await tx.body.findMany({ where: { endDate: null }, select: { id: true } });
	const known = new Set(bodies.map(({ id }) => id));
	const targets = new Map<string, Target>();
	for (const [id, fate] of fatesOf(roots, typed)) {
		if (!fate) refuseField('common', 'bodies_problem_choice_missing');
		if (fate.kind === 'CLOSE') targets.set(id, fate);
		else {
			const bodyId = fate.kind === 'PARENT' ? parentId : fate.bodyId;
			if (!bodyId || bodyId === typed.bodyId || !known.has(bodyId))
				refuseField('common', 'bodies_problem_choice_body');
			targets.set(id, { kind: 'MOVE', bodyId });
		}
	}
	return targets;
}

/** A mandate that begins when the body is no more would never have been in force. */
async function refuseLaterMandate(
	tx: Transaction | Reader,
	bodyId: string,
	endDate: string,
	locale: Actor['locale']
) {
	const later = await tx.mandate.findFirst({
		where: { bodyId, validFrom: { gt: endDate } },
		orderBy: { validFrom: { sort: 'desc', nulls: 'last' } },
		select: { validFrom: true }
	});
	if (!later) return;
	const date = shortDate(later.validFrom!, locale);
	refuseField('endDate', problemWith('bodies_problem_end_before_mandate', { date }));
}

async function refuseLivingChildren(tx: Transaction | Reader, parentId: string, endDate: string) {
	const children = await tx.body.findMany({
		where: { parentId, OR: [{ endDate: null }, { endDate: { gt: endDate } }] },
		orderBy: { position: 'asc' }
	});
	if (children.length === 0) return;
	const names = children.map(({ shortName }) => shortName).join(', ');
	refuseField('form', problemWith('bodies_problem_children', { names }));
}

async function refuseSuccessor(tx: Transaction | Reader, { bodyId, successorId }: EndBodyInput) {
	if (!successorId) return;
	const successor = await tx.body.findUnique({ where: { id: successorId } });
	if (!successor || successor.endDate || successorId === bodyId)
		refuseField('successorId', 'bodies_problem_successor_body');
}

/** The same form came before: it has acted, or waits already. */
async function repeatedForm(
	tx: Transaction,
	actor: Actor,
	{ id, bodyId }: EndBodyInput
): Promise<DoneOrPrepared<BodyEnded> | null> {
	const event = await tx.auditEvent.findFirst({
		where: {
			...{ subjectType: 'Body', subjectId: bodyId, deed: deeds.endBody.name, userId: actor.userId },
			after: { contains: id }
		}
	});
	if (event) {
		const body = await tx.body.findUniqueOrThrow({ where: { id: bodyId } });
		return { isPrepared: false, slug: body.slug, eventId: null, moved: 0, closed: 0 };
	}
	const waiting = await tx.preparedDeed.findFirst({ where: { id, preparedById: actor.userId } });
	return waiting && !can(actor, deeds.endBody) ? { isPrepared: true } : null;
}
