import { getDocumentProxy } from 'unpdf';
import { emptyReading, mostText, type FileReading } from './file-reading.ts';
import { linesOf, withoutRepeated, type PdfLine, type PdfPiece } from './pdf-lines.ts';
import { markdownOfLines } from './pdf-paragraphs.ts';

const mostPages = 200;
const mostPieces = 200_000;

/** The text of a PDF as Markdown. What is only a picture of a page has none; nobody guesses at it. */
export async function readPdf(bytes: Uint8Array): Promise<FileReading> {
	try {
		// The library takes the bytes away.
		const file = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
		return file.numPages > mostPages ? { ...emptyReading, problem: 'TOO_BIG' } : await readPages(file);
	} catch (error) {
		const isLocked = error instanceof Error && error.name === 'PasswordException';
		return { ...emptyReading, problem: isLocked ? 'ENCRYPTED' : 'BROKEN' };
	}
}

async function readPages(file: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<FileReading> {
	const pages: PdfLine[][] = [];
	let pieces = 0;
	let width = 0;
	for (let number = 1; number <= file.numPages; number += 1) {
		const page = await file.getPage(number);
		const content = piecesOf((await page.getTextContent()).items);
		width = Math.max(width, page.view[2]! - page.view[0]!);
		page.cleanup();
		pieces += content.length;
		if (pieces > mostPieces) return { ...emptyReading, problem: 'TOO_BIG' };
		pages.push(linesOf(content, number));
	}
	const markdown = markdownOfLines(withoutRepeated(pages), width);
	if (markdown.length > mostText) return { ...emptyReading, problem: 'TOO_BIG' };
	const pagesWithoutText = pages.filter((lines) => !lines.length).length;
	if (!markdown) return { ...emptyReading, problem: 'NO_TEXT', pagesWithoutText };
	return { ...emptyReading, parts: [{ mark: null, title: null, markdown }], pagesWithoutText };
}

interface TextItem {
	readonly str: string;
	readonly transform: readonly number[];
	readonly width: number;
	readonly height: number;
}

/** What is not text marks where a part of a tagged document begins. */
function piecesOf(items: readonly object[]): PdfPiece[] {
	return items.flatMap((item) => {
		if (!('str' in item)) return [];
		const { str, transform, width, height } = item as TextItem;
		return [{ text: str, x: transform[4]!, y: transform[5]!, width, height }];
	});
}
