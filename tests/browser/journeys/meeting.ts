import { expect } from './portal.ts';
import type { Walker } from './walker.ts';

/** Marks empty seats, from the first on, as taken by somebody who came instead; `isSaved`: each is saved at once. */
export async function markSeats(
	{ page, words: w }: Walker,
	names: readonly string[],
	{ isSaved }: { isSaved: boolean }
): Promise<void> {
	const empty = page.locator('.seat', { hasText: w.council_body_no_holder() });
	for (const [index, name] of names.entries()) {
		const seat = empty.nth(index);
		await seat.getByRole('radio', { name: w.attendance_state_substitute() }).check();
		await seat.getByLabel(w.attendance_substitute_name()).fill(name);
		await seat.getByLabel(w.attendance_substitute_name()).blur();
		if (isSaved) await expect(seat.locator('[data-status]')).toHaveText(w.attendance_row_saved());
	}
}

/** Writes a part of an item, by its place from 0; saved by itself or, without a script, by its button. */
export async function writePart(
	{ page, words: w }: Walker,
	kind: 'HEARD' | 'SAID',
	item: number,
	text: string
): Promise<void> {
	const form = page.locator(`form[id^="${kind}-"]`).nth(item);
	await form.locator('textarea[name="text"]').fill(text);
	const button = form.getByRole('button', { name: w.minutes_save() });
	if (await button.isVisible()) await button.click();
	await expect(form.locator('[data-state]')).toContainText(w.minutes_saved({ time: '' }).trim());
	await expect(form.locator('textarea[name="text"]')).toHaveValue(text);
}

/** Adds a decision to an item, by its number. */
export async function decide({ page, words: w }: Walker, item: number, text: string): Promise<void> {
	const area = page.getByLabel(w.minutes_decision_text({ number: item }));
	await area.fill(text);
	await page.locator('form', { has: area }).getByRole('button', { name: w.minutes_decision_add() }).click();
	await expect(page.locator('.notice')).toContainText(w.minutes_decision_added());
	await expect(page.locator('ol > li .prose', { hasText: text })).toBeVisible();
}
