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
	});

const peopleFile = [
	'Vārds un uzvārds;Amats;E-pasts;Darba grupa;Vieta;No;Pamats',
	'Anna Bērziņa;vecākā eksperte;anna.berzina@lm.example;Audžuģimenes;LM pārstāvis;01.03.2022.;LM 28.02.2022. rīkojums Nr. 5',
	'Jānis Ozols;;janis.ozols@lm.example;;;;'
].join('\r\n');

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
