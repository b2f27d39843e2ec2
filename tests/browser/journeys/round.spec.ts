import { addresses } from '../place.ts';
import { dayIn, walk } from './council.ts';
import { download, wordsOfDocument } from './downloads.ts';
import { writtenOver } from './letters.ts';
import { readMail } from './mailbox.ts';
import { expect, test, ways, wayWords } from './portal.ts';
import { writeRow } from './round.ts';

const last = 'Kas notiek bērnu seksuālas izmantošanas prevencijas lauciņā?';
const title = 'Kas jauns bērnu aizsardzībā pavasarī?';
/** Asked, and nobody of the sample hears for them: they answer by letter, or not at all. */
const unreached = ['Tiesībsargs', 'Bērna māja', 'LU'];
const health = 'vaditajs.vm@padome.example';
const justice = 'vietnieks.tm@padome.example';
const welfare = 'kontaktpersona@padome.example';
const followed = 'Respondenti, kas nezina par algoritmu (aptuveni 1/3)';
const whole = 'Apmeklētās skolas';
const wrongSum = `${whole}: 10, bet daļas 4 + 5 kopā ir 9.`;
const ministry = 'Veselības ministrija';
const event = 'Ārstu konference par vardarbības atpazīšanu';
const fromMail = 'Apstiprināts bērnu noziedzības novēršanas plāns līdz 2030. gadam.';
const byLetter = 'Noslēgta izpēte par bērnu aizstāvību tiesā';
const late = 'DigiSoc noteikumi ir apstiprināti.';

