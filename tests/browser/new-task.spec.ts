import type { Page } from '@playwright/test';
import { expect, test } from './visit.ts';

const labels = { body: 'Grupa' };

for (const javaScript of [true, false])
	test(`the body that is chosen offers its seats${javaScript ? '' : ', without JavaScript'}`, async ({
		as
	}) => {
		const page = await as('secretary', { javaScript });
		await page.goto('/tasks/new');
		await page.locator('#title').fill('Vēl nepabeigts');
		await expect(seats(page)).toHaveCount(0);
		const button = page.getByRole('button', { name: 'Rādīt izvēlētās grupas vietas' });
		await choose(page, labels.body, /Bāriņtiesu/);
		if (javaScript) await expect(button).toBeHidden();
		else await button.click();
		await expect(seats(page)).not.toHaveCount(0);
		const value = (await seats(page).first().getAttribute('value'))!;
		await page.locator('#lead-0').selectOption(value);
		await expect(page.locator('#title')).toHaveValue('Vēl nepabeigts');

		// Refused, it still offers them; and nothing that was chosen is lost when the body is another.
		await page.getByRole('button', { name: 'Izveidot uzdevumu' }).click();
		await expect(page.locator('.problem').first()).toBeVisible();
		await expect(page.locator('#lead-0')).toHaveValue(value);
		await choose(page, labels.body, /Starpinstitucionālā/);
		if (!javaScript) await button.click();
		await expect(page.locator('#lead-0 optgroup').last()).toHaveAttribute(
			'label',
			'Vietas, kas nav šajā grupā'
		);
		await expect(page.locator('#lead-0')).toHaveValue(value);
	});

test('a draft comes back with the seats that were chosen in it, each in its row', async ({ as }) => {
	const page = await as('secretary');
	await page.goto('/tasks/new');
	await choose(page, labels.body, /Bāriņtiesu/);
	await expect(seats(page)).not.toHaveCount(0);
	const [one, two] = await seats(page).evaluateAll((all) =>
		all.map((option) => (option as HTMLOptionElement).value)
	);
	await page.locator('#co-0').selectOption(one!);
	await page.locator('#co-1').selectOption(two!);
	await page.goto('/bodies');
	await page.goto('/tasks/new');
	await expect(page.locator('#co-0')).toHaveValue(one!);
	await expect(page.locator('#co-1')).toHaveValue(two!);
	await expect(page.locator('#lead-0')).toHaveValue('');
});

const seats = (page: Page) => page.locator('#lead-0 option[value^="p:"]');

async function choose(page: Page, label: string, name: RegExp): Promise<void> {
	const select = page.getByLabel(label, { exact: true });
	const texts = await select.locator('option').allTextContents();
	await select.selectOption({ index: texts.findIndex((text) => name.test(text)) });
}
