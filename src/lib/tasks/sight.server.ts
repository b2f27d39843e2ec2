import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { untilTasksChange } from './revisions.server.ts';
import { seesRestricted } from './visibility.ts';
import { visibleTasks } from './visibility.server.ts';

/** A task that is restricted on a day, as counts need it. */
export interface RestrictedTask {
	readonly number: number;
	readonly bodyId: string;
	readonly inRegister: boolean;
	readonly status: string;
	readonly due: PlainDate | null;
	readonly dueKey: string;
}

/** What somebody sees of the tasks as they stand at one number of their revision. */
export interface Sight {
	/** Says what is hidden: readers from whom the same is hidden share their answers. Empty where nothing is. */
	readonly key: string;
	/** Leaves out what is hidden: nothing at all where nothing is, so that the register costs what it did. */
	readonly where: Prisma.TaskWhereInput;
	/** The numbers of what is hidden. */
	readonly hidden: ReadonlySet<number>;
	/** What is restricted, and there for this reader. */
	readonly shown: readonly RestrictedTask[];
}

/** Longer lists say by which rule instead: a number is in every index of the register, the rule's columns are in none. */
const mostNumbers = 500;

/** Kept while no task changes: one statement for everybody, after a change. */
export async function sightAt(actor: Actor, revision: number, today: PlainDate): Promise<Sight> {
	const { db } = actor.installation;
	const restricted = await untilTasksChange(db, revision, `restricted ${today}`, () =>
		db.read.task.findMany({
			where: { restrictedUntil: { gte: today } },
			select: { number: true, bodyId: true, inRegister: true, status: true, due: true, dueKey: true }
		})
	);
	const hidden = restricted.filter(({ bodyId }) => !seesRestricted(actor, bodyId));
	const numbers = hidden.map(({ number }) => number);
	return {
		key: [...new Set(hidden.map(({ bodyId }) => bodyId))].sort().join(' '),
		where: whereNot(numbers) ?? visibleTasks(actor, today),
		hidden: new Set(numbers),
		shown: hidden.length ? restricted.filter((task) => !hidden.includes(task)) : restricted
	};
}

function whereNot(numbers: readonly number[]): Prisma.TaskWhereInput | null {
	if (numbers.length === 0) return {};
	return numbers.length > mostNumbers ? null : { number: { notIn: [...numbers] } };
}
