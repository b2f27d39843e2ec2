import type { Page } from '@playwright/test';
import { open, signedInPlaces, visitorPlaces } from './pages.ts';
import { locales } from './place.ts';
import { expect, test } from './visit.ts';

for (const { title, width, enlarge } of [
	{ title: 'at 320 px', width: 320, enlarge: false },
	{ title: 'at 640 px with text of twice the size', width: 640, enlarge: true }
])
	for (const locale of locales)
		test(`nothing is wider than the screen ${title}, in ${locale}`, async ({ as }) => {
			const wide: string[] = [];
			for (const [who, places] of [
				['secretary', signedInPlaces],
				['visitor', visitorPlaces]
			] as const) {
				const page = await as(who, { locale, width });
				for (const place of places) {
					await open(page, place);
					const by = await widthBeyond(page, enlarge);
					if (by > 0) wide.push(`${place.name}: ${by} px`);
				}
			}
			expect(wide).toEqual([]);
		});

function widthBeyond(page: Page, enlarge: boolean): Promise<number> {
	return page.evaluate((enlarged) => {
		const { documentElement: html } = document;
		if (enlarged) html.style.setProperty('font-size', '200%');
		return html.scrollWidth - html.clientWidth;
	}, enlarge);
}

for (const javaScript of [true, false])
	test(`at 320 px the menu opens and leads on${javaScript ? '' : ', without JavaScript'}`, async ({ as }) => {
		const page = await as('secretary', { width: 320, javaScript });
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'Darba grupas', exact: true })).toBeHidden();
		await page.getByRole('button', { name: 'Izvēlne' }).click();
		await page.getByRole('link', { name: 'Darba grupas', exact: true }).click();
		await expect(page).toHaveURL('/bodies');
	});
