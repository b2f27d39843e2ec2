import { readFileSync } from 'node:fs';
import { addresses } from '../place.ts';
import { findTask, makeTask, search, walk } from './council.ts';
import { expect, signIn, speak, test, ways, wayWords } from './portal.ts';
import { Walker } from './walker.ts';

for (const way of ways)
	test.describe(`an administrator, ${wayWords(way)}`, () => {
		test('begins with nothing: the council, a group, people, a secretary who enters the first task', async ({
			emptyPortal: portal
		}) => {
			const first = 'administrators@ministrija.example';
			const page = await portal.as('visitor', way);
			await signIn(page, addressIn(await portal.run('admin', first)));
			await speak(page, way.locale);
			const he = new Walker(page, way.locale);
			await he.arrive(he.words.portal_start_heading());
			const { words: w } = he;
			await expect(page.locator('.note.first')).toContainText(w.portal_start_first());
			await he.follow(w.portal_start_first_link(), w.help_steps_heading());

			await step(he, w.help_step_council(), w.bodies_new_council_heading());
			await he.button(w.ui_save()).click();
			await expect(page.getByRole('alert').first()).toBeVisible();
			await he.write({ [w.bodies_name()]: 'Bērnu lietu padome', [w.bodies_short_name()]: 'padome' });
			await he.press(w.ui_save(), w.bodies_made({ name: 'Bērnu lietu padome' }));

			await firstSteps(he);
			await step(he, w.help_step_groups(), w.bodies_new_heading());
			await he.write({
				[w.bodies_name()]: 'Audžuģimenes',
				[w.bodies_short_name()]: 'Audžuģimenes',
				[w.bodies_number()]: '1'
			});
			await he.choose(w.council_body_parent(), 'Bērnu lietu padome');
			await he.press(w.ui_save(), w.bodies_made({ name: 'Audžuģimenes' }));

			await firstSteps(he);
			await step(he, w.help_step_institutions(), w.bodies_institution_new());
			await he.write({
				[w.bodies_institution_name()]: 'Labklājības ministrija',
				[w.council_institutions_abbreviation()]: 'LM'
			});
			await he.button(w.ui_save()).click();
			await he.arrive(/Labklājības ministrija/);

			await firstSteps(he);
			await step(he, w.help_step_seats(), w.council_bodies_heading());
			await he.follow(/Audžuģimenes/, /Audžuģimenes/);
			await he.follow(w.bodies_seat_add(), w.bodies_seat_add());
			await he.write({ [w.bodies_seat_label()]: 'LM pārstāvis' });
			await he.choose(w.bodies_seat_role(), w.council_role_chair());
			await he.choose(w.council_body_institution(), 'Labklājības ministrija');
			await he.press(w.ui_save(), w.bodies_seat_added({ seat: 'LM pārstāvis' }));

			await firstSteps(he);
			await step(he, w.help_step_people(), w.people_import_heading());
			await he.button(w.people_import_preview()).click();
			await expect(page.getByRole('alert')).toHaveText(w.people_import_problem_missing());
			await page.getByLabel(w.people_import_file()).setInputFiles({
				...{ name: 'personas.csv', mimeType: 'text/csv' },
				buffer: Buffer.from(peopleFile, 'utf8')
			});
			await he.button(w.people_import_preview()).click();
			await expect(page.getByRole('heading', { name: w.people_import_preview_heading() })).toBeVisible();
			await expect(page.getByRole('row', { name: /Anna Bērziņa/ })).toContainText('LM pārstāvis');
			await he.button(w.people_import_do()).click();
			await he.arrive(w.people_heading());
			await expect(page.getByRole('row', { name: /Anna Bērziņa/ })).toContainText(
				'LM pārstāvis, Audžuģimenes'
			);

			await firstSteps(he);
			await step(he, w.help_step_secretary(), w.accounts_heading());
			await he.follow(w.accounts_invite(), w.accounts_invite());
			await he.write({
				[w.accounts_email()]: 'ilze.kalna@ministrija.example',
				[w.accounts_name()]: 'Ilze Kalna'
			});
			await he.choose(
				w.accounts_language(),
				way.locale === 'lv' ? w.accounts_language_lv() : w.accounts_language_en()
			);
			await he.choose(w.accounts_column_role(), w.accounts_role_secretary());
			await he.press(
				w.accounts_invite(),
				w.accounts_invited_notice({ email: 'ilze.kalna@ministrija.example' })
			);

			await firstSteps(he);
			await expect(he.main.getByRole('link', { name: `: ${w.help_step_tasks()}` })).toHaveCount(0);
			await step(he, w.help_step_council(), /Bērnu lietu padome/);

			const theirs = await portal.as('visitor', way);
			await signIn(theirs, await portal.mailedLink('ilze.kalna@ministrija.example'));
			const she = new Walker(theirs, way.locale);
			await she.arrive(w.portal_start_heading());
			await she.follow(w.portal_start_first_link(), w.help_steps_heading());
			await step(she, w.help_step_tasks(), w.editing_new_heading());
			await she.choose(w.editing_field_body(), 'Audžuģimenes');
			await she.write({
				[w.editing_field_task()]: 'Sagatavot priekšlikumus audžuģimeņu atbalstam',
				[w.editing_field_reference()]: 'prot. Nr. 1 2. §',
				[w.editing_field_author()]: 'BLSP',
				[w.editing_field_due()]: way.locale === 'lv' ? '14.04.2022.' : '14 Apr 2022'
			});
			await she.choose(w.editing_owner_lead({ number: 1 }), 'Labklājības ministrija');
			await she.press(w.editing_new_save(), w.editing_created({ number: 1 }));
			await she.arrive('Sagatavot priekšlikumus audžuģimeņu atbalstam');
			await she.enter(w.portal_nav_start(), w.portal_start_heading());
			await expect(theirs.locator('.note.first')).toHaveCount(0);
			await expect(theirs.getByRole('main')).toContainText('Sagatavot priekšlikumus audžuģimeņu atbalstam');
		});

		test('invites, shuts out, lets in again, gives roles, and stays the last of his kind', async ({
			emptyPortal: portal
		}) => {
			const page = await portal.as('visitor', way);
			await signIn(page, addressIn(await portal.run('admin', 'pirmais@ministrija.example')));
			await speak(page, way.locale);
			const he = new Walker(page, way.locale);
			const { words: w } = he;
			const email = 'ilze.kalna@ministrija.example';
			await he.enter(w.portal_nav_accounts(), w.accounts_heading());
			await he.follow(w.accounts_invite(), w.accounts_invite());
			await he.write({ [w.accounts_email()]: email, [w.accounts_name()]: 'Ilze Kalna' });
			await he.choose(w.accounts_column_role(), w.accounts_role_assistant());
			await he.press(w.accounts_invite(), w.accounts_invited_notice({ email }));
			const theirs = await portal.as('visitor');
			await signIn(theirs, await portal.mailedLink(email));
			const rooms = theirs.getByRole('navigation', { name: 'Sekretariāta sadaļas' });
			await expect(rooms).not.toContainText('Darbību žurnāls');

			await he.enter(w.portal_nav_accounts(), w.accounts_heading());
			await he.follow('Ilze Kalna', 'Ilze Kalna');
			await he.choose(w.accounts_column_role(), w.accounts_role_secretary());
			await he.press(w.accounts_change_role(), w.accounts_role_saved());
			await theirs.reload();
			await expect(rooms).toContainText('Darbību žurnāls');
			await he.press(w.accounts_disable(), w.accounts_disabled_notice());
			await theirs.reload();
			await expect(theirs).toHaveURL(/\/sign-in/);
			await expect(page.locator('.facts .st')).toHaveText(w.accounts_state_disabled());
			await he.press(w.accounts_enable(), w.accounts_enabled_notice());

			await he.enter(w.portal_nav_accounts(), w.accounts_heading());
			await he.follow('pirmais@ministrija.example', 'pirmais@ministrija.example');
			await expect(he.button(w.accounts_disable())).toHaveCount(0);
			await he.choose(w.accounts_column_role(), w.accounts_role_none());
			await he.button(w.accounts_change_role()).click();
			await expect(page.getByRole('alert')).toHaveText(w.accounts_problem_last_administrator());
			await expect(page.locator('.facts')).toContainText(w.accounts_role_administrator());
		});

		test('imports people, invites them all, and calls it back', async ({ portal }) => {
			const page = await portal.as('administrator', way);
			const he = walk(page, way.locale);
			const { words: w } = he;
			// Six, and those of the sample who have a seat: more than ten wait for ten minutes.
			const count = 12;
			await he.enter(w.portal_nav_people(), w.people_heading());
			await he.follow(w.people_import(), w.people_import_heading());
			await page.getByLabel(w.people_import_file()).setInputFiles({
				...{ name: 'people.csv', mimeType: 'text/csv' },
				buffer: Buffer.from(seatedFile, 'utf8')
			});
			await he.button(w.people_import_preview()).click();
			await expect(page.getByRole('row', { name: /Zane Nezināma/ }).locator('.problem')).toBeVisible();
			await he.button(w.people_import_do()).click();
			await he.arrive(w.people_heading());

			await he.enter(w.portal_nav_accounts(), w.accounts_heading());
			const everybody = he.main.getByRole('link', { name: w.accounts_invite_many_link({ count }) });
			await everybody.click();
			await he.arrive(w.accounts_invite_many());
			await expect(he.main).toContainText(w.accounts_invite_many_count({ count }));
			const listed = he.main.getByRole('listitem');
			await expect(listed).toHaveCount(count);
			await expect(listed.filter({ hasText: 'lapotne.example' })).toHaveCount(6);
			await he.button(w.accounts_invite_many_button({ count })).click();
			await he.arrive(w.mail_heading());
			const batch = page.locator('form').filter({ hasText: w.mail_batch_count({ count }) });
			await expect(batch).toContainText(w.accounts_batch_subject());
			await he.press(w.mail_call_back(), w.mail_called_back({ count }), batch);
			await expect(batch).toHaveCount(0);
			await expect(page.getByRole('row', { name: /koks0/ })).toContainText(w.mail_state_dropped());
			await he.enter(w.portal_nav_accounts(), w.accounts_heading());
			await expect(he.main.getByRole('link', { name: w.accounts_invite_many_link({ count }) })).toBeVisible();
		});

		test('reads the journal, filters it, and takes back a change from there', async ({ portal }) => {
			const she = walk(await portal.as('secretary'), 'lv');
			const number = await makeTask(she, {
				...{ title: 'Uzdevums žurnālam', body: 'Bāriņtiesu', reference: 'prot. Nr. 4 4. §' }
			});
			await she.follow('Labot uzdevumu', 'Labot uzdevumu');
			await she.write({ [she.words.editing_field_task()]: 'Uzdevums ar kļūdu' });
			await she.press(she.words.ui_save(), she.words.editing_saved());
			await she.enter(she.words.portal_nav_institutions(), she.words.council_institutions_heading());
			await she.follow(she.words.bodies_institution_new_button(), she.words.bodies_institution_new());
			await she.write({ [she.words.bodies_institution_name()]: 'Kļūdaina iestāde' });
			await she.button(she.words.ui_save()).click();
			await she.arrive('Kļūdaina iestāde');

			const page = await portal.as('administrator', way);
			const he = walk(page, way.locale);
			const { words: w } = he;
			await he.enter(w.portal_nav_journal(), w.journal_heading());
			await page.getByLabel(w.journal_filter_task()).fill(String(number));
			await page.getByLabel(w.journal_filter_from()).fill('31.02.2022.');
			await he.button(w.journal_filter_apply()).click();
			await expect(he.main.getByRole('status')).toHaveText(w.journal_filter_wrong());
			const rows = page.getByRole('row').filter({ hasText: `${number}` });
			await expect(rows).toHaveCount(2);
			const edited = rows.filter({ hasText: w.journal_deed_tasks_edit() });
			await expect(edited).toContainText('Uzdevums ar kļūdu');
			await expect(edited.locator('del')).toContainText('žurnālam');
			await edited.getByRole('link').first().click();
			await he.arrive(w.journal_deed_tasks_edit());
			// A task is the secretariat's to change, and to change back.
			await expect(he.button(w.ui_undo())).toHaveCount(0);

			await he.enter(w.portal_nav_journal(), w.journal_heading());
			await page.getByLabel(w.journal_filter_who()).fill(addresses.secretary.lv);
			await he.button(w.journal_filter_apply()).click();
			const made = page.getByRole('row').filter({ hasText: 'Kļūdaina iestāde' });
			await expect(made).toContainText('Padomes sekretariāts');
			await he.press(w.ui_undo(), w.journal_undone(), made);
			await he.enter(w.portal_nav_institutions(), w.council_institutions_heading());
			await expect(he.main).not.toContainText('Kļūdaina iestāde');
			await he.enter(w.portal_nav_journal(), w.journal_heading());
			const [csv] = await Promise.all([
				page.waitForEvent('download'),
				he.main.getByRole('link', { name: w.journal_csv() }).click()
			]);
			expect(readFileSync(await csv.path(), 'utf8')).toContain('Uzdevums ar kļūdu');
		});

		test("blackens a child's name wherever it stands, and gives a person another name", async ({
			portal
		}) => {
			const she = walk(await portal.as('secretary'), 'lv');
			const title = 'Izvērtēt Elīzas Vītoliņas gadījumu';
			await makeTask(she, { title, body: 'Bāriņtiesu', reference: 'prot. Nr. 4 5. §' });
			await she.write({ [she.words.tasks_report_text()]: 'Runāts ar **Elīzu Vītoliņu** skolā.' });
			await she.button(she.words.tasks_report_save()).click();
			await expect(she.entry('Elīzu Vītoliņu')).toHaveCount(1);

			const page = await portal.as('administrator', way);
			const he = walk(page, way.locale);
			const { words: w } = he;
			await findTask(he, title);
			const address = page.url();
			await he.enter(w.portal_nav_journal(), w.journal_heading());
			await he.follow(w.journal_redaction_heading(), w.journal_redaction_heading());
			await he.write({
				[w.journal_passage()]: 'Elīzas Vītoliņas',
				[w.journal_forms()]: 'Elīzu Vītoliņu'
			});
			await he.button(w.journal_find()).click();
			await expect(page.getByRole('heading', { name: w.journal_found_heading() })).toBeVisible();
			const marked = page.locator('mark');
			await expect(marked.filter({ hasText: /Elīzas Vītoliņas/ }).first()).toBeAttached();
			await expect(marked.filter({ hasText: /Elīzu Vītoliņu/ }).first()).toBeAttached();
			await he.write({ [w.journal_reason()]: 'Ierakstīts Elīzas Vītoliņas vārds.' });
			await page.getByLabel(w.journal_redact_confirm()).check();
			const redact = he.main.locator('form#redact').getByRole('button');
			await redact.click();
			await expect(page.getByRole('alert')).toHaveText(w.journal_problem_reason_repeats());
			await he.write({ [w.journal_reason()]: 'Kļūdaini ierakstīti bērna dati.' });
			await page.getByLabel(w.journal_redact_confirm()).check();
			await redact.click();
			await expect(page.locator('.notice')).toBeVisible();
			await expect(page.getByRole('row', { name: /Kļūdaini ierakstīti bērna dati/ })).toBeVisible();

			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1 })).toContainText('█████');
			await expect(he.main).toContainText('Runāts ar');
			await expect(he.main).not.toContainText(/Elīz|Vītoliņ/);
			await he.follow(w.word_history_link(), new RegExp(w.word_history_title()));
			await expect(he.main).not.toContainText(/Elīz|Vītoliņ/);
			await he.enter(w.portal_nav_journal(), w.journal_heading());
			await expect(he.main).not.toContainText(/Elīz|Vītoliņ/);
			await search(he, 'Vītoliņas');
			await expect(page.getByText(w.tasks_empty_strong())).toBeVisible();
			expect(await portal.run('export')).not.toMatch(/Elīz|Vītoliņ|elizu vitolinu/);

			await he.enter(w.portal_nav_people(), w.people_heading());
			await he.follow('Parauga loceklis', /Parauga loceklis/);
			await he.follow(w.journal_pseudonymise_heading(), w.journal_pseudonymise_heading());
			await expect(page.locator('.note')).toHaveText(w.journal_problem_pseudonymise_seat());
			await he.enter(w.portal_nav_people(), w.people_heading());
			await he.follow(w.people_add(), w.people_add());
			await he.write({ [w.people_field_name()]: 'Rasma Zvirgzdiņa' });
			await he.button(w.ui_save()).click();
			await he.arrive(/Rasma Zvirgzdiņa/);
			await he.follow(w.journal_pseudonymise_heading(), w.journal_pseudonymise_heading());
			await he.write({ [w.journal_reason()]: 'Datu subjekta lūgums.' });
			await page.getByLabel(w.journal_pseudonymise_confirm()).check();
			await he.button(w.journal_pseudonymise_button()).click();
			await expect(page.locator('.notice')).toBeVisible();
			await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Rasma');
			await he.enter(w.portal_nav_people(), w.people_heading());
			await he.main.getByRole('searchbox').fill('Zvirgzdiņa');
			await he.button(w.people_select()).click();
			await expect(page.getByText(w.people_empty_filter())).toBeVisible();
			await he.enter(w.portal_nav_journal(), w.journal_heading());
			await expect(he.main).not.toContainText('Zvirgzdiņa');
		});
	});