for (const way of ways)
	test(`a round of fourteen, begun from the last one, until all have its summary, ${wayWords(way)}`, async ({
		mailedPortal: portal
	}) => {
		test.setTimeout(240_000);
		const { javaScript, locale } = way;
		const she = walk(await portal.as('secretary', way), locale);
		const { words: w, page } = she;
		const day = (number: number, month: number, year?: number) => dayIn(locale, number, month, year);
		// The people who are asked each read their own language.
		const member = walk(await portal.as('member', { javaScript }), 'lv');
		const reader = walk(await portal.as('visitor', { javaScript, locale: 'en' }), 'en');
		let board = '';

		await test.step('she starts it from the last one: the same are asked, from what they said', async () => {
			await she.enter(w.rounds_heading());
			await she.follow(last, last);
			await she.follow(w.rounds_start_next(), w.rounds_new_heading());
			await expect(page.locator('[name="institutions"]:checked')).toHaveCount(12);
			await she.write({ [w.rounds_title_field()]: title, [w.rounds_due()]: day(24, 3) });
			await she.write({ [w.rounds_as_of()]: day(31, 3, 2026) });
			await she.button(w.rounds_new_next()).click();
			await expect(she.main).toContainText(w.rounds_problem_due_past());
			await she.write({ [w.rounds_due()]: day(28, 3) });
			await she.press(w.rounds_new_next(), w.rounds_started());
			board = new URL(page.url()).pathname;
		});

		await test.step('she sends the question: those whom no mail reaches are named', async () => {
			await expect(page.locator('tbody tr')).toHaveCount(14);
			await she.press(w.asker_ask(), w.invitations_done({ count: 4 }));
			for (const name of unreached) await expect(page.locator('.notice')).toContainText(name);
			const asked = await portal.mailedTo(`: ${title}`);
			expect(asked).toEqual([welfare, addresses.member.en, health, justice].sort());
		});

		await test.step('one answers in the portal: an event on its day, and figures that do not add up', async () => {
			const doctor = walk(await portal.as(health, { javaScript }), 'lv');
			const { words: l } = doctor;
			await doctor.page
				.getByRole('link', { name: new RegExp(title.slice(0, -1)) })
				.first()
				.click();
			await doctor.arrive(title);
			await expect(doctor.main).toContainText(l.rounds_carried());
			await writeRow(doctor, 'events', 4, {
				[l.answering_event_date()]: '05.05.2022.',
				[l.answering_event_text()]: event
			});
			const [name, value, part] = [
				l.answering_figure_name(),
				l.answering_figure_value(),
				l.answering_figure_part()
			];
			await writeRow(doctor, 'figures', 1, { [value]: '25' });
			await writeRow(doctor, 'figures', 3, { [name]: whole, [value]: '10' });
			await writeRow(doctor, 'figures', 4, { [name]: 'Rīgā', [value]: '4', [part]: whole });
			await writeRow(doctor, 'figures', 5, { [name]: 'reģionos', [value]: '5', [part]: whole });
			await doctor.press(l.answering_save(), l.answering_done_saved());
			await expect(doctor.main).toContainText(
				l.answering_sum_differs({ name: whole, value: '10', sum: '9', difference: '1' })
			);
			await doctor.press(l.answering_send(), l.answering_done_sent());
		});

		await test.step('another answers from the mail, for two: of one nothing has changed', async () => {
			const { words: e } = reader;
			const mail = await portal.mailed(addresses.member.en, title);
			await readMail(reader.page, mail.html!, e.asker_mail_button());
			await expect(reader.main).toContainText(e.rounds_carried());
			await reader.button(e.answering_send()).click();
			await expect(reader.main).toContainText(e.rounds_problem_unchanged());
			await reader.main.locator('[name="texts"]').fill(`- ${fromMail}`);
			await reader.main.locator('[name="capacity"]').selectOption({ index: 1 });
			await reader.button(e.answering_send()).click();
			await expect(reader.main).toContainText(e.answering_done_sent_more({ count: 1 }));
			await reader.page.getByLabel(e.rounds_unchanged()).check();
			await reader.button(e.answering_send()).click();
			await expect(reader.main).toContainText(e.answering_done_sent());
		});

		await test.step('a third by letter, in the form that was sent to it', async () => {
			await page.goto(board);
			const row = page.locator('#owing ~ ul > li').filter({ hasText: unreached[0]! });
			const form = await download(she, `${w.registering_word()} : ${unreached[0]}`);
			await row.getByRole('link', { name: new RegExp(w.registering_link()) }).click();
			await she.arrive(w.registering_heading());
			const buffer = Buffer.from(writtenOver(form.bytes, 'Noslēgta izpēte jautājumā', byLetter));
			await page.getByLabel(w.registering_files()).setInputFiles({
				...{ name: 'Atbilde.docx', mimeType: 'application/octet-stream', buffer }
			});
			await she.button(w.registering_read()).click();
			await expect(she.main).toContainText(w.registering_by_form());
			await expect(page.locator('[name="texts"]')).toHaveValue(new RegExp(byLetter));
			await she.write({ [w.registering_number()]: '6-8/17', [w.registering_date()]: day(24, 3) });
			await she.press(w.registering_do(), /./);
		});

		await test.step('days pass; she reminds those who owe, and only them', async () => {
			await portal.moveTo('2022-03-29T09:00:00Z');
			await page.goto(board);
			await expect(page.locator('#owing')).toHaveText(w.asker_owing_heading({ count: 10 }));
			await she.press(w.asker_remind(), w.invitations_done({ count: 2 }));
			const owing = [welfare, justice];
			const mails = await portal.mailedTo(`: ${title}`);
			expect(mails).toEqual([...owing, ...owing, addresses.member.en, health].sort());
		});

		await test.step('one is late', async () => {
			const { words: l } = member;
			await member.page.goto('/');
			await member.page
				.getByRole('link', { name: new RegExp(title.slice(0, -1)) })
				.first()
				.click();
			await member.arrive(title);
			await member.main.locator('[name="texts"]').fill(`- ${late}`);
			await member.main.locator('[name="capacity"]').selectOption({ index: 1 });
			await member.press(l.answering_send(), l.answering_done_sent());
			await page.goto(board);
			await expect(she.main).toContainText(w.asker_came_late_count({ count: 1 }));
		});

		await test.step('she takes the answers, changes their order, and compiles with some missing', async () => {
			for (const box of await page.locator('form#accept').getByRole('checkbox').all()) await box.check();
			await she.press(w.asker_accept(), w.asker_accepted_done({ count: 5 }));
			await page.locator('.crumbs').getByRole('link', { name: w.asker_for_round() }).click();
			await she.arrive(title);
			await page.getByText(w.rounds_order_heading(), { exact: true }).click();
			await page.getByLabel(w.rounds_order_place({ name: ministry })).fill('1');
			await she.press(w.rounds_order_save(), w.rounds_order_done());
			await expect(page.locator('form#compile')).toContainText(w.rounds_compile_missing({ count: 9 }));
			await she.press(w.rounds_compile(), w.rounds_compiled_done());
			await expect(she.main).toContainText(w.rounds_answered_of({ count: 5, all: 14 }));
		});

		await test.step('the Word file says what was said, in her order, and who said nothing', async () => {
			const { name, bytes } = await download(she, w.word_download());
			expect(name).toMatch(/^Aktualitātes .*\.docx$/);
			const words = wordsOfDocument(bytes);
			for (const said of [title, event, fromMail, byLetter, late, followed, wrongSum])
				expect(words).toContain(said);
			expect(words.indexOf(ministry)).toBeLessThan(words.indexOf('Labklājības ministrija'));
			expect(words).toContain('Atbildējuši 5 no 14');
			const silent = words.slice(words.indexOf('\nNav atbildējuši'));
			for (const name of ['Tieslietu ministrija', 'Bērna māja (Bērnu aizsardzības centrs)'])
				expect(silent).toContain(name);
		});

		await test.step('all get it by mail, with the file', async () => {
			const sent = 'Aktualitātes 2026. gada 31. martā';
			await she.follow(w.rounds_send_heading(), w.rounds_send_heading());
			await she.press(w.rounds_send(), w.rounds_sent_done({ count: 4 }));
			const mails = [...(await portal.mailedTo(sent)), ...(await portal.mailedTo('Updates as of'))].sort();
			expect(mails).toEqual([welfare, addresses.member.en, health, justice].sort());
			const mail = await portal.mailed(welfare, sent);
			for (const said of [fromMail, byLetter, event, wrongSum]) expect(mail.text).toContain(said);
			expect(wordsOfDocument(new Uint8Array(mail.attachments[0]!.content as ArrayBuffer))).toContain(late);
		});

		await test.step('anybody reads it, once she publishes it', async () => {
			await page.locator('.crumbs').getByRole('link', { name: title }).click();
			await she.press(w.rounds_publish({ number: 1 }), w.rounds_published());
			await reader.page.goto('/council');
			await reader.follow(title, title);
			for (const said of [event, byLetter, wrongSum]) await expect(reader.main).toContainText(said);
		});

		await test.step('the event is in the calendar, and the figure is followed from one round to the next', async () => {
			await page.locator('#asked + ul').getByRole('link', { name: ministry }).click();
			await she.arrive(w.rounds_institution_heading({ name: ministry }));
			await expect(page.locator('article')).toHaveCount(2);
			await expect(page.locator('.trends section', { hasText: followed })).toContainText(/33\s%.*25\s%.*−8/);
			await page.goto('/meetings/calendar?month=2022-05');
			await expect(page.getByRole('cell').filter({ hasText: event })).toContainText('5');
		});
	});
