import { findTask, makeTask, walk } from './council.ts';
import { expect, test, ways, wayWords } from './portal.ts';

for (const way of ways)
	test(`an assistant prepares, a secretary decides, ${wayWords(way)}`, async ({ portal }) => {
		const { locale } = way;
		const he = walk(await portal.as('assistant', way), locale);
		const { page, words: w } = he;
		const title = 'Ko sagatavo asistents';
		await he.enter(w.portal_nav_tasks(), w.tasks_heading());
		await he.follow(w.editing_new_heading(), w.editing_new_heading());
		await expect(page.getByLabel(w.editing_take_control())).toHaveCount(0);
		await expect(he.main).toContainText(w.editing_control_waits());
		const number = await makeTask(he, {
			title,
			body: 'NPAIS',
			reference: 'prot. Nr. 4 1. §',
			takeControl: null
		});
		await expect(page.locator('.facts')).toContainText(w.tasks_fact_no_control());
		const actions = he.main.getByRole('navigation', { name: w.tasks_actions() });
		for (const one of [w.tasks_control_heading(), w.tasks_action_close(), w.tasks_reopen_heading()])
			await expect(actions.getByRole('link', { name: one, exact: true })).toHaveCount(0);
		await expect(page.getByRole('link', { name: w.portal_nav_journal(), exact: true })).toHaveCount(0);
		const refused = await page.goto(`/tasks/${number}/control`);
		expect(refused!.status()).toBe(404);

		await findTask(he, title);
		await he.follow(w.tasks_action_prepare_close(), w.tasks_close_prepare_heading());
		await he.pick(w.tasks_closed_obsolete());
		await he.write({ [w.tasks_decision()]: 'prot. Nr. 4 6. §' });
		await he.press(w.tasks_close_prepare(), w.tasks_close_prepared());
		await expect(page.locator('.facts .st')).toHaveText(w.tasks_status_needs_action());
		await expect(he.main.getByRole('link', { name: w.tasks_prepared_all() })).toBeVisible();

		await he.enter(w.portal_nav_accounts(), w.accounts_heading());
		await he.follow(w.accounts_invite(), w.accounts_invite());
		await he.write({ [w.accounts_email()]: 'jauna@lm.example', [w.accounts_name()]: 'Jauna Eksperte' });
		await he.press(w.accounts_prepare(), w.accounts_prepared_notice());
		await he.enter(w.portal_nav_prepared(), w.accounts_prepared_heading());
		const own = he.main.getByRole('listitem').filter({ hasText: w.accounts_prepared_withdraw() });
		await expect(own).toHaveCount(2);
		await expect(he.button(w.accounts_prepared_confirm())).toHaveCount(0);

		const she = walk(await portal.as('secretary', way), locale);
		await she.enter(w.portal_nav_prepared(), w.accounts_prepared_heading());
		const waiting = (text: string) =>
			she.main.getByRole('listitem').filter({
				hasText: text,
				has: she.page.getByRole('button', { name: w.accounts_prepared_confirm(), exact: true })
			});
		await she.press(w.accounts_prepared_confirm(), w.accounts_prepared_confirmed(), waiting(title));
		await expect(waiting(title)).toHaveCount(0);
		await waiting('Jauna Eksperte').locator('summary').click();
		await she.write({ [w.accounts_prepared_why()]: 'Vispirms vajag deleģējumu.' }, waiting('Jauna Eksperte'));
		await she.press(
			w.accounts_prepared_refuse(),
			w.accounts_prepared_refused(),
			waiting('Jauna Eksperte').locator('form').last()
		);
		await expect(she.main).toContainText(w.accounts_prepared_none());
		await findTask(she, title);
		await expect(she.page.locator('.facts .st')).toHaveText(w.tasks_closed_obsolete());

		await page.reload();
		await expect(he.main).toContainText(w.accounts_prepared_none());
		await he.main.getByRole('link', { name: w.accounts_prepared_history() }).click();
		await expect(he.main).toContainText('Vispirms vajag deleģējumu.');
		await he.enter(w.portal_nav_accounts(), w.accounts_heading());
		await expect(he.main).not.toContainText('jauna@lm.example');
	});
