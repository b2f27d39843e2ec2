import { m } from '#i18n/generated/messages.js';
import { clockText } from '#lib/calendar/wall-time.ts';
import type { BodyKind } from '#lib/council/council.ts';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import type { OfficialBlock } from '#lib/documents/official-blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import type { DocumentTexts, TextName } from './document-texts.ts';

/* What every document of a meeting begins with. */

const latvian = { locale: 'lv' } as const;

/** What a document must know of its meeting. */
export interface PaperMeeting {
	readonly kind: string;
	readonly isExtraordinary: boolean;
	/** The council sits, its groups meet. */
	readonly bodyKind: BodyKind;
	/** The one whose meeting it is first. */
	readonly bodies: readonly string[];
	readonly date: string | null;
}

/** In whose name and in which words a document is made. */
export interface Paper {
	readonly texts: DocumentTexts;
	/** "Bērnu lietu sadarbības padome": a group's documents name the council above the group. */
	readonly council: string;
}

/** Which of two texts: the council's meeting is a sitting, that of its groups is not. */
export function wordFor(
	{ words }: DocumentTexts,
	{ bodyKind }: Pick<PaperMeeting, 'bodyKind'>,
	council: TextName,
	group: TextName
): string {
	return words[bodyKind === 'COUNCIL' ? council : group];
}

/** Whose document it is and what: "Labklājības ministrija", "BĒRNU LIETU SADARBĪBAS PADOME", "SĒDES PROTOKOLS". */
export function titleBlock(
	{ texts, council }: Paper,
	meeting: PaperMeeting,
	document: string,
	about?: string
): OfficialBlock {
	const { authority } = texts.words;
	const names = meeting.bodies.filter((name) => name !== council);
	const capitals = (text: string) => text.toLocaleUpperCase('lv');
	return {
		type: 'TITLE',
		lines: [
			...(authority ? [{ text: authority, as: 'AUTHOR' as const }] : []),
			{ text: capitals(council), as: 'NAME' },
			...names.map((name) => ({ text: capitals(name), as: 'NAME' as const })),
			{ text: capitals(document), as: 'KIND' },
			...(about ? [{ text: about, as: 'ABOUT' as const }] : [])
		]
	};
}

/** "sēdes protokols": what is minuted stands in the genitive. */
export function documentOf(meeting: PaperMeeting, document: string): string {
	return `${genitiveOf(meeting)} ${document}`;
}

function genitiveOf({ kind, isExtraordinary, bodyKind }: PaperMeeting): string {
	if (kind === 'WRITTEN') return m.papers_of_written({}, latvian);
	if (bodyKind === 'COUNCIL')
		return isExtraordinary ? m.papers_of_extraordinary({}, latvian) : m.papers_of_sitting({}, latvian);
	return isExtraordinary ? m.papers_of_extraordinary_group({}, latvian) : m.papers_of_group({}, latvian);
}

/** The town; under it the day in the locative, and the number at the right. */
export function placeBlocks(
	{ words }: DocumentTexts,
	date: string | null,
	number: number | null = null
): OfficialBlock[] {
	return [
		{ type: 'EDGES', left: words.town, right: '', isTight: true },
		{
			type: 'EDGES',
			left: date ? longDate(date, { case: 'locative' }) : '',
			right: number === null ? '' : m.papers_number({ number }, latvian)
		}
	];
}

/** "plkst. 10.00", as the texts want it; kept as "10:00". */
export function clock(texts: DocumentTexts, time: string): string {
	return m.papers_clock({ time: bareClock(texts, time) }, latvian);
}

/** The same without a word before it: the end of "plkst. 10.00–12.00". */
export function bareClock({ clock: style }: DocumentTexts, time: string): string {
	return style === 'DOT' ? clockText(time) : time;
}

/** A term with a colon, and what stands beside it. */
export function entry(term: string, texts: readonly (string | null | undefined)[]) {
	return { term: `${term}:`, lines: texts.flatMap((text) => lineOf(text)) };
}

/** A line in capitals or bold above what it is the label of. */
export function label(text: string): Block {
	return { type: 'PARAGRAPH', isLabel: true, lines: lineOf(text, 'STRONG') };
}

/** A line of plain text; nothing where there is none. */
export function line(text: string | null | undefined, look?: 'QUIET'): Block[] {
	return text ? [{ type: 'PARAGRAPH', lines: lineOf(text, look) }] : [];
}

/** Markdown; nothing where nothing is written. */
export function markdown(source: string | null | undefined): Block[] {
	return source?.trim() ? [{ type: 'MARKDOWN', source }] : [];
}
