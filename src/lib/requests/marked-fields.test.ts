import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { markdownOf } from '#lib/documents/file-reading.ts';
import { readWord } from '#lib/documents/word-reading.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readAnswerForm } from './answer-form-reading.ts';
import { makeAskingLetter } from './answer-form.server.ts';
import { carriedContent } from './carrying.ts';
import { readTyped, type TypedContent } from './content-typing.ts';
import { joinTyped, nothingTyped, typedOf } from './marked-columns.ts';
import { readMarkedTable } from './marked-form.ts';
import { mustBeComplete } from './required-fields.ts';
import { saidUnder } from './said.ts';
import { isEmptyContent, readContent, writeContent, type AnswerContent, type Template } from './template.ts';
import { compareContents } from './versions-comparing.ts';

const option = (id: string, label: string) => ({ id, label });
const rows = [
	option('1', '1. Demogrāfija'),
	option('2', '2. Izglītība'),
	option('15', '15. Īpašas vajadzības')
];
const template: Template = [
	{
		...{ id: 'status', kind: 'CHOICE', title: 'Programma', hint: null, isRequired: true },
		options: [option('OWN', 'Sava programma'), option('NONE', 'Nav')]
	},
	{ id: 'period', kind: 'PERIOD', title: 'Termiņš', hint: null },
	{
		...{ id: 'plan', kind: 'MARKS', title: 'Plāns', hint: null },
		options: [option('HAS', 'Ir'), option('DATES', 'Ir termiņi')]
	},
	{ id: 'funding', kind: 'MONEY', title: 'Finansējums', hint: null },
	{
		...{ id: 'areas', kind: 'MARKS', title: 'Jomas', hint: null, rows },
		options: [option('DESCRIBED', 'aprakstīta'), option('PLANNED', 'plānota')]
	},
	{ id: 'documents', kind: 'TEXT', title: 'Dokumenti', hint: null },
	{ id: 'practices', kind: 'PRACTICES', title: 'Laba prakse', hint: null, rows }
];

const written = { textIds: ['documents'], texts: ['Attīstības programma'] };
const nothing = {
	...{ textIds: [], texts: [], eventIds: [], eventDates: [], eventUntils: [], eventTexts: [] },
	...{ figureIds: [], figureNames: [], figureValues: [], figureUnits: [] },
	...{ figureFroms: [], figureUntils: [], figureParts: [] },
	...nothingTyped
};
const full: TypedContent = {
	...{ ...nothing, ...written, choiceIds: ['status'], choices: ['OWN'] },
	marks: [
		'areas 2 PLANNED',
		'plan  DATES',
		'areas 1 DESCRIBED',
		'areas 99 PLANNED',
		'areas 1 DESCRIBED',
		'plan  HAS'
	],
	...{ periodIds: ['period'], periodFroms: ['2023'], periodUntils: ['2027. gada decembris'] },
	...{ moneyIds: ['funding'], money: ['10.239,50 euro'], practiceIds: ['a', 'b'] },
	...{ practiceRows: ['practices 15', ''], practiceTexts: ['Pielāgotas skolas.', ''] },
	practiceLinks: ['www.novads.lv/skolas', '']
};
const read = (typed: Partial<TypedContent>) => readTyped(template, { ...nothing, ...typed }, '2026-03-02');
const problems = (typed: Partial<TypedContent>) => {
	try {
		return read(typed) && {};
	} catch (fault) {
		return (fault as Refusal).fields;
	}
};

