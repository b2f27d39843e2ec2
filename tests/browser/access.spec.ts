import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { open, signedInPlaces, visitorPlaces, type Place } from './pages.ts';
import { locales, roles } from './place.ts';
import { become, expect, test, type Who } from './visit.ts';

test.describe('no violation that axe knows of, in both languages, light and dark', () => {
	for (const place of signedInPlaces)
		test(`${place.name}, to every role`, async ({ as }) => {
			await expectAccessible(await as('visitor'), place, roles);
		});
	for (const place of visitorPlaces)
		test(`${place.name}, to a visitor`, async ({ as }) => {
			await expectAccessible(await as('visitor'), place, ['visitor']);
		});
});

/** Roles often see the same page: what was looked at once is not looked at again. */
async function expectAccessible(page: Page, place: Place, readers: readonly Who[]): Promise<void> {
	const seen = new Set<string>();
	for (const who of readers)
		for (const locale of locales) {
			await become(page, who, { locale });
			const markup = (await open(page, place)) ? await markupOf(page) : null;
			if (markup !== null && !seen.has(markup))
				await expectNoViolation(page, `${place.name}, ${who}, ${locale}`);
			if (markup !== null) seen.add(markup);
		}
	expect(seen.size, 'somebody sees it').toBeGreaterThan(0);
}

/** The page without what differs from one opening to the next, and without the reader's name. */
async function markupOf(page: Page): Promise<string> {
	const markup = await page.locator('body').innerHTML();
	return markup
		.replace(/<span class="quiet name.*?<\/span>/s, '')
		.replace(/[\da-f]{8}-[\da-f-]{27}/g, '')
		.replace(/<script.*?<\/script>/gs, '');
}

/** The mail in its frame is no page of ours: it is looked at where mails are tested. */
async function expectNoViolation(page: Page, name: string): Promise<void> {
	const light = await new AxeBuilder({ page })
		.exclude('iframe')
		.setLegacyMode(true)
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const found = [...light.violations.map(describeViolation), ...(await violationsInTheDark(page))];
	expect(found, name).toEqual([]);
}

/** Only the colours differ: what depends on them is asked again, of the axe that is already in the page. */
async function violationsInTheDark(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		document.documentElement.dataset.theme = 'dark';
		const { axe } = window as unknown as {
			axe: { run(...parts: unknown[]): Promise<{ violations: Violation[] }> };
		};
		const rules = ['color-contrast', 'link-in-text-block'];
		const { violations } = await axe.run({ exclude: ['iframe'] }, { runOnly: rules, iframes: false });
		return violations.map(({ id, nodes }) => `dark: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
	});
}

interface Violation {
	id: string;
	nodes: { html: string }[];
}

function describeViolation({ id, nodes }: Violation): string {
	return `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`;
}
