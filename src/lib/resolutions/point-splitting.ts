import type { PlainDate } from '#lib/calendar/days.ts';
import type { Moment } from '#lib/meetings/deadline-finding.ts';
import type { KnownInstitution } from '#lib/meetings/institution-matching.ts';
import { isBelow } from '#lib/meetings/point-order.ts';
import { pointsOf, withoutMarks, type Point } from '#lib/meetings/sentences.ts';
import { findTasks, type TaskFind } from '#lib/meetings/task-finding.ts';

/** A point that the text of a resolution names: to be offered, never made by itself. */
export interface PointOffer {
	/** Its place among the offers, from 0. */
	readonly at: number;
	/** "1.", "2.1.", "2. a)"; null where the text numbers nothing. */
	readonly code: string | null;
	/** Markdown, as written. */
	readonly text: string;
	/** Ids of institutions. */
	readonly lead: readonly string[];
	readonly co: readonly string[];
	/** Named, but not in the directory. */
	readonly unmatched: readonly string[];
	readonly due: PlainDate | null;
	readonly dueText: string | null;
}

interface Unit {
	readonly code: string | null;
	readonly start: number;
	readonly end: number;
}

/**
 * The points of a resolution's text: what is numbered, each with whom it asks and by when; where nothing is numbered, the sentences
 * that ask for something. What only leads over to the points below it ("2. Iekšlietu ministrijai:") is no point of its own; whom it
 * names owes them.
 */
export function splitIntoPoints(
	text: string,
	given: Moment & { readonly institutions: readonly KnownInstitution[] }
): PointOffer[] {
	const finds = findTasks(text, given);
	const numbered = numberedUnits(withoutMarks(text));
	const units =
		numbered.length > 0 ? numbered : finds.map(({ range: [start, end] }) => ({ ...bare, start, end }));
	return units.map(({ code, start, end }, at) => ({
		...{ at, code, text: tidy(text.slice(start, end)) },
		...owedBy(finds.filter(({ range }) => range[0] >= start && range[0] < end))
	}));
}

const bare = { code: null };

function numberedUnits(plain: string): Unit[] {
	const units: (Unit & { point: Point; isIntroduction: boolean })[] = [];
	let before: Point | null = null;
	for (const point of pointsOf(plain)) {
		const last = units.at(-1);
		if (isNumbered(point)) {
			const parents = parentsOf(units, point, before);
			const parent = parents.at(-1);
			// "2. Iekšlietu ministrijai:" and "a)" below it.
			if (parent === last && last && endsWithColon(plain, last)) last.isIntroduction = true;
			const code =
				/^\p{L}\)$/u.test(point.marker) && parent ? `${parent.code} ${point.marker}` : point.marker;
			units.push({ code, start: point.start, end: point.end, point, isIntroduction: false });
		} else if (last && !point.isHeading) units[units.length - 1] = { ...last, end: point.end };
		before = point;
	}
	return units.filter(({ isIntroduction }) => !isIntroduction);
}

function isNumbered({ marker }: Point): boolean {
	return /^\d|^\p{L}\)$/u.test(marker);
}

/** The open points below which this one stands, the innermost last. */
function parentsOf<U extends { readonly point: Point }>(
	units: readonly U[],
	point: Point,
	before: Point | null
): U[] {
	return units.filter((unit) => isBelow(point, unit.point, before)).slice(-1);
}

function endsWithColon(plain: string, { start, end }: Unit): boolean {
	return plain.slice(start, end).trimEnd().endsWith(':');
}

function owedBy(
	finds: readonly TaskFind[]
): Pick<PointOffer, 'lead' | 'co' | 'unmatched' | 'due' | 'dueText'> {
	const all = (of: (find: TaskFind) => readonly string[]) => [...new Set(finds.flatMap(of))];
	const lead = all((find) => find.lead);
	const dated = finds.find(({ due }) => due !== null) ?? finds.find(({ dueText }) => dueText !== null);
	return {
		...{ lead, co: all((find) => find.co).filter((id) => !lead.includes(id)) },
		...{ unmatched: all((find) => find.unmatched), due: dated?.due ?? null, dueText: dated?.dueText ?? null }
	};
}

/** Without what the list put before each line. */
function tidy(text: string): string {
	return text
		.split('\n')
		.map((line) => line.trim())
		.join('\n')
		.replace(/\n{3,}/gu, '\n\n')
		.trim();
}
