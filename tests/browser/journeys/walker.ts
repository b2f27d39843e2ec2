import type { Locator, Page } from '@playwright/test';
import { m } from '#i18n/generated/messages.js';
import type { Locale } from '../place.ts';
import { expect } from './portal.ts';

type Messages = typeof m;
type Words = {
	[Key in keyof Messages]: Messages[Key] extends (inputs: infer Inputs, options?: never) => unknown
		? (inputs?: Inputs) => string
		: never;
};

/** What the screen says, in one language. */
export function wordsIn(locale: Locale): Words {
	return new Proxy(m, {
		get:
			(all, key) =>
			(inputs = {}) =>
				(all as unknown as Record<string | symbol, (inputs: object, options: object) => string>)[key]!(
					inputs,
					{
						locale
					}
				)
	}) as unknown as Words;
}

/**
 * A person at a page: clicks what is named, writes into what is labelled. Whoever clicks says what is awaited there, for
 * what is read right after a click may still stand on the page before.
 */
export class Walker {
	readonly page: Page;
	readonly words: Words;
	constructor(page: Page, locale: Locale) {
		this.page = page;
		this.words = wordsIn(locale);
	}

	get main(): Locator {
		return this.page.getByRole('main');
	}
	/** Opens a room by the menu. */
	async enter(room: string, heading = room): Promise<void> {
		await this.page.getByRole('navigation').getByRole('link', { name: room }).first().click();
		await this.arrive(heading);
	}
	/** Follows a link of the page's own, by its name. */
	async follow(name: string | RegExp, heading: string | RegExp, within: Locator = this.main): Promise<void> {
		await within.getByRole('link', { name, exact: true }).first().click();
		await this.arrive(heading);
	}
	async arrive(heading: string | RegExp): Promise<void> {
		await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(heading);
	}
	button(name: string | RegExp, within: Locator = this.main): Locator {
		return within.getByRole('button', { name, exact: true });
	}
	/** Presses a button whose deed is answered by a notice. */
	async press(name: string | RegExp, notice: string | RegExp, within: Locator = this.main): Promise<void> {
		await this.button(name, within).click();
		await this.told(notice);
	}
	async told(notice: string | RegExp): Promise<void> {
		await expect(this.page.locator('.notice')).toContainText(notice);
	}
	/** Takes back what was just done, by the button beside the notice. */
	async undo(): Promise<void> {
		const { ui_undo, journal_undone } = this.words;
		await this.press(ui_undo(), journal_undone(), this.page.locator('.notice'));
	}
	field(label: string, within: Locator = this.main): Locator {
		const { ui_optional } = this.words;
		const written = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
		const optional = ui_optional().replace(/[()]/g, '\\$&');
		return within.getByLabel(new RegExp(`^${written}(\\s${optional})?$`));
	}
	async write(fields: Readonly<Record<string, string>>, within: Locator = this.main): Promise<void> {
		for (const [label, text] of Object.entries(fields)) await this.field(label, within).fill(text);
	}
	async choose(label: string, option: string | RegExp, within: Locator = this.main): Promise<void> {
		const select = this.field(label, within);
		const text = await select.locator('option', { hasText: option }).first().textContent();
		await select.selectOption({ label: text!.trim() });
	}
	/** Chooses one of several, by how it begins. */
	async pick(label: string): Promise<void> {
		await this.main
			.getByRole('radio', { name: new RegExp(`^\\s*${label}`) })
			.first()
			.check();
	}
	entry(text: string | RegExp): Locator {
		return this.page.locator('.course > li').filter({ hasText: text });
	}
}
