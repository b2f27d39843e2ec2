import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { defaultTemplateFile } from '../../src/lib/documents/slide-default.server.ts';
import { forms, type Form } from './forms.ts';
import { expect, test, type Portal } from './journeys/portal.ts';
import { faultsOf } from './looks.ts';
import { folder, found, locales, type Locale } from './place.ts';

/** Sent empty, every form says what is wrong, in a page that everybody can read; then it is filled and sent by keyboard alone. */
for (const [room, listed] of Object.entries(forms))
	test(`every form about ${room}, with errors and by keyboard alone`, async ({ portal }) => {
		test.setTimeout(300_000);
		const browsers = new Map<string, Page>();
		let page: Page | undefined;
		for (const form of listed)
			await test.step(form.asks, async () => {
				if (form.path !== undefined) page = await browserOf(portal, browsers, form);
				if (!form.cannotBeWrong)
					for (const locale of [...locales].reverse()) {
						await speak(page!, portal.origin, locale);
						await goTo(page!, form);
						await sendEmpty(page!, form);
					}
				else if (form.path !== undefined) await goTo(page!, form);
				await fillByKeyboard(page!, form);
			});
	});

async function browserOf(portal: Portal, browsers: Map<string, Page>, { by }: Form): Promise<Page> {
	const who = by ?? 'secretary';
	const known = browsers.get(who);
	if (known) return known;
	const page = await portal.as(who);
	page.setDefaultTimeout(20_000);
	browsers.set(who, page);
	return page;
}

function speak(page: Page, origin: string, locale: Locale) {
	return page.request.post('/language', {
		form: { locale, next: '/' },
		headers: { origin },
		maxRedirects: 0
	});
}

async function goTo(page: Page, { path, via = [] }: Form): Promise<void> {
	if (path !== undefined) await page.goto(typeof path === 'string' ? path : path(found()));
	for (const link of via) {
		await page.goto((await page.locator(link).first().getAttribute('href'))!);
	}
}

const formOf = (page: Page, { form }: Form) => page.locator(form).first();
const buttonOf = (page: Page, form: Form) =>
	formOf(page, form)
		.locator(form.button ?? 'button.btn:not([type=button])')
		.first();

/** What is looked at is the page that says what is wrong. */
async function sendEmpty(page: Page, form: Form): Promise<void> {
	const button = await buttonOf(page, form).elementHandle();
	const answered = answerOf(page, form);
	await formOf(page, form).evaluate((element, sender) => {
		const sent = element as HTMLFormElement;
		sent.noValidate = true;
		for (const field of sent.querySelectorAll<HTMLInputElement>(
			'textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])'
		))
			field.value = '';
		sent.requestSubmit(sender as HTMLElement);
	}, button);
	const status = await answered;
	expect(status, `${form.asks}, sent empty`).toBeGreaterThanOrEqual(400);
	expect(status, `${form.asks}, sent empty`).toBeLessThan(410);
	await expect(page.locator('main [role="alert"]:visible').first(), `${form.asks}, sent empty`).toBeVisible();
	expect.soft(await faultsOf(page), `${form.asks}, with errors`).toEqual([]);
}

/** From the top of the page to the form's button, as somebody does who has no mouse. */
async function fillByKeyboard(page: Page, form: Form): Promise<void> {
	const { values = {} } = form;
	const left = new Map(Object.entries(typeof values === 'function' ? values(found()) : values));
	const target = formOf(page, form);
	await expect(target, form.asks).toBeAttached();
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	const button = buttonOf(page, form);
	for (let step = 0; step < 250; step++) {
		await page.keyboard.press('Tab');
		const at = await whereIs(page, target, button);
		if (at.opens) await page.keyboard.press('Enter');
		if (!at.isInside) continue;
		expect(at.isVisible, `${form.asks}: it is seen that ${at.name} has the focus`).toBe(true);
		if (at.isButton && left.size === 0) return send(page, form);
		const value = left.get(at.name);
		if (value === undefined) continue;
		left.delete(at.name);
		await fill(page, at, value);
	}
	throw new Error(`${form.asks}: by keyboard nobody comes to ${[...left.keys(), 'its button'].join(', ')}`);
}

