import { baseOf, documented, shareOf, shownQuestions, type ShownQuestion } from './findings.ts';
import type { PublishedFindings } from './published-findings.ts';
import { countedQuestions } from './questions.ts';

/** So many accepted answers of a year said this of their programme. */
export interface YearGroup {
	readonly year: number;
	/** Empty where nothing was said. */
	readonly status: string;
	readonly count: number;
}

/** So many accepted answers of a year have this mark. */
export interface YearMarks {
	readonly year: number;
	readonly question: string;
	readonly option: string;
	readonly isDocumented: boolean;
	readonly count: number;
}

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

export interface QuestionOverYears {
	readonly question: ShownQuestion;
	/** In which years anything is known of it. */
	readonly years: readonly number[];
	readonly lines: readonly Line[];
}

interface Known {
	readonly entries: readonly YearGroup[];
	readonly marks: readonly YearMarks[];
	/** Of years whose answers are not here. */
	readonly published: readonly { readonly year: number; readonly findings: PublishedFindings }[];
}

/** The shares of each answer through the years, the earliest first; without the questions of which one year only is known. */
export function overYears({ entries, marks, published }: Known): QuestionOverYears[] {
	const counted = [...new Set(entries.map(({ year }) => year))];
	return shownQuestions
		.map((question) => {
			const lines = countedQuestions[question].map((option) => ({
				option,
				points: [
					...counted.flatMap((year) => pointOf({ entries, marks }, { question, option, year })),
					...published.flatMap((one) => printedPoint(one, question, option))
				].sort((one, other) => one.year - other.year)
			}));
			const years = [...new Set(lines.flatMap(({ points }) => points.map(({ year }) => year)))].sort();
			return { question, years, lines: lines.filter(({ points }) => points.length > 0) };
		})
		.filter(({ years }) => years.length > 1);
}

interface Wanted {
	readonly question: ShownQuestion;
	readonly option: string;
	readonly year: number;
}

function pointOf(
	{ entries, marks }: Pick<Known, 'entries' | 'marks'>,
	{ question, option, year }: Wanted
): YearPoint[] {
	const ofAll = baseOf(question) === 'ALL';
	const base = entries
		.filter((one) => one.year === year && (ofAll || documented.includes(one.status)))
		.reduce((sum, { count }) => sum + count, 0);
	const count = marks
		.filter((one) => one.year === year && one.question === question && one.option === option)
		.filter(({ isDocumented }) => ofAll || isDocumented)
		.reduce((sum, one) => sum + one.count, 0);
	const percent = shareOf(count, base);
	return percent === null ? [] : [{ year, percent, isPublished: false }];
}

function printedPoint(
	{ year, findings }: Known['published'][number],
	question: ShownQuestion,
	option: string
): YearPoint[] {
	const figure = findings.figures.find(
		(one) =>
			one.question === question &&
			one.option === option &&
			one.percent !== null &&
			one.of === baseOf(question)
	);
	return figure ? [{ year, percent: figure.percent!, isPublished: true }] : [];
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
