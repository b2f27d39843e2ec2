import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Violation {
	id: string;
	nodes: { html: string }[];
}

/**
 * What is wrong with the page as it stands: what axe finds, light and dark, and what is wider than a screen of 320 px or than one of
 * 640 px with text of twice the size.
 */
export async function faultsOf(page: Page): Promise<string[]> {
	return [...(await violationsOf(page)), ...(await violationsInTheDark(page)), ...(await widthsBeyond(page))];
}

/** The mail in its frame is no page of ours: it is looked at where mails are tested. */
async function violationsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.exclude('iframe')
		.setLegacyMode(true)
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.map((violation) => describeViolation(violation));
}

/** Only the colours differ: what depends on them is asked again, of the axe that is already in the page. */
async function violationsInTheDark(page: Page): Promise<string[]> {
	const violations = await page.evaluate(async () => {
		const { documentElement: html } = document;
		const theme = html.dataset.theme;
		html.dataset.theme = 'dark';
		const { axe } = window as unknown as {
			axe: { run(...parts: unknown[]): Promise<{ violations: Violation[] }> };
		};
		const rules = ['color-contrast', 'link-in-text-block'];
		const found = await axe.run({ exclude: ['iframe'] }, { runOnly: rules, iframes: false });
		html.dataset.theme = theme;
		return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
	});
	return violations.map((violation) => `dark: ${describeViolation(violation)}`);
}

function describeViolation({ id, nodes }: Violation): string {
	return `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`;
}

async function widthsBeyond(page: Page): Promise<string[]> {
	const size = page.viewportSize()!;
	const found: string[] = [];
	for (const { width, enlarged } of [
		{ width: 320, enlarged: false },
		{ width: 640, enlarged: true }
	]) {
		await page.setViewportSize({ width, height: size.height });
		const by = await widthBeyond(page, enlarged);
		if (by.width > 0) found.push(`at ${width} px${enlarged ? ' and 200 %' : ''}: ${by.width} px, ${by.what}`);
	}
	await page.setViewportSize(size);
	return found;
}

/** How far the page goes beyond its screen, and the innermost that does. */
function widthBeyond(page: Page, enlarged: boolean): Promise<{ width: number; what: string }> {
	return page.evaluate((isEnlarged) => {
		const { documentElement: html } = document;
		if (isEnlarged) html.style.setProperty('font-size', '200%');
		const width = html.scrollWidth - html.clientWidth;
		const wide = [...document.querySelectorAll('main *')].filter(
			(one) => one.getBoundingClientRect().right > html.clientWidth + 1
		);
		html.style.removeProperty('font-size');
		return { width, what: width > 0 ? (wide.at(-1)?.outerHTML.slice(0, 200) ?? '') : '' };
	}, enlarged);
}
