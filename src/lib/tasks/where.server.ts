import { addDays, addMonths, startOfDay, type PlainDate } from '#lib/calendar/days.ts';
import { lateUpTo } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyBySlug, institutionFamily, type Directory } from '#lib/council/council.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { waiting } from './extensions.ts';
import type { TaskFilter } from './filter.ts';
import type { Register } from './revisions.server.ts';
import { openStatuses, owedStatuses } from './tasks.ts';

type Where = Prisma.TaskWhereInput;

/** Still owed after its last day. */
export function lateWhere(calendar: WorkingCalendar, today: PlainDate): Where {
	return { status: { in: [...owedStatuses] }, dueKey: { lte: lateUpTo(calendar, today) } };
}

/** How long nobody may be silent about what is owed, in months. */
const longestSilence = 6;

/** Owed, with a deadline or without, and nobody has reported on it for half a year, nor was it registered since. */
export function silentWhere(today: PlainDate): Where {
	const since = addMonths(today, -longestSilence);
	return {
		status: { in: [...owedStatuses] },
		registeredOn: { lt: since },
		OR: [{ lastReportAt: null }, { lastReportAt: { lt: startOfDay(since) } }]
	};
}

/** A later deadline was asked for, and waits for a decision: those that wait are few, and have an index. */
export const extensionWhere: Where = { status: { in: [...openStatuses] }, extensions: { some: waiting } };

/** Due within so many days, and not late. */
export function dueWithin(calendar: WorkingCalendar, days: number, today: PlainDate): Where {
	return { dueKey: { gt: lateUpTo(calendar, today), lte: addDays(today, days) } };
}

/**
 * The filter as a condition; `found` is what its search came to (searching.server.ts). Whoever searches a text, or looks for what
 * waits for a decision, finds subtasks too; otherwise they stand under their task.
 */
export function whereOf(
	filter: TaskFilter,
	{ directory, calendar }: Pick<Register, 'directory' | 'calendar'>,
	today: PlainDate,
	found: Where | null = null
): Where {
	const conditions: Where[] = [found ?? (filter.waitsForExtension ? {} : whereListed(filter))];
	if (filter.body) conditions.push({ bodyId: bodyBySlug(directory, filter.body)?.id ?? '' });
	if (filter.institution) conditions.push(whereInstitution(directory, filter.institution));
	if (filter.status) conditions.push(whereStatus(filter.status));
	if (filter.period) conditions.push(wherePeriod(calendar, filter.period, today));
	if (filter.waitsForExtension) conditions.push(extensionWhere);
	if (filter.from) conditions.push({ due: { gte: filter.from } });
	if (filter.to) conditions.push({ due: { lte: filter.to } });
	return { AND: conditions };
}

/** What was entered by mistake is in no list (closing.server.ts) but that of the closed ones, where one looks for it. */
function whereListed({ status }: TaskFilter): Where {
	const asksForClosed = status === 'CLOSED' || status === 'CANCELLED';
	return asksForClosed ? { OR: [{ inRegister: true }, { closedAs: 'MISTAKE' }] } : { inRegister: true };
}

function whereStatus(status: NonNullable<TaskFilter['status']>): Where {
	if (status === 'OPEN') return { status: { in: [...openStatuses] } };
	return status === 'CLOSED' ? { status: { notIn: [...openStatuses] } } : { status };
}

/**
 * What an institution answers for, under any of its names: what was given to it or to a seat that speaks for it, and what
 * a body it sits in owes itself, because nobody is named.
 */
function whereInstitution(directory: Directory, institutionId: string): Where {
	const family = institutionFamily(directory, institutionId);
	const posts = directory.posts.filter((post) => post.institutionIds.some((id) => family.includes(id)));
	const postIds = posts.map(({ id }) => id);
	const bodyIds = [...new Set(posts.map(({ bodyId }) => bodyId))];
	return {
		OR: [
			{ assignments: { some: { OR: [{ institutionId: { in: family } }, { postId: { in: postIds } }] } } },
			{ bodyId: { in: bodyIds }, assignments: { none: {} } }
		]
	};
}

function wherePeriod(
	calendar: WorkingCalendar,
	period: NonNullable<TaskFilter['period']>,
	today: PlainDate
): Where {
	switch (period) {
		case 'late':
			return lateWhere(calendar, today);
		case '7':
		case '30':
			return dueWithin(calendar, Number(period), today);
		case 'none':
			return { due: null };
		case 'silent':
			return silentWhere(today);
		default:
			return { dueKey: { gte: `${period}-01-01`, lte: `${period}-12-31` } };
	}
}

/** The order of the register; ties by number, and what has nothing to order by comes last. */
export function orderOf({ sort, direction }: TaskFilter): Prisma.TaskOrderByWithRelationInput[] {
	switch (sort) {
		case 'due':
			// Ascending is the usual one, and has an index.
			return direction === 'asc'
				? [{ dueKey: 'asc' }, { number: 'asc' }]
				: [{ due: { sort: 'desc', nulls: 'last' } }, { number: 'asc' }];
		case 'title':
			return [{ sortKey: direction }, { number: 'asc' }];
		case 'number':
			return [{ number: direction }];
		case 'lastReport':
			return [{ lastReportAt: { sort: direction, nulls: 'last' } }, { number: 'asc' }];
	}
}
