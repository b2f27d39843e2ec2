import type { Page } from '@playwright/test';
import { wordFixtures } from '#lib/documents/word-fixtures.ts';
import { paste, pasteRefusals } from './pasting.ts';
import { addresses, found } from './place.ts';
import { expect, test } from './visit.ts';

// Each sign-in takes a link of its own; the first was used by the setup.
for (const { javaScript, links } of [
	{ javaScript: true, links: [1, 2] },
	{ javaScript: false, links: [3] }
])
	test(`the session ends while somebody writes: the text comes back${javaScript ? '' : ', without JavaScript'}`, async ({
		as
	}) => {
		const page = await as('visitor', { javaScript });
		await signIn(page, links[0]!);
		await page.goto('/tasks/35');
		await page.getByLabel('Kas paveikts?').fill('Garš teksts, kas nedrīkst pazust.');
		const cookies = await page.context().cookies();
		const elsewhere = await as('visitor', { javaScript });
		await elsewhere.context().addCookies(cookies);
		await elsewhere.goto('/');
		await elsewhere.getByRole('button', { name: 'Iziet' }).click();
		await expect(elsewhere.getByRole('status')).toContainText('Darbs portālā ir beigts.');

		await page.getByRole('button', { name: 'Saglabāt ziņojumu' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sesija ir beigusies');
		await expect(page.getByLabel('Jūsu teksts')).toHaveValue('Garš teksts, kas nedrīkst pazust.');
		if (!javaScript) return;
		await signIn(page, links[1]!);
		await page.goto('/tasks/35');
		await expect(page.getByLabel('Kas paveikts?')).toHaveValue('Garš teksts, kas nedrīkst pazust.');
		await expect(page.getByText('Atjaunots šajā pārlūkā')).toBeVisible();
		await expect(page.locator('.course')).not.toContainText('Garš teksts');
	});

async function signIn(page: Page, link: number): Promise<void> {
	await page.goto(found().signIn[addresses.chair.lv]![link]!);
	await page.getByRole('main').getByRole('button').click();
	await expect(page).toHaveURL('/');
}

test('what is pasted from Word arrives as Markdown', async ({ as }) => {
	const page = await as('secretary', { refusing: pasteRefusals });
	await page.goto('/tasks/28');
	const area = page.getByLabel('Kas paveikts?');
	let converted = 0;
	for (const [name, html, markdown] of wordFixtures)
		await test.step(name, async () => {
			await area.fill('');
			// Where nothing but words was copied, the browser pastes them itself.
			if (!(await area.evaluate(paste, html))) return;
			await expect(area).toHaveValue(markdown);
			converted++;
		});
	expect(converted).toBeGreaterThan(10);
});

test('what is written survives leaving the page, until it is saved', async ({ as }) => {
	const page = await as('secretary');
	await page.goto('/tasks/29');
	const area = page.getByLabel('Kas paveikts?');
	await area.fill('Iesākts.');
	await page.goto('/bodies');
	await page.goto('/tasks/29');
	await expect(area).toHaveValue('Iesākts.');
	await page.getByRole('button', { name: 'Saglabāt ziņojumu' }).click();
	await expect(page.locator('.course')).toContainText('Iesākts.');
	await page.goto('/tasks/29');
	await expect(area).toHaveValue('');
});
