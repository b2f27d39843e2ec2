import type { ResultFacts, ResultState } from './measure-state.ts';
import { measureState } from './measure-state.ts';

/* A programme's year as its pages and its report tell it: plain data. */

/** A result with what came of it. */
export interface ResultTold extends ResultFacts {
	readonly text: string;
	readonly unit: string | null;
}

/** A measure with what came of it. */
export interface MeasureYear {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	readonly chapterId: string | null;
	readonly institution: string | null;
	/** Cents. */
	readonly funding: number | null;
	readonly spent: number | null;
	readonly results: readonly ResultTold[];
	readonly shortfall: string | null;
	readonly state: ResultState;
	readonly due: string;
	/** What came of it is not for this reader. */
	readonly isHidden: boolean;
	readonly task: { readonly number: number; readonly isLate: boolean; readonly due: string | null } | null;
}

/** A chapter, in the order in which it is printed. */
export interface ChapterYear {
	readonly id: string;
	readonly number: string;
	readonly title: string;
	/** Of how many others it is a part. */
	readonly depth: number;
	/** Itself, and what stands in it at whatever depth. */
	readonly withBelow: readonly string[];
}

/** What some measures add up to. */
export interface SumYear {
	readonly label: string;
	readonly depth: number;
	readonly measures: number;
	readonly reached: number;
	/** Of how many anything is known of what came of them. */
	readonly told: number;
	/** Of how many it is not for this reader what came of them: neither counted as reached nor added to what was spent. */
	readonly hidden: number;
	/** Cents. */
	readonly funding: number;
	/** Null: nobody has said so far. */
	readonly spent: number | null;
}

/** A programme's year. */
export interface ProgrammeYear {
	readonly id: string;
	readonly year: number;
	readonly title: string;
	readonly approved: {
		readonly by: string | null;
		readonly on: string | null;
		readonly number: string | null;
	};
	readonly council: string;
	readonly statedTotal: number | null;
	readonly chapters: readonly ChapterYear[];
	/** As they are numbered. */
	readonly measures: readonly MeasureYear[];
}

/** What some measures add up to, of what this reader may know. */
export function sumUp(measures: readonly MeasureYear[], label: string, depth = 0): SumYear {
	const spent = measures.flatMap((one) => one.spent ?? []);
	const total = (sums: readonly number[]) => sums.reduce((sum, one) => sum + one, 0);
	return {
		...{ label, depth, measures: measures.length },
		reached: measures.filter(({ results }) => measureState(results) === 'REACHED').length,
		told: measures.filter(({ state }) => state !== 'NONE').length,
		hidden: measures.filter(({ isHidden }) => isHidden).length,
		funding: total(measures.flatMap((one) => one.funding ?? [])),
		spent: spent.length === 0 ? null : total(spent)
	};
}

/** By chapter, in the order in which they are printed; a measure that stands by itself is a line of its own. */
export function sumsByChapter({ chapters, measures }: ProgrammeYear): SumYear[] {
	const lines = [
		...chapters.map(({ number, title, depth, withBelow }) => {
			const below = new Set(withBelow);
			const own = measures.filter(({ chapterId }) => chapterId !== null && below.has(chapterId));
			return { first: own[0], line: sumUp(own, `${number} ${title}`, depth) };
		}),
		...measures
			.filter(({ chapterId }) => chapterId === null)
			.map((one) => ({ first: one, line: sumUp([one], `${one.number} ${one.title}`) }))
	].filter(({ first }) => first !== undefined);
	const place = (one: MeasureYear | undefined) => measures.indexOf(one!);
	return lines
		.sort((a, b) => place(a.first) - place(b.first) || a.line.depth - b.line.depth)
		.map(({ line }) => line);
}

/** By who administers them, the most money first; `nobody`: what is said of those that nobody in particular does. */
export function sumsByInstitution({ measures }: ProgrammeYear, nobody: string): SumYear[] {
	return [...Map.groupBy(measures, ({ institution }) => institution ?? nobody)]
		.map(([label, own]) => sumUp(own, label))
		.sort((a, b) => b.funding - a.funding);
}
