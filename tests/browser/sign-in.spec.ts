import type { Page } from '@playwright/test';
import { addresses, type Locale } from './place.ts';
import { expect, test } from './visit.ts';

const words = {
	lv: {
		...{ ask: 'Nosūtīt saiti', asked: 'Pārbaudiet e-pastu', enter: 'Pieslēgties', leave: 'Iziet' },
		...{ used: 'Šī saite jau ir izmantota', left: 'Darbs portālā ir beigts.', tasks: 'Uzdevumi' }
	},
	en: {
		...{ ask: 'Send the link', asked: 'Look at your mail', enter: 'Sign in', leave: 'Sign out' },
		...{ used: 'This link has been used', left: 'You have signed out.', tasks: 'Tasks' }
	}
};

for (const { locale, javaScript } of [
	{ locale: 'lv', javaScript: true },
	{ locale: 'en', javaScript: false }
] as const)
	test(`a secretary signs in by the mailed link, in ${locale}${javaScript ? '' : ', without JavaScript'}`, async ({
		as
	}) => {
		const said = words[locale];
		const page = await as('visitor', { locale, javaScript });
		await page.goto('/tasks?status=open');
		await page.getByRole('textbox').fill(addresses.secretary[locale]);
		await page.getByRole('button', { name: said.ask }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.asked);

		const link = await readMailedLink(await as('administrator'), locale);
		const enter = page.getByRole('main').getByRole('button', { name: said.enter });
		for (const opening of ['first', 'second'])
			await test.step(`the ${opening} opening changes nothing`, async () => {
				await page.goto(link);
				await expect(enter).toBeVisible();
			});
		await enter.click();
		await expect(page).toHaveURL('/tasks?status=open');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.tasks);

		await page.goto(link);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.used);
		await page.goto('/');
		await page.getByRole('button', { name: said.leave }).click();
		await expect(page.getByRole('status')).toContainText(said.left);
		await page.goto('/tasks');
		await expect(page).toHaveURL('/sign-in?next=%2Ftasks');
	});

/** A sample installation shows the link itself, where others show "[personīgā saite]". */
async function readMailedLink(administrator: Page, locale: Locale): Promise<string> {
	await administrator.goto(`/outbox?q=${addresses.secretary[locale]}`);
	await administrator.getByRole('link', { name: 'Pieslēgšanās saite' }).first().click();
	const text = await administrator.locator('pre').innerText();
	return /https?:\/\/\S+/.exec(text)![0];
}
