import { dayIn, findTask, makeTask, pdf, search, walk } from './council.ts';
import { expect, test, ways, wayWords } from './portal.ts';

const body = 'Bāriņtiesu';
/** One in which the members of the sample hold no seat. */
const closedBody = 'autiskā spektra';

for (const way of ways)
	test.describe(`a secretary ${wayWords(way)}`, () => {
		const { locale } = way;
		const day = (number: number, month: number) => dayIn(locale, number, month);

		test('keeps a task of two sources: its control, its deadline, a note of her own', async ({ portal }) => {
			const page = await portal.as('secretary', way);
			const she = walk(page, locale);
			const { words: w } = she;
			const title = 'Divu avotu uzdevums';
			const number = await makeTask(she, {
				...{ title, body, reference: 'prot. Nr. 7 2. §', due: day(20, 4) },
				...{ lead: 'Labklājības ministrija', co: 'Tieslietu ministrija', takeControl: false }
			});
			await she.told(w.editing_created({ number }));
			await expect(page.locator('.facts')).toContainText('Labklājības ministrija');

			await she.follow(w.tasks_control_heading(), w.tasks_control_heading());
			await she.press(w.tasks_control_take(), w.tasks_control_taken());
			await expect(she.entry(w.tasks_entry_control_taken())).toHaveCount(1);

			await she.follow(w.editing_sources_link(), w.editing_sources_heading());
			await she.main.getByRole('link', { name: w.editing_add_heading() }).click();
			await she.choose(w.editing_field_kind(), w.editing_kind_cabinet());
			await she.write({
				[w.editing_field_reference()]: `22-UZ-${number}`,
				[w.editing_field_author()]: 'Ministru kabinets',
				[w.editing_field_due()]: day(12, 4)
			});
			await she.press(w.editing_add_save(), w.editing_added());
			const source = (words: string) => she.main.locator('section.source').filter({ hasText: words });
			await expect(source('22-UZ')).toContainText(w.editing_source_binding());

			await source('22-UZ').getByRole('link', { name: w.editing_due_open() }).click();
			await she.write({
				[w.editing_due_new()]: day(14, 4),
				[w.editing_field_reason()]: 'Lūdza Tieslietu ministrija.'
			});
			await she.button(w.editing_due_save()).click();
			await expect(page.getByRole('alert')).toContainText(w.editing_problem_decision_author());
			await she.write({ [w.editing_field_decision()]: 'MK 22.03.2022. prot. Nr. 16 3. §' });
			await she.press(w.editing_due_save(), w.editing_due_saved());

			await expect(she.entry('Lūdza Tieslietu').locator('s')).toContainText(day(12, 4));
			await expect(page.locator('.facts .due s')).toContainText(day(20, 4));

			await she.follow(w.editing_sources_link(), w.editing_sources_heading());
			await source('22-UZ').getByRole('link', { name: w.editing_end_open() }).click();
			await she.write({ [w.editing_field_decision()]: 'MK 24.03.2022. rezolūcija' });
			await she.press(w.editing_end_save(), w.editing_ended());
			const control = { ended: w.editing_control_off_cabinet(), going: w.editing_control_on_council() };
			await expect(page.locator('.facts')).toContainText(w.editing_control_by_kind(control));
			await expect(she.entry(w.tasks_entry_source_ended())).toHaveCount(1);

			await page.locator('summary').filter({ hasText: w.tasks_note_heading() }).click();
			await she.write({ [w.tasks_note_text()]: 'Zvanīju, sola piektdien.' });
			await she.press(w.tasks_note_save(), w.tasks_note_done());
			await expect(she.entry('sola piektdien')).toHaveCount(1);
			const chair = walk(await portal.as('chair', way), locale);
			await findTask(chair, title);
			await expect(chair.entry('Lūdza Tieslietu')).toHaveCount(1);
			await expect(chair.main).not.toContainText('piektdien');
			await expect(chair.main.getByText(chair.words.tasks_note_heading())).toHaveCount(0);
		});

		test('attaches, restricts, reports, closes and opens again', async ({ portal }) => {
			const page = await portal.as('secretary', way);
			const she = walk(page, locale);
			const { words: w } = she;
			const title = 'Uzdevums ar dokumentiem';
			const number = await makeTask(she, { title, body: closedBody, reference: 'prot. Nr. 8 1. §' });

			await she.follow(w.files_attach_link(), w.files_attach_heading());
			await she.write({ [w.files_title()]: 'Ministrijas vēstule' });
			await she.field(w.files_files()).setInputFiles(pdf('vestule.pdf', 'pirmā'));
			await she.press(w.files_attach_submit(), w.files_attached({ count: 1 }));
			await she.follow(`${w.files_more()} Ministrijas vēstule`, 'Ministrijas vēstule');
			await she.write({ [w.files_note()]: 'Labots 2. punkts.' });
			await she.field(w.files_file()).setInputFiles(pdf('vestule-2.pdf', 'otrā'));
			await she.press(w.files_replace_submit(), w.files_replaced());
			await expect(she.main).toContainText(w.files_version({ number: 2 }));

			await findTask(she, title);
			await she.follow(w.files_restrict_link(), w.files_restrict_heading());
			await she.button(w.files_restrict_submit()).click();
			await expect(page.getByRole('alert').first()).toHaveText(w.files_problem_basis_missing());
			await she.write({ [w.files_basis()]: 'IAL 5. panta otrās daļas 4. punkts' });
			await she.press(w.files_restrict_submit(), w.files_restricted_done());
			await she.arrive(title);
			const member = walk(await portal.as('member', way), locale);
			await search(member, title);
			await expect(member.main).toContainText(w.tasks_empty_strong());
			const refused = await member.page.goto(`/tasks/${number}`);
			expect(refused!.status()).toBe(404);

			await she.write({ [w.tasks_report_text()]: 'Vēstule nosūtīta.' });
			await she.choose(w.tasks_report_status(), w.tasks_status_submitted());
			await she.button(w.tasks_report_save()).click();
			await expect(she.entry('Vēstule nosūtīta.')).toHaveCount(1);
			await she.button(w.tasks_decide_accept()).click();
			await expect(page.locator('.facts .st')).toHaveText(w.tasks_status_completed());

			await she.follow(w.tasks_reopen_heading(), w.tasks_reopen_heading());
			await she.write({ [w.tasks_reopen_text()]: 'Apstiprināts par agru.' });
			await she.press(w.tasks_reopen_submit(), w.tasks_reopen_done());
			await she.follow(w.tasks_action_close(), w.tasks_close_heading());
			await she.pick(w.tasks_closed_obsolete());
			await she.button(w.tasks_close_submit()).click();
			await expect(page.getByRole('alert').first()).toHaveText(w.tasks_problem_decision_missing());
			await she.write({ [w.tasks_decision()]: 'Padomes 24.03.2022. prot. Nr. 1 3. §' });
			await she.press(w.tasks_close_submit(), w.tasks_close_done());
			await expect(page.locator('.facts .st')).toHaveText(w.tasks_closed_obsolete());
			await she.undo();
			await expect(page.locator('.facts .st')).not.toHaveText(w.tasks_closed_obsolete());
		});

		test('two at once see both texts; what is half written survives a closed browser', async ({ portal }) => {
			const page = await portal.as('secretary', way);
			const she = walk(page, locale);
			const { words: w } = she;
			const title = 'Uzdevums diviem';
			await makeTask(she, { title, body, reference: 'prot. Nr. 9 1. §' });
			const second = walk(await portal.as('assistant', way), locale);
			await search(second, title);
			for (const one of [she, second]) {
				if (one === second) await one.follow(title, title);
				await one.follow(w.editing_edit_link(), w.editing_edit_heading());
			}
			await she.write({ [w.editing_field_description()]: 'Sekretāres apraksts.' });
			await second.write({ [w.editing_field_description()]: 'Asistenta apraksts.' });
			await she.press(w.ui_save(), w.editing_saved());
			await second.button(w.ui_save()).click();
			await expect(second.page.getByRole('alert').first()).toBeVisible();
			await expect(second.main).toContainText('Sekretāres apraksts.');
			await expect(second.field(w.editing_field_description())).toHaveValue('Asistenta apraksts.');
			await second.press(w.ui_save(), w.editing_saved());
			await expect(second.main).toContainText('Asistenta apraksts.');
			if (!way.javaScript) return;

			await she.follow(w.tasks_action_close(), w.tasks_close_heading());
			// The script that keeps what is written adds the calendar too.
			await expect(she.button(w.ui_calendar())).toBeVisible();
			await she.write({ [w.tasks_close_text()]: 'Iesākts paskaidrojums.' });
			await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Iesākts');
			const closed = page.url();
			await page.close();
			const later = walk(await page.context().newPage(), locale);
			await later.page.goto(closed);
			await expect(later.field(w.tasks_close_text())).toHaveValue('Iesākts paskaidrojums.');
			await expect(later.page.getByText(w.ui_draft())).toBeVisible();
			await later.pick(w.tasks_closed_partly_done());
			await later.write({ [w.tasks_decision()]: 'prot. Nr. 9 4. §' });
			await later.press(w.tasks_close_submit(), w.tasks_close_done());
			await later.undo();
			await later.follow(w.tasks_action_close(), w.tasks_close_heading());
			await expect(later.field(w.tasks_close_text())).toHaveValue('');
		});
	});
