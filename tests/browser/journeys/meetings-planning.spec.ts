import { dayIn, walk } from './council.ts';
import { expect, test, ways, wayWords } from './portal.ts';

for (const way of ways)
	test(`a secretary plans a meeting and its agenda, ${wayWords(way)}`, async ({ portal }) => {
		const page = await portal.as(way.locale === 'lv' ? 'sekretariats@padome.example' : 'secretary', way);
		const she = walk(page, way.locale);
		const { words: w } = she;
		await page.goto('/meetings/new?body=barintiesu-darbs');

		// A day off is said, and stops nobody.
		await page.locator('#date').fill(dayIn(way.locale, 30, 4));
		await page.locator('#startTime').fill('10.00');
		await page.locator('#place').fill('Skolas iela 28, Rīga');
		await page.getByRole('button', { name: w.meetings_check() }).click();
		await expect(page.locator('.note li')).toHaveCount(1);
		await expect(page.locator('#place')).toHaveValue('Skolas iela 28, Rīga');
		await page.locator('#date').fill(dayIn(way.locale, 28, 4));
		await page.getByRole('button', { name: w.meetings_plan() }).click();
		await expect(page.locator('.facts')).toContainText('Skolas iela 28, Rīga');
		const meeting = new URL(page.url()).pathname;

		await page.goto(`${meeting}/items/new`);
		for (const title of ['Pirmais jautājums', 'Otrais jautājums', 'Trešais jautājums']) {
			await page.locator('#title').fill(title);
			await page.getByRole('button', { name: w.agenda_add_more() }).click();
			await expect(page.locator('#title')).toHaveValue('');
		}
		await page.goto(meeting);
		const titles = page.locator('ol li h3');
		await expect(titles).toHaveText(['Pirmais jautājums', 'Otrais jautājums', 'Trešais jautājums']);
		const third = page.locator('ol > li', { hasText: 'Trešais jautājums' });
		await third.getByRole('button', { name: new RegExp(`^${w.agenda_up()}`) }).click();
		const moved = ['Pirmais jautājums', 'Trešais jautājums', 'Otrais jautājums'];
		await expect(titles).toHaveText(moved);
		if (way.javaScript) {
			await expect(page.locator('[data-reorder-status]')).toContainText('2');
			await expect(third.getByRole('button', { name: new RegExp(`^${w.agenda_up()}`) })).toBeFocused();
			await third.locator('.handle').press('ArrowUp');
			await expect(titles).toHaveText(['Trešais jautājums', 'Pirmais jautājums', 'Otrais jautājums']);
			await expect(third.locator('.handle')).toBeFocused();
			const [from, to] = [
				await third.locator('.handle').boundingBox(),
				await page.locator('ol > li', { hasText: 'Otrais jautājums' }).boundingBox()
			];
			await page.mouse.move(from!.x + 5, from!.y + 5);
			await page.mouse.down();
			await page.mouse.move(from!.x + 5, to!.y + to!.height - 2, { steps: 5 });
			await page.mouse.up();
			await expect(page.locator('[data-reorder-status]')).toContainText('3');
			await page.reload();
			await expect(titles).toHaveText(['Pirmais jautājums', 'Otrais jautājums', 'Trešais jautājums']);
		}

		await page.goto('/meetings?body=barintiesu-darbs');
		await expect(page.locator(`main a[href="${meeting}"]`)).toHaveCount(1);
		await page.goto('/meetings/calendar?month=2022-04');
		await expect(page.locator(`main a[href="${meeting}"]`)).toHaveCount(1);
		await page.goto(`${meeting}/cancel`);
		await page.locator('#reason').fill('Nav kvoruma.');
		await page.getByRole('button', { name: w.meetings_cancel_submit() }).click();
		await expect(page.locator('main .note')).toContainText('Nav kvoruma.');
	});
