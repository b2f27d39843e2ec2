import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { isLate } from '#lib/calendar/deadlines.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyBySlug, bodyLabel, type Body } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { readAnsweredEvents } from '#lib/requests/answer-events.server.ts';
import { isOwed, shapeOf, type Shape, type Status } from '#lib/tasks/tasks.ts';
import { visibleTasks } from '#lib/tasks/visibility.server.ts';
import { todayOf } from './finding.server.ts';
import { readBodiesOf, rowColumns, viewRow, type MeetingRow } from './meeting-rows.server.ts';
import { mayPlanAny } from './meeting-list.server.ts';
import { deeds } from './meetings.ts';
import { daysOfEvent, isOfDays, monthEvents, type MonthEvent } from './month-events.ts';
import { monthOf, readMonth, weeksOf, type Month } from './month.ts';

/** No month of a council has as many: a page that were longer would be read by nobody. */
const mostDeadlines = 1000;
/** So many events of institutions stand in a month at most. */
const mostEvents = 500;
/** How many of a day's deadlines stand there; the register has the rest. */
const mostOfADay = 6;

/** A deadline as the calendar shows it. */
export interface MonthDeadline {
	readonly number: number;
	readonly title: string;
	readonly shape: Shape;
	readonly isLate: boolean;
}

export interface MonthDay {
	readonly date: PlainDate;
	/** Of another month: shown so that the weeks are whole. */
	readonly isOutside: boolean;
	readonly isToday: boolean;
	readonly isOff: boolean;
	readonly isHoliday: boolean;
	readonly meetings: readonly MeetingRow[];
	/** What institutions said that will happen then. */
	readonly events: readonly MonthEvent[];
	readonly deadlines: readonly MonthDeadline[];
	/** How many deadlines more there are. */
	readonly more: number;
}

export interface MonthView {
	readonly month: Month;
	readonly body: string | null;
	readonly today: PlainDate;
	readonly weeks: readonly (readonly MonthDay[])[];
	/** What will happen in the month on no day that is known, or goes on for weeks. */
	readonly ofMonth: readonly MonthEvent[];
	readonly bodies: readonly { readonly slug: string; readonly label: string }[];
	readonly mayPlan: boolean;
	/** What in the address made no sense. */
	readonly isWrong: boolean;
}

/** All meetings and deadlines of a month, of one body or of all; at most five statements, however many there are. */
export async function readMonthView(actor: Actor, params: URLSearchParams): Promise<MonthView> {
	mustBeAble(actor, deeds.read);
	const { installation, locale } = actor;
	const [directory, calendar] = await Promise.all([directoryOf(installation), calendarOf(installation)]);
	const today = todayOf(actor);
	const asked = readMonth(params.get('month'));
	const slug = params.get('body') || null;
	const body = slug === null ? null : (bodyBySlug(directory, slug) ?? null);
	const month = asked ?? monthOf(today);
	const weeks = weeksOf(month);
	const span = { from: weeks[0]![0]!, to: weeks.at(-1)!.at(-1)! };
	const [meetings, deadlines, answered] = await Promise.all([
		readMeetings(actor, body, span),
		readDeadlines(actor, body, span, calendar),
		readAnsweredEvents(installation.db.read, {
			...{ ...span, bodyId: body?.id ?? null, kind: 'round', most: mostEvents }
		})
	]);
	const events = monthEvents(answered, directory, today);
	const view = (row: (typeof meetings.rows)[number]) =>
		viewRow(row, meetings.bodies.get(row.id) ?? [], { directory, locale });
	const meetingsOf = Map.groupBy(meetings.rows, ({ date }) => date);
	const deadlinesOf = Map.groupBy(deadlines, ({ due }) => due);
	const eventsOf = Map.groupBy(
		events.filter(isOfDays).flatMap((event) => daysOfEvent(event).map((date) => ({ date, event }))),
		({ date }) => date
	);
	const day = (date: PlainDate): MonthDay => {
		const ofDay = deadlinesOf.get(date) ?? [];
		const isMany = ofDay.length > mostOfADay + 1;
		return {
			...{ date, isOutside: monthOf(date) !== month, isToday: date === today },
			...{ isOff: !calendar.isWorkingDay(date), isHoliday: calendar.isHoliday(date) },
			meetings: (meetingsOf.get(date) ?? []).map(view),
			events: (eventsOf.get(date) ?? []).map(({ event }) => event),
			deadlines: (isMany ? ofDay.slice(0, mostOfADay) : ofDay).map(({ due: _due, ...shown }) => shown),
			more: isMany ? ofDay.length - mostOfADay : 0
		};
	};
	return {
		...{ month, today, body: body?.slug ?? null, weeks: weeks.map((week) => week.map(day)) },
		ofMonth: events.filter((event) => !isOfDays(event) && touches(event, month)),
		bodies: directory.bodies.map((one) => ({ slug: one.slug, label: bodyLabel(one, locale) })),
		mayPlan: mayPlanAny(actor),
		isWrong: (params.get('month') !== null && asked === null) || (slug !== null && body === null)
	};
}

/** Of the month itself, not of the days before and after it that make its weeks whole. */
function touches({ date, firstDay, lastDay }: MonthEvent, month: Month): boolean {
	// What is said of a year only would stand in every month of it.
	return date.length > 4 && monthOf(firstDay) <= month && month <= monthOf(lastDay);
}

interface Span {
	readonly from: PlainDate;
	readonly to: PlainDate;
}

async function readMeetings(actor: Actor, body: Body | null, { from, to }: Span) {
	const rows = await actor.installation.db.read.meeting.findMany({
		where: {
			dateKey: { gte: from, lte: to },
			...(body ? { bodies: { some: { bodyId: body.id } } } : {})
		},
		orderBy: [{ dateKey: 'asc' }, { startTime: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
		select: rowColumns
	});
	return {
		rows,
		bodies: await readBodiesOf(
			actor,
			rows.map(({ id }) => id)
		)
	};
}

async function readDeadlines(
	actor: Actor,
	body: Body | null,
	{ from, to }: Span,
	calendar: WorkingCalendar
): Promise<(MonthDeadline & { readonly due: PlainDate })[]> {
	const today = todayOf(actor);
	const rows = await actor.installation.db.read.task.findMany({
		where: {
			AND: [
				visibleTasks(actor, today),
				{ dueKey: { gte: from, lte: to }, inRegister: true, status: { not: 'CANCELLED' } },
				body ? { bodyId: body.id } : {}
			]
		},
		orderBy: [{ dueKey: 'asc' }, { number: 'asc' }],
		take: mostDeadlines,
		select: { number: true, title: true, due: true, status: true, closedAs: true }
	});
	return rows.map(({ due, number, title, ...standing }) => ({
		...{ number, title, due: due! },
		shape: shapeOf(standing as { status: Status }),
		isLate: isOwed(standing) && isLate(calendar, due!, today)
	}));
}
