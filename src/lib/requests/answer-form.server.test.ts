import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { markdownOf } from '#lib/documents/file-reading.ts';
import { cell, item, paragraph, row, run, table } from '#lib/documents/word-file-fixtures.ts';
import { readWord } from '#lib/documents/word-reading.server.ts';
import { makeAskingLetter, type AskingPaper } from './answer-form.server.ts';
import { readAnswer } from './answer-reading.ts';
import { reportTemplate, roundTemplate } from './template.ts';

const requestId = '0199a1b2-c3d4-7e5f-8a6b-1234567890ab';
const [first, second] = ['0199a1b2-c3d4-7e5f-8a6b-1234567890a1', '0199a1b2-c3d4-7e5f-8a6b-1234567890a2'];
const paper: AskingPaper = {
	...{ council: 'Bērnu lietu sadarbības padome', madeAt: new Date('2026-03-02T08:00:00Z') },
	...{
		date: '2026-03-02',
		number: '15.1/44',
		institution: 'Tieslietu ministrija',
		sendTo: 'pasts@lm.gov.lv'
	},
	request: {
		...{ id: requestId, title: 'Par starpziņojumu', text: '**Lūdzam** ziņas.', due: '2026-03-13' },
		template: reportTemplate('lv')
	},
	parts: [
		{ id: first, code: '2.1.', text: 'Izvērtēt adopcijas kārtību.' },
		{ id: second, code: '2.2.', text: 'Izvērtēt aprūpes regulējumu.' }
	],
	...{ signatory: null, executor: ['Paraugs, 67000000'] }
};
const whole: AskingPaper = { ...paper, parts: [] };

type Change = (xml: string) => string;

/** The file as Word saves it after somebody wrote in it. */
async function filled(asking: AskingPaper, ...changes: Change[]): Promise<Uint8Array> {
	const parts = unzipSync(await makeAskingLetter(asking));
	const xml = changes.reduce((text, change) => change(text), strFromU8(parts['word/document.xml']!));
	return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
}

/** Somebody writes in a control. */
const write =
	(mark: string, content: string): Change =>
	(xml) => {
		const control = new RegExp(
			`(<w:tag w:val="${mark}"/>.*?)<w:showingPlcHdr/>(.*?<w:sdtContent>).*?(</w:sdtContent>)`
		);
		expect(xml).toMatch(control);
		return xml.replace(control, `$1$2${content}$3`);
	};

async function answer(asking: AskingPaper, ...changes: Change[]) {
	const { request, parts } = asking;
	const reading = await readWord(await filled(asking, ...changes));
	return readAnswer(reading, { requestId: request.id, template: request.template, parts });
}

describe('a letter that asks', () => {
	test('says whose it is, to whom, what, by when and where to, and has the form behind it', async () => {
		const text = markdownOf(await readWord(await makeAskingLetter(paper)));
		for (const said of [
			...['BĒRNU LIETU SADARBĪBAS PADOME', '2026. gada 2. martā Nr. 15.1/44', '**Tieslietu ministrijai**'],
			...['**Par starpziņojumu**', '**Lūdzam** ziņas.', '2.1. Izvērtēt adopcijas kārtību.'],
			...['Lūdzam līdz 2026. gada 13. martam (ieskaitot)', 'nosūtīt uz pasts@lm.gov.lv'],
			...['Pielikums 2026. gada 2. marta vēstulei Nr. 15.1/44', 'ATBILDES VEIDLAPA', 'Kas nav kārtībā']
		])
			expect(text).toContain(said);
		expect(text).not.toContain('Rakstiet šeit');
	});

	test('of the same content is the same file', async () => {
		expect(await makeAskingLetter(paper)).toEqual(await makeAskingLetter(paper));
	});
});

