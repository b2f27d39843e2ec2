import { createTransport } from 'nodemailer';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '#lib/calendar/days.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { calendar } from '../../../tests/setup/calendar.ts';
import { renderDigest } from './digest-mail.ts';
import type { DigestTask, DigestView } from './digest.ts';

const date = '2022-03-25'; // a Friday
const taskDue = (due: string, rest: Partial<DigestTask> = {}): DigestTask => ({
	...{ number: 12, title: 'Mediācija', expected: null, body: '8. Bāriņtiesu darba pilnveide' },
	...{
		lead: [],
		co: [],
		due,
		deadline: deadlineWords(calendar, due, date, 'lv'),
		originalDue: due,
		last: null
	},
	...{ isRestricted: false, why: 'LEAD', capacity: 'VBTAI pārstāvis (vadītājs), 8. apakšgrupa' },
	...{ answers: null, page: null },
	...rest
});
const view = (tasks: DigestTask[], rest: Partial<DigestView> = {}): DigestView => ({
	...{ locale: 'lv', date, origin: 'https://padome.example', tasks, waiting: [], gone: 0 },
	...{ preferences: null, unsubscribe: null },
	...rest
});
const many = (count: number, due: string, rest: Partial<DigestTask> = {}) =>
	Array.from({ length: count }, () => taskDue(due, rest));
const [late, now, soon, later] = ['2022-02-28', date, '2022-04-01', '2022-04-24'];
const waits = (count: number) => [
	{
		heading: 'Izpilde, kas gaida pieņemšanu',
		items: Array.from({ length: count }, (_, index) => ({
			...{ text: `Uzdevums ${index + 1}`, since: '2022-03-20', page: 'https://padome.example/tasks/1' }
		}))
	}
];
const link = (to: string) => ({ address: `https://padome.example/answer/0123.secret${to}` });
const answers = { report: link(''), extend: link('?to=extension'), other: link('?to=drafting') };

describe('the subject says what is in it', () => {
	test.each<[string, DigestTask[]]>([
		['Kavējas par 19 darbdienām: Mediācija', many(1, late)],
		['Kavējas 2 uzdevumi', many(2, late)],
		['Kavējas 10 uzdevumu', many(10, late)],
		['Kavējas 21 uzdevums', many(21, late)],
		['Termiņš ir šodien: Mediācija', many(1, now)],
		['Termiņš 01.04.2022.: Mediācija', many(1, soon)],
		['2 uzdevumiem termiņš ir 7 dienu laikā', many(2, soon)],
		['11 uzdevumiem tuvojas termiņš', many(11, later)],
		['Kavējas 1 uzdevums, 2 uzdevumiem termiņš ir 7 dienu laikā', [...many(1, late), ...many(2, soon)]],
		[
			'Kavējas 1 uzdevums, 1 uzdevumam termiņš ir šodien',
			[...many(1, late), ...many(1, now), ...many(3, later)]
		]
	])('%s', (subject, tasks) => expect(renderDigest(view(tasks)).subject).toBe(subject));

	test.each<[string, number]>([
		['Jūsu rīcību gaida 1 jautājums', 1],
		['Jūsu rīcību gaida 3 jautājumi', 3],
		['Jūsu rīcību gaida 11 jautājumu', 11]
	])('%s', (subject, count) =>
		expect(renderDigest(view([], { waiting: waits(count) })).subject).toBe(subject)
	);

	test.each<[string, DigestTask[]]>([
		['1 task is late, 2 tasks are due within 7 days', [...many(1, late), ...many(2, soon)]],
		['Due today: Mediācija', many(1, now)]
	])('%s', (subject, tasks) => expect(renderDigest(view(tasks, { locale: 'en' })).subject).toBe(subject));
});

