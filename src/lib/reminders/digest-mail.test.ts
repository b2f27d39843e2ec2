import { createTransport } from 'nodemailer';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '#lib/calendar/days.ts';
import { calendar } from '../../../tests/setup/calendar.ts';
import { renderDigest, type DigestTask, type DigestView } from './digest-mail.ts';

const date = '2022-03-25'; // a Friday
const taskDue = (due: string, rest: Partial<DigestTask> = {}): DigestTask => ({
	...{
		number: 12,
		title: 'Mediācija',
		body: '8. Bāriņtiesu darba pilnveide',
		owedBy: [],
		due,
		lastReport: null
	},
	...rest
});
const view = (items: DigestTask[], rest: Partial<DigestView> = {}): DigestView => ({
	...{ locale: 'lv', date, calendar, origin: 'https://padome.example' },
	groups: [{ why: 'LEAD', capacity: 'VBTAI pārstāvis (vadītājs), 8. apakšgrupa', items }],
	...rest
});
const many = (count: number, due: string) => Array.from({ length: count }, () => taskDue(due));
const [late, now, soon, later] = ['2022-02-28', date, '2022-04-01', '2022-04-24'];

describe('the subject says what is in it', () => {
	test.each<[string, DigestTask[]]>([
		['Kavējas 1 uzdevums', many(1, late)],
		['Kavējas 2 uzdevumi', many(2, late)],
		['Kavējas 10 uzdevumu', many(10, late)],
		['Kavējas 21 uzdevums', many(21, late)],
		['1 uzdevumam termiņš ir šodien', many(1, now)],
		['2 uzdevumiem termiņš ir 7 dienu laikā', many(2, soon)],
		['11 uzdevumiem tuvojas termiņš', many(11, later)],
		['Kavējas 1 uzdevums, 2 uzdevumiem termiņš ir 7 dienu laikā', [...many(1, late), ...many(2, soon)]],
		[
			'Kavējas 1 uzdevums, 1 uzdevumam termiņš ir šodien',
			[...many(1, late), ...many(1, now), ...many(3, later)]
		]
	])('%s', (subject, items) => expect(renderDigest(view(items)).subject).toBe(subject));

	test.each<[string, DigestTask[]]>([
		['1 task is late, 2 tasks are due within 7 days', [...many(1, late), ...many(2, soon)]],
		['1 task is due today', many(1, now)]
	])('%s', (subject, items) => expect(renderDigest(view(items, { locale: 'en' })).subject).toBe(subject));
});

describe('a digest', () => {
	it('mail case 28: says the same in both parts', () => {
		const items = [
			taskDue(late, { title: 'Viens & <divi>', owedBy: ['LM', 'TM'], lastReport: '2022-02-10' }),
			taskDue('2022-05-01', { number: 13 })
		];
		const { text, html } = renderDigest(view(items));
		for (const said of [
			'piektdiena, 25.03.2022.',
			'Atbildība: VBTAI pārstāvis (vadītājs), 8. apakšgrupa',
			'Kavējas par 19 darbdienām · termiņš bija 28.02.2022.',
			'8. Bāriņtiesu darba pilnveide · izpildītāji: LM, TM',
			'pēdējais ziņojums 10.02.2022.',
			'ziņojumu vēl nav',
			'termiņš 01.05.2022. (svētdiena; pēdējā diena – 02.05.2022.)',
			'https://padome.example/tasks/12',
			'https://padome.example/tasks/13',
			'Atvērt uzdevumu'
		]) {
			expect(text).toContain(said);
			expect(html).toContain(said);
		}
		expect(text).toContain('Viens & <divi>');
		expect(html).toContain('Viens &amp; &lt;divi&gt;');
		expect(html).not.toContain('<divi>');
	});

	it('keeps each task under the capacity in which it is owed', () => {
		const groups = [
			{ why: 'LEAD' as const, capacity: 'LM pārstāvis, 1. apakšgrupa', items: many(1, soon) },
			{ why: 'CO' as const, capacity: 'TM kontaktpersona', items: many(1, soon) },
			{ why: 'NO_RECIPIENT' as const, capacity: '', items: many(1, soon) },
			{ why: 'LATE_TWICE' as const, capacity: '', items: many(1, late) }
		];
		expect(renderDigest(view([], { groups })).text.match(/^(Atb|Līdz|Sekr).*$/gm)).toEqual([
			'Atbildība: LM pārstāvis, 1. apakšgrupa',
			'Līdzatbildība: TM kontaktpersona',
			'Sekretariātam: nav zināms, kas par uzdevumu atbild',
			'Sekretariātam: atgādināts divas reizes, uzdevums vēl nav izpildīts'
		]);
	});

	it('stays under 40 KB with two hundred late tasks, and says where the rest is', async () => {
		const title =
			'Izstrādāt priekšlikumus par ģimenes ārstu, pedagogu un sociālo darbinieku sadarbību '.repeat(6);
		const items = Array.from({ length: 200 }, (_, index) =>
			taskDue(addDays(late, -index), { title, number: index + 1, owedBy: ['LM', 'TM', 'VBTAI', 'IeM'] })
		);
		const mail = renderDigest(view(items));
		const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
			...{ from: 'padome@padome.example', to: 'a@padome.example', ...mail }
		});
		expect((message as Buffer).length).toBeLessThan(40 * 1024);
		for (const part of [mail.text, mail.html]) {
			expect(part).toContain('un vēl 184 uzdevumi');
			expect(part).toContain('https://padome.example/tasks');
		}
		expect(mail.subject).toBe('Kavējas 200 uzdevumu');
	});
});
