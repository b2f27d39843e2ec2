import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { dayIn, pdf, walk } from './council.ts';
import { expect, test, ways, wayWords } from './portal.ts';
import type { Walker } from './walker.ts';

const chair = 'vaditajs@padome.example';
const member = 'loceklis@padome.example';
const body = 'Starpinstitucionālā sadarbība';
const task = 'Definēt ārstniecības personu iesaisti prevencijas jomā';

for (const way of ways)
	test.describe(`a chair, ${wayWords(way)}`, () => {
		test('sees what is owed, reports, asks a part of a member, and decides on it', async ({ portal }) => {
			const page = await portal.as(chair, way);
			const she = walk(page, way.locale);
			const { words: w } = she;
			const mine = page.getByRole('heading', { name: `VBTAI pārstāvis, ${body}` });
			await expect(mine).toBeVisible();
			const mineTable = page.locator('h3', { hasText: body }).locator('+ .sheet');
			await expect(mineTable.getByRole('link')).toHaveCount(2);
			await expect(led(page, body)).toContainText('2. Starpinstitucionālā sadarbība');
			await expect(cell(page, led(page, body), w.portal_start_led_open())).toHaveText('2');
			await expect(page.getByRole('heading', { name: w.portal_start_waiting() })).toHaveCount(0);

			await she.follow(new RegExp(task), new RegExp(task), mineTable);
			await she.write({ [w.tasks_report_text()]: '- aptaujātas **piecas** slimnīcas' });
			await page.getByLabel(w.files_files()).setInputFiles(pdf('aptauja.pdf', 'Aptauja'));
			await she.button(w.tasks_report_save()).click();
			await expect(she.entry('aptaujātas piecas slimnīcas')).toHaveCount(1);
			await expect(page.locator('.facts .st')).toHaveText(w.tasks_status_in_process());
			expect(await download(page, she.main.getByRole('link', { name: 'aptauja' }).first())).toContain('%PDF');

			await she.follow(w.editing_part_link(), w.editing_new_part_heading());
			await she.write({ [w.editing_field_due()]: way.locale === 'lv' ? '31.02.2022.' : '31 Feb 2022' });
			await she.button(w.editing_new_save()).click();
			await expect(page.getByRole('alert').first()).toBeVisible();
			await expect(she.field(w.editing_field_due())).toHaveAttribute('aria-invalid', 'true');
			const part = 'Apkopot ģimenes ārstu atbildes';
			await she.write({
				[w.editing_field_task()]: part,
				[w.editing_field_due()]: dayIn(way.locale, 12, 4)
			});
			await she.choose(w.editing_owner_lead({ number: 1 }), 'LM pārstāvis');
			await she.button(w.editing_new_save()).click();
			await she.arrive(part);

			const his = walk(await portal.as(member, way), way.locale);
			await handIn(his, part, 'Atbildes apkopotas.');

			await openWaiting(she, part);
			await she.button(w.tasks_decide_send_back()).click();
			await expect(page.getByRole('alert')).toHaveText(w.tasks_problem_reason_missing());
			await she.write({ [w.tasks_decide_text()]: 'Trūkst Latgales.' });
			await she.button(w.tasks_decide_send_back()).click();
			await expect(she.entry('Trūkst Latgales.')).toHaveCount(1);

			await handIn(his, part, 'Latgale pievienota.');
			await openWaiting(she, part);
			await she.button(w.tasks_decide_accept()).click();
			await expect(page.locator('.facts .st')).toHaveText(w.tasks_status_completed());
			await she.enter(w.portal_nav_start(), w.portal_start_heading());
			await expect(page.getByRole('heading', { name: w.portal_start_waiting() })).toHaveCount(0);
		});

		test('takes back her own mistake, reads the history on paper, and is offered nothing more', async ({
			portal
		}) => {
			const page = await portal.as(chair, way);
			const she = walk(page, way.locale);
			const { words: w } = she;
			await she.follow(new RegExp(task), new RegExp(task));
			await she.write({ [w.tasks_report_text()]: 'Tas ir par citu uzdevumu.' });
			await she.button(w.tasks_report_save()).click();
			const mistake = she.entry('Tas ir par citu uzdevumu.');
			await mistake.getByRole('link', { name: w.tasks_entry_withdraw() }).click();
			await she.arrive(w.tasks_withdraw_heading());
			await she.button(w.tasks_withdraw_submit()).click();
			await expect(page.getByRole('alert')).toHaveText(w.tasks_problem_withdraw_reason());
			await she.write({ [w.tasks_withdraw_reason()]: 'Ierakstīts pie cita uzdevuma.' });
			await she.press(w.tasks_withdraw_submit(), w.tasks_withdraw_done());
			await expect(mistake).toContainText('Ierakstīts pie cita uzdevuma.');
			await expect(mistake.locator('.withdrawn')).toHaveCSS('text-decoration-line', 'line-through');
			await expect(page.locator('.facts .st')).toHaveText(w.tasks_status_needs_action());

			await she.follow(w.word_history_link(), new RegExp(`^${w.word_history_title()}`));
			const word = await download(page, she.main.getByRole('link', { name: w.word_download() }));
			expect(wordText(word)).toContain('Ierakstīts pie cita uzdevuma.');
			await page.goBack();

			const offered = page.getByRole('navigation', { name: w.tasks_actions() }).getByRole('link');
			await expect(offered).toHaveText([
				w.tasks_report_heading(),
				w.agenda_lay_action(),
				w.extensions_action(),
				w.requests_drafting_action(),
				w.editing_part_link(),
				w.files_attach_link()
			]);
			const here = new URL(page.url()).pathname;
			await she.enter(w.portal_nav_bodies(), w.council_bodies_heading());
			await she.follow(/2\. Starpinstitucionālā sadarbība/, /2\. Starpinstitucionālā sadarbība/);
			await expect(she.main.locator('.btn[href*="/bodies/"]')).toHaveCount(0);
			await she.follow('VBTAI pārstāvis', /VBTAI pārstāvis/);
			const seat = new URL(page.url()).pathname;
			await expect(she.main.locator(`a[href^="${seat}/"]`)).toHaveCount(0);
			for (const address of [
				...['close', 'edit', 'restrict', 'sources', 'move', 'control', 'reopen'].map(
					(deed) => `${here}/${deed}`
				),
				...[`${seat}/end`, `${seat}/edit`, '/people/replace', '/people/appoint', '/tasks/batch'],
				...['/journal', '/accounts', '/outbox', '/redaction', '/first-steps', '/prepared']
			])
				await test.step(`${address} is not there`, async () => {
					expect((await page.goto(address))!.status()).toBe(404);
				});
		});

		test('looks up who sits where on a day, and an introduction of her own', async ({ portal }) => {
			const page = await portal.as(chair, way);
			const she = walk(page, way.locale);
			const { words: w } = she;
			await she.enter(w.portal_nav_bodies(), w.council_bodies_heading());
			await she.follow(w.word_composition_link(), w.word_composition_title());
			const row = page.getByRole('row', { name: /VBTAI pārstāvis/ }).filter({ hasText: 'Parauga vadītājs' });
			await expect(row.first()).toBeVisible();
			const date = page.getByLabel(w.council_asof_label());
			await date.fill('31.02.2022.');
			await she.button(w.council_asof_show()).click();
			await expect(page.getByText('„31.02.2022.”').or(page.getByText('“31.02.2022.”'))).toBeVisible();
			await date.fill('01.12.2021.');
			await she.button(w.council_asof_show()).click();
			await expect(page.locator('.note')).toContainText(dayIn(way.locale, 1, 12, 2021));
			await expect(row).toHaveCount(0);
			await she.follow(w.council_asof_today(), w.word_composition_title());
			const composition = await download(page, she.main.getByRole('link', { name: w.word_download() }));
			expect(wordText(composition)).toContain('Parauga vadītājs');

			await page.getByRole('navigation', { name: w.tasks_crumbs() }).getByRole('link').first().click();
			await she.follow(w.word_intro_link(), w.word_intro_title());
			await she.follow(w.word_intro_own(), w.word_intro_title_for({ name: 'Parauga vadītājs' }));
			await expect(she.main).toContainText(task);
			const own = await download(page, she.main.getByRole('link', { name: w.word_download() }));
			expect(wordText(own)).toContain(task);
		});
	});