const peopleFile = [
	'Vārds un uzvārds;Amats;E-pasts;Darba grupa;Vieta;No;Pamats',
	'Anna Bērziņa;vecākā eksperte;anna.berzina@lm.example;Audžuģimenes;LM pārstāvis;01.03.2022.;LM 28.02.2022. rīkojums Nr. 5',
	'Jānis Ozols;;janis.ozols@lm.example;;;;'
].join('\r\n');

/** Six take empty seats; of the last nobody knows which. */
const seatedFile = [
	'Name,E-mail,Body,Seat,From',
	...[
		['Gunta Liepa', 'IZM pārstāvis'],
		['Uldis Priede', 'VM pārstāvis'],
		['Maija Egle', 'DLC pārstāvis'],
		['Ivars Kļava', 'Latvijas universitātes pārstāvis'],
		['Dace Lazda', 'Bērnu pediatru biedrības pārstāvis'],
		['Jānis Osis', 'Latvijas Pašvaldību savienības pārstāvis']
	].map(
		([name, seat], at) => `${name},koks${at}@lapotne.example,Starpinstitucionālā sadarbība,${seat},2022-03-01`
	),
	'Zane Nezināma,zane@x.example,Nav tādas grupas,VM pārstāvis,2022-03-01'
].join('\n');

/** The one-time address in what a command printed. */
function addressIn(printed: string): string {
	return /https?:\/\/\S+/.exec(printed)![0];
}

/** From wherever one is, by the menu and the link of the start page. */
async function firstSteps(he: Walker): Promise<void> {
	await he.enter(he.words.portal_nav_start(), he.words.portal_start_heading());
	await he.follow(he.words.portal_start_first_link(), he.words.help_steps_heading());
}

async function step(he: Walker, title: string, heading: string | RegExp): Promise<void> {
	await he.main.getByRole('link', { name: `: ${title}` }).click();
	await he.arrive(heading);
}
