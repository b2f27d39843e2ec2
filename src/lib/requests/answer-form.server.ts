import { plainText } from '#lib/documents/markdown.ts';
import type { FormPiece } from '#lib/documents/word-form.server.ts';
import { makeLetter, type WordLetter } from '#lib/documents/word-letter.server.ts';
import { declineName } from '#lib/latvian/declension.ts';
import {
	aboutMark,
	aboutRows,
	aboutWords,
	fieldMark,
	formHead,
	formTop,
	letterBlocks,
	letterMark,
	letterTitle,
	partMark,
	promptWords,
	requestMark,
	tableFor,
	type AskingLetter
} from './answer-form.ts';
import { answeredParts, type AskedPart } from './answer-parts.ts';
import type { TemplateField } from './template.ts';

/** A letter that asks, with what is of the office and not of the request. */
export interface AskingPaper extends AskingLetter {
	readonly council: string;
	readonly madeAt: Date;
	readonly restriction?: string | undefined;
	readonly signatory: WordLetter['signatory'];
	/** Who wrote it: the name and the telephone, the address. */
	readonly executor: readonly string[];
	/** What is written already, Markdown by the ids of the part ("" of the whole) and of the field: of a draft, of the last time. */
	readonly written?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
}

/**
 * The cover letter (pavadvēstule) to one institution, and behind it on pages of its own the answer form (atbildes veidlapa): one Word
 * file, to be sent as it is, or signed. The form is known again when it comes back: see `readAnswerForm`.
 */
export async function makeAskingLetter(paper: AskingPaper): Promise<Uint8Array<ArrayBuffer>> {
	const { council, date, number, madeAt, restriction, signatory, executor } = paper;
	const letter: WordLetter = {
		...{ council, date, number, madeAt, restriction, signatory, executor },
		addressee: declineName(paper.institution, 'dative'),
		title: letterTitle(paper.request.title),
		blocks: letterBlocks(paper)
	};
	return makeLetter(letter, { mark: letterMark, pieces: formOf(paper) });
}

function formOf(paper: AskingPaper): FormPiece[] {
	return [
		{ type: 'TOP', mark: requestMark(paper.request.id), text: formTop(paper) },
		{ type: 'BLOCKS', blocks: formHead(paper) },
		...answeredParts(paper.parts).flatMap((part, at) => [
			...partHead(part, at),
			...paper.request.template.flatMap((field) => fieldPieces(field, paper, part, at))
		]),
		{ type: 'HEADING', mark: aboutMark, level: 2, text: aboutWords() },
		{
			type: 'BLOCKS',
			blocks: [{ type: 'FACTS', facts: aboutRows().map((term) => ({ term, lines: [[{ text: '' }]] })) }]
		}
	];
}

const longestHeading = 160;

function partHead({ id, code, text }: AskedPart, at: number): FormPiece[] {
	const words = [code, plainText(text, longestHeading)].filter(Boolean).join(' ');
	return words ? [{ type: 'HEADING', mark: partMark(at, id), level: 1, text: words }] : [];
}

function fieldPieces(field: TemplateField, paper: AskingPaper, part: AskedPart, at: number): FormPiece[] {
	const mark = fieldMark(at, field.id);
	return [
		{ type: 'HEADING', mark, level: 2, text: field.title },
		...(field.hint ? [{ type: 'HINT', text: field.hint } as const] : []),
		field.kind === 'TEXT'
			? {
					...{ type: 'SPACE', mark, title: field.title, prompt: promptWords() },
					content: paper.written?.[part.id]?.[field.id] ?? ''
				}
			: { type: 'BLOCKS', blocks: [tableFor(field)] }
	];
}
