import type { PlainDate } from '#lib/calendar/days.ts';

/** A figure as one round has it. */
export interface FigureAt {
	/** Who gave it: an institution and what of it, by who carries it today. */
	readonly of: string;
	/** Which institution carries it today. */
	readonly institutionId: string | null;
	readonly nameKey: string;
	readonly name: string;
	/** Of which it is a part. */
	readonly whole: string | null;
	readonly value: number;
	readonly unit: string | null;
	readonly from: string | null;
	readonly until: string | null;
	readonly roundId: string;
	/** The day its round tells of. */
	readonly day: PlainDate;
}

/** One figure through the rounds, the earliest first. */
export interface Trend {
	readonly of: string;
	readonly institutionId: string | null;
	readonly nameKey: string;
	/** As it was called the last time. */
	readonly name: string;
	readonly whole: string | null;
	readonly unit: string | null;
	readonly points: readonly FigureAt[];
	/** How much the last is more than the one before it; null of a figure that was given once. */
	readonly change: number | null;
}

/** The figures of several rounds, followed by whose they are, what they are called and what they count. */
export function trendsOf(figures: readonly FigureAt[]): Trend[] {
	const groups = Map.groupBy(figures, ({ of, nameKey, unit }) => [of, nameKey, unit ?? ''].join('|'));
	return [...groups.values()].flatMap(ofOneWhole).map((group) => {
		const points = onceARound(group.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)));
		const [last, before] = [points.at(-1)!, points.at(-2)];
		const { of, institutionId, nameKey, name, whole, unit } = last;
		return {
			...{ of, institutionId, nameKey, name, whole, unit, points },
			change: before ? exact(last.value - before.value) : null
		};
	});
}

/** "No Rīgas" of the children and of the parents, in one round, are two figures; where there is one, it may belong elsewhere later. */
function ofOneWhole(group: readonly FigureAt[]): FigureAt[][] {
	const ofRound = Map.groupBy(group, ({ roundId }) => roundId);
	const isOfSeveral = [...ofRound.values()].some((own) => new Set(own.map(({ whole }) => whole)).size > 1);
	return isOfSeveral ? [...Map.groupBy(group, ({ whole }) => whole).values()] : [[...group]];
}

/** Said twice in one round, it is what was said last. */
function onceARound(points: readonly FigureAt[]): FigureAt[] {
	return [...new Map(points.map((point) => [point.roundId, point])).values()];
}

/** 0.3 - 0.1 is 0.2. */
function exact(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}

/** A bar of a picture: where it begins, how high it is, in parts of a hundred; what is less than nothing hangs below the line. */
export interface Bar {
	readonly y: number;
	readonly height: number;
	readonly value: number;
}

/** The bars of a figure, on one scale that begins at nothing. */
export function barsOf(values: readonly number[]): { readonly bars: readonly Bar[]; readonly zero: number } {
	const top = Math.max(0, ...values);
	const span = top - Math.min(0, ...values) || 1;
	const part = (value: number) => Math.round((value / span) * 10_000) / 100;
	const zero = part(top);
	return {
		zero,
		bars: values.map((value) => ({
			value,
			height: Math.abs(part(value)),
			y: value >= 0 ? Math.round((zero - part(value)) * 100) / 100 : zero
		}))
	};
}
