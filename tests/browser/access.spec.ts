import type { Page } from '@playwright/test';
import { faultsOf } from './looks.ts';
import { marksOf } from './marks.ts';
import { addressOf, open, signedInPlaces, visitorPlaces, type Place } from './pages.ts';
import { locales, roles } from './place.ts';
import { become, expect, test, type Who } from './visit.ts';

test.describe('axe knows of no violation and nothing is wider than the screen, in both languages, light and dark', () => {
	for (const place of signedInPlaces)
		test(`${place.name}, to every role`, async ({ as }) => {
			await expectAccessible(await as('visitor'), place, roles);
		});
	for (const place of visitorPlaces)
		test(`${place.name}, to a visitor`, async ({ as }) => {
			await expectAccessible(await as('visitor'), place, ['visitor']);
		});
});

/** What was looked at: roles often see the same page, and what was looked at once is not looked at again. */
const lookedAt = marksOf('looked-at');

async function expectAccessible(page: Page, place: Place, readers: readonly Who[]): Promise<void> {
	let isSeen = false;
	for (const who of readers)
		for (const locale of locales) {
			await become(page, who, { locale });
			const answer = await page.request.get(addressOf(place));
			const isThere = answer.status() === (place.isMissing ? 404 : 200);
			const [main, shell] = partsOf(await answer.text());
			const marks = [`${place.act ? place.name : ''} ${main}`, shell];
			isSeen ||= isThere;
			if (!isThere || marks.every((mark) => lookedAt.has(mark))) continue;
			const canAct = await open(page, place);
			if (place.act && !canAct) continue;
			expect(await faultsOf(page), `${place.name}, ${who}, ${locale}`).toEqual([]);
			for (const mark of marks) lookedAt.add(mark);
		}
	expect(isSeen, 'somebody sees it').toBe(true);
}

/** What a page says, and what stands around it: without what differs from one opening to the next, and the reader's name. */
function partsOf(markup: string): [main: string, shell: string] {
	const plain = markup
		.replace(/<span class="quiet name.*?<\/span>/s, '')
		.replace(/[\da-f]{8}-[\da-f-]{27}/g, '')
		.replace(/<script.*?<\/script>/gs, '');
	const main = /<main[\s>].*<\/main>/s.exec(plain)?.[0] ?? plain;
	const shell = plain
		.replace(main, '')
		.replace(/^.*<body/s, '')
		.replace(/ aria-current="[^"]*"| value="\/[^"]*"| href="\/help[^"]*"/g, '');
	return [main, shell];
}
