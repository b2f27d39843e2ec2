import { Tab, TextRun, type IRunOptions } from 'docx';
import { withoutDeceptive } from './characters.ts';

/** What XML 1.0 cannot carry however it is escaped: Word refuses a file that holds one of them. */
const notXml = /[\uFFFE\uFFFF]/g;

export type RunLook = Omit<IRunOptions, 'text' | 'children' | 'break'>;

/** A text as a Word file may hold it: without characters that nobody sees, well-formed. */
export function wordText(text: string): string {
	return withoutDeceptive(text.toWellFormed()).replace(notXml, '\uFFFD').replace(/\r\n?/g, '\n');
}

/**
 * Runs of one look for a text; its line ends and tabs are Word's own. Never as `children`: the library takes a child that
 * reads "CURRENT" for a page number.
 */
export function runsOf(text: string, look: RunLook = {}): TextRun[] {
	return wordText(text)
		.split('\n')
		.flatMap((line, row) =>
			line
				.split('\t')
				.flatMap((piece, column) => [
					...(column ? [new TextRun({ ...look, children: [new Tab()] })] : []),
					new TextRun({ ...look, text: piece, ...(row && !column ? { break: 1 } : {}) })
				])
		);
}
