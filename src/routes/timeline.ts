import { addDays, addMonths, daysBetween, type PlainDate } from '#lib/calendar/days.ts';

/** The open deadlines of one body. */
export interface TimelineBody {
	readonly href: string;
	readonly name: string;
	/** The deadlines, each date once, with how many tasks fall on it. */
	readonly deadlines: readonly { date: PlainDate; count: number; state: 'LATE' | 'SOON' | 'LATER' }[];
	readonly undated: number;
}

export interface TimelineDot {
	readonly x: number;
	readonly date: PlainDate;
	readonly count: number;
	readonly state: 'LATE' | 'SOON' | 'LATER';
}

export interface TimelineRow {
	readonly href: string;
	readonly name: string;
	readonly y: number;
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

/** Where everything stands on the picture: a month back, thirteen months ahead. Lengths are in the picture's own units. */
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
	const rows = bodies.map((body, index) => ({
		href: body.href,
		name: body.name,
		y: top + rowHeight * index + 22,
		dots: gather(
			body.deadlines
				.filter(({ date }) => date >= from && date <= to)
				.map((deadline) => ({ ...deadline, x: place(deadline.date) }))
		),
		earlier: body.deadlines.filter(({ date }) => date < from).reduce((sum, { count }) => sum + count, 0),
		undated: body.undated
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
