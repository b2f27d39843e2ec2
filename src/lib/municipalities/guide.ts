import type { Deed } from '#lib/accounts/actor.ts';
import { areaNumbers, type AreaNumber } from './questions.ts';

/*
 * The five steps in which a municipality writes its programme for the protection of children's rights, as the Children's Protection
 * Centre's guide has them. A draft is written part by part: the analysis of the situation has a part for each of the sixteen areas.
 */

/** What can be done with drafts, and who may: whoever speaks for the municipality, and the secretariat. */
export const deeds = {
	read: { name: 'guide.read', grants: ['SECRETARIAT', 'ASKED'] },
	start: { name: 'guide.start', grants: ['SECRETARIAT', 'ASKED'] },
	write: { name: 'guide.write', grants: ['SECRETARIAT', 'ASKED'] }
} satisfies Record<string, Deed>;

export const stepNames = ['goal', 'analysis', 'plan', 'monitoring', 'evaluation'] as const;
export type StepName = (typeof stepNames)[number];

export type Part = Exclude<StepName, 'analysis'> | `area-${AreaNumber}`;

const areaParts = areaNumbers.map((area) => `area-${area}` as const);

/** The parts in which a step is written. */
export function partsOf(step: StepName): readonly Part[] {
	return step === 'analysis' ? areaParts : [step];
}

/** Every part, in the order in which they are written. */
export const parts: readonly Part[] = stepNames.flatMap(partsOf);

export function isPart(name: string): name is Part {
	return parts.some((part) => part === name);
}

/** The area that a part is about; null of a part that is a step by itself. */
export function areaOf(part: Part): AreaNumber | null {
	return areaNumbers.find((area) => part === `area-${area}`) ?? null;
}

export function stepOf(part: Part): StepName {
	return areaOf(part) === null ? (part as StepName) : 'analysis';
}

/** What is written at a step: texts, and of a table its columns. */
const shapes = {
	goal: { texts: ['title', 'goal'], columns: [] },
	analysis: { texts: ['situation', 'conclusions'], columns: [] },
	plan: { texts: [], columns: ['measure', 'aim', 'tasks', 'deadline', 'who', 'money'] },
	monitoring: { texts: [], columns: ['watch', 'watchDeadline', 'watchWho'] },
	evaluation: { texts: ['introduction', 'evaluation'], columns: [] }
} as const satisfies Record<StepName, { texts: readonly string[]; columns: readonly string[] }>;

export type GuideText = (typeof shapes)[StepName]['texts'][number];
export type GuideColumn = (typeof shapes)[StepName]['columns'][number];
export type GuideField = GuideText | GuideColumn;

export interface Shape {
	readonly texts: readonly GuideText[];
	readonly columns: readonly GuideColumn[];
}

export function shapeOf(part: Part): Shape {
	return shapes[stepOf(part)];
}

/** A row of a table; what is empty is not written yet. */
export type GuideRow = Readonly<Partial<Record<GuideColumn, string | null>>>;

/** What was written in a part. */
export interface Written {
	readonly texts: Readonly<Partial<Record<GuideText, string | null>>>;
	readonly rows: readonly GuideRow[];
	/** How often it was saved, from 1: whoever writes another part at the same time is in nobody's way. */
	readonly version: number;
}

export type GuideContent = Readonly<Partial<Record<Part, Written>>>;

/** A part as it is; empty where nobody has written it. */
export function writtenIn(content: GuideContent, part: Part): Written {
	return content[part] ?? { texts: {}, rows: [], version: 1 };
}

/** Something that the guide asks and a draft does not answer; `row`: of which row of a table, from 1. */
export interface Unanswered {
	readonly field: GuideField;
	readonly row: number | null;
}

/** What of a part is still to be answered. A table without a row lacks its first. */
export function unansweredIn(content: GuideContent, part: Part): Unanswered[] {
	const { texts, columns } = shapeOf(part);
	const written = writtenIn(content, part);
	const missing = texts.filter((field) => !written.texts[field]);
	const first = columns[0];
	if (first && written.rows.length === 0) return [{ field: first, row: null }];
	return [
		...missing.map((field) => ({ field, row: null })),
		...written.rows.flatMap((row, at) =>
			columns.filter((field) => !row[field]).map((field) => ({ field, row: at + 1 }))
		)
	];
}

/** How far a step is: how many of its parts say all that is asked. */
export function progressOf(
	content: GuideContent,
	step: StepName
): { readonly done: number; readonly all: number } {
	const all = partsOf(step);
	return { done: all.filter((part) => unansweredIn(content, part).length === 0).length, all: all.length };
}
