import { z } from 'zod';
import { requiredLineField, textField } from '#lib/documents/text-fields.ts';
import { chosenIdField, idField, versionField } from '#lib/server/input.ts';
import {
	parts,
	shapeOf,
	type GuideColumn,
	type GuideContent,
	type GuideRow,
	type GuideText,
	type Part,
	type Written
} from './guide.ts';

const longestText = 20_000;
const longestCell = 2000;
/** As many measures as a plan may have. */
const mostRows = 200;

/** The form with which a draft begins. */
export const startGuideSchema = z.object({
	id: idField,
	institutionId: chosenIdField('guide_problem_institution'),
	title: requiredLineField(200, 'guide_problem_title')
});

/** The form of a part. A text is Markdown; a column is as many fields as there are rows. */
export function partSchema(part: Part) {
	const { texts, columns } = shapeOf(part);
	const fields = texts.map((name) => [name, textFieldOf(name)] as const);
	const lists = columns.map((name) => [name, cells(longestOf(name))] as const);
	return z.object({ ...Object.fromEntries([...fields, ...lists]), version: versionField });
}

function textFieldOf(name: GuideText): z.ZodType<string | null> {
	return name === 'title' ? requiredLineField(200, 'guide_problem_title') : textField(longestText);
}

const longestOf = (name: GuideColumn) => (/deadline|who|money/i.test(name) ? 300 : longestCell);

function cells(longest: number): z.ZodType<(string | null)[]> {
	return z.array(textField(longest)).max(mostRows, 'guide_problem_rows').default([]);
}

/** What a form says; rows in which nothing is written are left out. */
export function writtenOf(part: Part, typed: Readonly<Record<string, unknown>>): Omit<Written, 'version'> {
	const { texts, columns } = shapeOf(part);
	const column = (name: string) => (typed[name] ?? []) as readonly (string | null)[];
	const count = Math.max(0, ...columns.map((name) => column(name).length));
	const rows = Array.from({ length: count }, (_, at): GuideRow =>
		Object.fromEntries(columns.map((name) => [name, column(name)[at] ?? null] as const))
	);
	return {
		texts: Object.fromEntries(texts.map((name) => [name, (typed[name] ?? null) as string | null] as const)),
		rows: rows.filter((row) => Object.values(row).some(Boolean))
	};
}

/** The same the other way: what the form of a part shows. */
export function formOfPart(part: Part, { texts, rows }: Omit<Written, 'version'>): Record<string, unknown> {
	const { texts: names, columns } = shapeOf(part);
	return {
		...Object.fromEntries(names.map((name) => [name, texts[name] ?? null] as const)),
		...Object.fromEntries(columns.map((name) => [name, rows.map((row) => row[name] ?? '')] as const))
	};
}

const cell = z.string().nullable();
const stored = z.partialRecord(
	z.enum(parts),
	z.object({
		texts: z.record(z.string(), cell),
		rows: z.array(z.record(z.string(), cell)),
		version: z.number()
	})
);

/** The content of a draft as it is kept. */
export function readContent(text: string): GuideContent {
	return stored.parse(JSON.parse(text));
}

/** What a change of a part left or found, as it is recorded. */
export const recordedPart = z.object({
	part: z.string(),
	texts: z.record(z.string(), cell).optional(),
	rows: z.array(z.record(z.string(), cell)).optional()
});
