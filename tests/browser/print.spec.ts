import { found } from './place.ts';
import { expect, test } from './visit.ts';

for (const theme of ['light', 'dark'] as const)
	test.describe(`on paper, from a ${theme} screen`, () => {
		test('the register is a table whose head repeats', async ({ as }) => {
			const page = await as('secretary', { theme, width: 700 });
			await page.goto('/tasks');
			await page.emulateMedia({ media: 'print' });
			for (const part of ['nav', '.top', 'form.filters', '.pager', '.noprint'])
				for (const one of await page.locator(part).all()) await expect(one).toBeHidden();
			await expect(page.locator('thead')).toHaveCSS('display', 'table-header-group');
			await expect(page.locator('tbody tr').first()).toHaveCSS('display', 'table-row');
			await expect(page.locator('tbody tr').first()).toHaveCSS('break-inside', 'avoid');
			await expect(page.locator('body')).toHaveCSS('color', 'rgb(26, 29, 33)');
		});

		test('a task is a document with its statuses, without its forms', async ({ as }) => {
			const page = await as('secretary', { theme, width: 700 });
			await page.goto('/tasks/4');
			await page.emulateMedia({ media: 'print' });
			for (const part of ['nav', '.top', '#report', '.btn'])
				for (const one of await page.locator(part).all()) await expect(one).toBeHidden();
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			const status = page.locator('.facts .st');
			await expect(status).toBeVisible();
			const shape = await status.evaluate((element) => {
				const { printColorAdjust, borderTopWidth, width } = getComputedStyle(element, '::before');
				return { printColorAdjust, borderTopWidth, width };
			});
			expect(shape.printColorAdjust).toBe('exact');
			expect(parseFloat(shape.borderTopWidth)).toBeGreaterThan(0);
		});

		test('an agenda and minutes are as wide as the paper, and say what is written only', async ({ as }) => {
			const page = await as('secretary', { theme, width: 1000 });
			const { planned, minutes } = found();
			for (const [path, sheet] of [
				[`/meetings/${planned.meeting}`, 'section.sheet'],
				[`/meetings/${minutes.meeting}/minutes`, 'article.sheet']
			] as const) {
				await page.goto(path);
				await page.emulateMedia({ media: 'print' });
				for (const part of ['nav', '.top', '.btn', 'textarea', '.noprint'])
					for (const one of await page.locator(part).all()) await expect(one).toBeHidden();
				expect((await page.locator(sheet).boundingBox())!.width).toBeGreaterThan(900);
				await expect(page.locator(sheet)).toContainText(/noslodze|bāriņtiesu darbu/);
				await page.emulateMedia({ media: null });
			}
		});
	});