describe('what is chosen and marked', () => {
	test('is kept as the template has it, in its order, and is the same JSON however it was typed', () => {
		const content = read(full);
		expect(content).toMatchObject({
			choices: { status: 'OWN' },
			marks: {
				plan: [
					{ row: '', option: 'HAS' },
					{ row: '', option: 'DATES' }
				],
				areas: [
					{ row: '1', option: 'DESCRIBED' },
					{ row: '2', option: 'PLANNED' }
				]
			},
			periods: { period: { from: '2023', until: '2027-12', isOpenEnded: false } },
			money: { funding: 1023950 },
			practices: {
				practices: [{ id: 'a', row: '15', text: 'Pielāgotas skolas.', link: 'https://www.novads.lv/skolas' }]
			}
		});
		const kept = writeContent(content, template);
		const again = read({ ...full, ...typedOf(readContent(kept)) });
		expect(writeContent(again, template)).toBe(kept);
		expect(carriedContent(readContent(kept), template)).toEqual(readContent(kept));
	});

	test('is nothing where nothing was chosen, and what was kept before there was such a thing still reads', () => {
		expect(isEmptyContent(read({}))).toBe(true);
		expect(isEmptyContent(read({ marks: ['plan  HAS'] }))).toBe(false);
		const older = '{"texts":{"documents":"a"},"events":[],"figures":[]}';
		expect(writeContent(readContent(older), template)).toBe(older);
		expect(compareContents(template, readContent(older), read(full), 'lv').map(({ id }) => id)).toHaveLength(
			7
		);
	});

	test('is refused at its field: an end before its beginning, an end of what has none, no sum, one below nothing', () => {
		const period = (from: string, until: string, ...opens: string[]) =>
			problems({ periodIds: ['period'], periodFroms: [from], periodUntils: [until], periodOpens: opens });
		expect(period('2027', '2023')).toEqual({ 'field-period': 'answering_problem_period_order' });
		expect(period('2023', '2023')).toEqual({});
		expect(period('', '2027', 'period')).toEqual({ 'field-period': 'answering_problem_period_open' });
		expect(period('rudenī', '')).toEqual({ 'field-period': 'answering_problem_period_date' });
		const money = (sum: string) => problems({ moneyIds: ['funding'], money: [sum] });
		expect(money('-5')).toEqual({ 'field-funding': 'answering_problem_money_negative' });
		expect(money('10.239')).toEqual({ 'field-funding': 'answering_problem_money' });
		expect(money('EUR 10 239')).toEqual({});
	});

	test('a practice has its row, its text and a link that leads somewhere', () => {
		const practice = (row: string, text: string, link = '') =>
			problems({ practiceIds: ['a'], practiceRows: [row], practiceTexts: [text], practiceLinks: [link] });
		expect(practice('practices 1', 'Teksts', 'https://a.lv')).toEqual({});
		expect(practice('', 'Teksts')).toEqual({
			'field-practices': 'answering_problem_practice_row {"row":"1"}'
		});
		expect(practice('practices 1', '', 'a.lv')).toEqual({
			'field-practices': 'answering_problem_practice_text {"row":"1"}'
		});
		for (const link of ['javascript:alert(1)', 'mailto:a@b.lv', 'gulbene', 'https://gov.lv@evil.example'])
			expect(practice('practices 1', 'Teksts', link)).toEqual({
				'field-practices': 'answering_problem_practice_link {"row":"1"}'
			});
	});

	test('a table that was pasted is a practice a line; in a text it is a table', () => {
		const pasted = (text: string) => ({
			...{ practiceIds: ['a'], practiceRows: [''], practiceTexts: [text], practiceLinks: [''] }
		});
		const head = 'Joma\tApraksts\tSaite\r\n';
		const lines = '2\t"Divās\nrindās"\twww.novads.lv\r\n15. Īpašas vajadzības\tSkolas\t\r\n';
		const { practices } = read(pasted(`${head}${lines}`));
		expect(practices?.practices).toEqual([
			{ id: 'a-1', row: '2', text: 'Divās\nrindās', link: 'https://www.novads.lv/' },
			{ id: 'a-2', row: '15', text: 'Skolas', link: null }
		]);
		expect(
			read(pasted('| Joma | Apraksts |\n|---|---|\n| Izglītība | Pulciņi |')).practices?.practices
		).toEqual([{ id: 'a-1', row: '2', text: 'Pulciņi', link: null }]);
		expect(problems(pasted('2\tPulciņi\nNav tādas\tKaut kas'))).toEqual({
			'field-practices': 'answering_problem_practice_row {"row":"1"}'
		});
		const { texts } = read({ textIds: ['documents'], texts: ['Gads\tEuro\r\n2026\t10 239'] });
		expect(texts.documents).toBe('| Gads | Euro |\n| --- | --- |\n| 2026 | 10 239 |');
	});

	test('what must be answered is asked for when it is sent, and a draft is not', () => {
		const refused = (content: AnswerContent) => {
			try {
				mustBeComplete(template, content);
				return {};
			} catch (fault) {
				return (fault as Refusal).fields;
			}
		};
		expect(refused(read(full))).toEqual({});
		expect(refused(read(written))).toEqual({
			'field-status': 'answering_problem_required',
			form: 'answering_problem_required_form {"title":"Programma"}'
		});
	});

	test('is said in words', () => {
		const content = read(full);
		const said = Object.fromEntries(template.map((field) => [field.id, saidUnder(field, content)]));
		expect(said).toEqual({
			status: '- Sava programma',
			period: '- no 2023. gada līdz 2027. gada decembrim',
			plan: '- Ir\n- Ir termiņi',
			funding: '- 10\u00a0239,50\u00a0euro',
			areas: '- 1. Demogrāfija: aprakstīta\n- 2. Izglītība: plānota',
			documents: 'Attīstības programma',
			practices: '- 15. Īpašas vajadzības: Pielāgotas skolas. (https://www.novads.lv/skolas)'
		});
	});
});

