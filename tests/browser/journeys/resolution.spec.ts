import { strFromU8 } from 'fflate';
import { addresses } from '../place.ts';
import { dayIn, walk } from './council.ts';
import { download, unpack, wordsOfDocument } from './downloads.ts';
import { filledForm, writtenLetter } from './letters.ts';
import { readMail } from './mailbox.ts';
import { decide, markSeats } from './meeting.ts';
import { expect, test, ways, wayWords } from './portal.ts';

const number = '2022 1.1.1./7-1';
const subject = 'Par bērnu drošību krīzes laikā';
const body = 'Starpinstitucionālā';
const text = [
	'1. Labklājības ministrijai sadarbībā ar Tieslietu ministriju izvērtēt atbalstu bērniem bez pavadības.',
	'2. Iekšlietu ministrijai sadarbībā ar Veselības ministriju apzināt riskus bērniem.',
	'3. Izglītības un zinātnes ministrijai nodrošināt bērniem vietas skolās.'
].join('\n');
const [priority, other] = ['Izstrādāt vadlīnijas bāriņtiesām', 'Apmācīt brīvprātīgos darbam ar bērniem'];
const substitutes = ['Ilze Kalna', 'Juris Ozols', 'Zane Liepa', 'Pēteris Krūms', 'Anna Egle'];

