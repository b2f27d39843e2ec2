import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { isLead } from '#lib/accounts/actor.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { bodyLabel } from '#lib/council/council.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { readRegister, untilTasksChange } from './revisions.server.ts';
import { rowColumns, viewRows, type RowRecord, type TaskRow } from './rows.server.ts';
import { deeds, openStatuses, owedStatuses } from './tasks.ts';
import { dueWithin, lateWhere } from './where.server.ts';

export interface Desk {
	/** What is late, the longest first. */
	readonly late: readonly TaskRow[];
	/** Owed and due within 30 days, the nearest first. */
	readonly soon: readonly TaskRow[];
	/** Handed in, for this actor to accept or send back. */
	readonly waiting: readonly TaskRow[];
	/** Owed by the seats this actor holds, with a deadline, the nearest first. */
	readonly mine: readonly TaskRow[];
}

export type DeskList = keyof Desk;
const lists: readonly DeskList[] = ['late', 'soon', 'waiting', 'mine'];
const soonDays = 30;

/**
 * What somebody finds on the desk: each list that is wanted (all, if none is named) is one statement, and two more bring
 * what the rows say beside the tasks. A list that can hold nothing for this actor costs nothing.
 */
export async function deskOf(
	actor: Actor,
	today: PlainDate,
	{ limit = 8, only = lists }: { limit?: number; only?: readonly DeskList[] } = {}
): Promise<Desk> {
	mustBeAble(actor, deeds.read);
	const { db } = actor.installation;
	const { directory } = await readRegister(db);
	const read = async (name: DeskList): Promise<RowRecord[]> => {
		const where = only.includes(name) ? conditions[name](actor, today) : null;
		if (!where) return [];
		return db.read.task.findMany({
			where: { AND: [{ inRegister: true }, where] },
			orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
			take: limit,
			select: rowColumns
		});
	};
	const [late, soon, waiting, mine] = await Promise.all([
		read('late'),
		read('soon'),
		read('waiting'),
		read('mine')
	]);
	const records = new Map([late, soon, waiting, mine].flat().map((record) => [record.id, record]));
	const rows = await viewRows(actor, directory, [...records.values()], today);
	const byId = new Map(rows.map((row) => [row.id, row]));
	const view = (list: readonly RowRecord[]) => list.map(({ id }) => byId.get(id)!);
	return { late: view(late), soon: view(soon), waiting: view(waiting), mine: view(mine) };
}

/** Owed, not late, due within 30 days, the nearest first. */
export async function dueSoon(actor: Actor, today: PlainDate, limit: number): Promise<readonly TaskRow[]> {
	return (await deskOf(actor, today, { limit, only: ['soon'] })).soon;
}

export interface BodyDeadlines {
	readonly id: string;
	readonly slug: string;
	readonly label: string;
	/** Each day once, with how many open tasks fall on it. */
	readonly deadlines: readonly {
		readonly date: PlainDate;
		readonly count: number;
		readonly state: 'LATE' | 'SOON' | 'LATER';
	}[];
	/** Open tasks without a deadline. */
	readonly undated: number;
}

/**
 * The open deadlines of every body that has open tasks, in the order of the bodies. What was handed in after its last day
 * is left out: nothing is owed there. Two statements, one while nothing changes.
 */
export async function dueByBody(actor: Actor, today: PlainDate): Promise<BodyDeadlines[]> {
	mustBeAble(actor, deeds.read);
	const { db } = actor.installation;
	const { directory, revision } = await readRegister(db);
	const groups = await untilTasksChange(db, revision, `deadlines ${today}`, () =>
		db.read.task.groupBy({
			by: ['bodyId', 'due'],
			where: {
				inRegister: true,
				status: { in: [...openStatuses] },
				OR: [{ dueKey: { gt: lateUpTo(today) } }, { status: { in: [...owedStatuses] } }]
			},
			_count: { _all: true },
			orderBy: { due: 'asc' }
		})
	);
	const byBody = Map.groupBy(
		groups.map(({ bodyId, due, _count }) => ({ bodyId, due, count: _count._all })),
		({ bodyId }) => bodyId
	);
	return directory.bodies.flatMap((body) => {
		const own = byBody.get(body.id);
		return own
			? [
					{
						...deadlinesOf(own, today),
						...{ id: body.id, slug: body.slug },
						label: bodyLabel(body, actor.locale)
					}
				]
			: [];
	});
}

function deadlinesOf(groups: readonly { due: PlainDate | null; count: number }[], today: PlainDate) {
	return {
		deadlines: groups.flatMap(({ due, count }) =>
			due === null ? [] : [{ date: due, count, state: stateOf(due, today) }]
		),
		undated: groups.find(({ due }) => due === null)?.count ?? 0
	};
}

function stateOf(due: PlainDate, today: PlainDate): 'LATE' | 'SOON' | 'LATER' {
	if (due <= lateUpTo(today)) return 'LATE';
	return due <= addDays(today, 7) ? 'SOON' : 'LATER';
}

type Condition = (actor: Actor, today: PlainDate) => Prisma.TaskWhereInput | null;

const conditions: Readonly<Record<DeskList, Condition>> = {
	late: (_actor, today) => lateWhere(today),
	soon: (_actor, today) => ({
		AND: [{ status: { in: [...owedStatuses] } }, dueWithin(soonDays, today)]
	}),
	waiting: ({ role, seats }) => {
		if (role === 'SECRETARY') return { status: 'SUBMITTED' };
		const led = seats.filter(isLead).map(({ bodyId }) => bodyId);
		return led.length ? { status: 'SUBMITTED', bodyId: { in: led } } : null;
	},
	mine: ({ seats }) =>
		seats.length === 0
			? null
			: {
					status: { in: [...owedStatuses] },
					due: { not: null },
					OR: seats.map(({ bodyId, postId, institutionIds }) => ({
						bodyId,
						OR: [
							{ assignments: { none: {} } },
							{
								assignments: { some: { OR: [{ postId }, { institutionId: { in: [...institutionIds] } }] } }
							}
						]
					}))
				}
};
