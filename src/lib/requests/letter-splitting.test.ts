import { describe, expect, test } from 'vitest';
import { computedTime } from '../../../tests/setup/computed.ts';
import { letterFacts } from './letter-facts.ts';
import { fields, fromPdf, fromWord, unheaded } from './letter-samples.ts';
import { splitLetter } from './letter-splitting.ts';

describe('a letter goes under the headings that were asked for', () => {
	test('numbered and bold, as a Word file has them', () => {
		const { texts, rest, frame, offered } = splitLetter(fromWord, fields);
		expect(texts).toEqual({
			inForce:
				'Civillikuma 162. pants un Ministru kabineta 2018. gada 30. oktobra noteikumi Nr. 667.\n\n- adopcijas kārtība;\n- uzraudzība pēc adopcijas.',
			problems: 'Nav vienotas kārtības, kādā ziņas pieprasa ārvalstīm.',
			done: '2025. gada 1. jūlijā stājās spēkā grozījumi.',
			planned:
				'1. Līdz 2026. gada 30. jūnijam izvērtēt praksi.\n2. Līdz 2026. gada 1. decembrim sagatavot grozījumus.',
			needed: 'Papildu finansējums.'
		});
		expect([rest, offered]).toEqual(['', null]);
		for (const said of [
			'TIESLIETU',
			'Atbildot uz',
			'Pielikumā: statistika',
			'P. Paraudziņa',
			'paraugs.paraudzins@'
		])
			expect(frame).toContain(said);
	});

	test('loud, without signs above the letters and with other endings, as a PDF has them', () => {
		const { texts, rest, frame } = splitLetter(fromPdf, fields);
		expect(texts).toEqual({
			done: 'Apmācīti 120 darbinieki. Kas plānots turpmāk, norādīts tālāk.',
			planned: 'Apmācīt vēl 60 darbiniekus.'
		});
		expect(rest).toBe('SPEKA ESOSAIS\n\nLikums "Par policiju".');
		expect(frame).toMatch(/^Rīgā[^]*Izpildot[^]*Ar cieņu[^]*p\.paraugs@iem\.gov\.lv$/);
	});

	test('without any: nothing is placed, and where it may belong is offered', () => {
		const { texts, rest, frame, offered } = splitLetter(unheaded, fields);
		expect(texts).toEqual({});
		expect(rest).toMatch(/^Veselības ministrija ir izvērtējusi[^]*- otrais iemesls\.$/);
		expect(frame).toMatch(/^Cienījamā kolēģe![^]*Sagatavoja/);
		expect(offered).toBe('inForce');
	});

	test.each<[what: string, written: string, inForce: string]>([
		['a heading', '## Kas ir spēkā\n\nLikums.', 'Likums.'],
		['a line alone', 'Kas ir spēkā\nLikums.', 'Likums.'],
		['with a full stop, in capitals', '**KAS IR SPĒKĀ.**\nLikums.', 'Likums.'],
		['a Roman number', 'I. Kas ir spēkā?\n\nLikums.', 'Likums.'],
		['the number outside the bold', '1. **Kas ir spēkā**\n\nLikums.', 'Likums.'],
		[
			'an item whose text stands in',
			'1. Kas ir spēkā:\n   1.1. likums;\n   1.2. noteikumi.',
			'1.1. likums;\n1.2. noteikumi.'
		],
		['the text behind a colon', '1. Kas ir spēkā: likums.\n\nUn noteikumi.', 'likums.\n\nUn noteikumi.'],
		['the text behind a dash', 'Kas ir spēkā – likums.', 'likums.'],
		['the text behind bold words', '**Kas ir spēkā.** Likums.', 'Likums.'],
		['a bold line in other words', '**Kas šobrīd ir spēkā:**\n\nLikums.', ''],
		[
			'written twice',
			'Kas ir spēkā:\nLikums.\n\nKas plānots:\nX.\n\nKas ir spēkā:\nNoteikumi.',
			'Likums.\n\nNoteikumi.'
		],
		['the words within a sentence', 'Likums, kas ir spēkā, nosaka: nekas.', ''],
		[
			'a table that was filled in',
			'| Kas ir spēkā | Likums.<br>• viens<br>• divi |\n| --- | --- |\n| Kas plānots | a \\| b |',
			'Likums.\n\n- viens\n- divi'
		],
		[
			'a table within the text',
			'Kas ir spēkā\n\n| Gads | Skaits |\n| --- | --- |\n| 2024 | 12 |',
			'| Gads | Skaits |\n| --- | --- |\n| 2024 | 12 |'
		]
	])('however it is written: %s', (_what, written, inForce) => {
		expect(splitLetter(written, fields).texts.inForce ?? '').toBe(inForce);
	});

	test('what could be two headings is none, and events and figures are no text', () => {
		const alike = [
			{ id: 'a', kind: 'TEXT', title: 'Paveiktie darbi', hint: null },
			{ id: 'b', kind: 'TEXT', title: 'Paveiktais darbs', hint: null },
			{ id: 'c', kind: 'EVENTS', title: 'Notikumi', hint: null }
		] as const;
		const said =
			'**Paveikto darbu**\n\nteksts\n\n**Notikumi**\n\n15.10.2025. seminārs par bērnu tiesībām visiem reģioniem kopā.';
		expect(splitLetter(said, alike).texts).toEqual({});
	});

	test('every word of a letter is somewhere', () => {
		for (const letter of [fromWord, fromPdf, unheaded]) {
			const { texts, rest, frame } = splitLetter(letter, fields);
			const left = [...Object.values(texts), rest, frame].join('\n');
			const words = letter
				.match(/[\p{L}\d@.-]{6,}/gu)!
				.filter((word) => !/^(spēkā|kārtībā|izdarīts|plānots|vajadzīgs|IZDARITAIS|PLANOTAIS)/.test(word));
			for (const word of words) expect(left, word).toContain(word);
		}
	});
});

