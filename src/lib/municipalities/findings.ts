import { areaNumbers, countedQuestions, type AreaNumber, type CountedQuestion } from './questions.ts';
import { regions, type Region } from './municipalities.ts';

/*
 * What the accepted answers of a survey come to. The database counts (findings-reading.server.ts); here the counts are laid out as
 * shares. A question about a programme's content is a share of those that have one: their own, or a part of other documents.
 */

/** Of whom a share is: of all that were counted, or of those that have a document. */
export const bases = ['ALL', 'WITH_DOCUMENTS'] as const;
export type Base = (typeof bases)[number];

/** Which answers to the question of the programme mean that there is a document. */
export const documented: readonly string[] = ['OWN', 'PART'];

/** So many accepted answers are alike in all of this. */
export interface EntryGroup {
	readonly region: Region;
	/** What was said of the programme; empty where nothing was. */
	readonly status: string;
	readonly years: number | null;
	readonly isOpenEnded: boolean;
	readonly count: number;
	/** How many of them name the money of their plan, and how much in cents. */
	readonly funded: number;
	readonly funding: number;
}

/** So many accepted answers have this mark. Of what is no programme's content, `isDocumented` tells them apart. */
export interface MarkGroup {
	readonly region: Region;
	readonly question: string;
	readonly row: string;
	readonly option: string;
	readonly isDocumented: boolean;
	readonly count: number;
}

/** One bar: how many, and the share of their base in whole percent. */
export interface Share {
	readonly option: string;
	readonly count: number;
	/** Null where there is nobody to be a share of. */
	readonly percent: number | null;
}

export interface QuestionFindings {
	readonly question: CountedQuestion;
	readonly of: Base;
	/** How many the shares are of. */
	readonly base: number;
	readonly shares: readonly Share[];
	/** Of a question with one answer: how many have not said. */
	readonly unsaid: number;
}

export interface AreaFindings {
	readonly area: AreaNumber;
	readonly shares: readonly Share[];
}

export interface TermFindings {
	readonly years: number;
	readonly count: number;
}

export interface Findings {
	/** How many answers are counted, and how many of them have a document. */
	readonly counted: number;
	readonly documents: number;
	readonly questions: readonly QuestionFindings[];
	readonly areas: readonly AreaFindings[];
	/** By how many years the documents are for, the shortest first. */
	readonly terms: readonly TermFindings[];
	readonly openEnded: number;
	/** How many name the money of their plan, and its sum in cents. */
	readonly funded: number;
	readonly funding: number;
}

/** The questions that are shown one after another; the areas are a picture of their own. */
export const shownQuestions = ['status', 'analysis', 'plan', 'monitoring', 'participation'] as const;
export type ShownQuestion = (typeof shownQuestions)[number];

/** Of these several can be marked, so that nobody is left unsaid. */
const marked: readonly CountedQuestion[] = ['plan', 'areas'];

/** Whole percent, a half upwards, as the report prints it; null of nobody. */
export function shareOf(count: number, base: number): number | null {
	return base === 0 ? null : Math.round((100 * count) / base);
}

/** Of whom a question's answers are a share. */
export function baseOf(question: CountedQuestion): Base {
	return question === 'status' ? 'ALL' : 'WITH_DOCUMENTS';
}

/** What the groups come to: of one region, or of all. */
export function findingsOf(
	entries: readonly EntryGroup[],
	marks: readonly MarkGroup[],
	region: Region | null = null
): Findings {
	const isHere = (one: { readonly region: Region }) => region === null || one.region === region;
	const [theirs, said] = [entries.filter(isHere), marks.filter(isHere)];
	const counted = sumOf(theirs);
	const documents = sumOf(theirs.filter(({ status }) => documented.includes(status)));
	const sizes = { ALL: counted, WITH_DOCUMENTS: documents };
	const own = theirs.filter(({ status }) => status !== 'NONE');
	return {
		...{ counted, documents },
		questions: shownQuestions.map((question) => questionOf(said, question, sizes)),
		areas: areaNumbers.map((area) => ({
			area,
			shares: sharesOf(said, { question: 'areas', row: String(area), base: documents })
		})),
		terms: termsOf(own),
		openEnded: sumOf(own.filter(({ isOpenEnded }) => isOpenEnded)),
		funded: own.reduce((sum, { funded }) => sum + funded, 0),
		funding: own.reduce((sum, { funding }) => sum + funding, 0)
	};
}

/** The same for each region in which somebody was counted, in the order of the law. */
export function findingsByRegion(
	entries: readonly EntryGroup[],
	marks: readonly MarkGroup[]
): { readonly region: Region; readonly findings: Findings }[] {
	return regions
		.filter((region) => entries.some((one) => one.region === region))
		.map((region) => ({ region, findings: findingsOf(entries, marks, region) }));
}

function questionOf(
	marks: readonly MarkGroup[],
	question: CountedQuestion,
	sizes: Readonly<Record<Base, number>>
): QuestionFindings {
	const of = baseOf(question);
	const base = sizes[of];
	const shares = sharesOf(marks, { question, row: '', base });
	const unsaid = marked.includes(question) ? 0 : base - sumOf(shares);
	return { question, of, base, shares, unsaid };
}

interface Asked {
	readonly question: CountedQuestion;
	readonly row: string;
	readonly base: number;
}

function sharesOf(marks: readonly MarkGroup[], { question, row, base }: Asked): Share[] {
	const isCounted = baseOf(question) === 'ALL' ? () => true : (one: MarkGroup) => one.isDocumented;
	const theirs = marks.filter((one) => one.question === question && one.row === row && isCounted(one));
	return countedQuestions[question].map((option) => {
		const count = sumOf(theirs.filter((one) => one.option === option));
		return { option, count, percent: shareOf(count, base) };
	});
}

function termsOf(entries: readonly EntryGroup[]): TermFindings[] {
	const known = entries.filter(({ years, isOpenEnded }) => years !== null && !isOpenEnded);
	const groups = Map.groupBy(known, ({ years }) => years!);
	return [...groups]
		.map(([years, group]) => ({ years, count: sumOf(group) }))
		.sort((one, other) => one.years - other.years);
}

function sumOf(groups: readonly { readonly count: number }[]): number {
	return groups.reduce((sum, { count }) => sum + count, 0);
}
