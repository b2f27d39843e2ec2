import { found } from './place.ts';
import { expect, test } from './visit.ts';

// Each of an institution of its own: what one registers, the other must not meet.
for (const { javaScript, label, points } of [
	{ javaScript: true, label: 'LM', points: ['2.1.', '2.4., 2.7.'] },
	{ javaScript: false, label: 'VBTAI', points: ['2.2.', '2.5., 2.8.'] }
] as const)
	test(`a letter that came is registered from the board, loses nothing on the way, and is taken back${javaScript ? '' : ', without JavaScript'}`, async ({
		as
	}) => {
		const page = await as('secretary', { javaScript });
		const board = `/requests/${found().asking.asked}`;
		const isBoard = new RegExp(`${board}(#|$)`);
		await page.goto(board);
		const owing = page.getByRole('listitem').filter({ hasText: new RegExp(`^\\s*${label}`) });
		await owing.getByRole('link', { name: 'Reģistrēt saņemto atbildi' }).click();
		const who = page.getByLabel('No kā');
		const chosen = await who.inputValue();
		expect(chosen).not.toBe('');
		await page.getByRole('button', { name: 'Nolasīt datni' }).click();
		const number = javaScript ? '1-15/345' : '1-15/346';
		await page.getByLabel('Numurs').fill(number);
		await page.getByLabel('Vēstules datums').fill('17.03.2022.');
		const text = page.getByLabel('Kas izdarīts').filter({ visible: true }).first();
		await text.fill('Sagatavots likumprojekts.');
		// It turns out to be another's, and one more file comes.
		await page.getByText('Cita institūcija vai vēl viena datne').click();
		const other = await who.locator('option').nth(2).getAttribute('value');
		await who.selectOption(other);
		await page
			.getByLabel('Vēstules datnes')
			.setInputFiles({ name: 'Pielikums.txt', mimeType: 'text/plain', buffer: Buffer.from('Pielikums.') });
		await page.getByRole('button', { name: 'Nolasīt vēlreiz' }).click();
		await expect(page.getByRole('group', { name: 'Pievienotās datnes' })).toContainText('Pielikums.txt');
		await expect(text).toHaveValue('Sagatavots likumprojekts.');
		await expect(page.getByLabel('Numurs')).toHaveValue(number);
		await expect(page.getByLabel('Vēstules datums')).toHaveValue('17.03.2022.');
		await page.getByText('Cita institūcija vai vēl viena datne').click();
		await expect(who).toHaveValue(other!);
		await who.selectOption(chosen);
		await page.getByRole('main').getByRole('button', { name: 'Reģistrēt' }).last().click();
		await expect(page).toHaveURL(isBoard);
		const notice = page.getByRole('status').filter({ hasText: 'Vēstule reģistrēta: 1 atbilde.' });
		await expect(owing).toContainText(points[1]);
		await expect(owing).not.toContainText(points[0]);
		await notice.getByRole('button', { name: 'Atsaukt' }).click();
		await expect(page).toHaveURL(isBoard);
		await expect(owing).toContainText(points.join(', '));
		// Its file waits for another go.
		await page.goto(`${board}/letters/new`);
		await expect(page.getByRole('link', { name: 'Pielikums.txt' }).first()).toBeVisible();
	});
