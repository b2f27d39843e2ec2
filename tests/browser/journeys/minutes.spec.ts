import type { Locator, Page } from '@playwright/test';
import { wordFixtures } from '#lib/documents/word-fixtures.ts';
import { paste, pasteRefusals } from '../pasting.ts';
import { found } from '../place.ts';
import { expect, test } from './portal.ts';

const lv = { locale: 'lv', javaScript: true } as const;
const address = () => `/meetings/${found().minutes.meeting}/minutes`;

/** The field of a part of the first item. */
function part(page: Page, kind: 'HEARD' | 'SAID'): Locator {
	return page.locator(`form[id^="${kind}-"]`).first();
}

const area = (form: Locator) => form.locator('textarea[name="text"]');
const state = (form: Locator) => form.locator('[data-state]');

test('minutes save themselves; what the network or the browser takes comes back', async ({ portal }) => {
	const page = await portal.as('secretary', lv);
	await page.goto(address());
	const said = part(page, 'SAID');
	await area(said).pressSequentially('Tieslietu ministrija piekrīt.');
	await expect(state(said)).toContainText('Saglabāts plkst.');
	await page.reload();
	await expect(area(said)).toHaveValue('Tieslietu ministrija piekrīt.');

	// The network goes, and comes back.
	await page.context().setOffline(true);
	await area(said).fill('Tieslietu ministrija piekrīt. Valsts policija iebilst.');
	await expect(state(said)).toContainText('Nav savienojuma');
	await page.context().setOffline(false);
	await expect(state(said)).toContainText('Saglabāts plkst.', { timeout: 30_000 });

	// The browser dies before anything is sent; the page is opened again.
	await page.context().setOffline(true);
	await area(said).fill('Pēdējais teikums pirms avārijas.');
	await expect(state(said)).toContainText('Nav savienojuma');
	const again = await page.context().newPage();
	await page.close();
	await again.context().setOffline(false);
	await again.goto(address());
	await expect(area(part(again, 'SAID'))).toHaveValue('Pēdējais teikums pirms avārijas.');
	await expect(state(part(again, 'SAID'))).toContainText('Saglabāts plkst.');
	await again.reload();
	await expect(area(part(again, 'SAID'))).toHaveValue('Pēdējais teikums pirms avārijas.');
});

test('two who write at once are told, and nothing is overwritten', async ({ portal }) => {
	const hers = await portal.as('secretary', lv);
	const his = await portal.as('assistant', lv);
	for (const page of [hers, his]) await page.goto(address());
	await area(part(hers, 'SAID')).fill('Sekretāres teksts.');
	await expect(state(part(hers, 'SAID'))).toContainText('Saglabāts plkst.');
	await area(part(his, 'SAID')).fill('Asistenta teksts.');
	const quarrel = part(his, 'SAID').locator('.theirs');
	await expect(quarrel).toContainText('kamēr Jūs rakstījāt');
	await expect(quarrel.locator('textarea')).toHaveValue('Sekretāres teksts.');
	await expect(area(part(his, 'SAID'))).toHaveValue('Asistenta teksts.');
	await area(part(his, 'SAID')).fill('Sekretāres teksts. Asistenta teksts.');
	await quarrel.getByRole('button', { name: 'Saglabāt manu tekstu' }).click();
	await expect(state(part(his, 'SAID'))).toContainText('Saglabāts plkst.');
	// Where nothing is being written, what somebody else saved appears by itself.
	await hers.locator('h1').click();
	await expect(area(part(hers, 'SAID'))).toHaveValue('Sekretāres teksts. Asistenta teksts.', {
		timeout: 30_000
	});
});

for (const javaScript of [true, false])
	test(`a decision becomes a task in one step${javaScript ? '' : ', without JavaScript'}`, async ({
		portal
	}) => {
		const page = await portal.as('secretary', { locale: 'lv', javaScript });
		await page.goto(address());
		if (!javaScript) {
			await area(part(page, 'SAID')).fill('Piekrīt.');
			await part(page, 'SAID').getByRole('button').click();
			await expect(area(part(page, 'SAID'))).toHaveValue('Piekrīt.');
		}
		await page.getByRole('link', { name: /^Izveidot uzdevumu: Sagatavot pārskatu/ }).click();
		const form = page.locator('#makeTask');
		await expect(form.getByLabel('Termiņš', { exact: false }).first()).toHaveValue('30.06.2022.');
		await expect(form.locator('[name="lead"]').first()).toContainText('Labklājības ministrija');
		await form.getByRole('button', { name: 'Izveidot uzdevumu' }).click();
		const task = page.locator('.tasks a');
		await expect(task).toContainText('Sagatavot pārskatu par bāriņtiesu slodzi');
		await expect(page.getByRole('link', { name: /^Izveidot uzdevumu/ })).toHaveCount(0);
		await task.click();
		await expect(page.locator('#decisions')).toContainText('prot. Nr. 7 1. § 2. punkts');
	});

test('leaving with unsaved text asks first', async ({ portal }) => {
	const page = await portal.as('secretary', lv);
	await page.goto(address());
	await page.context().setOffline(true);
	await area(part(page, 'SAID')).pressSequentially('Nesaglabāts.');
	const asked = page.waitForEvent('dialog');
	void page.close({ runBeforeUnload: true });
	const dialog = await asked;
	expect(dialog.type()).toBe('beforeunload');
	await dialog.accept();
});

test('what is pasted from Word keeps its list and its table', async ({ portal }) => {
	const page = await portal.as('secretary', { ...lv, refusing: pasteRefusals });
	await page.goto(address());
	const said = part(page, 'SAID');
	for (const [name, shown] of [
		['Word: bullets on two levels between paragraphs', 'li li'],
		['Word: a table with a merged head and two paragraphs in a cell', 'table td']
	] as const) {
		const [, html, markdown] = wordFixtures.find(([fixture]) => fixture === name)!;
		await area(said).fill('');
		expect(await area(said).evaluate(paste, html)).toBe(true);
		await expect(area(said)).toHaveValue(markdown);
		await expect(state(said)).toContainText('Saglabāts plkst.');
		await page.emulateMedia({ media: 'print' });
		await page.reload();
		await expect(
			page.locator('.onpaper').filter({ hasText: 'IZSAKĀS' }).first().locator(shown).first()
		).toBeVisible();
		await page.emulateMedia({ media: null });
	}
});

test('two hundred pages are pasted and saved', async ({ portal }) => {
	const page = await portal.as('secretary', { ...lv, refusing: pasteRefusals });
	await page.goto(address());
	const said = part(page, 'SAID');
	const line =
		'Tieslietu ministrijas pārstāve informē, ka bāriņtiesu slodze aug, un lūdz izteikt viedokli par to.';
	const pages = Array.from({ length: 200 * 25 }, (_, n) => `<p class=MsoNormal><b>${n + 1}</b> ${line}</p>`);
	await area(said).evaluate(paste, `<html><body>${pages.join('\n')}</body></html>`);
	await expect(state(said)).toContainText('Saglabāts plkst.', { timeout: 30_000 });
	await page.reload();
	await expect(area(said)).toHaveValue(/\*\*5000\*\* Tieslietu/);
});
