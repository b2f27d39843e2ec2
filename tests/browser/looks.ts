import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { marksOf } from './marks.ts';

type RunOnly = { type: 'rule' | 'tag'; values: string[] };

interface Violation {
	id: string;
	nodes: { html: string }[];
}

/** What axe holds a page against. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of those, what the words decide: a name, a language, two landmarks called alike. */
const aboutWords = [
	...['landmark-unique', 'document-title', 'html-has-lang', 'html-lang-valid', 'valid-lang', 'empty-heading'],
	...['button-name', 'link-name', 'input-button-name', 'summary-name', 'aria-command-name', 'label'],
	...['select-name', 'aria-input-field-name', 'image-alt', 'svg-img-alt', 'frame-title', 'label-title-only']
];
/** Only these depend on the colours. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** What was judged: a page that is built as another one was differs from it in its words only. */
const judged = marksOf('judged');

/**
 * What is wrong with the page as it stands: what axe finds, light and dark, and what is wider than a screen of 320 px or than one of
 * 640 px with text of twice the size. Every page is asked for what its words decide; the rest once for each way of building a page.
 */
export async function faultsOf(page: Page): Promise<string[]> {
	const structure = await structureOf(page);
	const axe = judged.has(structure)
		? await violationsOf(page, { runOnly: { type: 'rule', values: aboutWords } })
		: [
				...(await violationsOf(page, { runOnly: { type: 'tag', values: standards } })),
				...(await violationsInTheDark(page))
			];
	if (axe.length === 0) judged.add(structure);
	return [...axe, ...(await widthsBeyond(page))];
}

/** The mail in its frame is no page of ours: it is looked at where mails are tested. */
async function violationsOf(page: Page, which: { runOnly: RunOnly }): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.exclude('iframe')
		.setLegacyMode(true)
		.options({ ...which, resultTypes: ['violations'], preload: false })
		.analyze();
	return violations.map((violation) => describeViolation(violation));
}

/** Asked again of the axe that is already in the page. */
async function violationsInTheDark(page: Page): Promise<string[]> {
	const violations = await page.evaluate(async (rules) => {
		const { documentElement: html } = document;
		const theme = html.dataset.theme;
		html.dataset.theme = 'dark';
		const { axe } = window as unknown as {
			axe: { run(...parts: unknown[]): Promise<{ violations: Violation[] }> };
		};
		const options = { runOnly: rules, iframes: false, resultTypes: ['violations'], preload: false };
		const found = await axe.run({ exclude: ['iframe'] }, options);
		html.dataset.theme = theme;
		return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) }));
	}, aboutColours);
	return violations.map((violation) => `dark: ${describeViolation(violation)}`);
}

function describeViolation({ id, nodes }: Violation): string {
	return `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`;
}

/**
 * How a page is built, without its words: its elements with what they are and which of their attributes are filled. Of neighbours
 * that are built alike, as the rows of a table are, one stands for all.
 */
function structureOf(page: Page): Promise<string> {
	return page.evaluate(() => {
		const telling = new Set([
			...['class', 'role', 'type', 'open', 'hidden', 'disabled', 'checked', 'required', 'readonly', 'scope'],
			...['tabindex', 'colspan', 'rowspan', 'aria-hidden', 'aria-expanded', 'aria-sort', 'aria-live']
		]);
		const describe = (node: Element): string => {
			const attributes = [...node.attributes]
				.map(({ name, value }) =>
					telling.has(name) ? `${name}=${value}` : value.trim() ? name : `no ${name}`
				)
				.sort();
			const children: string[] = [];
			for (const child of node.childNodes) {
				const text = child.nodeType === Node.TEXT_NODE && child.textContent!.trim() ? 'text' : '';
				const part = child instanceof Element ? describe(child) : text;
				if (part && part !== children.at(-1)) children.push(part);
			}
			return `<${node.tagName} ${attributes.join(' ')}>${children.join('')}</>`;
		};
		return describe(document.body);
	});
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
