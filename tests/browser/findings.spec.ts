import { expect, test } from './visit.ts';

/* The pictures of a survey: whoever does not see them reads the same as a table. */

for (const javaScript of [true, false])
	test(`a survey's pictures are tables${javaScript ? '' : ', without JavaScript'}`, async ({ as }) => {
		const page = await as('member', { javaScript });
		await page.goto('/municipalities/surveys/2021/findings');
		const main = page.getByRole('main');
		const rowIn = (table: string | RegExp, row: string) =>
			main.getByRole('table', { name: table }).getByRole('row', { name: row });
		const status = /^Bērnu tiesību aizsardzības programma Daļa no visām/;
		await expect(rowIn(status, 'Ir izstrādāta sava programma').getByRole('cell')).toHaveText('8 (19 %)');
		await expect(
			rowIn(/Daļa no .*\(19\)$/, '5. Veselības aprūpe')
				.first()
				.getByRole('cell')
				.first()
		).toContainText('9 (47 %)');
		await expect(rowIn(/^Rīgas plānošanas reģions/, 'Nav izstrādāta').getByRole('cell')).toHaveText(
			'4 (44 %)'
		);
		await expect(rowIn('Skaitļi pa gadiem: Situācijas analīze', '2021').getByRole('cell').nth(1)).toHaveText(
			'47 %'
		);
		await main.getByText('Skaitļi pa gadiem', { exact: true }).click();
		await expect(rowIn('aprakstīta', '5. Veselības aprūpe').getByRole('cell').nth(1)).toHaveText('47 %');
		for (const picture of await main.locator('svg').all())
			await expect(picture).toHaveAttribute('aria-hidden', 'true');
	});

test('on paper the pictures are as wide as the paper, without what is pressed', async ({ as }) => {
	const page = await as('secretary', { width: 700 });
	await page.goto('/municipalities/surveys/2021/findings');
	await page.emulateMedia({ media: 'print' });
	for (const part of ['nav', '.btn', '.noprint', 'form'])
		for (const one of await page.locator(part).all()) await expect(one).toBeHidden();
	await expect(
		page
			.getByRole('table', { name: /^Situācijas analīze/ })
			.first()
			.locator('svg')
			.first()
	).toBeVisible();
	const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
	expect(width[0]).toBeLessThanOrEqual(width[1]!);
});

test('what two write in one part of a draft is lost to neither', async ({ as }) => {
	const page = await as('secretary');
	await page.goto('/municipalities/guide');
	await page.getByRole('combobox', { name: 'Pašvaldība' }).selectOption({ label: 'Cēsu novada pašvaldība' });
	await page.getByRole('button', { name: 'Sākt' }).click();
	await page.getByRole('link', { name: '3. solis: rīcības plāna izstrāde' }).click();
	const late = await page.context().newPage();
	await late.goto(page.url());
	const measure = (of: typeof page, row: number) =>
		of.getByRole('group', { name: `${row}. rinda` }).getByLabel('Pasākums');
	await measure(page, 1).fill('Rotaļu laukums');
	await page.getByRole('button', { name: 'Saglabāt', exact: true }).click();
	await expect(page.getByText('Saglabāts.')).toBeVisible();
	await measure(late, 1).fill('Bērnu dome');
	await late.getByRole('button', { name: 'Saglabāt', exact: true }).click();
	const main = late.getByRole('main');
	await expect(main.getByRole('listitem').filter({ hasText: 'Rotaļu laukums' })).toBeVisible();
	await expect(measure(late, 1)).toHaveValue('Bērnu dome');
	await late.getByRole('button', { name: 'Saglabāt', exact: true }).click();
	await expect(late.getByText('Saglabāts.')).toBeVisible();
	// What is typed and not saved is there again, whenever one comes back.
	await measure(late, 2).fill('Jauniešu centrs');
	await late.waitForTimeout(500);
	await late.goto('/municipalities/guide');
	await late.goBack();
	await expect(measure(late, 2)).toHaveValue('Jauniešu centrs');
});