describe('a form that comes back', () => {
	test('gives each text back under its heading, to the word', async () => {
		const read = await answer(
			whole,
			write(
				'pad_f1_inForce',
				paragraph(run('Likuma ') + run('162. pants', '<w:b/>')) + item('viens') + item('divi', 1)
			),
			write('pad_f1_planned', table(row(cell('Darbs'), cell('Termiņš')), row(cell('a'), cell('b'))))
		);
		expect(read).toMatchObject({ by: 'FORM', rest: '', frame: '', offered: null });
		expect(read.parts).toEqual([
			{
				...{ partId: '', events: [], figures: [], rest: '' },
				texts: {
					inForce: 'Likuma **162. pants**\n\n- viens\n  - divi',
					planned: '| Darbs | Termiņš |\n| --- | --- |\n| a | b |'
				}
			}
		]);
	});

	test('of several points, each under its own, in whatever order they are now', async () => {
		const changes = [write('pad_f1_done', paragraph('Pirmais.')), write('pad_f2_done', paragraph('Otrais.'))];
		const asked = { requestId, template: paper.request.template, parts: [...paper.parts].reverse() };
		const read = readAnswer(await readWord(await filled(paper, ...changes)), asked);
		expect(read.parts.map(({ partId, texts }) => [partId, texts])).toEqual([
			[second, { done: 'Otrais.' }],
			[first, { done: 'Pirmais.' }]
		]);
	});

	test('with what was there before, changed in place', async () => {
		const written = { '': { inForce: 'Vecais teksts.', done: 'Paliek.' } };
		const read = await answer({ ...whole, written }, (xml) =>
			xml.replace('Vecais teksts.', 'Jaunais teksts.')
		);
		expect(read.parts[0]!.texts).toEqual({ inForce: 'Jaunais teksts.', done: 'Paliek.' });
	});

	test('with events and figures as they were typed', async () => {
		const round = { ...whole, request: { ...paper.request, template: roundTemplate('lv') } };
		let place = 0;
		const cells = [
			'15.10.2025.',
			'',
			'Seminārs',
			'',
			'',
			'Bez datuma',
			'',
			'',
			'',
			'',
			'',
			'',
			'',
			'',
			'',
			'Bērni',
			'403',
			'bērni'
		];
		const read = await answer(round, write('pad_f1_news', paragraph('Jaunums.')), (xml) =>
			xml.replace(/<w:p>(?=<w:pPr><w:pStyle w:val="Cell"\/><\/w:pPr><\/w:p>)|<w:p\/>/g, (found) => {
				const text = cells[place++] ?? '';
				return text ? paragraph(text) : found;
			})
		);
		expect(read.parts).toEqual([
			{
				...{ partId: '', texts: { news: 'Jaunums.' }, rest: '' },
				events: [
					{ date: '15.10.2025.', until: '', text: 'Seminārs' },
					{ date: '', until: '', text: 'Bez datuma' }
				],
				figures: [{ name: 'Bērni', value: '403', unit: 'bērni' }]
			}
		]);
	});

	test('with what they say of their letter', async () => {
		const say =
			(term: string, value: string): Change =>
			(xml) =>
				xml.replace(
					new RegExp(`(${term}[^]*?<w:tc>(?:(?!<w:p[ >/]).)*)<w:p(?:/>|>(?:(?!</w:p>).)*</w:p>)`),
					`$1${paragraph(value)}`
				);
		const read = await answer(
			whole,
			say('Vēstules datums un numurs', '12.03.2026., Nr. 1-15/345'),
			say('Parakstītājs', 'valsts sekretārs, Paraugs Paraudziņš'),
			say('Sagatavotājs', 'P. Paraugs, 67036800, p.paraugs@tm.gov.lv')
		);
		expect(read.facts).toEqual({
			...{ number: '1-15/345', date: '2026-03-12', answers: null },
			signatory: { post: 'valsts sekretārs', name: 'Paraugs Paraudziņš' },
			preparer: { name: 'P. Paraugs', phone: '67036800', email: 'p.paraugs@tm.gov.lv' }
		});
	});
});

