import { strFromU8, strToU8, zipSync } from 'fflate';
import { unpack } from './downloads.ts';
import { expect } from './portal.ts';
import type { Walker } from './walker.ts';

/** Writes into a row of events or of figures, by its number from 1. */
export async function writeRow(
	{ page, words: w }: Walker,
	kind: 'events' | 'figures',
	number: number,
	fields: Readonly<Record<string, string>>
): Promise<void> {
	const name = w.answering_row({ row: number });
	const row = page.locator(`[data-rows="${kind}"]`).getByRole('group', { name, exact: true });
	for (const [label, text] of Object.entries(fields)) await row.getByLabel(label, { exact: true }).fill(text);
}

/** A form as it comes back: with other words where some stood, as somebody writes over them in Word. */
export function writtenOver(form: Uint8Array, before: string, after: string): Buffer {
	const files = unpack(form);
	const words = strFromU8(files['word/document.xml']!);
	expect(words, 'what is written over stands there').toContain(before);
	return Buffer.from(
		zipSync({ ...files, 'word/document.xml': strToU8(words.replace(before, after)) }, { level: 0 })
	);
}