interface Place {
	readonly isInside: boolean;
	readonly isButton: boolean;
	/** It shows the form, or its button, that is still folded away. */
	readonly opens: boolean;
	readonly isVisible: boolean;
	readonly name: string;
	readonly type: string;
}

async function whereIs(page: Page, target: Locator, button: Locator): Promise<Place> {
	const sender = await button.elementHandle();
	return target.evaluate((form, send) => {
		const at = document.activeElement as HTMLInputElement;
		const details = at.tagName === 'SUMMARY' ? (at.parentElement as HTMLDetailsElement) : null;
		const hides = details?.open === false && (details.contains(form) || details.contains(send));
		const style = getComputedStyle(at);
		const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
		return {
			isInside: form.contains(at) && at !== form,
			isButton: at === send,
			opens: hides,
			isVisible: ring,
			name: at.getAttribute('name') ?? '',
			type: at.tagName === 'SELECT' ? 'select' : (at.type ?? '')
		};
	}, sender);
}

async function fill(page: Page, { type }: Place, value: string): Promise<void> {
	const at = page.locator(':focus');
	if (type === 'select') return choose(page, at, value, 'ArrowDown');
	if (type === 'radio') return choose(page, at, value, 'ArrowDown');
	if (type === 'checkbox') {
		if ((await at.isChecked()) !== (value === 'on')) await page.keyboard.press('Space');
		return;
	}
	// The window in which a file is chosen is the browser's own.
	if (type === 'file') return at.setInputFiles(fileOf(value));
	await page.keyboard.press('Control+A');
	await page.keyboard.type(value);
}

async function choose(page: Page, at: Locator, value: string, key: string): Promise<void> {
	if (value === '+') return page.keyboard.press(key);
	if ((await at.getAttribute('type')) === 'radio') await page.keyboard.press('Space');
	for (let step = 0; step < 30; step++) {
		if ((await page.locator(':focus').inputValue()) === value) return;
		await page.keyboard.press(key);
	}
	// From the last choice one goes back up.
	for (let step = 0; step < 30; step++) {
		if ((await page.locator(':focus').inputValue()) === value) return;
		await page.keyboard.press('ArrowUp');
	}
	throw new Error(`nobody can choose ${value}`);
}

async function send(page: Page, form: Form): Promise<void> {
	const answered = answerOf(page, form);
	await page.keyboard.press('Enter');
	const status = await answered;
	const said = await page.locator('main [role="alert"]').allInnerTexts();
	expect(status, `${form.asks}, filled: ${said.join(' ')}`).toBe(form.answer ?? (form.stays ? 200 : 303));
}

/** What a form that is being sent is answered with, once the page that follows stands. */
async function answerOf(page: Page, { isInPlace }: Form): Promise<number> {
	const [answer] = await Promise.all([
		page.waitForResponse((response) => response.request().method() === 'POST'),
		isInPlace ? null : page.waitForEvent('load')
	]);
	return answer.status();
}

const contents: Record<string, string | Uint8Array> = {
	'Saskaņojums.pdf': '%PDF-1.4\n%%EOF\n',
	'Precizēts.pdf': '%PDF-1.4\n% cits\n%%EOF\n',
	'personas.csv': 'Vārds un uzvārds;E-pasts\nImportēta Persona;importeta.persona@padome.example\n',
	'Veidne.pptx': defaultTemplateFile()
};

function fileOf(name: string): string {
	mkdirSync(join(folder, 'files'), { recursive: true });
	const path = join(folder, 'files', name);
	writeFileSync(path, contents[name]!);
	return path;
}
