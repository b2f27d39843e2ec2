import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './visit.ts';

for (const javaScript of [true, false])
	test.describe(`the register${javaScript ? '' : ', without JavaScript'}`, () => {
		test('from a count on the start page to the task that is due', async ({ as }) => {
			const page = await as('secretary', { javaScript });
			await page.goto('/');
			const count = page.getByRole('link', { name: 'nākamajās 7 dienās' });
			await expect(count).toHaveText(/^\s*1\s*nākamajās 7 dienās/);
			await count.click();
			await expect(page).toHaveURL('/tasks?status=open&period=7');
			await expect(rows(page)).toHaveCount(1);
			await rows(page).getByRole('link').first().click();
			await expect(page).toHaveURL('/tasks/4');
			await expect(page.locator('.facts .due')).toContainText('2022. gada 1. aprīlis');
		});

		test('search does not care about diacritics', async ({ as }) => {
			const page = await as('member', { javaScript });
			await page.goto('/bodies');
			await page.getByRole('searchbox', { name: 'Meklēt' }).fill('barintiesu');
			await page.keyboard.press('Enter');
			await expect(page).toHaveURL('/tasks?q=barintiesu');
			await expect(rows(page).first()).toBeVisible();
			const texts = await rows(page).allInnerTexts();
			expect(texts.some((text) => text.includes('āriņties'))).toBe(true);
		});

		test('a body, then by title, both ways', async ({ as }) => {
			const page = await as('secretary', { javaScript });
			await page.goto('/tasks');
			await page.getByLabel('Grupa', { exact: true }).selectOption({ value: 'barintiesu-darbs' });
			await page.getByRole('button', { name: 'Atlasīt' }).click();
			await expect(page).toHaveURL('/tasks?body=barintiesu-darbs');
			await expect(rows(page)).toHaveCount(3);
			await page.getByRole('columnheader').getByRole('link', { name: 'Uzdevums' }).click();
			await expect(page).toHaveURL('/tasks?body=barintiesu-darbs&sort=title');
			await expect(page.locator('th[aria-sort]')).toHaveAttribute('aria-sort', 'ascending');
			const upwards = await titles(page);
			expect(upwards).toEqual(upwards.toSorted(new Intl.Collator('lv').compare));
			await page.getByRole('columnheader').getByRole('link', { name: 'Uzdevums' }).click();
			await expect(page.locator('th[aria-sort]')).toHaveAttribute('aria-sort', 'descending');
			expect(await titles(page)).toEqual(upwards.toReversed());
		});

		test('a filter that makes no sense shows a notice and the register', async ({ as }) => {
			const page = await as('chair', { javaScript });
			await page.goto('/tasks');
			const all = await rows(page).count();
			await page.goto('/tasks?period=pavasaris&body=citur');
			await expect(page.getByText('Termiņš „pavasaris” nav saprotams')).toBeVisible();
			await expect(page.getByText('Grupa „citur” nav zināma')).toBeVisible();
			await expect(rows(page)).toHaveCount(all);
		});

		test('downloads what is filtered as Excel in Latvia opens it', async ({ as }) => {
			const page = await as('secretary', { javaScript });
			await page.goto('/tasks?body=barintiesu-darbs');
			const downloading = page.waitForEvent('download');
			await page.getByRole('link', { name: 'Lejupielādēt CSV' }).click();
			const download = await downloading;
			expect(download.suggestedFilename()).toMatch(/^uzdevumi.2022-03-25\.csv$/);
			const bytes = await readFile(await download.path());
			expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
			const lines = bytes.toString('utf8').trimEnd().split('\r\n');
			expect(lines[0]).toContain('Uzdevums;');
			expect(bytes.toString('utf8')).toContain('bāriņties');
			expect(bytes.toString('utf8')).not.toContain('autiska spektra');
		});
	});

function rows(page: Page) {
	return page.locator('table.reg tbody tr');
}

function titles(page: Page) {
	return page.locator('table.reg tbody .t').allInnerTexts();
}
