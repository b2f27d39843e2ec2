import { readFile } from 'node:fs/promises';
import { dayIn, findTask, makeTask, walk } from './council.ts';
import { download, wordsOfDocument } from './downloads.ts';
import { expect, test, ways, wayWords } from './portal.ts';
import { windows1257 } from './windows-1257.ts';

for (const way of ways)
	test.describe(`a secretary ${wayWords(way)}`, () => {
		const { locale } = way;
		const day = (number: number, month: number) => dayIn(locale, number, month);

		test('makes a body, seats somebody, replaces them, and closes the body', async ({ portal }) => {
			const she = walk(await portal.as('secretary', way), locale);
			const { page, words: w } = she;
			const body = '9. Digitālā vide';
			await she.enter(w.portal_nav_bodies(), w.council_bodies_heading());
			await she.follow(w.bodies_new_button(), w.bodies_new_heading());
			await she.choose(w.council_body_parent(), 'Bērnu lietu sadarbības padome');
			await she.write({
				[w.bodies_name()]: 'Digitālā vide',
				[w.bodies_short_name()]: '9. apakšgrupa',
				[w.bodies_number()]: '9',
				[w.council_body_since()]: day(1, 3),
				[w.council_body_decision()]: 'prot. Nr. 1 2. §'
			});
			await she.press(w.ui_save(), w.bodies_made({ name: 'Digitālā vide' }));
			await she.arrive(body);
			await she.follow(w.bodies_mandate_first(), w.bodies_mandate_new());
			await she.write({ [w.council_body_goal()]: 'Drošāka digitālā vide bērniem.' });
			await she.press(w.ui_save(), w.bodies_mandate_begun());
			await she.follow(body, body);
			await expect(she.main).toContainText('Drošāka digitālā vide bērniem.');
			await she.follow(w.bodies_seat_add(), w.bodies_seat_add());
			await she.write({ [w.bodies_seat_label()]: 'LM pārstāvis' });
			await she.choose(w.bodies_seat_role(), w.council_role_chair());
			await she.choose(w.council_body_institution(), 'Labklājības ministrija');
			await she.press(w.ui_save(), w.bodies_seat_added({ seat: 'LM pārstāvis' }));

			await she.enter(w.portal_nav_people(), w.people_heading());
			await she.follow(w.people_add(), w.people_new_heading());
			await she.write({
				[w.people_field_name()]: 'Žanete Ķirse',
				[w.people_field_email()]: 'zanete@lm.example'
			});
			await she.press(w.ui_save(), w.people_notice_created());
			await she.arrive('Žanete Ķirse');
			await she.follow(w.people_appoint(), w.people_appoint_of({ name: 'Žanete Ķirse' }));
			await she.choose(w.people_choose_body(), body);
			await she.button(w.people_choose_body_show()).click();
			await she.choose(w.people_choose_post(), 'LM pārstāvis');
			await she.write({
				[w.people_field_from()]: day(1, 3),
				[w.people_field_basis()]: 'LM 28.02.2022. vēstule Nr. 5'
			});
			await she.button(w.people_appoint_do()).click();
			// A chair who sits nowhere else is asked about once.
			await page.getByLabel(w.people_field_knowing_chair()).check();
			await she.press(w.people_appoint_do(), w.people_notice_appointed());

			const title = 'Izvērtēt vecuma pārbaudi';
			const lead = 'Labklājības ministrija';
			await makeTask(she, { title, body, reference: 'prot. Nr. 1 3. §', due: day(1, 4), lead });

			await she.enter(w.portal_nav_people(), w.people_heading());
			await she.main.getByRole('searchbox').fill('kirse');
			await she.button(w.people_select()).click();
			await expect(page).toHaveURL(/q=kirse/);
			await she.follow('Žanete Ķirse', 'Žanete Ķirse');
			await she.main.getByRole('link', { name: w.people_seat_replace() }).click();
			await she.arrive(w.people_replace_of({ seat: 'LM pārstāvis, 9. apakšgrupa' }));
			await she.pick(w.people_replace_new());
			await she.write({
				[w.people_replace_end_on()]: day(20, 3),
				[w.people_field_name()]: 'Ģirts Ņikona',
				[w.people_field_email()]: 'girts@lm.example',
				[w.people_replace_from()]: day(21, 3)
			});
			await she.button(w.people_replace_preview()).click();
			await page.getByLabel(w.people_field_knowing_chair()).check();
			await she.button(w.people_replace_preview()).click();
			const review = she.main.getByRole('region', { name: w.people_replace_preview_heading() });
			await expect(review).toContainText(
				w.people_replace_says_end({ name: 'Žanete Ķirse', date: day(20, 3) })
			);
			await expect(review.locator('.mail')).toContainText(title);
			await she.press(w.people_replace_do(), w.people_notice_replaced());
			await she.arrive(body);
			await expect(she.main).toContainText('Ģirts Ņikona');
			await she.enter(w.portal_nav_outbox(), w.mail_heading());
			const mails = page.locator('table.reg tbody tr').filter({ hasText: 'girts@lm.example' });
			await expect(mails).toHaveCount(2);
			await mails.filter({ hasText: w.people_handover_mail_kind() }).getByRole('link').first().click();
			await expect(she.main).toContainText(title);

			await she.enter(w.portal_nav_bodies(), w.council_bodies_heading());
			await she.follow(body, body);
			await she.follow(w.bodies_end_button(), w.bodies_end_heading());
			await she.button(w.bodies_end_show()).click();
			await expect(page.getByRole('alert').first()).toBeVisible();
			await she.write({ [w.bodies_end_decision()]: 'prot. Nr. 2 1. §' });
			await she.choose(
				w.bodies_end_common(),
				w.bodies_fate_parent({ body: 'Bērnu lietu sadarbības padome' })
			);
			await she.button(w.bodies_end_show()).click();
			await expect(she.main).toContainText(w.bodies_end_undo());
			await she.press(w.bodies_end_confirm(), w.bodies_end_done({ moved: 1, closed: 0 }));
			await expect(she.main).toContainText('prot. Nr. 2 1. §');
			await findTask(she, title);
			await expect(page.locator('.facts')).toContainText('Bērnu lietu sadarbības padome');

			await she.enter(w.portal_nav_bodies(), w.council_bodies_heading());
			await she.follow(w.word_composition_link(), w.word_composition_title());
			for (const [date, who] of [
				[day(10, 3), 'Žanete Ķirse'],
				[day(24, 3), 'Ģirts Ņikona']
			] as const) {
				await she.write({ [w.council_asof_label()]: date });
				await she.button(w.council_asof_show()).click();
				await expect(she.main).toContainText(w.council_asof_past({ date }));
				await expect(she.main).toContainText(who);
				expect(wordsOfDocument((await download(she, w.word_download())).bytes)).toContain(who);
			}
		});

		test('renames an institution, imports people, and finds it all in the journal', async ({ portal }) => {
			const she = walk(await portal.as('secretary', way), locale);
			const { page, words: w } = she;
			await she.enter(w.portal_nav_institutions(), w.council_institutions_heading());
			await she.main.getByRole('searchbox').fill('BKUS');
			await she.button(w.council_institutions_select()).click();
			await expect(page).toHaveURL(/q=BKUS/);
			const old = /Bērnu klīniskā universitātes slimnīca/;
			await she.follow(old, old);
			await she.follow(w.bodies_rename(), w.bodies_rename());
			await she.write({ [w.bodies_rename_name()]: 'Bērnu slimnīca', [w.bodies_rename_from()]: day(1, 3) });
			await she.press(w.ui_save(), w.bodies_renamed());
			await she.arrive(/^\s*Bērnu slimnīca/);
			await she.follow(w.bodies_succeed(), w.bodies_succeed());
			await she.write({
				[w.bodies_succeed_from()]: day(20, 3),
				[w.bodies_institution_name()]: 'Nacionālā bērnu slimnīca',
				[w.bodies_act()]: 'MK 15.03.2022. rīkojums Nr. 12'
			});
			await she.button(w.bodies_succeed_show()).click();
			await expect(she.main).toContainText(w.bodies_follows_past());
			await she.press(w.bodies_follows_confirm(), w.bodies_succeeded());

			await she.enter(w.portal_nav_people(), w.people_heading());
			await she.follow(w.people_import(), w.people_import_heading());
			const lines = [
				'Vārds un uzvārds,Amats,E-pasts',
				'Šķēle Ņikita,"eksperts, vecākais",nikita@lm.example',
				',,'
			];
			await she.field(w.people_import_file()).setInputFiles({
				...{ name: 'cilveki.csv', mimeType: 'text/csv', buffer: windows1257(lines.join('\r\n')) }
			});
			await she.button(w.people_import_preview()).click();
			await expect(she.main).toContainText(w.people_import_read_as({ encoding: 'Windows-1257' }));
			await expect(page.locator('table.reg')).toContainText('Šķēle Ņikita');
			await expect(she.main).toContainText(w.people_import_count_new({ count: 1 }));
			await she.button(w.people_import_do()).click();
			await she.told(w.people_notice_imported({ added: '1', changed: '0', seated: '0', problems: '0' }));

			await she.enter(w.portal_nav_journal(), w.journal_heading());
			const row = (text: string | RegExp) => page.locator('table.reg tbody tr').filter({ hasText: text });
			await expect(row('Šķēle Ņikita')).not.toHaveCount(0);
			await expect(row('Nacionālā bērnu slimnīca')).not.toHaveCount(0);
			const downloading = page.waitForEvent('download');
			await she.main.getByRole('link', { name: w.journal_csv() }).click();
			const csv = await readFile(await (await downloading).path(), 'utf8');
			expect(csv).toContain('Šķēle Ņikita');
			await she.write({ [w.journal_filter_from()]: day(1, 1), [w.journal_filter_to()]: day(2, 1) });
			await she.button(w.journal_filter_apply()).click();
			await expect(she.main).toContainText(w.journal_empty_filter());
			await she.main.getByRole('link', { name: w.journal_show_all() }).first().click();
			await she.button(w.ui_undo(), row('Šķēle Ņikita').last()).click();
			await she.told(w.journal_undone());
			await she.enter(w.portal_nav_people(), w.people_heading());
			await she.main.getByRole('searchbox').fill('skele');
			await she.button(w.people_select()).click();
			await expect(she.main).toContainText(w.people_empty_filter());
		});
	});
