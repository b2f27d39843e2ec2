import { withoutDeceptive } from '#lib/documents/characters.ts';
import { tidyPastedText } from '#lib/documents/pasted-text.ts';

/** What somebody wrote, as it is kept: one kind of line end, Word's bullets as lists, nothing that nobody sees. */
export function tidyText(text: string): string {
	const plain = withoutDeceptive(text.toWellFormed().replace(/\r\n?/g, '\n')).normalize('NFC');
	return tidyPastedText(plain)
		.split('\n')
		.map((line) => line.trimEnd())
		.join('\n')
		.replace(/^\n+/, '')
		.trimEnd();
}
