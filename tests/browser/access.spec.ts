import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { signedInPages, staff, staffPages, visitorPages } from './pages.ts';
import { browserOrigin, roles, stateOf, type Role } from './place.ts';

/** Every page, in every role, both languages and both themes: no violation that axe knows of. */
async function expectNoViolation(page: Page, path: string) {
	await page.goto(path);
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const found = violations.map(
		({ id, nodes }) =>
			`${path}: ${id}: ${nodes
				.map((node) => node.html)
				.slice(0, 3)
				.join(' ')}`
	);
	expect(found).toEqual([]);
}

async function choose(page: Page, locale: string, theme: string) {
	await page.context().addCookies([
		{ name: 'padome-locale', value: locale, url: browserOrigin },
		{ name: 'padome-theme', value: theme, url: browserOrigin }
	]);
}

for (const [locale, theme] of [
	['lv', 'light'],
	['lv', 'dark'],
	['en', 'light'],
	['en', 'dark']
] as const) {
	test.describe(`accessible in ${locale}, ${theme}`, () => {
		test('to a visitor', async ({ page }) => {
			await choose(page, locale, theme);
			for (const path of visitorPages) await expectNoViolation(page, path);
		});
	});
	for (const role of roles) {
		test.describe(`accessible in ${locale}, ${theme}`, () => {
			test.use({ storageState: stateOf(role) });
			test(`to the ${role}`, async ({ page }) => {
				await choose(page, locale, theme);
				for (const path of pagesOf(role)) await expectNoViolation(page, path);
			});
		});
	}
}

test.describe('at 320 px', () => {
	test.use({ storageState: stateOf('secretary'), viewport: { width: 320, height: 640 } });
	test('nothing is wider than the screen', async ({ page }) => {
		for (const path of [...pagesOf('secretary'), ...visitorPages]) {
			await page.goto(path);
			const wider = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(wider, path).toBeLessThanOrEqual(0);
		}
	});
	test('the menu opens and leads on', async ({ page }) => {
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'Darba grupas' })).toBeHidden();
		await page.getByRole('button', { name: 'Izvēlne' }).click();
		await page.getByRole('link', { name: 'Darba grupas' }).click();
		await expect(page).toHaveURL('/bodies');
	});
});

function pagesOf(role: Role): string[] {
	return staff.includes(role) ? [...signedInPages, ...staffPages] : signedInPages;
}