describe('the form of a letter', () => {
	const requestId = '0199a1b2-c3d4-7e5f-8a6b-1234567890ab';
	const paper = () =>
		makeAskingLetter({
			...{ council: 'Padome', madeAt: new Date('2026-03-02T08:00:00Z'), date: '2026-03-02', number: '1' },
			...{ institution: 'Madonas novada pašvaldība', sendTo: null, parts: [], signatory: null, executor: [] },
			request: { id: requestId, title: 'Aptauja', text: null, due: null, template }
		});

	test('has a table for each, with what is asked about', async () => {
		const text = markdownOf(await readWord(await paper()));
		for (const said of [
			'Sava programma',
			'Atzīmējiet ar X',
			'15. Īpašas vajadzības',
			'Summa euro',
			'Beztermiņa'
		])
			expect(text).toContain(said);
	});

	test('is read from Word, every cell of it', async () => {
		const files = unzipSync(await paper());
		let count = 0;
		const xml = strFromU8(files['word/document.xml']!).replaceAll(
			/(<w:pStyle w:val="Cell"\/><\/w:pPr>)<\/w:p><\/w:tc>/g,
			(_, start) => `${start}<w:r><w:t>${(count += 1)}</w:t></w:r></w:p></w:tc>`
		);
		const { parts } = await readWord(zipSync({ ...files, 'word/document.xml': strToU8(xml) }));
		const read = readAnswerForm(parts, { requestId, template, parts: [] })?.parts[0]?.marks;
		expect(read).toMatchObject({
			// Both are marked: whoever registers the letter decides.
			...{ choices: [''], periodFroms: ['3'], periodUntils: ['4'], periodOpens: ['period'], money: ['8'] },
			...{ practiceTexts: ['16', '19', '22', '25'], practiceLinks: ['17', '20', '23', '26'] }
		});
		expect(read?.marks).toHaveLength(8);
	});

	test('is read back as it was filled in', () => {
		const filled = (id: string, cells: string[][]) =>
			readMarkedTable(
				template.find((field) => field.id === id)!,
				cells
			);
		const typed = [
			filled('status', [
				['Sava programma', ''],
				['Nav', 'X']
			]),
			filled('period', [['2023', '', 'jā']]),
			filled('plan', [
				['Ir', 'x'],
				['Ir termiņi', 'nē']
			]),
			filled('funding', [['**Summa euro**'], ['5 000']]),
			filled('areas', [
				['1. Demogrāfija', '☒', ''],
				['2. Izglītība', '', '✓'],
				['Cita', 'x', 'x']
			]),
			filled('practices', [
				['15', 'Pielāgotas skolas.', 'a.lv'],
				['', '', '']
			])
		].reduce(joinTyped);
		expect(read(typed)).toMatchObject({
			choices: { status: 'NONE' },
			periods: { period: { from: '2023', until: null, isOpenEnded: true } },
			marks: {
				plan: [{ row: '', option: 'HAS' }],
				areas: [
					{ row: '1', option: 'DESCRIBED' },
					{ row: '2', option: 'PLANNED' }
				]
			},
			money: { funding: 500000 },
			practices: { practices: [{ row: '15', text: 'Pielāgotas skolas.', link: 'https://a.lv/' }] }
		});
	});
});
