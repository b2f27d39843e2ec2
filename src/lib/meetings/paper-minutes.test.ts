import { describe, expect, it } from 'vitest';
import { makeOfficial } from '#lib/documents/word.server.ts';
import { wordPlainText } from '#lib/documents/word-plain.server.ts';
import { textsOf, usualTexts, type KeptTexts } from './document-texts.ts';
import type { ContentDecision, ContentItem, ContentSeat, MinutesContent } from './minutes-content.ts';
import { agendaBlocks, invitationBlocks, type AgendaContent } from './paper-agenda.ts';
import { attendanceBlocks } from './paper-attendance.ts';
import { exampleContent } from './paper-example.ts';
import { extractBlocks } from './paper-extract.ts';
import { screenTextOf } from './paper-fixtures.ts';
import { minutesBlocks, type Beside } from './paper-minutes.ts';

const council = 'Bērnu lietu sadarbības padome';
const paperOf = (kept: Partial<KeptTexts> = {}) => ({ texts: textsOf({ ...usualTexts, ...kept }), council });
const nothing: Beside = { annexes: [], corrections: [], dissents: [] };
const example = exampleContent(council);
const [item] = example.items as [ContentItem];

const textOf = (content: MinutesContent, kept: Partial<KeptTexts> = {}, beside = nothing) =>
	screenTextOf(minutesBlocks(paperOf(kept), content, beside));
const ofMeeting = (more: Partial<MinutesContent['meeting']>): MinutesContent => ({
	...example,
	meeting: { ...example.meeting, ...more }
});
const ofItem = (more: Partial<ContentItem>): MinutesContent => ({
	...example,
	items: [{ ...item, ...more }]
});

