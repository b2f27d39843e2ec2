import { walk } from './council.ts';
import { download, wordsOfDocument } from './downloads.ts';
import { expect, test, ways, wayWords } from './portal.ts';

const programme = 'Valsts programma bērna un ģimenes stāvokļa uzlabošanai 2022. gadam';
const measure = 'Video stāsti par audžuģimenēm';
const heading = `1. ${measure}`;
const why = 'Divus stāstus filmēja arī Latgalē.';
const shortfall = 'Pārējo naudu izlietos nākamajā gadā.';

for (const way of ways)
	test(`a measure’s year, from its task to the published report, ${wayWords(way)}`, async ({ portal }) => {
		test.setTimeout(240_000);
		const { javaScript, locale } = way;
		const she = walk(await portal.as('secretary', way), locale);
		const { words: w, page } = she;
		const lead = walk(await portal.as('chair', { javaScript }), 'lv');
		const { words: l } = lead;
		const euro = '20 000';
		let own = '';
		let told = '';

		await test.step('she registers a programme with a measure, and its year begins', async () => {
			await page.goto('/programmes/new');
			await she.write({
				[w.programmes_year()]: '2022',
				[w.programmes_title()]: programme,
				[w.programmes_stated_total()]: `${euro} euro`
			});
			await she.choose(w.programmes_body(), /bāriņties/i);
			await she.button(w.programmes_register()).click();
			await she.arrive(programme);
			own = new URL(page.url()).pathname;
			await she.follow(w.programmes_measure_add(), /./);
			await she.write({
				[w.programmes_number()]: '1.',
				[w.programmes_measure_title()]: measure,
				[w.programmes_funding()]: euro
			});
			await page.locator('[name="resultTexts"]').first().fill('Izveidoti pieci video stāsti.');
			await page.locator('[name="resultTargets"]').first().fill('5');
			await page.locator('[name="resultUnits"]').first().fill('video stāsti');
			await she.press(w.ui_save(), w.programmes_measure_added(), page.locator('form#add'));
			await page.goto(own);
			await she.press(w.measures_begin(), w.measures_begun());
			await expect(she.button(w.measures_begin())).toHaveCount(0);
			await she.follow(heading, heading, page.getByRole('article'));
			told = new URL(page.url()).pathname;
		});

		await test.step('whoever leads the group reports from the task; above the plan it asks why', async () => {
			await lead.page.goto(told);
			await lead.main
				.getByRole('link', { name: /uzdevums/i })
				.first()
				.click();
			await lead.arrive(measure);
			await lead.main.getByRole('link', { name: l.measures_tell() }).click();
			await lead.arrive(heading);
			await lead.write({ [l.measures_tell_spent()]: '-5', [l.measures_tell_text()]: 'Filmēts.' });
			await lead.page.locator('[name="values"]').fill('7');
			await lead.button(l.measures_tell_save()).click();
			await expect(lead.main).toContainText(l.programmes_problem_money_negative());
			await lead.write({ [l.measures_tell_spent()]: '10239,50 euro' });
			await lead.button(l.measures_tell_save()).click();
			await expect(lead.main).toContainText(l.measures_problem_over_target());
			await lead.write({ [l.measures_tell_why()]: why });
			await lead.press(l.measures_tell_save(), l.measures_told());
			await expect(lead.main).toContainText('7 no 5 (video stāsti)');
			await expect(lead.main).toContainText('10 239,50 euro (51 %)');
		});

		await test.step('a mistaken entry is withdrawn, and the one before counts again', async () => {
			await lead.write({ [l.measures_tell_text()]: 'Vēl viens.' });
			await lead.page.locator('[name="values"]').fill('4');
			await lead.press(l.measures_tell_save(), l.measures_told());
			await expect(lead.main).toContainText('4 no 5 (video stāsti)');
			await lead.main.getByRole('link', { name: /^Atsaukt kā kļūdainu video stāsti 4/ }).click();
			await lead.arrive(l.measures_withdraw());
			await lead.button(l.measures_withdraw()).click();
			await expect(lead.main).toContainText(l.measures_problem_reason());
			await lead.write({ [l.measures_withdraw_reason()]: 'Skaitīti ne tie.' });
			await lead.press(l.measures_withdraw(), l.measures_withdrawn_done());
			await expect(lead.main).toContainText('7 no 5 (video stāsti)');
			await expect(lead.main).toContainText('Skaitīti ne tie.');
		});

		await test.step('she sees how it goes, says why not all, and takes the report', async () => {
			await page.goto(told);
			await she.write({ [w.measures_shortfall()]: shortfall });
			await she.press(w.ui_save(), w.measures_explained(), page.locator('form#explain'));
			await she.follow(w.measures_heading_state(), w.measures_heading_state());
			await expect(page.getByRole('row', { name: new RegExp(measure) }).first()).toContainText('51');
			await expect(she.main).toContainText(w.measures_late_none());
			const { name, bytes } = await download(she, w.measures_report_word());
			expect(name).toMatch(/^Programmas pārskats 2022 .*\.docx$/);
			const words = wordsOfDocument(bytes);
			for (const said of [programme, measure, shortfall, '7 no 5', 'Izveidoti pieci video stāsti.'])
				expect(words).toContain(said);
			const table = await download(she, w.measures_report_csv());
			expect(table.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
			expect(table.bytes.toString()).toContain(`;10239,5;${shortfall}`);
		});

		await test.step('anybody reads it once she publishes it; then she closes it', async () => {
			await she.press(w.measures_show(), w.measures_shown());
			const reader = walk(await portal.as('visitor', { javaScript, locale: 'en' }), 'en');
			await reader.page.goto('/council');
			await reader.follow(programme, programme);
			for (const said of [measure, shortfall, '7 no 5']) await expect(reader.main).toContainText(said);
			await she.press(w.measures_close(), w.measures_closed());
			await lead.page.goto(told);
			await expect(lead.button(l.measures_tell_save())).toHaveCount(0);
		});
	});
