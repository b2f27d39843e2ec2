import { tidyText } from '#lib/documents/tidy-text.ts';
import { cutBeginning, cutEnding } from './letter-frame.ts';
import { cellsOf, headingOnLine, isTableRule } from './letter-lines.ts';
import type { Titled } from './heading-matching.ts';
import type { TemplateField } from './template.ts';

/** A letter under the headings that were asked for. Nothing of it is lost: it is in `texts`, in `rest` or in `frame`. */
export interface SplitLetter {
	/** Markdown by the ids of the fields; only those under whose heading something stands. */
	readonly texts: Readonly<Record<string, string>>;
	/** Markdown that stands under no heading and is more than the letter's frame. */
	readonly rest: string;
	/** To whom, greeting, what it answers, who signed, who wrote it. */
	readonly frame: string;
	/** Where no heading was found: the field that `rest` may be meant for. An offer, no more. */
	readonly offered: string | null;
}

/**
 * Puts the text of a letter under the headings of a template, as far as it has them. Only fields of text take any. `isWhole`: not a
 * piece out of its middle, which has no beginning of its own.
 */
export function splitLetter(
	markdown: string,
	template: readonly TemplateField[],
	isWhole = true
): SplitLetter {
	const fields = template.filter(({ kind }) => kind === 'TEXT');
	const sections = sectionsOf(markdown, fields);
	const ending = cutEnding(sections.at(-1)!.text);
	sections.at(-1)!.text = ending.rest;
	const head = sections[0]!.text;
	const beginning = isWhole ? cutBeginning(head) : { frame: '', rest: head };
	const texts: Record<string, string> = {};
	for (const { id, text } of sections) if (id !== null && text) texts[id] = joined(texts[id] ?? '', text);
	const { rest } = beginning;
	const isUnheaded = sections.every(({ id }) => id === null);
	return {
		...{ texts, rest, frame: joined(beginning.frame, ending.frame) },
		offered: isUnheaded && rest ? (fields[0]?.id ?? null) : null
	};
}

interface Section {
	readonly id: string | null;
	text: string;
}

/** The text from one heading to the next; what comes before the first has no id, and may be empty. */
export function sectionsOf(markdown: string, headings: readonly Titled[]): Section[] {
	const open: { id: string | null; lines: string[] }[] = [{ id: null, lines: [] }];
	for (const line of tabled(markdown.split('\n'), headings)) {
		const found = line.id ? { id: line.id, after: line.text } : headingOnLine(line.text, headings);
		if (found) open.push({ id: found.id, lines: [found.after] });
		else open.at(-1)!.lines.push(line.text);
	}
	return open.map(({ id, lines }) => ({ id, text: tidyText(outdented(lines).join('\n')).trim() }));
}

interface Line {
	readonly text: string;
	/** The heading that stands in the first cell of its row. */
	readonly id?: string;
}

/** A table whose first cells are headings is a form that was filled in: each row is a heading and what was written beside it. */
function tabled(lines: readonly string[], headings: readonly Titled[]): Line[] {
	const result: Line[] = [];
	for (let at = 0; at < lines.length;) {
		const rows: string[] = [];
		while (at + rows.length < lines.length && cellsOf(lines[at + rows.length]!))
			rows.push(lines[at + rows.length]!);
		if (!rows.length) rows.push(lines[at]!);
		at += rows.length;
		result.push(...(formOf(rows, headings) ?? rows.map((text) => ({ text }))));
	}
	return result;
}

function formOf(rows: readonly string[], headings: readonly Titled[]): Line[] | null {
	const read = rows
		.filter((row) => !isTableRule(row))
		.map((row) => cellsOf(row) ?? [])
		.map(([title = '', ...cells]) => ({
			id: cells.length ? headingOnLine(`**${title}**`, headings)?.id : undefined,
			text: cells.filter(Boolean).join('\n\n'),
			whole: [title, ...cells].filter(Boolean).join('\n\n')
		}));
	if (!read.some(({ id }) => id)) return null;
	return read.flatMap(({ id, text, whole }): Line[] => {
		const [first = '', ...more] = (id ? text : whole).split('\n');
		return [id ? { id, text: first } : { text: first }, ...more.map((line) => ({ text: line }))];
	});
}

/** What stood under a heading that was an item of a list stands in as far as the list did. */
function outdented(lines: readonly string[]): string[] {
	const [first = '', ...others] = lines;
	const indents = others.filter((line) => line.trim()).map((line) => /^ */.exec(line)![0].length);
	const least = indents.length ? Math.min(...indents) : 0;
	return [first, ...others.map((line) => line.slice(Math.min(least, line.length)))];
}

function joined(one: string, other: string): string {
	return [one, other].filter(Boolean).join('\n\n');
}
