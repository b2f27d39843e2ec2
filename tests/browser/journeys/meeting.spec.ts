import { addresses } from '../place.ts';
import { dayIn, findTask, makeTask, pdf, walk } from './council.ts';
import { download, wordsOfDocument } from './downloads.ts';
import { readMail } from './mailbox.ts';
import { decide, markSeats, writePart } from './meeting.ts';
import { expect, test, ways, wayWords } from './portal.ts';

const body = 'Starpinstitucionālā';
const first = 'Informācijas aprite starp iestādēm';
const second = 'Turpmākā sadarbība';
const due = 'Apkopot pašvaldību pieredzi krīzes gadījumos';
const asked = 'sagatavot priekšlikumus informācijas apritei';
const title = 'Sagatavot priekšlikumus informācijas apritei';
const decision = `Labklājības ministrijai līdz 2022. gada 1. jūnijam ${asked}.`;
const said = 'Labklājības ministrija ziņo, ka informācija kavējas.\n\n- skolās;\n- slimnīcās.';
/** Whoever sits there, and as many more as make the group able to decide: 8 of 15. */
const substitutes = ['Ilze Kalna', 'Juris Ozols', 'Zane Liepa', 'Pēteris Krūms', 'Anna Egle'];

for (const way of ways)
	test(`a meeting, from its plan to approved minutes and a completed task, by four people, ${wayWords(way)}`, async ({
		mailedPortal: portal
	}) => {
		test.setTimeout(300_000);
		const { javaScript } = way;
		const she = walk(await portal.as('secretary', way), way.locale);
		const { words: w, page } = she;
		const day = (number: number, month: number) => dayIn(way.locale, number, month);
		// The people who sit there each read their own language.
		const chair = walk(await portal.as('chair', { javaScript }), 'lv');
		const member = walk(await portal.as('member', { javaScript, locale: 'en' }), 'en');
		const reader = walk(await portal.as('visitor', { javaScript }), 'lv');
		let meeting = '';
		const open = async (walker: typeof she, place = '') => {
			await walker.page.goto(meeting + place);
			await expect(walker.page.getByRole('heading', { level: 1 })).toBeVisible();
		};

		await test.step('the secretary plans it', async () => {
			await makeTask(she, { title: due, body, reference: 'prot. Nr. 1 1. §', due: day(25, 3) });
			await she.enter(w.portal_nav_meetings(), w.meetings_heading());
			await she.follow(w.meetings_plan(), w.meetings_new_heading());
			await she.choose(w.meetings_filter_body(), body);
			await she.button(w.meetings_new_next()).click();
			await she.write({ [w.meetings_start()]: '16.00', [w.meetings_end()]: '15.00' });
			await she.write({ [w.meetings_date()]: day(25, 3), [w.meetings_place()]: 'Skolas iela 28, Rīga' });
			await she.write({ [w.meetings_link()]: 'https://tiksanas.example/padome' });
			await she.choose(w.meetings_writer(), /sekretariāt|Sample secretary/);
			await she.button(w.meetings_plan()).click();
			await expect(she.main).toContainText(w.meetings_problem_ends_before());
			await she.write({ [w.meetings_end()]: '17.30' });
			await she.press(w.meetings_plan(), w.meetings_planned_done());
			meeting = new URL(page.url()).pathname;
		});

		await test.step('its agenda: her own items, one that comes back by itself, and a paper', async () => {
			await she.follow(w.agenda_add(), w.agenda_new_heading());
			await she.write({ [w.agenda_title()]: first, [w.agenda_presenter()]: 'A. Bērziņa, LM' });
			await she.choose(w.agenda_kind(), w.agenda_kind_decision());
			await she.press(w.agenda_add_more(), w.agenda_added());
			await she.write({ [w.agenda_title()]: second });
			await she.press(w.agenda_add_submit(), w.agenda_added());
			await she.follow(w.agenda_offers_heading(), w.agenda_offers_heading());
			await page.getByRole('checkbox', { name: new RegExp(due) }).check();
			await she.press(w.agenda_offers_take(), w.agenda_offers_taken({ count: 1 }));
			await expect(page.locator('ol li h3')).toHaveText([first, second, due]);
			const item = page.locator('ol.items > li').filter({ hasText: first });
			await item.getByRole('link', { name: new RegExp(w.agenda_document_add_item()) }).click();
			await she.arrive(w.agenda_document_new_heading());
			await page.getByLabel(w.files_files()).setInputFiles(pdf('shema.pdf', 'Aprites shēma'));
			await she.press(w.files_attach_submit(), w.agenda_document_left());
			await expect(item.getByRole('link', { name: 'shema', exact: true })).toBeVisible();
		});

		await test.step('she calls it; a member answers from the mail, the others in the portal', async () => {
			await she.follow(w.invitations_place(), w.invitations_heading());
			await she.press(w.invitations_send(), w.invitations_done({ count: 3 }));
			const mail = await portal.mailed(addresses.member.lv, first);
			expect(mail.text).toContain('Skolas iela 28, Rīga');
			expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain('text/calendar');
			const { words: l } = reader;
			await readMail(reader.page, mail.html!, l.invitations_own_substitute());
			await expect(reader.main).toContainText(first);
			await reader.button(l.invitations_answer_submit()).click();
			await expect(reader.main).toContainText(l.invitations_problem_substitute());
			await reader.write({
				...{ [l.invitations_substitute_name()]: 'Inga Saule' },
				...{ [l.invitations_substitute_title()]: 'vecākā eksperte' }
			});
			await reader.button(l.invitations_answer_submit()).click();
			await expect(reader.main).toContainText(l.invitations_answer_sent());

			const called = await portal.mailed(addresses.member.en, first);
			await readMail(member.page, called.html!, member.words.invitations_own_coming());
			await member.button(member.words.invitations_answer_submit()).click();
			await expect(member.main).toContainText(member.words.invitations_answer_sent());
			await open(chair, '/replies');
			await chair.pick(chair.words.invitations_own_coming());
			await chair.button(chair.words.invitations_answer_submit()).click();
			await open(she, '/replies');
			await expect(page.getByRole('row').filter({ hasText: 'Inga Saule' })).toContainText(
				w.invitations_reply_substitute()
			);
		});

		await test.step('who is there: too few, then enough', async () => {
			await she.follow(w.attendance_heading(), w.attendance_heading());
			await she.press(w.attendance_fill_offered(), w.attendance_saved());
			const quorum = page.locator('[data-quorum]');
			await expect(quorum).toContainText(/3 .*15.* 8/);
			await she.button(w.attendance_hold({ word: w.meetings_word_group() })).click();
			await expect(she.main).toContainText(w.attendance_problem_hold());
			await markSeats(she, substitutes, { isSaved: javaScript });
			// With a script each seat was saved as it was marked.
			await she.press(w.ui_save(), javaScript ? w.bodies_same() : w.attendance_saved());
			await expect(quorum).toHaveText(w.attendance_quorum_subgroup({ present: 8, voting: 15 }));
		});

		await test.step('minutes item by item, by two: what was said, what was decided, by how many', async () => {
			await open(she, '/minutes');
			await writePart(she, 'HEARD', 0, said);
			await open(chair, '/minutes');
			await writePart(chair, 'SAID', 1, 'Vadītājs aicina turpināt.');
			await open(she, '/minutes');
			await decide(she, 1, decision);
			await decide(she, 2, 'Turpināt sadarbību.');
			await page
				.locator('li', { hasText: decision })
				.getByRole('link', { name: /1\.1\./ })
				.click();
			await she.arrive(w.minutes_decision_number({ number: '1.1.' }));
			const votes = page.locator('form#vote');
			await she.write({ [w.decisions_field_for()]: '9', [w.decisions_field_against()]: '0' }, votes);
			await she.write({ [w.decisions_field_abstained()]: '1' }, votes);
			await she.button(w.ui_save(), votes).click();
			await expect(votes.getByRole('alert').first()).toContainText(/8/);
			await she.write({ [w.decisions_field_for()]: '7' }, votes);
			await she.press(w.ui_save(), w.minutes_saved_notice(), votes);
		});

		let number = 0;
		await test.step('the decision becomes a task in one step', async () => {
			await open(she, '/minutes');
			await she.follow(w.minutes_find_make({ title }), w.minutes_decision_number({ number: '1.1.' }));
			const form = page.locator('form#makeTask');
			await expect(form.locator('[name="due"]')).toHaveValue(day(1, 6));
			await expect(form.locator('[name="lead"] option:checked').first()).toContainText('Labklājības');
			await she.button(w.minutes_task_make(), form).click();
			const link = page.locator('.tasks a');
			await expect(link).toContainText(title);
			number = Number(/\d+$/.exec((await link.getAttribute('href'))!)![0]);
			await open(she, '/minutes');
			await expect(page.getByRole('link', { name: w.minutes_find_make({ title }) })).toHaveCount(0);
		});

		await test.step('it was held; the draft goes out', async () => {
			await she.follow(w.attendance_heading(), w.attendance_heading());
			await she.write({ [w.attendance_opened()]: '16.00', [w.attendance_closed()]: '17.15' });
			await she.press(w.attendance_hold({ word: w.meetings_word_group() }), w.attendance_held());
			await she.follow(w.agreement_place(), w.agreement_heading());
			await she.follow(w.agreement_circulate(), w.agreement_circulate());
			await she.write({ [w.agreement_until()]: day(1, 4) });
			await she.press(w.agreement_circulate_submit(), w.agreement_circulated_done({ count: 3 }));
		});

		await test.step('one comments from the mail, another at a paragraph in the portal', async () => {
			const { words: l } = reader;
			const mail = await portal.mailed(addresses.member.lv, 'anāksme 2022. gada 25. martā, komentāri');
			await readMail(reader.page, mail.html!, l.agreement_mail_button());
			await expect(reader.main).toContainText(decision);
			await reader.follow(l.agreement_to_comment_whole(), /./);
			await reader.write({ [l.agreement_comment_whole()]: 'Pielikumā jābūt shēmai.' });
			await reader.button(l.agreement_comment_submit()).click();
			await expect(reader.main).toContainText(l.agreement_link_sent());

			const { words: e } = member;
			await open(member, '/agreement');
			await member.page.getByRole('link', { name: e.agreement_read_and_comment() }).click();
			const paragraph = member.page.locator('.paragraph', { hasText: 'informācija kavējas' });
			await paragraph.getByRole('link', { name: e.agreement_to_comment() }).click();
			await member.write({ [e.agreement_comment_paragraph()]: 'Kavējas arī policijā.' });
			await member.button(e.agreement_comment_submit()).click();
			await expect(paragraph).toContainText('Kavējas arī policijā.');
			await expect(paragraph).toContainText(e.agreement_comment_open());
		});

		await test.step('comments wait: no approval; she answers each and mends the text', async () => {
			await open(chair, '/agreement/approve');
			await chair.button(chair.words.agreement_approve()).click();
			await expect(chair.main).toContainText(/Vispirms pieņemiet tos vai atbildiet/);
			await open(she, '/agreement');
			const whole = page.locator('.comment', { hasText: 'Pielikumā jābūt shēmai.' });
			await she.write({ [w.agreement_answer_label()]: 'Pievienota.' }, whole);
			await she.press(w.agreement_answer(), w.agreement_answered_done(), whole);
			const other = page.locator('.comment', { hasText: 'Kavējas arī policijā.' });
			await she.press(w.agreement_accept(), w.agreement_answered_done(), other);
			await other.getByRole('link', { name: w.agreement_to_edit(), exact: true }).first().click();
			await writePart(she, 'HEARD', 0, said.replace('kavējas.', 'kavējas arī policijā.'));
		});

		await test.step('the chair approves; nothing changes any more', async () => {
			await open(chair, '/agreement/approve');
			await chair.press(chair.words.agreement_approve(), chair.words.agreement_approved_done());
			await open(she, '/minutes');
			await expect(she.main).toContainText('kavējas arī policijā');
			await expect(page.locator('textarea')).toHaveCount(0);
			await open(she, '/attendance');
			await expect(she.main).toContainText(w.attendance_frozen());
			await expect(page.getByRole('radio')).toHaveCount(0);
		});

		await test.step('the Word file is the minutes', async () => {
			await she.follow(w.papers_place(), w.papers_heading());
			const { name, bytes } = await download(she, `${w.papers_name_minutes()}: ${w.word_download()}`);
			expect(name).toMatch(/^Protokols Nr\. \d+ .*\.docx$/);
			const words = wordsOfDocument(bytes);
			for (const written of [decision, 'kavējas arī policijā', 'Inga Saule', 'par – 7', first, due])
				expect(words).toContain(written);
			expect(words).not.toContain('PROJEKTS');
		});

		await test.step('the task is reported by its lead, accepted, and its decision says so', async () => {
			const lead = walk(await portal.as('member', { javaScript }), 'lv');
			await findTask(lead, title);
			await expect(lead.page.locator('#decisions')).toContainText(decision);
			await lead.write({ [lead.words.tasks_report_text()]: 'Priekšlikumi iesniegti.' });
			await lead.choose(lead.words.tasks_report_status(), lead.words.tasks_status_submitted());
			await lead.button(lead.words.tasks_report_save()).click();
			await expect(lead.entry('Priekšlikumi iesniegti.')).toHaveCount(1);
			await page.goto(`/tasks/${number}`);
			await she.button(w.tasks_decide_accept()).click();
			await expect(page.locator('.facts .st')).toHaveText(w.tasks_status_completed());
			await page.locator('#decisions').getByRole('link').click();
			await expect(page.locator('.tasks .st')).toHaveText(w.tasks_status_completed());
			await open(she, '/minutes');
			await expect(page.locator('li', { hasText: decision }).locator('.tasks .st')).toHaveText(
				w.tasks_status_completed()
			);
		});
	});
