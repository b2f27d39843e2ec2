import { Packer, Document as WordFile, type FileChild } from 'docx';
import type { Block } from './blocks.ts';
import { coreProperties } from './office-properties.ts';
import { wordBlocks } from './word-blocks.server.ts';
import { headingOf, pageNumbers, restrictionOf } from './word-heading.server.ts';
import { settled } from './word-settling.server.ts';
import { numbering, page, pageAcross, styles } from './word-styles.server.ts';
import { textWidth, textWidthAcross } from './word-table.server.ts';

/** A document as it leaves the council. */
export interface WordDocument {
	/** Whose it is: "Bērnu lietu sadarbības padome". */
	readonly council: string;
	/** What kind of document: "Uzdevuma vēsture". */
	readonly title: string;
	/** What it is about, under the title. */
	readonly subject?: string | undefined;
	/** YYYY-MM-DD */
	readonly date: string;
	/** The moment it was made: of the file's properties. */
	readonly madeAt: Date;
	readonly locale: 'lv' | 'en';
	/** Where it holds restricted information: the law's ground and the last day, in words, at its top. */
	readonly restriction?: string | undefined;
	/** On every page, in its upper corner: "PROJEKTS". */
	readonly mark?: string | undefined;
	readonly blocks: readonly Block[];
	/** On sheets across: for a wide table. */
	readonly isAcross?: boolean | undefined;
	/** On sheets across after it, from a page of its own. */
	readonly annex?: readonly Block[] | undefined;
}

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A Word file (.docx): A4 with the margins and the heading of official documents (MK 04.09.2018. noteikumi Nr. 558), Times New
 * Roman, numbered headings, page numbers from the second page on, in the language of the document.
 */
export async function makeWord(document: WordDocument): Promise<Uint8Array<ArrayBuffer>> {
	const width = document.isAcross ? textWidthAcross : textWidth;
	return packed(document, [...headingOf(document), ...wordBlocks(document.blocks, width)]);
}

/** A document that brings its own head, as its form wants it: minutes, an invitation. */
export async function makeOfficial(
	document: Omit<WordDocument, 'subject' | 'date'>
): Promise<Uint8Array<ArrayBuffer>> {
	const width = document.isAcross ? textWidthAcross : textWidth;
	return packed(document, [...restrictionOf(document), ...wordBlocks(document.blocks, width)]);
}

/** What every file has round its content. Made of the same content twice, it is the same byte for byte. */
export async function packed(
	document: Shell,
	children: readonly FileChild[]
): Promise<Uint8Array<ArrayBuffer>> {
	const { locale, madeAt, mark, isAcross, annex } = document;
	const headers = pageNumbers(locale, mark);
	const across = { properties: { page: pageAcross }, headers };
	const file = new WordFile({
		styles: styles(locale),
		numbering,
		sections: [
			{
				properties: { page: isAcross ? pageAcross : page, titlePage: true },
				...{ headers, children: [...children] }
			},
			...(annex?.length ? [{ ...across, children: wordBlocks(annex, textWidthAcross) }] : [])
		]
	});
	// The library's own would have the machine's clock in it, and no language.
	const bytes = await Packer.toBuffer(file, undefined, [
		{ path: 'docProps/core.xml', data: coreProperties({ ...document, author: document.council }) }
	]);
	return settled(new Uint8Array(bytes), madeAt);
}

type Shell = Omit<WordDocument, 'blocks' | 'date'>;
