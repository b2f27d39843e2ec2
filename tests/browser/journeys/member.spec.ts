import type { Page } from '@playwright/test';
import { dayIn, findTask, makeTask, search, walk } from './council.ts';
import { expect, test, ways, wayWords, type Portal } from './portal.ts';

const member = 'loceklis@padome.example';
const password = 'trīs zaļi krokodili';
const together = 'Izvērtēt atbalstu daudzbērnu ģimenēm';
const alone = 'Sagatavot pārskatu par bāriņtiesām';

for (const way of ways)
	test.describe(`a member, ${wayWords(way)}`, () => {
		const day = (number: number, month: number) => dayIn(way.locale, number, month);

		test('of several groups sees by capacity what is owed, and reports in one name', async ({ portal }) => {
			await giveTwoSeats(portal);
			const page = await portal.as(member, way);
			const he = walk(page, way.locale);
			const { words: w } = he;
			const owedAs = (capacity: string) => page.locator('h3', { hasText: capacity }).locator('+ .sheet');
			await expect(owedAs('LM pārstāvis, Bāriņtiesu darbs').getByRole('link').first()).toHaveText(alone);
			await expect(owedAs('LM pārstāvis, Starpinstitucionālā')).not.toContainText(alone);
			await expect(owedAs('LM pārstāvis, Starpinstitucionālā')).toContainText(together);
			await expect(owedAs('VM pārstāvis, Starpinstitucionālā')).toContainText(together);
			await expect(page.getByRole('heading', { name: w.portal_start_led() })).toHaveCount(0);

			await he.follow(together, together, owedAs('VM pārstāvis, Starpinstitucionālā'));
			await he.write({ [w.tasks_report_text()]: 'Veselības ministrija atbalsta.' });
			await he.button(w.tasks_report_save()).click();
			await expect(page.getByRole('alert')).toBeVisible();
			await expect(page.getByLabel(w.tasks_report_text())).toHaveValue('Veselības ministrija atbalsta.');
			await he.choose(w.tasks_report_as(), 'VM pārstāvis');
			await he.button(w.tasks_report_save()).click();
			await expect(he.entry('Veselības ministrija atbalsta.')).toContainText('VM pārstāvis');
			await expect(he.entry('Veselības ministrija atbalsta.')).not.toContainText('LM pārstāvis');
		});

		test('writes down when he is away, and corrects it', async ({ portal }) => {
			const page = await portal.as(member, way);
			const he = walk(page, way.locale);
			const { words: w } = he;
			await he.enter(w.portal_nav_people(), w.people_heading());
			await he.follow(w.people_mine(), w.people_me_heading());
			await page.locator('summary', { hasText: w.people_absence_add() }).click();
			await he.write({ [w.people_absence_from()]: day(11, 4), [w.people_absence_to()]: day(8, 4) });
			await he.button(w.people_absence_add()).click();
			await expect(page.getByRole('alert')).toHaveText(w.people_problem_ends_before());
			await expect(he.field(w.people_absence_from())).toHaveValue(day(11, 4));
			await he.write({
				[w.people_absence_to()]: day(22, 4),
				[w.people_absence_note()]: 'atvaļinājums'
			});
			await he.press(w.people_absence_add(), w.people_notice_absence());
			const absence = he.main.getByRole('listitem').filter({ hasText: 'atvaļinājums' });
			await expect(absence).toContainText(day(22, 4));

			await absence.locator('summary').click();
			await he.write({ [w.people_absence_to()]: day(1, 4) }, absence);
			await he.button(w.ui_save(), absence).click();
			await expect(page.getByRole('alert')).toHaveText(w.people_problem_ends_before());
			await he.write({ [w.people_absence_to()]: day(29, 4) }, absence);
			await he.press(w.ui_save(), w.people_notice_saved(), absence);
			await expect(absence).toContainText(day(29, 4));
			await absence.locator('summary').click();
			await he.press(w.people_absence_remove(), w.people_notice_absence_removed(), absence);
			await expect(page.getByText(w.people_absences_none())).toBeVisible();
		});

		test('keeps his account: language, theme, a password, sessions', async ({ portal }) => {
			const page = await portal.as(member, way);
			const other = await portal.as(member, way);
			let he = walk(page, way.locale);
			const { words: w } = he;
			await he.follow('Parauga loceklis', w.accounts_profile(), page.getByRole('banner'));
			const opposite = way.locale === 'lv' ? 'en' : 'lv';
			await he.choose(
				w.accounts_language(),
				opposite === 'lv' ? w.accounts_language_lv() : w.accounts_language_en()
			);
			await he.choose(w.portal_theme(), w.portal_theme_dark());
			await he.button(w.ui_save()).click();
			he = walk(page, opposite);
			await he.told(he.words.accounts_saved());
			await expect(page.locator('html')).toHaveAttribute('lang', opposite);
			await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(15, 17, 19)');
			const back = he.words;
			await he.choose(
				back.accounts_language(),
				way.locale === 'lv' ? back.accounts_language_lv() : back.accounts_language_en()
			);
			await he.button(back.ui_save()).click();
			he = walk(page, way.locale);
			await he.told(w.accounts_saved());

			for (const [wrong, said] of [
				['zaļš', w.accounts_problem_password_short()],
				['parole123456', w.accounts_problem_password_usual()]
			] as const) {
				await he.write({ [w.accounts_new_password()]: wrong });
				await he.button(w.accounts_set_password()).click();
				await expect(page.getByRole('alert')).toHaveText(said);
				await expect(he.field(w.accounts_new_password())).toHaveValue('');
			}
			await he.write({ [w.accounts_new_password()]: password });
			await he.press(w.accounts_set_password(), w.accounts_password_saved());
			await other.reload();
			await expect(other).toHaveURL(/\/sign-in/);

			await page.getByRole('button', { name: w.portal_sign_out() }).click();
			await expect(page.getByRole('status')).toContainText(w.accounts_signed_out());
			await enterPassword(page, w, 'trīs zili krokodili');
			await expect(page.getByRole('alert')).toHaveText(w.accounts_password_wrong());
			await enterPassword(page, w, password);
			await he.arrive(w.portal_start_heading());

			await enterPassword(other, w, password);
			await walk(other, way.locale).arrive(w.portal_start_heading());
			await he.follow('Parauga loceklis', w.accounts_profile(), page.getByRole('banner'));
			const sessions = page.getByRole('row').filter({ hasText: /Chrom/ });
			await expect(sessions).toHaveCount(2);
			await he.press(
				new RegExp(`^${w.accounts_session_end()}\\s*:`),
				w.accounts_session_ended_notice(),
				sessions
			);
			await expect(sessions).toHaveCount(1);
			await expect(sessions).toContainText(w.accounts_session_this());
			await other.reload();
			await expect(other).toHaveURL(/\/sign-in/);
		});

		test('moves to another address, confirmed from there', async ({ portal }) => {
			const page = await portal.as(member, way);
			const he = walk(page, way.locale);
			const { words: w } = he;
			const email = 'loceklis.jauns@padome.example';
			await he.follow('Parauga loceklis', w.accounts_profile(), page.getByRole('banner'));
			await he.write({ [w.accounts_new_email()]: email });
			await he.press(w.accounts_ask_email(), w.accounts_email_asked_notice({ email }));
			await expect(page.getByText(member, { exact: true })).toBeVisible();

			const it = walk(await portal.as('administrator'), 'lv');
			await it.enter('Izsūtīšana');
			await it.main.getByRole('searchbox').fill(email);
			await it.page.keyboard.press('Enter');
			await expect(it.page).toHaveURL(/q=/);
			await it.main.getByRole('row').filter({ hasText: email }).getByRole('link').first().click();
			const link = /https?:\/\/\S+/.exec(await it.page.locator('pre').innerText())![0];

			const reader = await portal.as('visitor', way);
			await reader.goto(link);
			await expect(reader.getByRole('heading', { level: 1 })).toHaveText(w.accounts_email_good_heading());
			await reader.getByRole('button', { name: w.accounts_email_change_button() }).click();
			await expect(reader.getByRole('heading', { level: 1 })).toHaveText(w.accounts_email_changed_heading());
			await reader.goto(link);
			await expect(reader.getByRole('heading', { level: 1 })).toHaveText(w.accounts_link_used_heading());
			await page.goto('/profile');
			await expect(page.getByText(email, { exact: true })).toBeVisible();
		});

		test('does not meet what is restricted to another group', async ({ portal }) => {
			const page = await portal.as(member, way);
			const he = walk(page, way.locale);
			const { words: w } = he;
			const title = 'Adopcijas sistēmas pilnveide bez vārdiem';
			const she = walk(await portal.as('secretary'), 'lv');
			const number = await makeTask(she, {
				title,
				body: 'alternatīvās aprūpes',
				reference: 'prot. Nr. 9 1. §'
			});
			await findTask(he, title);
			await she.follow(she.words.files_restrict_link(), she.words.files_restrict_heading());
			await she.write({
				[she.words.files_basis()]: 'Informācijas atklātības likuma 5. panta otrās daļas 1. punkts'
			});
			await she.press(she.words.files_restrict_submit(), she.words.files_restricted_done());

			await page.reload();
			await he.arrive(w.portal_error_missing());
			await search(he, title);
			await expect(page.getByText(w.tasks_empty_strong())).toBeVisible();
			await he.enter(w.portal_nav_bodies(), w.council_bodies_heading());
			await he.follow(/6\. Bērnu alternatīvās/, /6\. Bērnu alternatīvās/);
			await expect(page.locator(`a[href="/tasks/${number}"]`)).toHaveCount(0);
			await expect(he.main).not.toContainText(title);
		});
	});

