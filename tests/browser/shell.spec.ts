import type { Locator, Page } from '@playwright/test';
import { found } from './place.ts';
import { expect, test } from './visit.ts';

for (const { javaScript, email } of [
	{ javaScript: true, email: 'vietnieks.tm@padome.example' },
	{ javaScript: false, email: 'kontaktpersona@padome.example' }
])
	test(`another language, another theme, the same page${javaScript ? '' : ', without JavaScript'}`, async ({
		as
	}) => {
		const page = await as('visitor', { javaScript });
		await page.goto(found().signIn[email]![0]!);
		await page.getByRole('main').getByRole('button').click();
		const address = '/tasks?body=barintiesu-darbs&sort=title';
		await page.goto(address);
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page).toHaveURL(address);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tasks');
		await page.getByRole('button', { name: 'Dark' }).click();
		await expect(page).toHaveURL(address);
		await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(15, 17, 19)');
		await page.getByRole('button', { name: 'Light' }).click();
		await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(246, 245, 242)');
		await page.getByRole('button', { name: 'Latviešu' }).click();
		await expect(page).toHaveURL(address);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uzdevumi');
	});

const missing = [
	...['/tasks/999999', '/tasks/0', '/tasks/4a', '/tasks/99999999999999999999', '/bodies/nav-tadas'],
	...['/institutions/nav', '/outbox/nav', '/outbox/018f0000-0000-7000-8000-000000000000', '/nav/tadas/lapas'],
	...['/attachments/nav/text', '/attachments/018f0000-0000-7000-8000-000000000000']
];

for (const { locale, heading, start } of [
	{ locale: 'lv', heading: 'Šādas lapas nav', start: 'Uz sākumu' },
	{ locale: 'en', heading: 'There is no such page', start: 'To the start page' }
] as const)
	test(`what is not there, and numbers that make no sense, in ${locale}`, async ({ as }) => {
		const page = await as('secretary', { locale, javaScript: locale === 'lv' });
		for (const address of missing)
			await test.step(address, async () => {
				const answer = await page.goto(address);
				expect(answer!.status()).toBe(404);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
			});
		await page.getByRole('main').getByRole('link', { name: start }).click();
		await expect(page).toHaveURL('/');
	});

test('by keyboard alone: past the menu, the menu, the filter, a report', async ({ as }) => {
	const page = await as('secretary');
	await page.goto('/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Pārlekt uz galveno saturu' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('#main')).toBeFocused();
	await page.goto('/');
	await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Uzdevumi' }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/tasks');

	await tabTo(page, page.getByLabel('Teksts'));
	await page.keyboard.type('pusaudzu');
	await tabTo(page, page.getByRole('button', { name: 'Atlasīt' }));
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/tasks?q=pusaudzu');
	await tabTo(page, page.locator('table.reg .t').first());
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/tasks/32');

	await tabTo(page, page.getByLabel('Kas paveikts?'));
	await page.keyboard.type('Bez peles.');
	await tabTo(page, page.getByRole('button', { name: 'Saglabāt ziņojumu' }));
	await page.keyboard.press('Enter');
	await expect(page.locator('.course')).toContainText('Bez peles.');
});

/** As somebody without a mouse comes to a place; it must be seen where one is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let step = 0; step < 60; step++) {
		await page.keyboard.press('Tab');
		if (await target.evaluate((element) => element === document.activeElement)) {
			await expect(target).not.toHaveCSS('outline-style', 'none');
			return;
		}
	}
	throw new Error(`the keyboard never came to ${target}`);
}

test('how accessible the portal is and what it does with data is a link at the foot of every page', async ({
	as
}) => {
	const page = await as('visitor');
	const footOf = () => page.getByRole('navigation', { name: 'Par portālu' }).getByRole('link');
	for (const path of ['/sign-in', '/council', '/municipalities/guide', '/nav/tadas', found().links.answer]) {
		await page.goto(path);
		await expect(footOf(), path).toHaveText(['Piekļūstamība', 'Privātums']);
	}
	const member = await as('member');
	await member.goto('/tasks');
	await member.getByRole('link', { name: 'Piekļūstamība' }).click();
	await expect(member.getByRole('main')).toContainText('Šīs tīmekļvietnes piekļūstamība vēl nav izvērtēta.');
	await member.getByRole('link', { name: 'Privātums' }).click();
	await expect(member.getByRole('main')).toContainText('Kas vēl nav norādīts');
});
