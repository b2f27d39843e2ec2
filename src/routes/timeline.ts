import { addDays, addMonths, daysBetween, type PlainDate } from '#lib/calendar/days.ts';

/** The open deadlines of one body. */
export interface TimelineBody {
	readonly slug: string;
	readonly name: string;
	/** The deadlines, each date once, with how many tasks fall on it. */
	readonly deadlines: readonly TimelineDate[];
	readonly undated: number;
}

export interface TimelineDate {
	readonly date: PlainDate;
	readonly count: number;
	readonly state: 'LATE' | 'SOON' | 'LATER';
}

export interface TimelineDot extends TimelineDate {
	readonly x: number;
}

export interface TimelineRow {
	readonly slug: string;
	readonly name: string;
	readonly y: number;
	/** The nearest deadlines in words, for whoever does not see the picture. */
	readonly dates: readonly TimelineDate[];
	/** The rest of them: from which day on, and how many tasks. */
	readonly more: { readonly from: PlainDate; readonly count: number } | null;
	readonly dots: readonly TimelineDot[];
	/** Deadlines before the window: their number stands at its left edge. */
	readonly earlier: number;
	readonly undated: number;
}

export interface Timeline {
	readonly from: PlainDate;
	readonly to: PlainDate;
	readonly width: number;
	readonly height: number;
	readonly left: number;
	readonly right: number;
	readonly todayX: number;
	readonly months: readonly { x: number; year: number; month: number }[];
	readonly rows: readonly TimelineRow[];
}

const left = 236;
const right = 984;
const top = 26;
const rowHeight = 32;
/** Two dots nearer than this would cover each other: they become one with a number. */
const touching = 16;
/** More dates in words than these nobody reads: the register shows them. */
const mostDates = 30;

/**
 * Where everything stands on the picture: a month back, thirteen months ahead. Lengths are in the picture's own units.
 * Deadlines come in their order.
 */
export function layTimeline(bodies: readonly TimelineBody[], today: PlainDate): Timeline {
	const from = addMonths(`${today.slice(0, 8)}01`, -1);
	const to = addDays(addMonths(from, 14), -1);
	const scale = (right - left) / daysBetween(from, to);
	const place = (date: PlainDate) => Math.round((left + daysBetween(from, date) * scale) * 10) / 10;
	const months = Array.from({ length: 14 }, (_, index) => addMonths(from, index)).map((first) => ({
		x: place(first),
		year: Number(first.slice(0, 4)),
		month: Number(first.slice(5, 7))
	}));
	const rows = bodies.map(({ deadlines, ...body }, index) => ({
		...body,
		y: top + rowHeight * index + 22,
		dots: gather(
			deadlines
				.filter(({ date }) => date >= from && date <= to)
				.map((deadline) => ({ ...deadline, x: place(deadline.date) }))
		),
		earlier: countOf(deadlines.filter(({ date }) => date < from)),
		dates: deadlines.slice(0, mostDates),
		more: summarize(deadlines.slice(mostDates))
	}));
	return {
		from,
		to,
		width: 1000,
		height: top + rowHeight * bodies.length + 16,
		left,
		right,
		todayX: place(today),
		months,
		rows
	};
}

function summarize(rest: readonly TimelineDate[]): TimelineRow['more'] {
	return rest[0] ? { from: rest[0].date, count: countOf(rest) } : null;
}

function countOf(dates: readonly TimelineDate[]): number {
	return dates.reduce((total, { count }) => total + count, 0);
}

function gather(dots: TimelineDot[]): TimelineDot[] {
	const gathered: TimelineDot[] = [];
	for (const dot of dots.toSorted((a, b) => a.x - b.x)) {
		const last = gathered.at(-1);
		if (last && dot.x - last.x < touching)
			gathered[gathered.length - 1] = { ...last, count: last.count + dot.count };
		else gathered.push(dot);
	}
	return gathered;
}
