import { expect, test } from './visit.ts';

// That no page is wider than the screen is asked in access.spec.ts, of every page in each of its states.
for (const javaScript of [true, false])
	test(`at 320 px the menu opens and leads on${javaScript ? '' : ', without JavaScript'}`, async ({ as }) => {
		const page = await as('secretary', { width: 320, javaScript });
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'Darba grupas', exact: true })).toBeHidden();
		await page.getByRole('button', { name: 'Izvēlne' }).click();
		await page.getByRole('link', { name: 'Darba grupas', exact: true }).click();
		await expect(page).toHaveURL('/bodies');
	});