describe('what a letter says of itself is offered', () => {
	test('of a letter on paper', () => {
		expect(letterFacts(fromWord)).toEqual({
			...{ number: '1-15/345', date: '2026-03-12', answers: { number: '15.1/44', date: '2026-03-02' } },
			signatory: { post: 'Valsts sekretāra vietniece starptautiskajos jautājumos', name: 'P. Paraudziņa' },
			preparer: { name: 'Paraugs', phone: '67036800', email: 'paraugs.paraudzins@tm.gov.lv' }
		});
	});

	test('of one whose date is in its time-stamp', () => {
		expect(letterFacts(fromPdf)).toEqual({
			...{ number: '01-08/123-e', date: null, answers: { number: '15.1/44', date: '2026-03-02' } },
			signatory: { post: 'Ministrs', name: 'Paraugs Paraudziņš' },
			preparer: { name: 'P. Paraugs', phone: '+371 67219000', email: 'p.paraugs@iem.gov.lv' }
		});
	});

	test('of one that says little', () => {
		expect(letterFacts(unheaded)).toEqual({
			...{ number: null, date: null, answers: null },
			signatory: { post: 'Departamenta direktore', name: 'Parauga Paraudziņa' },
			preparer: { name: 'P. Paraugs', phone: '67876000', email: null }
		});
	});

	test.each([
		['12.03.2026. Nr. 1-15/345', '1-15/345', '2026-03-12'],
		['Nr. 1-15/345 12.03.2026.', '1-15/345', '2026-03-12'],
		['Rīgā 2026. gada 12. martā Nr.1-15/345', '1-15/345', '2026-03-12'],
		['2026. gada 12. martā\n\nNr. 1-15/345', '1-15/345', '2026-03-12'],
		['Nr. 1-15/345\n\nRīgā, 2026. gada 12. martā', '1-15/345', '2026-03-12'],
		['2026-03-12 Nr. 2026 1.1.1./4-4', '2026 1.1.1./4-4', '2026-03-12'],
		['| 12.03.2026. | Nr. 5-1/7 |', '5-1/7', '2026-03-12'],
		['2026. gada 12. martā Nr. ________', null, null],
		['Ministru kabineta 2017. gada 12. septembra noteikumi Nr. 545', null, null],
		['Uz 02.03.2026. Nr. 15.1/44', null, null]
	])('the number and the date of "%s"', (line, number, date) => {
		expect(letterFacts(`Labklājības ministrijai\n\n${line}\n\nTeksts.`)).toMatchObject({ number, date });
	});

	test.each([
		['Uz Jūsu 02.03.2026. vēstuli Nr. 15.1/44', '15.1/44', '2026-03-02'],
		[
			'Atbildot uz Labklājības ministrijas 2026. gada 2. marta vēstuli Nr. 15.1/44 „Par rezolūciju”, informējam.',
			'15.1/44',
			'2026-03-02'
		],
		['Uz Nr. 15.1/44, 02.03.2026.', '15.1/44', '2026-03-02']
	])('what it answers: "%s"', (line, number, date) => {
		expect(letterFacts(`12.03.2026. Nr. 7\n\n${line}`).answers).toEqual({ number, date });
	});

	test('a text of nobody’s making takes a moment', () => {
		const began = computedTime();
		for (const unit of ['Nr. 1 ', 'uz 2. ', '**a** ', '| a ', 'A. B. ', '12.03.', '- \n', 'Kas ir spēkā: ']) {
			const text = unit.repeat(20_000);
			letterFacts(text);
			splitLetter(text, fields);
		}
		expect(computedTime() - began).toBeLessThan(8000);
	});
});
