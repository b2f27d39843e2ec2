import { dayIn, makeTask, pdf, search, walk } from './council.ts';
import { download, wordsOfDocument, unpack } from './downloads.ts';
import { expect, test, ways, wayWords } from './portal.ts';

const body = 'Bāriņtiesu';

for (const way of ways)
	test.describe(`a secretary ${wayWords(way)}`, () => {
		const { locale } = way;
		const day = (number: number, month: number, year?: number) => dayIn(locale, number, month, year);

		test('changes three tasks at once, keeps a view of them, and sees the next of a series', async ({
			portal
		}) => {
			const she = walk(await portal.as('secretary', way), locale);
			const { page, words: w } = she;
			for (const one of ['pirmais', 'otrais', 'trešais'])
				await makeTask(she, { title: `Kopā darāms ${one}`, body, reference: 'prot. Nr. 2 1. §' });
			await search(she, 'Kopā darāms');
			const rows = page.locator('table.reg tbody tr');
			await expect(rows).toHaveCount(3);

			await she.follow(w.tasks_filter_save(), w.tasks_filters_heading());
			await she.write({ [w.tasks_filter_name()]: 'Kopā darāmie' });
			await she.press(w.ui_save(), w.tasks_filter_saved({ name: 'Kopā darāmie' }));
			await she.enter(w.portal_nav_tasks(), w.tasks_heading());
			await expect(rows).not.toHaveCount(3);
			await she.main.getByRole('link', { name: 'Kopā darāmie', exact: true }).click();
			await expect(rows).toHaveCount(3);

			for (const one of await rows.getByRole('checkbox').all()) await one.check();
			await she.choose(w.tasks_batch_with(), w.tasks_batch_close());
			await she.button(w.tasks_batch_chosen()).click();
			await she.arrive(new RegExp(w.tasks_batch_heading_change({ change: w.tasks_batch_close() }), 'i'));
			await she.choose(w.tasks_close_as(), w.tasks_closed_not_done());
			await she.write({ [w.tasks_decision()]: 'prot. Nr. 2 5. §' });
			await she.button(w.tasks_batch_preview()).click();
			await expect(she.main.getByText(w.tasks_batch_will({ count: 3 }))).toBeVisible();
			await expect(rows.locator('strong')).toHaveText(Array(3).fill(w.tasks_closed_not_done()));
			await she.press(w.tasks_batch_apply({ count: 3 }), w.tasks_batch_done({ count: 3 }));
			await expect(rows.locator('.st')).toHaveText(Array(3).fill(w.tasks_closed_not_done()));
			await she.undo();
			await search(she, 'Kopā darāms');
			await expect(rows.locator('.st')).toHaveText(Array(3).fill(w.tasks_status_needs_action()));

			const title = 'Katra gada pārskats';
			const recurrence = w.editing_recurrence_p1y();
			const number = await makeTask(she, {
				title,
				body,
				reference: 'MK not. Nr. 1',
				due: day(1, 4),
				recurrence
			});
			await she.follow(w.tasks_action_close(), w.tasks_close_heading());
			await she.pick(w.tasks_status_completed());
			await she.press(w.tasks_close_submit(), w.tasks_close_done_next({ number: number + 1 }));
			await she.follow(w.editing_fact_next({ number: number + 1 }), title);
			await expect(page).toHaveURL(new RegExp(`/tasks/${number + 1}`));
			await expect(page.locator('.facts')).toContainText(w.editing_fact_previous({ number }));
			await expect(page.locator('.facts .due')).toContainText('2023');
		});

		test('hands out the whole truth about a task, and what was done', async ({ portal }) => {
			const she = walk(await portal.as('secretary', way), locale);
			const { page, words: w } = she;
			const title = 'Uzdevums ar vēsturi';
			await makeTask(she, { title, body, reference: 'prot. Nr. 3 1. §', lead: 'Tieslietu ministrija' });
			await she.follow(w.files_attach_link(), w.files_attach_heading());
			await she.field(w.files_files()).setInputFiles(pdf('atzinums.pdf', 'atzinums'));
			await she.press(w.files_attach_submit(), w.files_attached({ count: 1 }));
			await page.locator('summary').filter({ hasText: w.tasks_note_heading() }).click();
			await she.write({ [w.tasks_note_text()]: 'Zvanīju, sola piektdien.' });
			await she.press(w.tasks_note_save(), w.tasks_note_done());
			await she.write({ [w.tasks_report_text()]: 'Aptaujātas **visas** bāriņtiesas.' });
			await she.choose(w.tasks_report_status(), w.tasks_status_submitted());
			await she.button(w.tasks_report_save()).click();
			await expect(she.entry('Aptaujātas visas')).toHaveCount(1);
			await she.button(w.tasks_decide_accept()).click();
			await expect(page.locator('.facts .st')).toHaveText(w.tasks_status_completed());

			await she.follow(w.word_history_link(), `${w.word_history_title()}: ${title}`);
			await expect(she.main).toContainText('Aptaujātas visas bāriņtiesas.');
			await expect(she.main).not.toContainText('piektdien');
			const word = await download(she, w.word_download());
			expect(word.name).toMatch(/\.docx$/);
			const text = wordsOfDocument(word.bytes);
			expect(text).toContain(title);
			expect(text).toContain('Aptaujātas visas bāriņtiesas.');
			expect(text).toContain('Tieslietu ministrija');
			expect(text).not.toContain('piektdien');
			const files = unpack((await download(she, w.word_download_zip())).bytes);
			expect(Object.keys(files).some((name) => name.endsWith('.docx'))).toBe(true);
			expect(Object.keys(files).some((name) => name.endsWith('atzinums.pdf'))).toBe(true);
			expect(Object.keys(files).some((name) => name.includes('SHA-256'))).toBe(true);

			await she.enter(w.portal_nav_tasks(), w.tasks_heading());
			await she.follow(w.word_done_link(), w.word_done_title());
			await she.write({ [w.word_done_theme_label()]: 'vesturi' });
			await she.button(w.tasks_filter_apply()).click();
			await expect(page).toHaveURL(/q=vesturi/);
			await expect(she.main).toContainText(title);
			expect(wordsOfDocument((await download(she, w.word_download())).bytes)).toContain(title);
		});
	});
