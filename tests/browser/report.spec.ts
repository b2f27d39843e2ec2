import type { Page } from '@playwright/test';
import { expect, test } from './visit.ts';

// Every test has tasks of its own: they may run side by side.
for (const { javaScript, number, shared, twice } of [
	{ javaScript: true, number: 34, shared: 12, twice: 36 },
	{ javaScript: false, number: 38, shared: 13, twice: 37 }
])
	test.describe(`a report${javaScript ? '' : ', without JavaScript'}`, () => {
		test('is written, submitted, sent back, submitted again and accepted', async ({ as }) => {
			const chair = await as('chair', { javaScript });
			await chair.goto(`/tasks/${number}`);
			await write(chair, '- aptaujātas **visas** pašvaldības', 'Izpildē');
			await chair.getByRole('button', { name: 'Apskatīt' }).click();
			const preview = chair.getByRole('region', { name: 'Tā ziņojums izskatīsies' });
			await expect(preview.getByRole('listitem')).toHaveText('aptaujātas visas pašvaldības');
			await expect(chair.locator('.course')).not.toContainText('aptaujātas');
			await expect(chair.getByLabel('Kas paveikts?')).toHaveValue('- aptaujātas **visas** pašvaldības');
			await save(chair);
			await expect(entries(chair, 'aptaujātas visas pašvaldības')).toHaveCount(1);
			await expect(chair.getByLabel('Kas paveikts?')).toHaveValue('');

			await write(chair, 'Ziņojums nosūtīts.', 'Iesniegts izskatīšanai');
			await save(chair);
			await expectStatus(chair, 'Iesniegts izskatīšanai');

			const member = await as('member', { javaScript });
			await member.goto(`/tasks/${number}`);
			await expect(entries(member, 'Ziņojums nosūtīts.')).toHaveCount(1);
			await expect(member.getByRole('button', { name: 'Apstiprināt izpildi' })).toHaveCount(0);
			await expect(member.getByRole('button', { name: 'Atgriezt precizēšanai' })).toHaveCount(0);

			const secretary = await as('secretary', { javaScript });
			await openWaiting(secretary, number);
			await secretary.getByRole('button', { name: 'Atgriezt precizēšanai' }).click();
			await expect(secretary.getByRole('alert')).toHaveText('Uzrakstiet, kas jāprecizē.');
			await secretary.getByLabel('Jūsu vārdi ziņotājam').fill('Trūkst pielikuma.');
			await secretary.getByRole('button', { name: 'Atgriezt precizēšanai' }).click();
			await expectStatus(secretary, 'Izpildē');

			await chair.goto(`/tasks/${number}`);
			await expect(entries(chair, 'Trūkst pielikuma.')).toHaveCount(1);
			await write(chair, 'Pielikums pievienots.', 'Iesniegts izskatīšanai');
			await save(chair);
			await openWaiting(secretary, number);
			await secretary.getByRole('button', { name: 'Apstiprināt izpildi' }).click();
			await expectStatus(secretary, 'Izpildīts');
			await expect(secretary.getByText('Uzdevums ir slēgts')).toBeVisible();
		});

		test('by two people at once: the second sees both texts and loses nothing', async ({ as }) => {
			const first = await as('chair', { javaScript });
			const second = await as('secretary', { javaScript });
			await first.goto(`/tasks/${shared}`);
			await second.goto(`/tasks/${shared}`);
			await write(first, 'Pirmā ziņojums.', 'Izpildē');
			await write(second, 'Otrā ziņojums.', 'Izpildē');
			await save(first);
			await expect(entries(first, 'Pirmā ziņojums.')).toHaveCount(1);
			await save(second);
			await expect(second.getByRole('alert')).toContainText('Pirmā ziņojums.');
			await expect(second.getByLabel('Kas paveikts?')).toHaveValue('Otrā ziņojums.');
			await save(second);
			await expect(entries(second, 'Pirmā ziņojums.')).toHaveCount(1);
			await expect(entries(second, 'Otrā ziņojums.')).toHaveCount(1);
		});

		test('sent twice acts once', async ({ as }) => {
			const page = await as('chair', { javaScript });
			await page.goto(`/tasks/${twice}`);
			await write(page, 'Nosūtīts divreiz.', 'Izpildē');
			const posted = page.waitForRequest((request) => request.method() === 'POST');
			await save(page);
			await expect(entries(page, 'Nosūtīts divreiz.')).toHaveCount(1);
			const request = await posted;
			const headers = { origin: new URL(request.url()).origin, accept: 'text/html' };
			const again = { ...headers, 'content-type': request.headers()['content-type']! };
			const answer = await page.request.post(request.url(), {
				data: request.postDataBuffer()!,
				headers: again
			});
			expect(answer.ok()).toBe(true);
			await page.reload();
			await expect(entries(page, 'Nosūtīts divreiz.')).toHaveCount(1);

			await write(page, 'Nosūtīts un atgriezts.', 'Izpildē');
			await save(page);
			await expect(entries(page, 'Nosūtīts un atgriezts.')).toHaveCount(1);
			await page.goBack();
			await write(page, 'Nosūtīts un atgriezts.', 'Izpildē');
			await save(page);
			await expect(page).toHaveURL(/#entry-/);
			await expect(entries(page, 'Nosūtīts un atgriezts.')).toHaveCount(1);
		});
	});

async function write(page: Page, text: string, status: string): Promise<void> {
	await page.getByLabel('Kas paveikts?').fill(text);
	await page.getByLabel('Statuss pēc šī ziņojuma').selectOption(status);
}

async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Saglabāt ziņojumu' }).click();
}

function entries(page: Page, text: string) {
	return page.locator('.course > li').filter({ hasText: text });
}

async function expectStatus(page: Page, status: string): Promise<void> {
	await expect(page.locator('.facts .st')).toHaveText(status);
}

/** From the start page, where what waits for a decision stands first. */
async function openWaiting(page: Page, number: number): Promise<void> {
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Jūsu lēmums vajadzīgs' })).toBeVisible();
	await page.locator(`a.btn[href="/tasks/${number}"]`).click();
	await expect(page).toHaveURL(`/tasks/${number}`);
}
