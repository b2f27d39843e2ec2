import type { Page } from '@playwright/test';
import type { Locale } from '../place.ts';
import { expect } from './portal.ts';
import { Walker } from './walker.ts';

/** Days of 2022, as the page's language writes them. */
export function dayIn(locale: Locale, day: number, month: number, year = 2022): string {
	if (locale === 'lv') return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}.`;
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.toLocaleDateString('en-GB', {
		...{ day: 'numeric', month: 'short', year: 'numeric' },
		timeZone: 'UTC'
	});
}

export interface NewTask {
	title: string;
	body: string;
	reference: string;
	author?: string;
	due?: string;
	lead?: string;
	co?: string;
	recurrence?: string;
	/** Null: it is not asked. */
	takeControl?: boolean | null;
}

/** From the register, by its button; leaves the reader on the new task's page and gives its number. */
export async function makeTask(walker: Walker, task: NewTask): Promise<number> {
	const { words: w, page } = walker;
	await walker.enter(w.portal_nav_tasks(), w.tasks_heading());
	await walker.follow(w.editing_new_heading(), w.editing_new_heading());
	await walker.choose(w.editing_field_body(), task.body);
	await walker.write({
		[w.editing_field_task()]: task.title,
		[w.editing_field_reference()]: task.reference,
		[w.editing_field_author()]: task.author ?? 'BLSP',
		[w.editing_field_due()]: task.due ?? ''
	});
	if (task.lead) await walker.choose(w.editing_owner_lead({ number: 1 }), task.lead);
	if (task.co) await walker.choose(w.editing_owner_co({ number: 1 }), task.co);
	if (task.recurrence) await walker.choose(w.editing_field_recurrence(), task.recurrence);
	if (task.takeControl !== null)
		await page.getByLabel(w.editing_take_control()).setChecked(task.takeControl ?? true);
	await walker.button(w.editing_new_save()).click();
	await walker.arrive(task.title);
	return Number(/\/tasks\/(\d+)/.exec(page.url())![1]);
}

/** Searches as one does: in the field on every page. */
export async function search(walker: Walker, text: string): Promise<void> {
	const { page, words: w } = walker;
	await page.getByRole('searchbox', { name: w.portal_search() }).fill(text);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/tasks\?q=/);
	await walker.arrive(w.tasks_heading());
}

/** Finds a task by its title, and opens it. */
export async function findTask(walker: Walker, title: string): Promise<void> {
	await search(walker, title);
	await walker.follow(title, title, walker.page.locator('table.reg tbody'));
}

/** A small file that is what it says. */
export function pdf(name: string, text: string) {
	const content = `%PDF-1.4\n1 0 obj <</Title (${text})>> endobj\ntrailer <</Info 1 0 R>>\n%%EOF\n`;
	return { name, mimeType: 'application/pdf', buffer: Buffer.from(content) };
}

export function walk(page: Page, locale: Locale): Walker {
	return new Walker(page, locale);
}