describe('the minutes as a document', () => {
	it('are as DOMAIN.md §2.3 recommends', () => {
		expect(textOf(example)).toBe(
			[
				'Labklājības ministrija',
				'BĒRNU LIETU SADARBĪBAS PADOME',
				'SĒDES PROTOKOLS',
				'Rīgā',
				'2026. gada 25. martā Nr. 1',
				'Sēdes norise: klātienē (Skolas iela 28, Rīga) un tiešsaistē',
				'Sēdi sāk plkst. 10.00 Sēdi beidz plkst. 12.00',
				'Sēdi vada: Vārds Uzvārds, institūcijas vadītāja, Ministrijas pārstāvis',
				'Protokolē: Vārda Uzvārde',
				'Piedalās:',
				'Padomes locekļi: Vārds Uzvārds, institūcijas vadītāja, Ministrijas pārstāvis',
				'Vārds Uzvārds, institūcijas vadītāja, Ministrijas pārstāvis, tiešsaistē',
				'Aizstājēji: Vārda Uzvārde (Vārds Uzvārds vietā)',
				'Pieaicinātie: Vārda Uzvārde',
				'Nepiedalās: Vārds Uzvārds, institūcijas vadītāja, Ministrijas pārstāvis',
				'Kvorums: piedalās 3 no 4; padome ir lemttiesīga',
				'Darba kārtība:',
				'1. Jautājuma nosaukums',
				'1. § Jautājuma nosaukums',
				'KLAUSĀS:',
				'Ziņo: Vārds Uzvārds',
				'Ziņojumu par paveikto.',
				'IZSAKĀS:',
				'Locekļi atbalsta priekšlikumu.',
				'NOLEMJ (par – 3, pret – 0, atturas – 0):',
				'1.1. Pieņemt zināšanai sniegto informāciju.',
				'1.2. Labklājības ministrijai līdz 2026. gada 30. jūnijam sagatavot priekšlikumus.',
				'Sēdi vadīja (paraksts) Vārds Uzvārds',
				'Protokolēja (paraksts) Vārda Uzvārde'
			].join('\n')
		);
	});

	const group = { bodyKind: 'SUBGROUP', bodies: ['8. apakšgrupa'] } as const;
	it.each<[string, Partial<MinutesContent['meeting']>, string]>([
		['an extraordinary sitting', { isExtraordinary: true }, 'ĀRKĀRTAS SĒDES PROTOKOLS'],
		['a group', group, '8. APAKŠGRUPA\nSANĀKSMES PROTOKOLS'],
		['a group, out of turn', { ...group, isExtraordinary: true }, 'ĀRKĀRTAS SANĀKSMES PROTOKOLS'],
		['a group’s chair', group, 'Sanāksmi vada: Vārds'],
		['a decision in writing', { kind: 'WRITTEN' }, 'RAKSTVEIDA PROCEDŪRAS PROTOKOLS'],
		['several bodies', { bodies: [council, '8. apakšgrupa'] }, 'PADOME\n8. APAKŠGRUPA\nSĒDES'],
		['a place of its own', { place: 'Brīvības iela 1' }, 'klātienē (Brīvības iela 1) un tiešsaistē'],
		['nobody who wrote', { writer: null }, 'Protokolēja (paraksts) vārds, uzvārds']
	])('say of %s what it is', (_what, more, said) => {
		expect(textOf(ofMeeting(more))).toContain(said);
	});

	const decision = (number: string, more: Partial<ContentDecision> = {}): ContentDecision => ({
		...{ id: number, number, text: `Lēmums ${number}`, isPublic: true, votes: null, dissents: [], tasks: [] },
		...more
	});
	const votes = { for: 5, against: 5, abstained: 0, isCast: true };
	it.each<[string, Partial<ContentItem>, string]>([
		['no votes', { decisions: [decision('1.1.')] }, 'NOLEMJ:\n1.1. Lēmums 1.1.'],
		[
			'votes of each',
			{ decisions: [decision('1.1.', { votes }), decision('1.2.')] },
			'NOLEMJ:\n1.1. Lēmums 1.1.\n(par – 5, pret – 5, atturas – 0; izšķir sēdes vadītāja balss)\n1.2.'
		],
		['what was put off', { decisions: [], outcome: 'POSTPONED' }, 'Jautājumu atliek.'],
		['what was dropped', { decisions: [], outcome: 'DROPPED' }, 'Jautājumu noņem no darba kārtības.'],
		['what is left out', { title: '', heard: '', said: '' }, '1. § Ierobežotas pieejamības jautājums'],
		[
			'a decision of several paragraphs',
			{ decisions: [decision('1.1.', { text: 'Noteikt:\n\n- pirmo;\n- otro.' })] },
			'1.1. Noteikt:\n'
		],
		[
			'a dissent',
			{
				decisions: [
					decision('1.1.', {
						dissents: [
							{ id: '1', author: 'Anna', capacity: 'LM pārstāve', text: 'Neatbalstu.', file: 'vestule.pdf' }
						]
					})
				]
			},
			'Atsevišķais viedoklis (lēmums 1.1.): Anna, LM pārstāve\nNeatbalstu.\nPielikumā: vestule.pdf'
		]
	])('say %s', (_what, more, said) => {
		expect(textOf(ofItem(more))).toContain(said);
	});

	it('follow the texts, their order and the writing of hours; annexes and corrections stand beside', () => {
		const minutesOrder = ['AGENDA', 'SIGNATURES', 'WHERE'] as const;
		const kept = { words: { heard: 'ZIŅO', authority: '' }, clock: 'COLON', minutesOrder } as const;
		const correction = {
			date: '2026-04-02',
			itemId: '1',
			text: 'Labots.',
			authorName: 'Anna',
			capacity: 'Sekretariāts'
		};
		const said = { id: '1', author: 'Ilze', capacity: 'TM pārstāve', text: 'Iebilstu.', file: null };
		const late = { number: '1.1.', dissents: [said] };
		const text = textOf(example, kept, {
			annexes: ['Ziņojums'],
			corrections: [correction],
			dissents: [late]
		});
		expect(text).toMatch(/^BĒRNU.*\nSĒDES PROTOKOLS\n.*\n.*\nDarba kārtība:\n.*\nSēdi vadīja/);
		expect(text).toContain('Sēdi sāk plkst. 10:00');
		expect(text).toMatch(
			/\nPēc protokola apstiprināšanas iesniegtie.*\nAtsevišķais viedoklis \(lēmums 1\.1\.\): Ilze/
		);
		expect(text).toMatch(/Protokola labojumi\n1\. §: 2026\. gada 2\. aprīlī, Anna, Sekretariāts\nLabots\.$/);
		expect(textOf(example, {}, { ...nothing, annexes: ['Ziņojums'] })).toContain('Pielikumā:\n1. Ziņojums');
	});

	it('are quick however long the meeting, and say in Word what the page says', async () => {
		const content = longContent();
		const started = performance.now();
		const blocks = minutesBlocks(paperOf(), content, nothing);
		const bytes = await makeOfficial({
			...{ council, title: 'Sēdes protokols', madeAt: new Date(0), locale: 'lv', mark: 'PROJEKTS', blocks }
		});
		expect(performance.now() - started).toBeLessThan(5000);
		expect(await wordPlainText(bytes)).toBe(screenTextOf(blocks));
	});
});

/** Sixty seats, forty items, three hundred paragraphs. */
function longContent(): MinutesContent {
	const [seat] = example.attendance.seats as [ContentSeat];
	const states = ['PRESENT', 'ONLINE', 'ABSENT'] as const;
	const seats = Array.from({ length: 60 }, (_, at) => ({
		...seat,
		postId: String(at),
		state: states[at % 3]!
	}));
	const paragraph =
		'Bāriņtiesu darba pilnveides priekšlikumi un starpinstitucionālās sadarbības izvērtējums. '.repeat(4);
	const items = Array.from({ length: 40 }, (_, at) => ({
		...{
			...item,
			id: String(at),
			number: at + 1,
			title: `Jautājums par nepilngadīgo personu atbalstu ${at + 1}`
		},
		heard: Array.from({ length: 6 }, () => paragraph).join('\n\n'),
		said: paragraph,
		decisions: [decisionOf(at + 1)]
	}));
	return { ...example, attendance: { ...example.attendance, seats }, items };
}

