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
