import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countBehind, readPublished, writePublished } from '#lib/municipalities/published-findings.ts';
import { parts, stepNames } from '#lib/municipalities/guide.ts';
import { areaText, stepHeading, stepTexts } from '#lib/municipalities/guide-words.ts';
import { areaNumbers, areaWord } from '#lib/municipalities/questions.ts';
import { figures, practices, survey, terms } from '../prisma/sample/survey.ts';

/** The guide and the findings of 2024 against the document they were read from, both ways. */

const folder = join(import.meta.dirname, '../prisma/sample/documents');
const lines = readFileSync(join(folder, survey.document), 'utf8').split('\n');

/** Footnotes stand at the foot of a page, each with its number; their marks in the text have no space before them. */
const isFootnote = (line: string) =>
	/^\s?\d{1,2} (?=\p{Lu}|https)/u.test(line) && !/^\s?\d{1,2} \p{Lu}\p{Lu}\b/u.test(line);
const whole = lines.join(' ').replace(/\s+/g, ' ');
const begins = lines.findIndex((line) => line.trim() === survey.title);
const findings = lines
	.slice(begins)
	.filter((line) => !isFootnote(line))
	.join(' ')
	.replace(/\s+/g, ' ')
	.replace(/dokumentos10 /, 'dokumentos ');

/** Where in the findings it stands; all places. */
function placesOf(said: string): [number, number][] {
	const places: [number, number][] = [];
	for (let at = findings.indexOf(said); at >= 0; at = findings.indexOf(said, at + 1))
		places.push([at, at + said.length]);
	return places;
}

/** What counts nothing, although a number stands in it. */
const noFigures = ['nodrošinot vienu no Bērnu tiesību konvencijas', 'kā vienu no galvenajām problēmām'];

/** A percentage, a number written out in any case, "half", "another", and a digit before municipalities. */
const numbers =
	/\d+ ?%|(?<!\p{L})(vien(a|ā|am|ai|as|u|s)|div(as|i|ām)|trīs|čet[rŗ]as|piecas|sešas|septiņas|astoņas|deviņas|desmit|puse|cita)(?!\p{L})|\d+ (?=pašvaldīb)/giu;

/** The guide, which stands before the findings. */
const guide = lines
	.slice(0, begins)
	.filter((line) => !isFootnote(line))
	.join(' ')
	.replace(/\s+/g, ' ');

/** Between what begins a part of the guide and what comes after it; whatever stands in the case of its sentence. */
function partOf(from: string, until: string): string {
	const at = guide.indexOf(from);
	return plain(guide.slice(at, guide.indexOf(until, at)));
}

/** Words in their order, without what makes a list of them. */
const plain = (text: string) =>
	text.replace(/•|^- /gmu, ' ').replace(/\s+/g, ' ').trim().toLocaleLowerCase('lv');

/** A blank too many, and a word in the wrong case, which the portal does not repeat. */
const misprints = [
	['piemēram :', 'piemēram:'],
	['pašnovērtējumus;', 'pašnovērtējumi;']
] as const;

describe('the guide', () => {
	test('has the five steps of the Centre, word for word and no other', () => {
		const own = stepNames.map(
			(step) => `${stepHeading(step, 'lv')} ${stepTexts[step]({}, { locale: 'lv' })}`
		);
		const printed = misprints.reduce(
			(text, [wrong, right]) => text.replace(wrong, right),
			`${partOf('1. solis:', 'jāuzlabo.')} jāuzlabo.`
		);
		expect(own).toHaveLength(5);
		expect(plain(own.join(' '))).toBe(printed);
	});

	test('has what is to be looked at in each of the sixteen areas, word for word', () => {
		const own = areaNumbers.map((area) => `${area}) ${areaWord(area, 'lv')} – ${areaText(area, 'lv')}`);
		expect(plain(own.join(' '))).toBe(partOf('1) Demogrāfiskā', 'Katra posma veikšana'));
	});

	test('has a part of a draft for each of them', () => {
		expect(parts).toEqual(['goal', ...areaNumbers.map((area) => `area-${area}`), ...stepNames.slice(2)]);
	});
});

describe('the findings of 2024', () => {
	test('say what the document says, each figure in its own words', () => {
		expect(begins).toBeGreaterThan(0);
		for (const { id, said, printed, percent, count } of figures) {
			expect([id, placesOf(said).length]).toEqual([id, 1]);
			expect([id, said.includes(printed)]).toEqual([id, true]);
			if (printed.endsWith('%')) expect([id, `${percent}%`]).toEqual([id, printed]);
			expect([id, percent === null || count === null]).toEqual([id, true]);
		}
		expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
		const inWords = {
			trīs: 3,
			viena: 1,
			vienā: 1,
			cita: 1,
			astoņas: 8,
			septiņas: 7,
			deviņas: 9,
			divām: 2,
			'4': 4
		};
		for (const { printed, count } of figures.filter(({ count }) => count !== null))
			expect([printed, count]).toEqual([printed, inWords[printed.toLowerCase() as keyof typeof inWords]]);
		expect(placesOf(terms.said)).toHaveLength(1);
		expect(terms.said).toContain(`no ${terms.shortest} līdz ${terms.longest} gadiem`);
		expect(figures.find(({ id }) => id === 'open-ended')?.said).toContain(`${terms.openEnded[0]}. gadā`);
		for (const paragraph of survey.conclusions) expect(placesOf(paragraph)).toHaveLength(1);
		expect(findings).toContain(`Analīzei pieejamā informācija iegūta ${survey.gathered}`);
	});

	test('leave no number of the document out', () => {
		const held = [...figures.map(({ said }) => said), terms.said, ...noFigures].flatMap(placesOf);
		const left = [...findings.matchAll(numbers)]
			.filter(({ index }) => !held.some(([from, until]) => from <= index && index < until))
			.map(({ index }) => findings.slice(Math.max(0, index - 40), index + 60));
		expect(left).toEqual([]);
	});

	test('have every good practice of the boxes, in their order and word for word', () => {
		const content = findings.slice(findings.indexOf('2. Situācija attiecībā uz'));
		const printed = [...content.matchAll(/•\s*([^•;.]+)[;.]/g)].map(([, text]) => text!.trim());
		expect(practices.flatMap(({ texts }) => texts)).toEqual(printed);
		expect(printed).toHaveLength(18);
		expect(content.match(/Labā prakse/g)).toHaveLength(practices.length);
	});

	test('know the sixteen areas as the Centre numbers them', () => {
		for (const area of areaNumbers) expect(whole).toContain(`${area}) ${areaWord(area, 'lv')} –`);
	});

	test('are kept as a value, whose percentages stand for one count each', () => {
		const { source, gathered, bases } = survey;
		const kept = readPublished(
			writePublished({ source, gathered, bases, areBasesPrinted: false, figures, terms })
		)!;
		expect(kept.figures).toEqual(figures);
		const behind = kept.figures.map((figure) => [figure.id, countBehind(figure, kept.bases)] as const);
		expect(behind.filter(([, count]) => count !== null)).toEqual([
			...[
				['own', 8],
				['part', 11],
				['conclusions', 9],
				['no-conclusions', 10]
			],
			...[
				['plan', 9],
				['monitoring', 13],
				['bodies-only', 4]
			]
		]);
		const wrong = { ...figures[0]!, option: 'SOME' };
		const text = writePublished({ source, gathered, bases, areBasesPrinted: false, figures: [wrong], terms });
		expect(() => readPublished(text)).toThrow('no option');
	});
});