for (const way of ways)
	test(`a resolution, from a Friday's letter to a report that was sent, ${wayWords(way)}`, async ({
		mailedPortal: portal
	}) => {
		test.setTimeout(300_000);
		const { javaScript, locale } = way;
		const she = walk(await portal.as('secretary', way), locale);
		const { words: w, page } = she;
		const day = (at: number, month: number) => dayIn(locale, at, month);
		// Each of those who are asked reads their own language.
		const lm = walk(await portal.as('member', { javaScript }), 'lv');
		const iem = walk(await portal.as('visitor', { javaScript, locale: 'en' }), 'en');
		const vm = walk(await portal.as('visitor', { javaScript }), 'lv');
		let [resolution, request, report] = ['', '', ''];
		const open = async (place: string, walker = she) => {
			await walker.page.goto(place);
			await expect(walker.page.getByRole('heading', { level: 1 })).toBeVisible();
		};

		await test.step('Friday, 16.30: she registers it; a deadline that is over is said at its field', async () => {
			await she.enter(w.resolutions_heading(), w.resolutions_heading());
			await she.follow(w.resolutions_new(), w.resolutions_new());
			await she.write({
				...{ [w.resolutions_number()]: number, [w.resolutions_issuer()]: 'Ministru prezidents' },
				...{ [w.resolutions_date()]: day(24, 3), [w.resolutions_received()]: day(25, 3) },
				...{ [w.resolutions_subject()]: subject, [w.resolutions_text()]: text },
				...{ [w.resolutions_report_interim()]: day(18, 3), [w.resolutions_report_final()]: '90 dienas' }
			});
			await she.choose(w.resolutions_control(), w.resolutions_control_report());
			await she.choose(w.resolutions_body(), body);
			await she.button(w.resolutions_register()).click();
			await expect(she.main).toContainText(w.resolutions_problem_due_before({ date: day(24, 3) }));
			await expect(she.field(w.resolutions_subject())).toHaveValue(subject);
			await she.write({ [w.resolutions_report_interim()]: day(20, 4) });
			await she.press(w.resolutions_register(), w.resolutions_registered());
		});

		await test.step('its text is split into points, with who answers for each', async () => {
			await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
			await she.press(w.resolutions_split_take(), w.resolutions_points_taken({ count: 3 }));
			resolution = new URL(page.url()).pathname;
			await she.arrive(subject);
			const steps = page.locator('[id^="report-"]').first().locator('ol li');
			await expect(steps).toHaveCount(5);
			await expect(steps.first()).toContainText(day(31, 3));
		});

		await test.step('twice is said, with the way to the first', async () => {
			await open('/resolutions/new');
			await she.write({ [w.resolutions_number()]: number, [w.resolutions_issuer()]: 'Ministru prezidents' });
			await she.write({ [w.resolutions_subject()]: subject });
			await she.button(w.resolutions_register()).click();
			await she.follow(w.resolutions_twin(), subject);
		});

		await test.step('five institutions are asked, each for its part', async () => {
			await page
				.getByRole('button', { name: new RegExp(`^${w.resolutions_ask()}`) })
				.first()
				.click();
			await she.told(w.resolutions_asked({ count: 5 }));
			request = new URL(page.url()).pathname;
			const ask = page.locator('form#ask');
			for (const name of ['LM', 'IeM', 'TM', 'VM', 'IZM'])
				await expect(ask.getByRole('listitem').filter({ hasText: name }).first()).toBeVisible();
			await expect(ask).toContainText(w.asker_ask_unreached({ who: 'IZM' }));
			await she.press(w.asker_ask(), /./, ask);
			await expect(page.locator('#owing')).toHaveText(w.asker_owing_heading({ count: 5 }));
		});

		await test.step('one answers in the portal: nothing, then a draft, then the whole', async () => {
			await open('/', lm);
			const { words: l } = lm;
			await lm.main
				.getByRole('link', { name: new RegExp(escaped(number)) })
				.first()
				.click();
			await lm.arrive(/./);
			await lm.button(l.answering_send()).first().click();
			await expect(lm.main).toContainText(l.answering_problem_empty());
			await lm.write({ 'Kas izdarīts': 'Izvērtēta **pašvaldību** prakse.' });
			await lm.press(l.answering_save(), l.answering_done_saved());
			await lm.write({ 'Kas plānots': `- ${priority} līdz 2022. gada 1. septembrim.\n- ${other}.` });
			await lm.write({ 'Kas ir spēkā': 'Bērnu tiesību aizsardzības likums.' });
			await lm.press(l.answering_send(), l.answering_done_sent());
		});

		await test.step('one answers from the mail, without signing in', async () => {
			const mail = await portal.mailed(addresses.member.en, number);
			const { words: e } = iem;
			await readMail(iem.page, mail.html!, e.asker_mail_button());
			await expect(iem.main).toContainText('apzināt riskus bērniem');
			await iem.write({ 'Kas nav kārtībā': 'Trūkst datu par bērniem bez pavadības.' });
			await iem.button(e.answering_send()).click();
			await expect(iem.main).toContainText(e.answering_done_sent());
		});

		await test.step('two answer by letter: one writes its own, one fills in the form that was sent to it', async () => {
			await open(request);
			const form = await download(she, of(w.registering_word(), 'IZM'));
			await register('TM', writtenLetter({ 'Kas izdarīts': 'Sagatavots likumprojekts.' }));
			await expect(she.field('Kas izdarīts').first()).toHaveValue(/Sagatavots likumprojekts/);
			await expect(she.field(w.registering_number())).toHaveValue('1-15/345');
			await she.press(w.registering_do(), w.registering_done({ count: 1 }));
			await register('IZM', filledForm(form.bytes, { 'Kas vajadzīgs': 'Papildu 120 vietas skolās.' }));
			await expect(she.main).toContainText(w.registering_by_form());
			await she.write({ [w.registering_number()]: '4-7e/22/11', [w.registering_date()]: day(25, 3) });
			await she.press(w.registering_do(), w.registering_done({ count: 1 }));
		});

		await test.step('a week later one is late: only that one is reminded, and answers', async () => {
			await portal.moveTo('2022-04-01T09:00:00Z');
			await open(request);
			await expect(page.locator('#owing')).toHaveText(w.asker_owing_heading({ count: 1 }));
			await expect(page.locator('.due.late').first()).toBeVisible();
			await she.press(w.asker_remind(), w.invitations_done({ count: 1 }));
			const mail = await portal.mailed('vaditajs.vm@padome.example', 'Atbilde kavējas');
			await readMail(vm.page, mail.html!, vm.words.asker_mail_button());
			await vm.write({ 'Kas izdarīts': 'Apzinātas ārstniecības iestādes.' });
			await vm.button(vm.words.answering_send()).click();
			await expect(vm.main).toContainText(vm.words.answering_done_sent());
		});

		await test.step('she reads, gives one back, accepts the others', async () => {
			await open(request);
			await expect(she.main).toContainText(w.asker_owing_none());
			await page.getByRole('link', { name: of(w.asker_give_back_link(), 'IeM, 2.') }).click();
			await she.write({ [w.asker_question()]: 'Par kuru gadu?' });
			await she.press(w.asker_give_back(), /./, page.locator('form#giveBack-one'));
			const mail = await portal.mailed(addresses.member.en, 'Par kuru gadu?');
			await readMail(iem.page, mail.html!, iem.words.asker_mail_returned_button());
			await iem.write({ 'Kas nav kārtībā': 'Trūkst 2021. gada datu par bērniem bez pavadības.' });
			await iem.button(iem.words.answering_send()).click();
			await expect(iem.main).toContainText(iem.words.answering_done_sent());
		});

		await test.step('what is accepted is compiled; who is missing stands in the document', async () => {
			await open(request);
			for (const box of await page.locator('form#accept').getByRole('checkbox').all())
				if (!/IeM/.test((await box.evaluate((it) => it.parentElement!.textContent)) ?? '')) await box.check();
			await she.press(w.asker_accept(), w.asker_accepted_done({ count: 4 }));
			await open(resolution);
			await page.locator('[id^="report-"] h3 a').first().click();
			report = new URL(page.url()).pathname;
			await she.press(w.reports_compile(), w.reports_compiled({ count: 6 }));
			await expect(she.main).toContainText(`${w.reports_missing({ count: 1 })} IeM`);
			const { bytes } = await download(she, w.reports_word());
			expect(wordsOfDocument(bytes)).toContain('Iekšlietu ministrija');
		});

		await test.step('the last one comes in, too; she edits in place, with the source beside', async () => {
			await open(request);
			await page.locator('form#accept').getByRole('checkbox').check();
			await she.press(w.asker_accept(), w.asker_accepted_done({ count: 1 }));
			await open(report);
			await she.press(w.reports_compile_again(), w.reports_compiled({ count: 1 }));
			const paragraph = page.locator('li[data-item]', { hasText: 'Sagatavots likumprojekts' });
			await expect(paragraph.locator('aside')).toContainText('TM');
			await paragraph.getByRole('link', { name: new RegExp(`^${w.reports_edit()}`) }).click();
			await she.write({ [w.reports_field_text()]: 'Sagatavots un saskaņots likumprojekts.' });
			await she.press(w.ui_save(), w.reports_saved());
		});

		await test.step('it is read and commented on; she answers', async () => {
			await she.follow(w.reports_next_circulate(), w.reports_next_circulate());
			await she.write({ [w.reports_circulate_until()]: day(6, 4) });
			await she.press(w.reports_circulate_submit(), w.reports_circulated({ number: 1 }));
			const { words: l } = lm;
			await open(`${report}/versions/1`, lm);
			const place = lm.page.locator('article').getByRole('link', { name: new RegExp(l.reports_comment()) });
			await place.first().click();
			await lm.write({ [l.reports_comment_label()]: 'Jāpiemin arī pašvaldības.' });
			await lm.press(l.reports_comment_submit(), l.reports_commented());
			await open(`${report}/versions`);
			const comment = page.locator('.comment', { hasText: 'Jāpiemin arī pašvaldības.' });
			await she.write({ [w.reports_comment_answer()]: 'Papildināts.' }, comment);
			await comment.getByRole('button', { name: w.reports_comment_take(), exact: true }).click();
			await she.told(w.reports_comment_answered());
		});

		await test.step('the group approves it at its meeting', async () => {
			await open(`${report}/approval`);
			await she.follow(w.reports_lay_plan(), w.meetings_new_heading());
			await she.choose(w.meetings_filter_body(), body);
			await she.button(w.meetings_new_next()).click();
			await she.write({ [w.meetings_date()]: day(1, 4), [w.meetings_start()]: '14.00' });
			await she.write({ [w.meetings_end()]: '15.00', [w.meetings_place()]: 'Skolas iela 28, Rīga' });
			await she.press(w.meetings_plan(), w.meetings_planned_done());
			const meeting = new URL(page.url()).pathname;
			await open(`${report}/approval`);
			await she.press(w.reports_lay_submit(), w.reports_laid());
			await open(`${meeting}/attendance`);
			await markSeats(she, [...substitutes, 'Jānis Bērziņš', 'Līga Kalniņa', 'Inta Saule'], {
				isSaved: javaScript
			});
			await she.press(w.ui_save(), javaScript ? w.bodies_same() : w.attendance_saved());
			await she.press(w.attendance_hold({ word: w.meetings_word_group() }), w.attendance_held());
			await open(`${meeting}/minutes`);
			await decide(she, 1, 'Apstiprināt starpziņojumu.');
			await open(`${report}/approval`);
			await she.press(w.reports_approve_by_decision(), w.reports_approved());
		});

		await test.step('two priorities become tasks', async () => {
			await she.follow(w.reports_place_plans(), w.reports_place_plans());
			for (const title of [priority, other]) {
				const plan = page.locator('li[id^="plan-"]', { hasText: title });
				await plan.getByRole('button', { name: new RegExp(`^${w.reports_plan_make()}`) }).click();
				await expect(plan.locator('a[href^="/tasks/"]')).toBeVisible();
			}
			await page.locator('li[id^="plan-"]', { hasText: priority }).locator('a[href^="/tasks/"]').click();
			await she.arrive(new RegExp(priority));
			await expect(page.locator('.facts')).toContainText(/1 September 2022|2022\. gada 1\. septembris/);
			await expect(she.main).toContainText(number);
		});

		await test.step('Word and slides say what the report says', async () => {
			await open(report);
			const { name, bytes } = await download(she, w.reports_word());
			expect(name).toMatch(/\.docx$/);
			const words = wordsOfDocument(bytes);
			const said = ['Sagatavots un saskaņots likumprojekts.', 'Trūkst 2021. gada datu', 'Papildu 120 vietas'];
			for (const one of [...said, 'Apzinātas ārstniecības iestādes.', priority, number])
				expect(words).toContain(one);
			const slides = await download(she, w.reports_slides());
			expect(slides.name).toMatch(/\.pptx$/);
			const shown = wordsOfSlides(slides.bytes);
			for (const one of [...said, priority]) expect(shown).toContain(one);
		});

		await test.step('signed and sent outside; after that nothing is taken any more', async () => {
			await open(`${report}/approval`);
			await she.write({ [w.reports_sign_who()]: 'Labklājības ministrs' });
			await she.press(w.reports_sign_submit(), w.reports_signed());
			await she.write({ [w.reports_send_to()]: 'Ministru prezidents' });
			await she.press(w.reports_send_submit(), w.reports_sent());
			await expect(she.main).toContainText(w.reports_locked());
			const mail = await portal.mailed(addresses.member.en, 'Par kuru gadu?');
			await readMail(iem.page, mail.html!, iem.words.asker_mail_returned_button());
			await expect(iem.main).toContainText(iem.words.answering_dead_ended());
			await open(resolution);
			await expect(page.locator('[id^="report-"]').first()).toContainText(w.resolutions_status_sent());
		});

		async function register(who: string, bytes: Uint8Array): Promise<void> {
			await open(request);
			await page.getByRole('link', { name: of(w.registering_link(), who) }).click();
			await she.arrive(w.registering_heading());
			const name = `${who}.docx`;
			await page.getByLabel(w.registering_files()).setInputFiles({
				...{ name, buffer: Buffer.from(bytes) },
				mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
			});
			await she.button(w.registering_read()).click();
			await expect(she.main).toContainText(name);
		}
	});

/** The words of all slides. */
function wordsOfSlides(bytes: Uint8Array): string {
	return Object.entries(unpack(bytes))
		.filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
		.map(([, xml]) =>
			strFromU8(xml)
				.replaceAll('</a:p>', '\n')
				.replaceAll(/<[^>]+>/g, '')
		)
		.join('\n');
}

/** What is said with a link or button for whoever hears it alone: "Read: IZM". */
const of = (words: string, whose: string) => new RegExp(`^${escaped(words)}\\s*: ${escaped(whose)}$`);
const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
