import { Tab, TextRun, type IRunOptions } from 'docx';
import { officeText } from './characters.ts';

export type RunLook = Omit<IRunOptions, 'text' | 'children' | 'break'>;

/**
 * Runs of one look for a text; its line ends and tabs are Word's own. Never as `children`: the library takes a child that
 * reads "CURRENT" for a page number.
 */
export function runsOf(text: string, look: RunLook = {}): TextRun[] {
	return officeText(text)
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