describe('a digest', () => {
	it('mail case 28: says the same in both parts', () => {
		const tasks = [
			taskDue(late, {
				...{
					title: 'Viens & <divi>',
					lead: ['LM'],
					co: ['TM', 'IeM'],
					expected: 'Apstiprināti priekšlikumi'
				},
				...{ last: { kind: 'REPORT', on: '2022-02-10', text: 'Saskaņošana turpinās.' }, answers }
			}),
			taskDue('2022-05-01', {
				number: 13,
				originalDue: '2022-04-01',
				page: 'https://padome.example/tasks/13'
			})
		];
		const { text, html } = renderDigest(
			view(tasks, {
				...{ waiting: waits(7), preferences: { address: 'https://padome.example/profile' } },
				unsubscribe: link('unsubscribe')
			})
		);
		for (const said of [
			'piektdiena, 25.03.2022.',
			'Kavējas 1 uzdevums, 1 uzdevumam tuvojas termiņš',
			'Atbildība: VBTAI pārstāvis (vadītājs), 8. apakšgrupa',
			'Kavējas par 19 darbdienām · termiņš bija 28.02.2022.',
			'8. Bāriņtiesu darba pilnveide · atbildīgais: LM · līdzatbildīgie: TM, IeM',
			'Gaidāmais rezultāts: Apstiprināti priekšlikumi',
			'Pēdējais ziņojums 10.02.2022.: „Saskaņošana turpinās.”',
			'Termiņš 01.05.2022. · svētdiena; nākamā darbdiena: 02.05. · 24 darbdienas · sākotnējais termiņš 01.04.2022.',
			'Ziņojumu vēl nav',
			...[answers.report.address, answers.extend.address, answers.other.address],
			...['Ziņot par izpildi', 'Lūgt citu termiņu', 'Cita atbilde', 'Atvērt portālā'],
			...['https://padome.example/tasks/13', 'Gaida Jūsu rīcību', 'Izpilde, kas gaida pieņemšanu'],
			...['Uzdevums 5', 'kopš 20.03.2022.', 'un vēl 2 jautājumi'],
			...['Cik bieži saņemt', 'https://padome.example/profile', 'Atteikties no atgādinājumiem']
		]) {
			expect(text).toContain(said);
			expect(html).toContain(said);
		}
		for (const part of [text, html]) expect(part).not.toContain('Uzdevums 6');
		expect(text).toContain('Viens & <divi> (Nr. 12)');
		expect(html).toContain('Viens &amp; &lt;divi&gt; (Nr. 12)');
		expect(html).not.toContain('<divi>');
	});

	it('mail case 25: says a deadline as the pages do', () => {
		for (const due of [late, '2022-03-24', now, soon, '2022-05-01', '2022-04-16', '2022-12-31']) {
			const { date: day, note } = deadlineWords(calendar, due, date, 'lv');
			const { text, html } = renderDigest(view([taskDue(due)]));
			for (const part of [text, html]) {
				expect(part).toContain(day);
				expect(part.toLowerCase()).toContain(note.toLowerCase());
			}
		}
	});

	it('stands in parts, in each by the capacity in which it is owed', () => {
		const tm = { why: 'CO' as const, capacity: 'TM kontaktpersona' };
		const office = { capacity: '' };
		const tasks = [
			...many(1, late, { why: 'LATE_TWICE', ...office }),
			...many(1, now),
			...many(1, soon, tm),
			...many(2, soon),
			...many(1, later, { why: 'NO_RECIPIENT', ...office }),
			...many(1, '2022-06-30')
		];
		const { text } = renderDigest(view(tasks, { waiting: waits(1) }));
		expect(text.match(/^(==|Atbild|Līdz|Sekr).*$/gm)).toEqual([
			'== Kavējas ==',
			'Sekretariātam: atgādināts divas reizes, uzdevums vēl nav izpildīts',
			'== Termiņš šodien ==',
			'Atbildība: VBTAI pārstāvis (vadītājs), 8. apakšgrupa',
			'== Termiņš nedēļas laikā ==',
			'Līdzatbildība: TM kontaktpersona',
			'Atbildība: VBTAI pārstāvis (vadītājs), 8. apakšgrupa',
			'== Termiņš mēneša laikā ==',
			'Sekretariātam: nav zināms, kas par uzdevumu atbild',
			'== Termiņš vēlāk ==',
			'Atbildība: VBTAI pārstāvis (vadītājs), 8. apakšgrupa',
			'== Gaida Jūsu rīcību =='
		]);
	});

	it('says of what is restricted where it is and when it is due, and nothing else', () => {
		const restricted = taskDue(soon, {
			...{ isRestricted: true, title: 'Ierobežotas pieejamības uzdevums Nr. 12', answers },
			...{ lead: ['LM'], expected: 'Noslēpums', last: { kind: 'REPORT', on: now, text: 'Noslēpums' } }
		});
		const { text, html } = renderDigest(view([restricted]));
		for (const part of [text, html]) {
			expect(part).toContain('Ierobežotas pieejamības uzdevums Nr. 12');
			expect(part).not.toMatch(/Noslēpums|LM|ziņojum/);
		}
	});

	it('mail case 29: for who reads the outbox, links are only named', () => {
		const hidden = { report: 'HIDDEN', extend: 'HIDDEN', other: 'HIDDEN' } as const;
		const mail = renderDigest(view([taskDue(soon, { answers: hidden })], { unsubscribe: 'HIDDEN' }));
		expect(mail.unsubscribeUrl).toBeUndefined();
		for (const part of [mail.text, mail.html]) {
			expect(part.match(/\[personīgā saite\]/g)).toHaveLength(4);
			expect(part).not.toMatch(/https?:/);
		}
	});

	it('stays under 40 KB with two hundred late tasks and all their links, and says where the rest is', async () => {
		const title =
			'Izstrādāt priekšlikumus par ģimenes ārstu, pedagogu un sociālo darbinieku sadarbību '.repeat(6);
		const long = (to: string) => ({
			address: `https://padome.labklajibasministrija.example/answer/${'x'.repeat(80)}${to}`
		});
		const links = { report: long(''), extend: long('?to=extension'), other: long('?to=drafting') };
		const last = { kind: 'REPORT' as const, on: now, text: 'Āāčē '.repeat(40) };
		const tasks = Array.from({ length: 200 }, (_, index) =>
			taskDue(addDays(late, -index), {
				...{ title, number: index + 1, lead: ['LM', 'TM', 'VBTAI', 'IeM'], last, expected: last.text },
				...{ answers: links, page: `https://padome.labklajibasministrija.example/tasks/${index + 1}` }
			})
		);
		const mail = renderDigest(view(tasks, { waiting: waits(30) }));
		const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
			...{ from: 'padome@padome.example', to: 'a@padome.example', ...mail }
		});
		expect((message as Buffer).length).toBeLessThan(40 * 1024);
		const shown = mail.text.match(/\(Nr\. \d+\)/g)!.length;
		expect(shown).toBe(16);
		for (const part of [mail.text, mail.html]) {
			expect(part).toMatch(new RegExp(`un vēl ${200 - shown} uzdevum`));
			expect(part).toContain('https://padome.example/tasks');
		}
		expect(mail.subject).toBe('Kavējas 200 uzdevumu, Jūsu rīcību gaida 30 jautājumu');
	});
});
