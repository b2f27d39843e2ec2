import type { Standing } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { bodiesSeen, seesInternal } from './visibility.ts';

export { isRestricted, seesRestricted, seesTask, titleForMail } from './visibility.ts';

/** The tasks that are there for somebody, as a part of every `where`: `{ AND: [visibleTasks(actor, today), …] }`. */
export function visibleTasks(standing: Standing, today: PlainDate): Prisma.TaskWhereInput {
	const seen = bodiesSeen(standing);
	return seen === 'ALL' ? {} : { OR: [...open(today), { bodyId: { in: [...seen] } }] };
}

/** The same for raw statements: a condition over the table `"Task"` under its alias. */
export function visibleTasksSql(standing: Standing, today: PlainDate, alias = 't'): Prisma.Sql {
	return openOrSeen(standing, today, column(alias, 'restrictedUntil'), column(alias, 'bodyId'));
}

/** The entries of visible tasks that are there for somebody: restricted ones as tasks are, internal ones for the secretariat. */
export function visibleEntries(standing: Standing, today: PlainDate): Prisma.ProgressEntryWhereInput {
	const seen = bodiesSeen(standing);
	const unrestricted: Prisma.ProgressEntryWhereInput =
		seen === 'ALL' ? {} : { OR: [...open(today), { task: { bodyId: { in: [...seen] } } }] };
	return { AND: [unrestricted, seesInternal(standing) ? {} : { isInternal: false }] };
}

/** The same for raw statements, over `"ProgressEntry"` and its `"Task"` under their aliases. */
export function visibleEntriesSql(standing: Standing, today: PlainDate, alias = 'e', task = 't'): Prisma.Sql {
	const unrestricted = openOrSeen(standing, today, column(alias, 'restrictedUntil'), column(task, 'bodyId'));
	if (seesInternal(standing)) return unrestricted;
	return Prisma.sql`(${unrestricted} AND ${column(alias, 'isInternal')} = ${false})`;
}

/** The documents of visible tasks that are there for somebody, over `"TaskDocument"` and its `"Task"` under their aliases. */
export function visibleDocumentsSql(
	standing: Standing,
	today: PlainDate,
	alias = 'd',
	task = 't'
): Prisma.Sql {
	const seen = bodiesSeen(standing);
	if (seen === 'ALL') return Prisma.sql`1 = 1`;
	const unrestricted = openOrSeen(standing, today, column(alias, 'restrictedUntil'), column(task, 'bodyId'));
	const audience = column(alias, 'audience');
	return Prisma.sql`(${unrestricted} AND (${audience} = 'COUNCIL'
		OR (${audience} = 'BODY' AND ${among(column(task, 'bodyId'), seen)})))`;
}

const open = (today: PlainDate) => [{ restrictedUntil: null }, { restrictedUntil: { lt: today } }];

function openOrSeen(standing: Standing, today: PlainDate, until: Prisma.Sql, bodyId: Prisma.Sql): Prisma.Sql {
	const seen = bodiesSeen(standing);
	if (seen === 'ALL') return Prisma.sql`1 = 1`;
	return Prisma.sql`(${until} IS NULL OR ${until} < ${today} OR ${among(bodyId, seen)})`;
}

/** PostgreSQL refuses an empty list; no id is empty. */
function among(value: Prisma.Sql, ids: readonly string[]): Prisma.Sql {
	return Prisma.sql`${value} IN (${Prisma.join(ids.length ? [...ids] : [''])})`;
}

/** Names come from this file and its callers only, never from outside. */
function column(alias: string, name: string): Prisma.Sql {
	return Prisma.raw(`${alias}."${name}"`);
}
