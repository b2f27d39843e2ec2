import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed, Seat } from '#lib/accounts/actor.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, institutionAt, postsOf, type Directory } from '#lib/council/council.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { m } from '#i18n/generated/messages.js';
import { capacitiesFor, type Capacity } from '#lib/tasks/capacities.ts';
import { statusesAfterReport, statusWord, subjectOf, type Status } from '#lib/tasks/tasks.ts';

const columns = {
	...{ id: true, number: true, code: true, title: true, bodyId: true, status: true, version: true },
	...{ closedAs: true, due: true, dueText: true, description: true, expectedResult: true },
	...{ restrictedUntil: true, underControl: true },
	assignments: {
		select: { role: true, institutionId: true, postId: true },
		orderBy: { position: 'asc' }
	}
} as const;

/** A task as whoever answers about it needs it. */
export type AnsweredTask = NonNullable<Awaited<ReturnType<typeof readAnswered>>>;

/** A task by its id; null where there is none. */
export async function readAnswered(read: Pick<Reader, 'task'>, id: string) {
	const task = isId(id) ? await read.task.findUnique({ where: { id }, select: columns }) : null;
	return task && { ...task, status: task.status as Status };
}

/** The same for a verb. Refuses NOT_FOUND. */
export async function findAnswered(read: Pick<Reader, 'task'>, id: string): Promise<AnsweredTask> {
	return (await readAnswered(read, id)) ?? refuse();
}

function refuse(): never {
	throw new Refusal('NOT_FOUND');
}

/** Today, as everything that is dated goes by it. */
export function todayOf({ installation: { clock } }: Pick<Actor, 'installation'>): PlainDate {
	return rigaDate(clock.now());
}

/**
 * The holder of a link with what they may speak for in a task: besides their seats, the institutions that named them for task
 * control, where those owe it. Only by a link, which came to them because nobody sits there: in the portal a contact only reads.
 */
export function answererOf(actor: Actor, directory: Directory, task: AnsweredTask): Actor {
	const namedBy = new Set(actor.namedBy);
	if (namedBy.size === 0) return actor;
	const today = todayOf(actor);
	const named = (institutionId: string) => namedBy.has(institutionId);
	const bodyName = bodyById(directory, task.bodyId)?.shortName ?? '';
	const asContact = (institutionId: string, postId: string): Seat => {
		const { institutionId: now, label } = institutionAt(directory, institutionId, today);
		return {
			...{ postId, bodyId: task.bodyId, role: 'MEMBER', institutionIds: [institutionId, now], bodyName },
			...{ label: m.requests_capacity_contact({ institution: label }, { locale: 'lv' }), contactOf: now }
		};
	};
	const { institutionIds = [], postIds = [] } = subjectFor(directory, task, today);
	const owed = [
		...institutionIds.filter(named).map((id) => asContact(id, '')),
		...postIds.flatMap((id) =>
			(directory.postIndex.get(id)?.institutionIds ?? []).filter(named).map((of) => asContact(of, id))
		)
	];
	const distinct = new Map(owed.map((seat) => [seat.contactOf, seat]));
	return { ...actor, seats: [...actor.seats, ...distinct.values()] };
}

/** In whose names somebody may do a deed to a task. */
export function capacitiesOn(actor: Actor, directory: Directory, task: AnsweredTask, deed: Deed): Capacity[] {
	const today = todayOf(actor);
	return capacitiesFor(actor, deed, subjectFor(directory, task, today), { directory, today });
}

function subjectFor(directory: Directory, task: AnsweredTask, today: PlainDate) {
	return subjectOf(
		task,
		postsOf(directory, task.bodyId, today).map(({ id }) => id)
	);
}

/** In process or done; what was handed in already can only be added to. */
export function statusesOf(task: AnsweredTask, { locale }: Pick<Actor, 'locale'>) {
	return statusesAfterReport(task.status)
		.filter((status) => status !== 'NEEDS_ACTION')
		.map((status) => ({ status, word: statusWord({ status }, locale) }));
}

/** The one that was chosen; where there are several, one must be. */
export function chosenCapacity(capacities: readonly Capacity[], key: string): Capacity {
	if (capacities.length === 0) throw new Refusal('NOT_FOUND');
	if (key === '' && capacities.length === 1) return capacities[0]!;
	return capacities.find((one) => one.key === key) ?? refuseField('capacity', 'tasks_problem_capacity');
}

/** By which way somebody acts: signed in, or by the link of a mail. */
export type Via = 'PORTAL' | 'MAIL';
