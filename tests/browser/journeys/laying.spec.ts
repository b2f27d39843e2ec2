import { dayIn, walk } from './council.ts';
import { expect, test, ways, wayWords } from './portal.ts';

for (const way of ways)
	test(`a group lays a result before the council, whose decision ends the task, ${wayWords(way)}`, async ({
		portal
	}) => {
		const lead = await portal.as('vaditajs@padome.example', way);
		await lead.goto('/tasks/13/lay');
		await lead.locator('#text').fill('Vadlīnijas ir izstrādātas.');
		await lead.locator('#lay button.btn:not([type=button])').click();
		await expect(lead).toHaveURL(/\/tasks\/13(#.*)?$/);

		const page = await portal.as('secretary', way);
		const { words: w } = walk(page, way.locale);
		await page.goto('/meetings/new?body=padome');
		await page.locator('#date').fill(dayIn(way.locale, 25, 3));
		await page.locator('#startTime').fill('10.00');
		await page.locator('#number').fill('9');
		await page.getByRole('button', { name: w.meetings_plan() }).click();
		const meeting = new URL(page.url()).pathname;
		await page.goto(`${meeting}/offers`);
		await page.locator('#take input[value^="LAID:"]').check();
		await page.locator('#take button.btn:not([type=button])').click();
		await page.goto(`${meeting}/minutes`);
		const decide = page.locator('form[id^="decide-"]');
		await decide.locator('textarea').fill('Atzīt uzdevumu par izpildītu.');
		await decide.locator('button.btn:not([type=button])').click();
		await page.locator('a[href*="/decisions/"]').last().click();
		await expect(page.locator('main')).toContainText('Vadlīnijas ir izstrādātas.');

		// Without a choice nothing is decided; what was typed stays.
		const form = page.locator('#settleLaying');
		await form.getByRole('textbox').fill('Ar pateicību.');
		await form.locator('button.btn').click();
		await expect(form.getByRole('alert')).toHaveText(w.agenda_problem_outcome());
		await expect(form.getByRole('textbox')).toHaveValue('Ar pateicību.');
		const laid = page.locator('main .note');
		const settle = async () => {
			await form.locator('[name="outcome"]').selectOption('DONE');
			await form.getByRole('textbox').fill('Ar pateicību.');
			await form.locator('button.btn').click();
			await expect(laid).toContainText(w.decisions_laid_closed());
		};
		const decision = page.url().split('?')[0]!;
		await settle();

		// Taken back, the result waits again.
		await page.getByRole('button', { name: w.ui_undo() }).click();
		await page.goto(decision);
		await expect(laid).toContainText(w.decisions_laid_waiting());
		await settle();

		// The task shows it; its lead reads in its course what ended it, before the draft of the minutes is theirs to read.
		const citation = 'prot. Nr. 9 1. § 1. punkts';
		await page.goto('/tasks/13');
		await expect(page.locator('#decisions')).toContainText(citation);
		await expect(page.locator('#decisions')).toContainText(w.decisions_relation_closed());
		await lead.reload();
		await expect(lead.locator('main')).toContainText('Ar pateicību.');
		await expect(lead.locator('main')).toContainText(citation);
	});
