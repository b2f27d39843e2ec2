import { readFileSync } from 'node:fs';
import { expect, test as plain, type BrowserContext, type Page } from '@playwright/test';
import { browserOrigin, stateOf, type Locale, type Role } from './place.ts';

export type Who = Role | 'visitor';

export interface Visit {
	locale?: Locale;
	theme?: 'light' | 'dark';
	javaScript?: boolean;
	width?: number;
	/** What the content policy is known to refuse in this visit, as the console says it. */
	refusing?: RegExp;
}

interface Fixtures {
	/** Opens a browser of somebody's own; whatever goes wrong in its pages fails the test. */
	as(who: Who, visit?: Visit): Promise<Page>;
}

export const test = plain.extend<Fixtures>({
	as: async ({ browser }, use) => {
		const contexts: BrowserContext[] = [];
		const faults: string[] = [];
		await use(async (who, visit = {}) => {
			const { javaScript = true, width = 1280, refusing } = visit;
			const context = await browser.newContext({
				...{ baseURL: browserOrigin, locale: 'lv-LV', timezoneId: 'Europe/Riga' },
				viewport: { width, height: 900 },
				javaScriptEnabled: javaScript,
				reducedMotion: 'reduce'
			});
			contexts.push(context);
			const page = await context.newPage();
			watch(page, faults, refusing);
			await become(page, who, visit);
			return page;
		});
		for (const context of contexts) await context.close();
		expect(faults, 'nothing goes wrong in the browser').toEqual([]);
	}
});

/** From now on this browser is somebody else's. */
export async function become(
	page: Page,
	who: Who,
	{ locale = 'lv', theme = 'light' }: Pick<Visit, 'locale' | 'theme'> = {}
): Promise<void> {
	const context = page.context();
	await context.clearCookies();
	const cookies = who === 'visitor' ? [] : readCookies(stateOf(who, locale));
	await context.addCookies([
		...cookies,
		{ name: 'padome-locale', value: locale, url: browserOrigin },
		{ name: 'padome-theme', value: theme, url: browserOrigin }
	]);
}

function readCookies(state: string): Awaited<ReturnType<BrowserContext['cookies']>> {
	return JSON.parse(readFileSync(state, 'utf8')).cookies;
}

/** Errors in scripts, refusals of the content policy, files that are missing. A page may itself be an error page. */
export function watch(page: Page, faults: string[], refusing?: RegExp): void {
	page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
	page.on('console', (message) => {
		const isKnown = message.text().startsWith('Failed to load resource') || refusing?.test(message.text());
		if (message.type() === 'error' && !isKnown) faults.push(`${page.url()}: ${message.text()}`);
	});
	page.on('response', (response) => {
		const isPage = response.request().resourceType() === 'document';
		if (response.status() >= 400 && !isPage) faults.push(`${response.status()} ${response.url()}`);
	});
}

export { expect };
