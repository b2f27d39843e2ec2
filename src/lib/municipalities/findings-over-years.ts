import {
	baseOf,
	shownQuestions,
	type Base,
	type Findings,
	type Share,
	type ShownQuestion
} from './findings.ts';
import type { PublishedFindings } from './published-findings.ts';
import { areaNumbers, countedQuestions, type AreaNumber, type CountedQuestion } from './questions.ts';

/** One point of a line. */
export interface YearPoint {
	readonly year: number;
	readonly percent: number;
	/** As a document printed it: the answers are not here. */
	readonly isPublished: boolean;
}

/** How an answer's share went through the years. */
export interface Line {
	readonly option: string;
	readonly points: readonly YearPoint[];
}

interface Lines {
	/** In which years anything is known of it. */
	readonly years: readonly number[];
	readonly lines: readonly Line[];
}

export interface QuestionOverYears extends Lines {
	readonly question: ShownQuestion;
}

export interface AreaOverYears extends Lines {
	readonly area: AreaNumber;
}

/** What is known of a year: what its answers came to, or what was printed where they are not here. */
export interface KnownYear {
	readonly year: number;
	readonly findings: Findings | null;
	readonly published: PublishedFindings | null;
}

/** The shares of each answer through the years; without the questions of which one year only is known. */
export function overYears(known: readonly KnownYear[]): QuestionOverYears[] {
	return shownQuestions
		.map((question) => ({ question, ...linesOf(known, { question, area: null }) }))
		.filter(isMoreThanOne);
}

/** The same of each area: which share describe it, conclude from it and plan for it. */
export function areasOverYears(known: readonly KnownYear[]): AreaOverYears[] {
	return areaNumbers
		.map((area) => ({ area, ...linesOf(known, { question: 'areas', area }) }))
		.filter(isMoreThanOne);
}

const isMoreThanOne = ({ years }: Lines) => years.length > 1;

interface Asked {
	readonly question: CountedQuestion;
	readonly area: AreaNumber | null;
}

/** The lines of a question, or of an area, the earliest year first. */
function linesOf(known: readonly KnownYear[], asked: Asked): Lines {
	const lines = countedQuestions[asked.question]
		.map((option) => ({
			option,
			points: known.flatMap((one) => pointOf(one, asked, option)).sort((one, other) => one.year - other.year)
		}))
		.filter(({ points }) => points.length > 0);
	const years = [...new Set(lines.flatMap(({ points }) => points.map(({ year }) => year)))];
	return { years: years.sort((one, other) => one - other), lines };
}

function pointOf({ year, findings, published }: KnownYear, asked: Asked, option: string): YearPoint[] {
	const percent = findings ? sharesIn(findings, asked).find((one) => one.option === option)?.percent : null;
	if (typeof percent === 'number') return [{ year, percent, isPublished: false }];
	const printed = published && printedIn(published, { ...asked, option, of: baseOf(asked.question) });
	return typeof printed === 'number' ? [{ year, percent: printed, isPublished: true }] : [];
}

function sharesIn({ questions, areas }: Findings, asked: Asked): readonly Share[] {
	const found =
		asked.area === null
			? questions.find(({ question }) => question === asked.question)
			: areas.find(({ area }) => area === asked.area);
	return found?.shares ?? [];
}

/** What was printed of the same answer among the same municipalities. */
function printedIn(
	{ figures }: PublishedFindings,
	{ question, area, option, of }: Asked & { readonly option: string; readonly of: Base }
): number | null {
	const figure = figures.find(
		(one) =>
			one.question === question &&
			one.area === area &&
			one.option === option &&
			one.of === of &&
			one.percent !== null
	);
	return figure?.percent ?? null;
}

/** In which years anything is known of any area. */
export function areaYears(areas: readonly AreaOverYears[]): number[] {
	return [...new Set(areas.flatMap(({ years }) => years))].sort((one, other) => one - other);
}

/** What is known of an answer in a year; nothing where that is not known. */
export function pointIn(lines: readonly Line[], option: string, year: number): YearPoint | undefined {
	return lines.find((line) => line.option === option)?.points.find((one) => one.year === year);
}

/** Where the points of a line stand in a picture of `width` by `height`, the years in proportion; one point stands in the middle. */
export function placesOf(
	points: readonly YearPoint[],
	years: readonly number[],
	{ width, height }: { readonly width: number; readonly height: number }
): { readonly x: number; readonly y: number }[] {
	const [first, last] = [Math.min(...years), Math.max(...years)];
	const span = last - first;
	return points.map(({ year, percent }) => ({
		x: span === 0 ? width / 2 : round((width * (year - first)) / span),
		y: round(height - (height * percent) / 100)
	}));
}

const round = (value: number) => Math.round(value * 100) / 100;