describe('a form that was not filled in as it was meant', () => {
	const after =
		(text: string, more: string): Change =>
		(xml) =>
			xml.replace(new RegExp(`${text}(?:(?!</w:p>).)*</w:p>`), (found) => found + more);

	test('below the control, above it, behind the heading: nothing is lost', async () => {
		const read = await answer(
			whole,
			(xml) => xml.replace(/(<w:tag w:val="pad_f1_inForce"\/>.*?<\/w:sdt>)/, `$1${paragraph('Zem lauka.')}`),
			after('Paveiktais kopš', paragraph('Virs lauka.')),
			(xml) => xml.replace('>Kas plānots<', '>Kas plānots: aiz virsraksta<')
		);
		expect(read.parts[0]!.texts).toEqual({
			inForce: 'Zem lauka.',
			done: 'Virs lauka.',
			planned: 'aiz virsraksta'
		});
	});

	test('with their own letter before it', async () => {
		const letter = [
			'Rīgā',
			'12.03.2026. Nr. 1-15/345',
			'Labklājības ministrijai',
			'Veselības ministrija nosūta aizpildītu veidlapu un lūdz to ņemt vērā turpmākajā darbā.'
		];
		const read = await answer(whole, write('pad_f1_done', paragraph('Darīts.')), (xml) =>
			xml.replace('<w:body>', `<w:body>${letter.map((text) => paragraph(text)).join('')}`)
		);
		expect(read.parts[0]!.texts).toEqual({ done: 'Darīts.' });
		expect(read.rest).toMatch(/^Veselības ministrija nosūta/);
		expect(read.facts).toMatchObject({ number: '1-15/345', date: '2026-03-12' });
	});

	test('its headings deleted, or its controls: what is left tells', async () => {
		const heading = /<w:p>(?:(?!<\/w:p>).)*pad_f1_done(?:(?!<\/w:p>).)*<\/w:p>/;
		const read = await answer(
			whole,
			write('pad_f1_done', paragraph('Bez virsraksta.')),
			write('pad_f1_planned', paragraph('Bez lauka.')),
			(xml) => xml.replace(heading, ''),
			(xml) =>
				xml.replace(
					/<w:sdt>(?:(?!<\/w:sdt>).)*pad_f1_planned.*?<w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/,
					'$1'
				)
		);
		expect(read.parts[0]!.texts).toEqual({ done: 'Bez virsraksta.', planned: 'Bez lauka.' });
	});

	test('saved by a program that keeps neither marks nor controls: by its headings', async () => {
		const read = await answer(
			whole,
			write('pad_f1_done', paragraph('Darīts.') + item('viens') + item('divi')),
			(xml) => xml.replace(/<w:bookmark\w+[^>]*>|<\/?w:sdt(Content)?>|<w:sdtPr>.*?<\/w:sdtPr>/g, '')
		);
		expect(read.by).toBe('HEADINGS');
		expect(read).toMatchObject({ rest: '', facts: { number: null, date: null } });
		expect(read.parts[0]!.texts).toEqual({ done: 'Darīts.\n\n- viens\n- divi' });
	});

	test('one of another request says so', async () => {
		const asked = { requestId: first, template: whole.request.template, parts: [] };
		const reading = await readWord(await filled(whole, write('pad_f1_done', paragraph('Darīts.'))));
		expect(readAnswer(reading, asked)).toMatchObject({ by: 'FORM', isOfAnother: true });
		expect((await answer(whole)).isOfAnother).toBe(false);
	});

	test('left empty: nothing is made up', async () => {
		expect(await answer(whole)).toMatchObject({ by: 'FORM', parts: [{ texts: {} }], rest: '' });
	});
});

describe('a letter about several points', () => {
	test('goes under each, as far as it names them', () => {
		const markdown = `Atbildot uz Jūsu 02.03.2026. vēstuli Nr. 15.1/44, sniedzam informāciju.

**Par rezolūcijas 2.1. punktu**

Kas izdarīts: adopcijas kārtība izvērtēta.

**2.2. Izvērtēt aprūpes regulējumu**

Ministrijai nav ko piebilst.

**Kas plānots**

2.1. versija sistēmai līdz gada beigām.`;
		const reading = { parts: [{ mark: null, title: null, markdown }] };
		const read = readAnswer(reading, { requestId, template: paper.request.template, parts: paper.parts });
		expect(read).toMatchObject({ by: 'HEADINGS', rest: '', frame: expect.stringContaining('Atbildot uz') });
		expect(read.parts).toMatchObject([
			{ partId: first, texts: { done: 'adopcijas kārtība izvērtēta.' }, rest: '' },
			{
				...{ partId: second, texts: { planned: '2.1. versija sistēmai līdz gada beigām.' } },
				rest: 'Ministrijai nav ko piebilst.'
			}
		]);
	});
});
