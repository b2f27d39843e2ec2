import type { Actor } from '#lib/accounts/actor.server.ts';
import type { FeedPart } from '#lib/accounts/calendar-feed.server.ts';
import { addDays, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/deadlines.ts';
import type { FeedEvent } from '#lib/calendar/feed.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyById, bodyLabel } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate, weekday } from '#lib/latvian/dates.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { readRegister, type Register } from './revisions.server.ts';
import { openStatuses } from './tasks.ts';
import { visibleTasks } from './visibility.server.ts';
import { titleForMail } from './visibility.ts';

const columns = {
	...{ id: true, number: true, title: true, bodyId: true, due: true, originalDue: true },
	...{ restrictedUntil: true, registeredOn: true, version: true },
	assignments: { select: { institutionId: true, postId: true } }
} as const satisfies Prisma.TaskSelect;

type FeedTask = Prisma.TaskGetPayload<{ select: typeof columns }>;

/** What is long past is no entry of a calendar any more. */
const daysBack = 365;
/** No council has so many open deadlines; a calendar that left out the latest of them would lie. */
const mostEvents = 50_000;

/**
 * The deadlines of what is open in somebody's bodies, subtasks with a deadline of their own included; for the secretariat, of the
 * whole register. What is restricted is said by its number only: a calendar lies with Google and on telephones.
 */
export const feedPart: FeedPart = async (reader, today) => {
	const scope = scopeOf(reader);
	if (!scope) return [];
	const { db } = reader.installation;
	const register = await readRegister(db);
	const from = addDays(today, -daysBack);
	const tasks = await db.read.task.findMany({
		where: {
			AND: [scope, { status: { in: [...openStatuses] }, due: { gte: from } }, visibleTasks(reader, today)]
		},
		orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
		take: mostEvents,
		select: columns
	});
	const changes = await readChanges(reader, from);
	return tasks.map((task) => eventOf(reader, register, task, changes.get(task.id), today));
};

function scopeOf({ role, seats }: Actor): Prisma.TaskWhereInput | null {
	if (seesAll({ role })) return { inRegister: true };
	return seats.length ? { bodyId: { in: [...new Set(seats.map(({ bodyId }) => bodyId))] } } : null;
}

function seesAll({ role }: Pick<Actor, 'role'>): boolean {
	return role === 'SECRETARY' || role === 'ASSISTANT';
}

/** When each was last changed, from the record of what was done: one statement, however many there are. */
async function readChanges(reader: Actor, from: PlainDate): Promise<Map<string, Date>> {
	const bodies = [...new Set(reader.seats.map(({ bodyId }) => bodyId)), ''];
	const scope = seesAll(reader) ? Prisma.sql`1 = 1` : Prisma.sql`t."bodyId" IN (${Prisma.join(bodies)})`;
	const rows = await reader.installation.db.read.$queryRaw<{ id: string; at: Date | string | number }[]>`
		SELECT t."id", MAX(e."at") AS "at" FROM "Task" t
		JOIN "AuditEvent" e ON e."subjectType" = 'Task' AND e."subjectId" = t."id"
		WHERE t."status" IN (${Prisma.join([...openStatuses])}) AND t."due" >= ${from} AND ${scope}
		GROUP BY t."id"`;
	return new Map(rows.map(({ id, at }) => [id, new Date(at)]));
}

function eventOf(
	reader: Actor,
	{ directory, calendar }: Register,
	task: FeedTask,
	changedAt: Date | undefined,
	today: PlainDate
): FeedEvent {
	const { locale } = reader;
	const body = bodyById(directory, task.bodyId);
	const title = titleForMail(task, today, locale);
	const capacity = capacityOf(reader, task);
	return {
		uid: `task-${task.id}`,
		sequence: task.version - 1,
		changedAt: changedAt ?? startOfDay(task.registeredOn),
		when: { date: task.due! },
		summary: capacity
			? m.tasks_feed_own({ title }, { locale })
			: m.tasks_feed_body({ title, body: body?.shortName ?? '' }, { locale }),
		description: [
			...(body ? [bodyLabel(body, locale)] : []),
			...(capacity ? [m.tasks_feed_capacity({ capacity }, { locale })] : []),
			...termWords(calendar, task, locale)
		],
		url: `${reader.installation.config.origin}/tasks/${task.number}`
	};
}

/** In whose name the reader answers for it; null where another does. */
function capacityOf({ seats }: Actor, { bodyId, assignments }: FeedTask): string | null {
	const seat = seats.find(
		(one) =>
			one.bodyId === bodyId &&
			(assignments.length === 0 ||
				assignments.some(
					({ postId, institutionId }) =>
						postId === one.postId || (institutionId !== null && one.institutionIds.includes(institutionId))
				))
	);
	return seat ? `${seat.label}, ${seat.bodyName}` : null;
}

/** What it was first, and until when it may be done where it falls on a day off. */
function termWords(
	calendar: WorkingCalendar,
	{ due, originalDue }: FeedTask,
	locale: Actor['locale']
): string[] {
	const last = lastDay(calendar, due!);
	return [
		...(originalDue && originalDue !== due
			? [m.tasks_feed_original({ date: shortDate(originalDue, locale) }, { locale })]
			: []),
		...(last !== due
			? [m.tasks_feed_day_off({ weekday: weekday(due!, locale), date: shortDate(last, locale) }, { locale })]
			: [])
	];
}
