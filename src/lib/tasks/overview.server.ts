import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Seat } from '#lib/accounts/actor.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyLabel, bodyTree, type Body, type Directory } from '#lib/council/council.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import type { Database } from '#lib/server/database.server.ts';
import { countsIn, sum, type TaskCounts } from './counts.server.ts';
import { readRegister, untilTasksChange } from './revisions.server.ts';
import { rowColumns, viewRows, type TaskRow } from './rows.server.ts';
import { sightAt, type Sight } from './sight.server.ts';
import { deeds, dueKeyOf, isOpen, openStatuses, owedStatuses } from './tasks.ts';
import { dueWithin, extensionWhere, lateWhere, silentWhere } from './where.server.ts';

/** The open deadlines of one body, each date once. */
export interface BodyDeadlines {
	readonly body: Pick<Body, 'id' | 'slug' | 'number' | 'shortName'>;
	readonly deadlines: readonly { date: PlainDate; count: number; state: 'LATE' | 'SOON' | 'LATER' }[];
	readonly undated: number;
}

/** What the start page shows to whoever looks. */
export interface Overview {
	readonly counts: TaskCounts;
	readonly late: readonly TaskRow[];
	readonly soon: readonly TaskRow[];
	/** Reported as done in a body that the reader decides for. */
	readonly waiting: readonly TaskRow[];
	/** What the reader answers for, by the seat in whose name; empty for whoever holds none, or owes nothing. */
	readonly mine: readonly Owed[];
	/** The bodies that the reader leads, with their numbers. */
	readonly led: readonly LedBody[];
	/** Owed, and nobody has reported on it for half a year. */
	readonly silent: number;
	/** A later deadline was asked for, and nobody has decided. */
	readonly waitForExtension: number;
	/** There is no council yet. */
	readonly isEmpty: boolean;
	/** Those that have any. The same list, while nothing changes. */
	readonly bodies: readonly BodyDeadlines[];
}

/** In whose name somebody owes what. */
export interface Owed {
	readonly postId: string;
	/** "LM pārstāvis, 8. apakšgrupa" */
	readonly capacity: string;
	readonly tasks: readonly TaskRow[];
}

export interface LedBody {
	readonly slug: string;
	readonly label: string;
	readonly counts: TaskCounts;
}

const few = 5;
const more = 10;
const most = 50;
const soonDays = 7;

/** Reads the start page: one statement for the council and its numbers, one a list, one for what stands beside the rows. */
export async function readOverview(actor: Actor, today: PlainDate): Promise<Overview> {
	mustBeAble(actor, deeds.read);
	const { db } = actor.installation;
	const register = await readRegister(db);
	const { directory, calendar, revision, councilRevision } = register;
	const owed = ownedBy(actor);
	const sight = await sightAt(actor, revision, today);
	const seen = async (where: Where | null, take: number) =>
		read(db, where && { AND: [where, sight.where] }, take);
	const [counts, unrestricted, late, soon, waiting, mine, silent, waitForExtension] = await Promise.all([
		countsIn(actor, register, today),
		untilTasksChange(db, revision, `deadlines ${today}`, () => groupDeadlines(db, today)),
		owed
			? []
			: untilTasksChange(db, revision, `late first ${today} ${sight.key}`, () =>
					seen(lateWhere(calendar, today), few)
				),
		untilTasksChange(db, revision, `soon first ${today} ${sight.key}`, () =>
			seen({ status: { in: [...openStatuses] }, ...dueWithin(calendar, 30, today) }, more)
		),
		seen(decidedBy(actor), more),
		owed ? seen({ ...owed, status: { in: [...owedStatuses] } }, most) : [],
		untilTasksChange(db, revision, `silent ${today} ${sight.key}`, () =>
			db.read.task.count({ where: { AND: [{ inRegister: true }, silentWhere(today), sight.where] } })
		),
		untilTasksChange(db, revision, `extensions ${today} ${sight.key}`, () =>
			db.read.task.count({ where: { AND: [extensionWhere, sight.where] } })
		)
	]);
	const groups = [...unrestricted, ...groupsOf(sight)];
	const rows = await viewRows(actor, register, [...late, ...soon, ...waiting, ...mine], today);
	const cut = (from: number, list: readonly unknown[]) => rows.slice(from, from + list.length);
	const bodies = await untilTasksChange(
		db,
		revision,
		`timeline ${councilRevision} ${today} ${sight.key}`,
		async () =>
			bodyTree(directory, today)
				.map(({ body }) => deadlinesOf(calendar, body, groups, today))
				.filter(({ deadlines, undated }) => deadlines.length > 0 || undated > 0)
	);
	return {
		counts: sum([...counts.values()]),
		late: cut(0, late),
		soon: cut(late.length, soon),
		waiting: cut(late.length + soon.length, waiting),
		mine: byCapacity(actor, cut(late.length + soon.length + waiting.length, mine)),
		led: ledBy(actor, directory, counts),
		...{ silent, waitForExtension },
		isEmpty: directory.bodies.length === 0,
		bodies
	};
}

