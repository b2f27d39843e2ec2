import { dayIn, walk } from './council.ts';
import { download } from './downloads.ts';
import { filledForm, markedForm } from './letters.ts';
import { readMail } from './mailbox.ts';
import { expect, test, ways, wayWords } from './portal.ts';

const [balvi, ludza] = ['Balvu novada pašvaldība', 'Ludzas novada pašvaldība'];
const official = 'anna.ozola@balvi.example';
const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const of = (words: string, whose: string) => new RegExp(`^${escaped(words)}\\s*: ${escaped(whose)}`);

for (const way of ways)
	test(`a survey of the municipalities, from the mail that asks to an answer that is accepted, ${wayWords(way)}`, async ({
		mailedPortal: portal
	}) => {
		test.setTimeout(300_000);
		const { javaScript, locale } = way;
		const she = walk(await portal.as('secretary', way), locale);
		const { words: w, page } = she;
		// On a telephone.
		const they = walk(await portal.as('visitor', { javaScript, width: 320 }), 'lv');
		const { words: l } = they;
		let request = '';
		const open = async (place: string) => {
			await page.goto(place);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		};

		await test.step('she sees in the register who hears for whom, and names who hears for one', async () => {
			await she.enter(w.municipalities_heading(), w.municipalities_heading());
			await expect(she.main).toContainText(w.municipalities_count({ count: 43 }));
			await she.main.getByRole('link', { name: of(w.people_contact_new(), balvi) }).click();
			await she.arrive(w.people_contact_heading());
			await she.main.getByRole('link', { name: w.people_choose_new() }).click();
			await she.write({ [w.people_field_name()]: 'Anna Ozola', [w.people_field_email()]: official });
			await she.main.locator('form button.btn').first().click();
			await she.arrive(w.people_contact_heading());
			await she.write({ [w.people_field_from()]: dayIn(locale, 1, 3) });
			await she.button(w.people_contact_do()).click();
			await expect(page.locator('.notice')).toBeVisible();
		});

		await test.step('the survey of the year asks all 43, once', async () => {
			await she.enter(w.municipalities_heading(), w.municipalities_heading());
			await she.follow(w.municipalities_start(), w.municipalities_new_heading());
			await she.press(w.municipalities_new_next(), w.municipalities_started());
			request = new URL(page.url()).pathname;
			await open('/municipalities/surveys/new');
			await she.write({ [w.municipalities_year()]: '2023' });
			await she.button(w.municipalities_new_next()).click();
			await expect(she.main).toContainText(/2023\. gadam aptauja jau ir|2023 has its survey/);
			await open(request);
			await she.press(w.asker_ask(), /./, page.locator('form#ask'));
			await expect(page.locator('#owing')).toHaveText(w.asker_owing_heading({ count: 43 }));
		});

		await test.step('one answers from the mail: begins, leaves, comes back, and is told what is wrong', async () => {
			const mail = await portal.mailed(official, 'programmas');
			await readMail(they.page, mail.html!, l.asker_mail_button());
			const fill = (name: string, text: string) =>
				they.main.getByRole('textbox', { name, exact: true }).fill(text);
			const area = (name: string) => they.main.getByRole('group', { name: new RegExp(`^${name}`) });
			await area('15\\. ').getByRole('checkbox', { name: 'aprakstīta' }).check();
			await area('15\\. ').getByRole('checkbox', { name: 'iekļauta plānā' }).check();
			await they.button(l.answering_save()).last().click();
			await expect(they.main).toContainText(l.answering_done_saved());
			await readMail(they.page, mail.html!, l.asker_mail_button());
			await expect(area('15\\. ').getByRole('checkbox', { checked: true })).toHaveCount(2);
			await fill(l.answering_period_starts(), '2027');
			await fill(l.answering_period_ends(), '2023');
			await fill(l.answering_money_label(), '-5');
			await they.button(l.answering_send()).click();
			await expect(they.main).toContainText(l.answering_problem_period_order());
			await fill(l.answering_period_starts(), '2023');
			await fill(l.answering_period_ends(), '2027');
			await they.button(l.answering_send()).click();
			await expect(they.main).toContainText(l.answering_problem_money_negative());
			await fill(l.answering_money_label(), 'EUR 10 239,50');
			await they.button(l.answering_send()).click();
			await expect(they.main).toContainText(l.answering_problem_required());
			await they.choose(l.municipalities_question_status(), l.municipalities_status_own());
			const practice = they.main.getByRole('group', { name: l.answering_row({ row: 1 }) });
			// As Excel gives its cells to a form without a script.
			const pasted =
				'Joma\tApraksts\tSaite\n15\tSkolas ir pielāgotas.\twww.balvi.lv\nVides pieejamība\tUzbrauktuves.';
			await practice.getByLabel(l.answering_practice_text()).fill(pasted);
			await fill('Dokumenti un saites', 'Dokuments\tGads\nAttīstības programma\t2023');
			await they.button(l.answering_send()).click();
			await expect(they.main).toContainText(l.answering_done_sent());
			await expect(they.main).toContainText(/10\s239,50\seuro/);
			await expect(they.main).toContainText(/15\. Bērni ar īpašajām vajadzībām: Skolas ir pielāgotas\./);
			await expect(they.main).toContainText(/4\. Vides pieejamība: Uzbrauktuves\./);
			await expect(they.main.getByRole('table')).toContainText('Attīstības programma');
		});

		await test.step('she gives it back with a question, and accepts what comes then', async () => {
			await open(request);
			await page.getByRole('link', { name: of(w.asker_give_back_link(), balvi) }).click();
			await she.write({ [w.asker_question()]: 'Vai plānam ir termiņi?' });
			await she.press(w.asker_give_back(), /./, page.locator('form#giveBack-one'));
			const mail = await portal.mailed(official, 'Vai plānam ir termiņi?');
			await readMail(they.page, mail.html!, l.asker_mail_returned_button());
			await they.main.getByRole('checkbox', { name: l.municipalities_plan_dates() }).check();
			await they.button(l.answering_send()).click();
			await expect(they.main).toContainText(l.answering_done_sent());
			await open(request);
			await page.locator('form#accept').getByRole('checkbox').check();
			await she.press(w.asker_accept(), w.asker_accepted_done({ count: 1 }));
		});

		await test.step('another answers by letter, and both are on the page of the survey', async () => {
			const form = await download(she, of(w.registering_word(), ludza));
			await page.getByRole('link', { name: of(w.registering_link(), ludza) }).click();
			await she.arrive(w.registering_heading());
			const written = filledForm(form.bytes, { 'Dokumenti un saites': 'Attīstības programma 2022.–2028.' });
			const bytes = markedForm(written, {
				'Iekļauta citos plānošanas dokumentos': ['X'],
				'2. Izglītības sistēma un iespējas pašvaldībā': ['x', '', 'x'],
				'Ir rīcības plāns': ['jā']
			});
			await page.getByLabel(w.registering_files()).setInputFiles({
				...{ name: 'Ludza.docx', buffer: Buffer.from(bytes) },
				mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
			});
			await she.button(w.registering_read()).click();
			await expect(she.field('Dokumenti un saites')).toHaveValue(/Attīstības programma/);
			await expect(she.main).toContainText(w.registering_by_form());
			await expect(she.field('Bērnu tiesību aizsardzības programma')).toHaveValue('PART');
			await expect(she.main.getByRole('checkbox', { name: 'Ir rīcības plāns' })).toBeChecked();
			await expect(
				she.main.getByRole('group', { name: /^2\. / }).getByRole('checkbox', { checked: true })
			).toHaveCount(2);
			await she.write({ [w.registering_number()]: '1-15/345', [w.registering_date()]: dayIn(locale, 24, 3) });
			await she.press(w.registering_do(), w.registering_done({ count: 1 }));
			await open('/municipalities/surveys/2023');
			await page.getByText(w.municipalities_describe(), { exact: true }).click();
			await she.write({ [w.municipalities_title()]: 'Programmas novados un pilsētās' });
			await page.locator('form#describe button').click();
			await she.arrive('Programmas novados un pilsētās');
			const latgale = page.getByRole('row', { name: new RegExp(w.municipalities_region_latgale()) });
			await expect(latgale).toContainText(w.municipalities_answered_short({ count: 2, all: 9 }));
			await expect(latgale).toContainText(w.municipalities_answered_short({ count: 1, all: 9 }));
		});
	});
