import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { institutionsOfSeat, type Directory } from '#lib/council/council.ts';
import type { SeatOfPerson } from '#lib/council/people-view.server.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { everything, tasksAddress } from '#lib/tasks/filter.ts';
import { owedStatuses } from '#lib/tasks/tasks.ts';
import { readRegister } from '#lib/tasks/revisions.server.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { whereOf } from '#lib/tasks/where.server.ts';

/** What somebody answers for in one of their seats: how much of it is open, and where it stands. */
export interface OwedInSeat {
	/** The membership. */
	readonly id: string;
	readonly count: number;
	readonly address: string;
}

/** The open tasks of each seat that a person holds now, as the register would list them for this reader: one statement a seat. */
export async function countOwed(
	actor: Actor,
	seats: readonly Pick<SeatOfPerson, 'id' | 'when' | 'body' | 'institutions'>[]
): Promise<Map<string, OwedInSeat>> {
	const { db, clock } = actor.installation;
	const today = rigaDate(clock.now());
	const register = await readRegister(db);
	const owed = seats
		.filter(({ when }) => when === 'NOW')
		.map(async ({ id, body, institutions }): Promise<OwedInSeat> => {
			// A seat shared by two has no filter of the register to itself: its body is shown.
			const institution = institutions.length === 1 ? institutions[0]!.id : null;
			const filter = { ...everything, body: body.slug, institution, status: 'OPEN' as const };
			const where = { AND: [visibleTasks(actor, today), whereOf(filter, register, today)] };
			return { id, address: tasksAddress(filter), count: await db.read.task.count({ where }) };
		});
	return new Map((await Promise.all(owed)).map((one) => [one.id, one]));
}

const columns = {
	...{ number: true, title: true, due: true, restrictedUntil: true }
} as const satisfies Prisma.TaskSelect;

/** What a seat owes on a day: what was given to it or to whom it speaks for, and what its body owes itself. The most urgent first. */
export async function owedBySeat(
	{ db }: Pick<Installation, 'db'>,
	directory: Directory,
	postId: string,
	{ today, take }: { today: PlainDate; take: number }
): Promise<{ total: number; tasks: Prisma.TaskGetPayload<{ select: typeof columns }>[] }> {
	const post = directory.postIndex.get(postId);
	if (!post) return { total: 0, tasks: [] };
	const institutionIds = institutionsOfSeat(directory, post, today);
	const where: Prisma.TaskWhereInput = {
		...{ bodyId: post.bodyId, inRegister: true, status: { in: [...owedStatuses] } },
		OR: [
			{ assignments: { some: { OR: [{ postId }, { institutionId: { in: institutionIds } }] } } },
			{ assignments: { none: {} } }
		]
	};
	const order: Prisma.TaskOrderByWithRelationInput[] = [{ dueKey: 'asc' }, { number: 'asc' }];
	const [total, tasks] = await Promise.all([
		db.read.task.count({ where }),
		db.read.task.findMany({ where, orderBy: order, take, select: columns })
	]);
	return { total, tasks };
}
