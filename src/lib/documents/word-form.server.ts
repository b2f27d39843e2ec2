import {
	AlignmentType,
	BookmarkEnd,
	BookmarkStart,
	BuilderElement,
	FileChild,
	HeadingLevel,
	Paragraph,
	type ParagraphChild,
	type TextRun,
	type XmlComponent
} from 'docx';
import type { Block } from './blocks.ts';
import { wordBlocks } from './word-blocks.server.ts';
import { markdownForWord } from './word-markdown.server.ts';
import { officeText } from './characters.ts';
import { runsOf } from './word-text.server.ts';

/** A piece of a form that people fill in with Word. `mark`: by what it is known again when it comes back (`markStart`). */
export type FormPiece =
	/** What it is, at the right of a new page. */
	| { readonly type: 'TOP'; readonly mark: string; readonly text: string }
	| { readonly type: 'HEADING'; readonly mark: string; readonly level: 1 | 2; readonly text: string }
	/** What is meant by the heading above. */
	| { readonly type: 'HINT'; readonly text: string }
	| SpacePiece
	| { readonly type: 'BLOCKS'; readonly blocks: readonly Block[] };

/** A place to write in. */
export interface SpacePiece {
	readonly type: 'SPACE';
	readonly mark: string;
	/** What Word calls it. */
	readonly title: string;
	/** What stands in it as long as nothing is written. */
	readonly prompt: string;
	/** Markdown that stands in it already. */
	readonly content: string;
}

/** The pieces as Word has them. `from`: the first number that no other bookmark of the file has. */
export function formForWord(pieces: readonly FormPiece[], from: number): FileChild[] {
	return pieces.flatMap((piece, at) => piecesOf(piece, from + at));
}

/** A mark between two paragraphs. */
export function markForWord(mark: string, number: number): FileChild[] {
	const id = { key: 'w:id', value: String(number) };
	return [
		new Bare('w:bookmarkStart', { id, name: { key: 'w:name', value: mark } }),
		new Bare('w:bookmarkEnd', { id })
	];
}

function piecesOf(piece: FormPiece, number: number): FileChild[] {
	switch (piece.type) {
		case 'TOP':
			return [
				new Paragraph({
					...{ alignment: AlignmentType.RIGHT, pageBreakBefore: true, spacing: { after: 240 } },
					children: marked(piece.mark, number, runsOf(piece.text))
				})
			];
		case 'HEADING':
			return [
				new Paragraph({
					heading: piece.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
					children: marked(piece.mark, number, runsOf(piece.text))
				})
			];
		case 'HINT':
			return [
				new Paragraph({
					...{ keepNext: true, spacing: { after: 60 } },
					children: runsOf(piece.text, { italics: true, size: 20 })
				})
			];
		case 'SPACE':
			return [new Control(piece, number)];
		case 'BLOCKS':
			return wordBlocks(piece.blocks);
	}
}

/** The library's own bookmark takes its number from a counter that never begins anew, so that no file would be the same twice. */
function marked(mark: string, number: number, runs: readonly TextRun[]): ParagraphChild[] {
	const pieces = [new BookmarkStart(mark, number), ...runs, new BookmarkEnd(number)];
	return pieces as unknown as ParagraphChild[];
}

type Attributes = Readonly<Record<string, { readonly key: string; readonly value: string }>>;

class Bare extends FileChild {
	constructor(name: string, attributes: Attributes) {
		super(name);
		// The library keeps the attributes of an element among its children.
		this.root.push(...(new BuilderElement({ name, attributes }) as unknown as { root: XmlComponent[] }).root);
	}
}

/** A content control: what asks goes when one begins to write. */
class Control extends FileChild {
	constructor({ mark, title, prompt, content }: SpacePiece, number: number) {
		super('w:sdt');
		const isEmpty = !content.trim();
		const asks = new Paragraph({ children: runsOf(prompt, { color: '7F7F7F', italics: true }) });
		this.root.push(
			element('w:sdtPr', [
				element('w:alias', [], officeText(title).slice(0, 64)),
				element('w:tag', [], mark),
				element('w:id', [], String(number)),
				...(isEmpty ? [element('w:showingPlcHdr', [])] : [])
			]),
			element('w:sdtContent', isEmpty ? [asks] : markdownForWord(content))
		);
	}
}

function element(name: string, children: readonly XmlComponent[], value?: string): BuilderElement {
	const attributes = value === undefined ? {} : { attributes: { value: { key: 'w:val', value } } };
	return new BuilderElement({ name, children, ...attributes });
}