/** The secretariat gives the member a second seat of one group, for a time, and two tasks. */
async function giveTwoSeats(portal: Portal): Promise<void> {
	const she = walk(await portal.as('secretary'), 'lv');
	const { words: w } = she;
	await makeTask(she, {
		...{ title: together, body: 'Starpinstitucionālā', reference: 'prot. Nr. 8 1. §', due: '12.04.2022.' },
		...{ lead: 'Labklājības ministrija', co: 'Veselības ministrija' }
	});
	await makeTask(she, {
		...{ title: alone, body: 'Bāriņtiesu', reference: 'prot. Nr. 8 2. §', due: '19.04.2022.' },
		...{ lead: 'Labklājības ministrija' }
	});
	await she.enter(w.portal_nav_people(), w.people_heading());
	await she.follow('Parauga loceklis', /Parauga loceklis/);
	await she.follow(w.people_appoint(), w.people_appoint_of({ name: 'Parauga loceklis' }));
	await she.choose(w.people_choose_body(), 'Starpinstitucionālā');
	await she.button(w.people_choose_body_show()).click();
	await she.choose(w.people_choose_post(), /^\s*VM pārstāvis/);
	await she.choose(w.people_field_kind(), w.people_kind_acting());
	await she.write({ [w.people_field_from()]: '21.03.2022.', [w.people_field_to()]: '30.06.2022.' });
	await she.press(w.people_appoint_do(), w.people_notice_appointed());
}

async function enterPassword(page: Page, w: ReturnType<typeof walk>['words'], text: string): Promise<void> {
	const summary = page.locator('summary', { hasText: w.accounts_sign_in_by_password() });
	if ((await summary.count()) > 0) await summary.click();
	await page.locator('#password-email').fill(member);
	await page.locator('#password').fill(text);
	await page.locator('form[action^="/sign-in/password"]').getByRole('button').click();
}
