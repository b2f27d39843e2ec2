import type { Email } from 'postal-mime';
import { dayIn, findTask, makeTask, pdf, walk } from './council.ts';
import { addresses } from '../place.ts';
import { readMail } from './mailbox.ts';
import { expect, test, ways, wayWords, type Portal } from './portal.ts';
import type { Walker } from './walker.ts';

/** In each language a group whose chair and member read it; they are reminded seven days before a day of April. */
const groups = {
	lv: { body: 'Starpinstitucionālā', lead: 'Labklājības ministrija', capacity: 'LM pārstāvis', due: 4 },
	en: { body: 'Vardarbības', lead: 'Iekšlietu ministrija', capacity: 'IeM pārstāvis / VP pārstāvis', due: 5 }
} as const;
const title = 'Apkopot institūciju priekšlikumus par krīzes centriem';

for (const way of ways)
	test.describe(`deadline mail, ${wayWords(way)}`, () => {
		// One task's life, told by mail: each test goes on where the one before ended.
		test.describe.configure({ mode: 'serial' });
		const { body, lead, capacity, due } = groups[way.locale];
		const { secretary, chair, member } = {
			...{ secretary: addresses.secretary[way.locale], chair: addresses.chair[way.locale] },
			member: addresses.member[way.locale]
		};
		const day = (number: number, month: number) => dayIn(way.locale, number, month);
		let she: Walker;
		let digest: Email;

		test.beforeAll(async ({ mailingPortal: portal }) => {
			she = walk(await portal.as(secretary, way), way.locale);
			await makeTask(she, { title, body, lead, reference: 'prot. Nr. 4 2. §', due: day(due, 4) });
			await portal.run('remind', '--as-of', `2022-03-${24 + due}`);
			digest = await portal.mailed(member, title);
		});

		test('asks from the digest for a later deadline; the chair decides from his own mail', async ({
			mailingPortal: portal
		}) => {
			const his = await fromDigest(portal, 'digest_answer_extend');
			const { words: w, page } = his;
			const link = page.url();
			await his.write({ [w.extensions_due()]: day(29, 4), [w.extensions_reason()]: 'nav saņemti visi dati' });
			await his.button(w.extensions_ask_submit()).click();
			await his.arrive(w.requests_sent_heading());
			await expect(his.main).toContainText(w.requests_sent_extension());

			const chairs = walk(await portal.as(chair, way), way.locale);
			const asked = await portal.mailed(chair, w.extensions_mail_asked_heading({ date: day(29, 4) }));
			await readMail(chairs.page, asked.html!, w.extensions_mail_decide());
			await chairs.arrive(w.extensions_heading());
			await expect(chairs.main).toContainText('nav saņemti visi dati');
			await chairs.pick(w.extensions_grant());
			await chairs.write({
				[w.extensions_granted_due()]: day(14, 4),
				[w.extensions_note()]: 'Sēde ir 20. aprīlī.'
			});
			await chairs.press(w.extensions_decide(), w.extensions_granted_done());

			const told = await portal.mailed(member, w.extensions_mail_granted_heading({ date: day(14, 4) }));
			expect(told.text).toContain(w.extensions_mail_other_day({ date: day(29, 4) }));
			expect(told.text).toContain('Sēde ir 20. aprīlī.');
			await findTask(she, title);
			await expect(she.page.locator('.facts')).toContainText(day(14, 4));
			await expect(she.page.locator('.facts')).toContainText(day(due, 4));
			await page.goto(link);
			await expect(his.main).toContainText(way.locale === 'lv' ? '14. aprīlis' : '14 April');
		});

		test('hands it to a specialist, returns what she drafted, and hands it in', async ({
			mailingPortal: portal
		}) => {
			const his = await fromDigest(portal, 'digest_answer_other');
			const { words: w } = his;
			const email = `anna.${way.locale}@ministrija.example`;
			await his.write({
				...{ [w.requests_drafting_name()]: 'Anna Zariņa', [w.requests_drafting_email()]: email },
				...{ [w.requests_drafting_message()]: 'Lūdzu, divos teikumos.' }
			});
			await his.button(w.requests_drafting_submit()).click();
			await his.arrive(w.requests_sent_heading());

			const hers = walk(await portal.as('visitor', way), way.locale);
			const asked = await portal.mailed(email, '');
			await readMail(hers.page, asked.html!, w.requests_mail_draft_button());
			await hers.arrive(title);
			await expect(hers.main).toContainText('Lūdzu, divos teikumos.');
			await hers.write({ [w.requests_draft_text()]: 'Atbildējušas trīs institūcijas' });
			await hers.button(w.requests_specialist_save()).click();
			await expect(hers.field(w.requests_draft_text())).toHaveValue('Atbildējušas trīs institūcijas');
			await hers.write({ [w.requests_draft_text()]: 'Atbildējušas trīs institūcijas no piecām.' });
			await hers.button(w.requests_specialist_send()).click();
			await hers.arrive(w.requests_specialist_sent_heading());

			const ready = await portal.mailed(member, 'Anna Zariņa');
			await readMail(his.page, ready.html!, w.requests_mail_ready_button());
			await his.page.locator('summary', { hasText: w.requests_draft_return_heading() }).click();
			await his.write({ [w.requests_draft_note()]: 'Nosauciet, kuras.' });
			await his.button(w.requests_draft_return()).click();
			await his.arrive(w.requests_sent_heading());

			const returned = await portal.mailed(email, w.requests_mail_returned_subject({ by: '' }).trim());
			await readMail(hers.page, returned.html!, w.requests_mail_draft_button());
			await expect(hers.main).toContainText('Nosauciet, kuras.');
			await hers.write({ [w.requests_draft_text()]: 'Atbildējušas LM, IeM un TM.' });
			await hers.button(w.requests_specialist_send()).click();
			await hers.arrive(w.requests_specialist_sent_heading());

			await his.page.reload();
			await his.follow(w.requests_page_draft_read(), title);
			await his.button(w.requests_draft_confirm()).click();
			await his.arrive(w.requests_sent_heading());
			await she.page.reload();
			const entry = she.entry('Atbildējušas LM, IeM un TM.');
			await expect(entry).toContainText('Anna Zariņa');
			await expect(entry).toContainText(capacity);
			await hers.page.reload();
			await hers.arrive(w.requests_specialist_done_heading());
		});

		test('says that it is somebody else’s; then reports it done, with a file', async ({
			mailingPortal: portal
		}) => {
			const his = await fromDigest(portal, 'digest_answer_other');
			const { words: w } = his;
			await his.follow(w.requests_to_competence(), title);
			await his.choose(w.requests_competence_whose(), 'Tieslietu ministrija');
			await his.button(w.requests_competence_submit()).click();
			await expect(his.page.getByRole('alert')).toHaveText(w.requests_problem_why_not_ours());
			await his.write({ [w.requests_competence_why()]: 'Krīzes centrus uzrauga citi.' });
			await his.button(w.requests_competence_submit()).click();
			await his.arrive(w.requests_sent_heading());
			const disclaimed = await portal.mailed(
				secretary,
				w.requests_mail_disclaimed_subject({ capacity: '' }).trim()
			);
			await readMail(she.page, disclaimed.html!, w.requests_mail_disclaimed_button());
			await she.arrive(w.requests_answers_title());
			await expect(she.main).toContainText(w.requests_entry_suggested({ owner: 'TM' }));
			await she.write({ [w.requests_answers_answer()]: 'Uzdevums paliek: tā nolēma padome.' });
			await she.button(new RegExp(`^${w.requests_answers_submit()}`)).click();
			await she.told(w.requests_answers_done());
			const stays = await portal.mailed(member, w.requests_mail_answered_subject());
			expect(stays.text).toContain('tā nolēma padome');

			const again = await fromDigest(portal, 'digest_answer_report');
			await again.pick(w.requests_status_submitted());
			await again.write({ [w.requests_report_text()]: 'Priekšlikumi apkopoti tabulā.' });
			await again.page.getByLabel(w.files_files()).setInputFiles(pdf('tabula.pdf', 'Tabula'));
			await again.button(w.requests_report_submit()).click();
			await again.arrive(w.requests_sent_heading());
			await expect(again.main).toContainText(w.requests_sent_submitted());
			await findTask(she, title);
			await expect(she.page.locator('.facts .st')).toHaveText(w.tasks_status_submitted());
			await expect(she.entry('Priekšlikumi apkopoti tabulā.')).toContainText(w.tasks_entry_via_mail());
			await expect(she.main.getByRole('link', { name: 'tabula' }).first()).toBeVisible();
			await she.write({ [w.tasks_decide_text()]: 'Pievienojiet arī pašvaldības.' });
			await she.button(w.tasks_decide_send_back()).click();
			await expect(she.entry('Pievienojiet arī pašvaldības.')).toHaveCount(1);
		});

		test('the secretary looks ahead, pauses, tries, and sends now', async ({ mailingPortal: portal }) => {
			const { words: w, page } = she;
			await she.enter(w.portal_nav_outbox(), w.mail_heading());
			await she.follow(w.digest_preview_link(), w.digest_preview_heading());
			await she.write({ [w.digest_preview_date()]: day(13, 4) });
			await she.button(w.digest_preview_show()).click();
			await she.main.getByRole('table').getByRole('link').first().click();
			await expect(page.locator('pre')).toBeVisible();
			await page.getByLabel(w.digest_preview_who()).fill(member);
			await she.button(w.digest_preview_show()).click();
			await she.main.getByRole('table').getByRole('link').click();
			await expect(page.locator('pre')).toContainText(title);
			await expect(page.frameLocator('iframe').getByText(title).first()).toBeVisible();

			await she.enter(w.portal_nav_outbox(), w.mail_heading());
			await page.locator('summary', { hasText: w.mail_pause() }).click();
			await page.getByLabel(w.mail_pause_why()).fill('pasta servera apkope');
			await she.press(w.mail_pause_confirm(), w.mail_pause_done());
			await she.enter(w.portal_nav_tasks(), w.tasks_heading());
			const banner = page
				.locator('.note')
				.filter({ hasText: w.mail_paused_by({ who: '', when: '' }).split(':')[0]! });
			await expect(banner).toBeVisible();
			await she.enter(w.portal_nav_outbox(), w.mail_heading());
			await she.press(w.mail_resume(), w.mail_resume_done());
			await expect(banner).toHaveCount(0);
			await she.press(w.mail_test_send(), w.mail_test_done({ address: secretary }));
			await portal.mailed(secretary, w.mail_test_subject());

			await findTask(she, title);
			await she.follow(w.digest_urgent_link(), w.digest_urgent_heading());
			await she.press(w.digest_urgent_submit(), w.digest_urgent_done({ count: 1 }));
			const urgent = await portal.mailed(member, w.digest_urgent_subject({ subject: '' }).trim());
			expect(urgent.text).toContain('Pievienojiet arī pašvaldības.');
		});

		test('a member makes and withdraws a calendar, hears less often, then not at all', async ({
			mailingPortal: portal
		}) => {
			const his = walk(await portal.as(member, way), way.locale);
			const { words: w, page } = his;
			await page.getByRole('banner').locator('a[href="/profile"]').click();
			await his.arrive(w.accounts_profile());
			await his.follow(w.accounts_own_calendar(), w.calendar_feed_heading());
			await his.button(w.calendar_feed_make()).click();
			const address = await his.field(w.calendar_feed_address()).inputValue();
			const fetched = await fetch(address);
			expect(fetched.headers.get('content-type')).toContain('text/calendar');
			expect((await fetched.text()).replace(/\r\n /g, '')).toContain(title);
			await his.press(w.calendar_feed_withdraw(), w.calendar_feed_withdrawn());
			expect((await fetch(address)).status).toBe(404);

			await his.follow(w.accounts_profile(), w.accounts_profile());
			await his.choose(w.reminders_choice_rhythm(), w.reminders_choice_mondays());
			await his.press(w.reminders_choice_save(), w.reminders_choice_saved());
			await his.write({ [w.reminders_choice_pause()]: day(19, 4) });
			await his.press(w.reminders_choice_save(), w.reminders_choice_saved());
			await expect(his.field(w.reminders_choice_pause())).toHaveValue(day(19, 4));
			await expect(his.field(w.reminders_choice_rhythm())).toHaveValue('MONDAYS');

			const reader = walk(await portal.as('visitor', way), way.locale);
			const urgent = await portal.mailed(member, w.digest_urgent_subject({ subject: '' }).trim());
			await readMail(reader.page, urgent.html!, w.digest_unsubscribe());
			await reader.arrive(w.reminders_stop_heading());
			await reader.button(w.reminders_stop_button()).click();
			await reader.arrive(w.reminders_stopped_heading());
			const told = await portal.mailed(secretary, w.reminders_unsubscribed_subject({ name: '' }).trim());
			await readMail(she.page, told.html!, w.reminders_unsubscribed_open());
			await she.arrive(w.people_heading());
			await expect(she.main).toContainText(told.subject!.split(' ')[0]!);
		});

		/** Follows a link of the task's in the member's digest, in a browser that nobody is signed in with. */
		async function fromDigest(
			portal: Portal,
			link: 'digest_answer_extend' | 'digest_answer_other' | 'digest_answer_report'
		): Promise<Walker> {
			const his = walk(await portal.as('visitor', way), way.locale);
			await readMail(his.page, digest.html!, his.words[link](), title);
			await his.arrive(title);
			return his;
		}
	});