/** What somebody answers for alone, by the seat in whose name; two statements beside the register's. */
export async function readOwed(actor: Actor, today: PlainDate): Promise<readonly Owed[]> {
	mustBeAble(actor, deeds.read);
	const { db } = actor.installation;
	const register = await readRegister(db);
	const owed = ownedBy(actor);
	if (!owed) return [];
	const { where } = await sightAt(actor, register.revision, today);
	const mine = { AND: [{ ...owed, status: { in: [...owedStatuses] } }, where] };
	return byCapacity(actor, await viewRows(actor, register, await read(db, mine, most), today));
}

/** What somebody owes stands under each seat in whose name they owe it. */
function byCapacity({ seats }: Actor, rows: readonly TaskRow[]): Owed[] {
	const owes = (seat: Seat, { body, assignments }: TaskRow) =>
		seat.bodyId === body.id &&
		(assignments.length === 0 ||
			assignments.some(
				(one) =>
					one.postId === seat.postId ||
					(one.institutionId !== null && seat.institutionIds.includes(one.institutionId))
			));
	return seats
		.map((seat) => ({
			postId: seat.postId,
			capacity: `${seat.label}, ${seat.bodyName}`,
			tasks: rows.filter((row) => owes(seat, row))
		}))
		.filter(({ tasks }) => tasks.length > 0);
}

/** The bodies that somebody leads, as a tree is read. */
function ledBy(
	{ seats, locale }: Actor,
	directory: Directory,
	counts: ReadonlyMap<string, TaskCounts>
): LedBody[] {
	const led = new Set(seats.filter(isLead).map(({ bodyId }) => bodyId));
	return bodyTree(directory)
		.filter(({ body }) => led.has(body.id))
		.map(({ body }) => ({
			slug: body.slug,
			label: bodyLabel(body, locale),
			counts: sum([counts.get(body.id)].flatMap((one) => one ?? []))
		}));
}

type Where = Prisma.TaskWhereInput;

function read(db: Database, where: Where | null, take: number) {
	if (!where) return [];
	return db.read.task.findMany({
		where: { AND: [{ inRegister: true }, where] },
		orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
		take,
		select: rowColumns
	});
}

/** What waits for this reader: for a secretary everything that was handed in, for a lead that of their bodies. */
function decidedBy(actor: Actor): Where | null {
	const submitted = { status: 'SUBMITTED' };
	if (can(actor, deeds.accept)) return submitted;
	const bodies = actor.seats.filter(isLead).map(({ bodyId }) => bodyId);
	return bodies.length > 0 ? { ...submitted, bodyId: { in: bodies } } : null;
}

/** What a reader with seats answers for: what their institutions and seats were given, and what their bodies owe themselves. */
function ownedBy({ seats }: Actor): Where | null {
	if (seats.length === 0) return null;
	const institutions = [...new Set(seats.flatMap(({ institutionIds }) => institutionIds))];
	const given: Prisma.TaskAssignmentWhereInput = {
		OR: [{ institutionId: { in: institutions } }, { postId: { in: seats.map(({ postId }) => postId) } }]
	};
	return {
		bodyId: { in: [...new Set(seats.map(({ bodyId }) => bodyId))] },
		OR: [{ assignments: { some: given } }, { assignments: { none: {} } }]
	};
}

interface Group {
	readonly bodyId: string;
	readonly due: PlainDate | null;
	readonly status: string;
	readonly count: number;
}

async function groupDeadlines(db: Database, today: PlainDate): Promise<Group[]> {
	const groups = await db.read.task.groupBy({
		by: ['bodyId', 'dueKey', 'status'],
		where: {
			...{ inRegister: true, status: { in: [...openStatuses] } },
			OR: [{ restrictedUntil: null }, { restrictedUntil: { lt: today } }]
		},
		_count: { _all: true },
		orderBy: { dueKey: 'asc' }
	});
	return groups.map(({ bodyId, dueKey, status, _count }) => ({
		...{ bodyId, status, count: _count._all },
		due: dueKey === dueKeyOf(null) ? null : dueKey
	}));
}

/** What is restricted, for whoever sees it. */
function groupsOf({ shown }: Sight): Group[] {
	return shown
		.filter((task) => task.inRegister && isOpen(task))
		.map(({ bodyId, due, status }) => ({ bodyId, due, status, count: 1 }));
}

function deadlinesOf(
	calendar: WorkingCalendar,
	body: Body,
	groups: readonly Group[],
	today: PlainDate
): BodyDeadlines {
	const late = lateUpTo(calendar, today);
	const soon = addDays(today, soonDays);
	const own = groups.filter(({ bodyId }) => bodyId === body.id);
	const dated = Map.groupBy(
		own.filter((group) => group.due !== null),
		({ due }) => due!
	);
	const { id, slug, number, shortName } = body;
	return {
		body: { id, slug, number, shortName },
		deadlines: [...dated].map(([date, sameDay]) => {
			const isLate =
				date <= late && sameDay.some(({ status }) => (owedStatuses as readonly string[]).includes(status));
			const count = sameDay.reduce((total, group) => total + group.count, 0);
			return { date, count, state: isLate ? 'LATE' : date > late && date <= soon ? 'SOON' : 'LATER' };
		}),
		undated: own.filter(({ due }) => due === null).reduce((total, { count }) => total + count, 0)
	};
}
