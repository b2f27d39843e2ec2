import { serialiseValue } from '#lib/documents/stored-value.ts';
import { shareOf, type Base } from './findings.ts';
import { areaNumbers, countedQuestions, type AreaNumber, type Question } from './questions.ts';

/*
 * The findings of a survey as a document printed them, where the answers themselves are not here: each figure with the question it
 * belongs to and the words round it. What the document does not say is not said here either.
 */

/** Among whom a figure was counted: as ours are, or among those that describe its area. */
export type PublishedBase = Base | 'DESCRIBED';

/** A figure as it was printed: a percentage, a count, or both. */
export interface PublishedFigure {
	readonly id: string;
	readonly question: Question;
	/** Which option of the question it counts; none: something that the question does not offer. */
	readonly option: string | null;
	/** Which of the areas it tells of. */
	readonly area: AreaNumber | null;
	readonly percent: number | null;
	readonly count: number | null;
	/** As it stands there: "19%", "trīs", "puse". */
	readonly printed: string;
	/** What it is a share of, or among whom they were counted. */
	readonly of: PublishedBase;
	/** What it counts, in a few words. */
	readonly name: string;
	/** The document's own words, in which the figure stands. */
	readonly said: string;
}

/** How long the programmes run, in years; those without an end by the year they were made in. */
export interface PublishedTerms {
	readonly shortest: number;
	readonly longest: number;
	readonly openEnded: readonly number[];
	readonly said: string;
}

export interface PublishedFindings {
	/** Whose document it is, and what it is called. */
	readonly source: string;
	/** When the answers were gathered, in the document's words. */
	readonly gathered: string;
	/** How many a percentage is of. */
	readonly bases: Readonly<Record<Base, number>>;
	/** Whether the document names these numbers, or they follow from its percentages. */
	readonly areBasesPrinted: boolean;
	readonly figures: readonly PublishedFigure[];
	readonly terms: PublishedTerms | null;
}

/** As it is kept: of the same findings always the same text. */
export function writePublished(findings: PublishedFindings): string {
	return serialiseValue(findings);
}

/** As it was kept; null where nothing was published. Throws what is no such value: only this house writes it. */
export function readPublished(kept: string | null): PublishedFindings | null {
	if (kept === null) return null;
	const found = JSON.parse(kept) as PublishedFindings;
	for (const figure of found.figures) mustBelong(figure);
	return found;
}

/** A figure belongs to a question of ours, and to one of its options where it counts one. */
function mustBelong({ id, question, option, area }: PublishedFigure): void {
	const options: readonly string[] = Object.hasOwn(countedQuestions, question)
		? countedQuestions[question as keyof typeof countedQuestions]
		: [];
	if (option !== null && !options.includes(option)) throw new Error(`figure ${id}: no option ${option}`);
	if (area !== null && !areaNumbers.includes(area)) throw new Error(`figure ${id}: no area ${area}`);
}

/** Figures of one question, and of one area where they tell of one. */
export interface PrintedGroup {
	readonly question: Question;
	readonly area: AreaNumber | null;
	readonly figures: readonly PublishedFigure[];
}

/** The figures as the questions are asked: what a programme is made of first, then its areas by their numbers. */
export function printedGroups(figures: readonly PublishedFigure[]): PrintedGroup[] {
	const groups = Map.groupBy(figures, ({ question, area }) => `${area ?? 0} ${question}`);
	return [...groups.values()]
		.map((all) => ({ question: all[0]!.question, area: all[0]!.area, figures: all }))
		.sort((one, other) => (one.area ?? 0) - (other.area ?? 0));
}

/**
 * How many a printed percentage stands for: the only count of the base whose share rounds to it; null where the count was printed,
 * or where several would do.
 */
export function countBehind(
	{ percent, count, of }: Pick<PublishedFigure, 'percent' | 'count' | 'of'>,
	bases: PublishedFindings['bases']
): number | null {
	if (percent === null || count !== null) return null;
	const base = of === 'DESCRIBED' ? 0 : bases[of];
	const fitting = Array.from({ length: base + 1 }, (_, one) => one).filter(
		(one) => shareOf(one, base) === percent
	);
	return fitting.length === 1 ? fitting[0]! : null;
}