function decisionOf(number: number): ContentDecision {
	const text = 'Labklājības ministrijai līdz 2026. gada 30. jūnijam sagatavot priekšlikumus.';
	return {
		id: `d${number}`,
		number: `${number}.1.`,
		text,
		isPublic: true,
		votes: null,
		dissents: [],
		tasks: []
	};
}

describe('the other documents', () => {
	it('the attendance list has a line for each seat and guest, with room to sign', () => {
		const text = screenTextOf(attendanceBlocks(paperOf(), example));
		expect(text).toContain('SĒDES DALĪBNIEKU SARAKSTS');
		expect(text).toContain('Nr.\nVieta\nVārds, uzvārds, amats\nDalība\nParaksts\n1\nMinistrijas pārstāvis');
		expect(text).toContain('Vārda Uzvārde (Vārds Uzvārds vietā)');
		expect(text).toContain('5\nPieaicināta persona\nVārda Uzvārde');
		const seats = example.attendance.seats.map((seat) => ({ ...seat, state: null, votingRight: false }));
		const before = { ...example, attendance: { ...example.attendance, seats, guests: [] } };
		const list = screenTextOf(attendanceBlocks(paperOf(), before));
		expect(list).toContain('bez balsstiesībām');
		expect(list).not.toContain('Kvorums');
	});

	const meeting: AgendaContent['meeting'] = {
		...{
			kind: 'SITTING',
			isExtraordinary: false,
			bodyKind: 'COUNCIL',
			bodies: [council],
			date: '2026-03-25'
		},
		...{ title: null, startTime: '10:00', endTime: '12:00', place: null, link: null, chair: 'Vārds Uzvārds' },
		...{ writer: null, text: 'Lūdzam sagatavoties.', answerBy: '2026-03-18' }
	};
	const line = {
		number: 1,
		title: 'Starpziņojums',
		kind: 'DECISION',
		presenter: 'LM',
		minutes: 20,
		documents: ['Projekts']
	};
	const closed = { ...line, number: 2, title: '', presenter: null, documents: [], minutes: null };
	const agenda: AgendaContent = { meeting, items: [line, closed] };

	it('the agenda says when, where and what, and keeps the number of what it leaves out', () => {
		const text = screenTextOf(agendaBlocks(paperOf(), agenda));
		expect(text).toContain(
			'SĒDES DARBA KĀRTĪBA\nRīgā\n2026. gada 25. martā\nLaiks: trešdien, 2026. gada 25. martā, plkst. 10.00–12.00'
		);
		expect(text).toContain('Vieta: Skolas iela 28, Rīga');
		expect(text).toContain(
			'1.\nStarpziņojums\nMateriāls: Projekts\nLM\nLemšanai\n20 min.\n2.\nIerobežotas pieejamības jautājums'
		);
		expect(screenTextOf(agendaBlocks(paperOf(), { meeting, items: [] }))).toContain(
			'Darba kārtībā vēl nav jautājumu.'
		);
	});

	it('the invitation asks to come, until when to answer, and ends as a letter', () => {
		const text = screenTextOf(invitationBlocks(paperOf(), agenda, '2026-03-10'));
		expect(text).toContain(
			'UZAICINĀJUMS\nuz sēdi 2026. gada 25. martā\nRīgā\n2026. gada 10. martā\nLūdzam Jūs piedalīties.'
		);
		expect(text).toContain('Lūdzam atbildēt līdz 2026. gada 18. martam.');
		expect(text).toMatch(/Ar cieņu\nSēdi vada Vārds Uzvārds$/);
		const group = {
			...agenda,
			meeting: { ...meeting, bodyKind: 'SUBGROUP' as const, isExtraordinary: true }
		};
		expect(screenTextOf(invitationBlocks(paperOf(), group, '2026-03-10'))).toContain('uz ārkārtas sanāksmi');
	});

	it('the extract has the item, the decision, who signed and who attests', () => {
		const attested = { role: 'Sekretariāts', name: 'Anna', date: '2026-04-02' };
		const of = (decisionId: string, isWhole: boolean) =>
			extractBlocks(paperOf(), example, { decisionId, isWhole, attested });
		expect(screenTextOf(of('2', false)!)).toBe(
			[
				'Labklājības ministrija\nBĒRNU LIETU SADARBĪBAS PADOME\nSĒDES PROTOKOLA IZRAKSTS',
				'Rīgā\n2026. gada 25. martā Nr. 1\n1. § Jautājuma nosaukums\nZiņo: Vārds Uzvārds',
				'NOLEMJ (par – 3, pret – 0, atturas – 0):',
				'1.2. Labklājības ministrijai līdz 2026. gada 30. jūnijam sagatavot priekšlikumus.',
				'Sēdi vadīja Vārds Uzvārds\nProtokolēja Vārda Uzvārde\nIzraksts pareizs',
				'Sekretariāts (paraksts) Anna\n2026. gada 2. aprīlī'
			].join('\n')
		);
		expect(screenTextOf(of('1', true)!)).toContain('1.1. Pieņemt zināšanai sniegto informāciju.\n1.2.');
		expect(of('3', true)).toBeNull();
	});
});