/** From the start page, where it stands among what is owed, to "submitted". */
async function handIn(his: Walker, title: string, text: string): Promise<void> {
	const { words: w } = his;
	await his.enter(w.portal_nav_start(), w.portal_start_heading());
	await expect(his.page.getByRole('heading', { name: `LM pārstāvis, ${body}` })).toBeVisible();
	await his.follow(title, title, his.page.locator('h3', { hasText: body }).locator('+ .sheet'));
	await his.write({ [w.tasks_report_text()]: text });
	await his.choose(w.tasks_report_status(), w.tasks_status_submitted());
	await his.button(w.tasks_report_save()).click();
	await expect(his.entry(text)).toHaveCount(1);
	await expect(his.page.locator('.facts .st')).toHaveText(w.tasks_status_submitted());
	await expect(his.button(w.tasks_decide_accept())).toHaveCount(0);
}

/** From the start page, where what waits for a decision stands first. */
async function openWaiting(she: Walker, title: string): Promise<void> {
	const { words: w, page } = she;
	await she.enter(w.portal_nav_start(), w.portal_start_heading());
	await expect(page.getByRole('heading', { name: w.portal_start_waiting() })).toBeVisible();
	await expect(cell(page, led(page, body), w.portal_start_led_submitted())).toHaveText('1');
	const row = page.getByRole('row', { name: new RegExp(title) }).first();
	await she.follow(w.portal_start_waiting_review(), title, row);
}

/** A group's row among "my groups". */
function led(page: Page, name: string): Locator {
	return page.getByRole('row', { name: new RegExp(`^\\s*\\d\\. ${name}`) });
}

function cell(page: Page, row: Locator, label: string): Locator {
	return row.locator(`td[data-column="${label}"]`).getByText(/^\d+$/).and(page.locator('a, span'));
}

async function download(page: Page, link: Locator): Promise<string> {
	const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
	return readFileSync(await file.path(), 'latin1');
}

/** What a Word document says. */
function wordText(content: string): string {
	const files = unzipSync(Buffer.from(content, 'latin1'), {
		filter: ({ name }) => name === 'word/document.xml'
	});
	return Buffer.from(files['word/document.xml']!)
		.toString('utf8')
		.replace(/<[^>]+>/g, '');
}
