import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countedParts } from '#lib/programmes/counting.ts';
import { printedResults } from '#lib/programmes/printed-results.ts';
import { readProgrammePage } from '#lib/programmes/programme-page.server.ts';
import { moneyText } from '#lib/latvian/money.ts';
import { readPublicProgramme } from '#lib/programmes/year-public.server.ts';
import { listProgrammes } from '#lib/programmes/programme-list.server.ts';
import { chapters, measures, programme, type SampleMeasure } from '../prisma/sample/programme.ts';
import { loadSample } from '../prisma/sample/load.ts';
import { databaseKinds, testInstallation } from './setup/installation.ts';
import { makeActor } from './setup/council.ts';

/** The programme of the sample against the document it was read from, word by word. */

const folder = join(import.meta.dirname, '../prisma/sample/documents');
const print = readFileSync(join(folder, programme.document), 'utf8');

/** Words in their order; before a sum some lines have a hyphen where others have a dash, and blanks that do not break. */
const words = (text: string) =>
	text
		.replace(/Finansējums - /g, 'Finansējums – ')
		.split(/\s+/)
		.filter((word) => word !== '');

/** What of the document is no part of the programme, in its order. */
const leftOut = {
	// The stamp: the order has neither a number nor a day.
	head: `Dokuments parakstīts ar drošu elektronisko parakstu un satur laika zīmogu Apstiprināta ar labklājības
		ministra 2024. gada _________ rīkojumu Nr.____`,
	// At the end of a page, the address of the link that its text has.
	link: 'https://www.iem.gov.lv/lv/media/10245/download?attachment',
	// Who signs, and whom to ask.
	foot: `Bērnu un ģimenes politikas departamenta direktore I.Kurme Rokjāne 66956890 liga.rokjane@lm.gov.lv`
};

/** As the print would set it. */
function printedMeasure({ number, title, justification, description, euro, results }: SampleMeasure): string {
	const sentences = sentencesOf(results);
	const isOne = sentences.length === 1;
	const isNumbered = sentences.length > 1;
	return [
		...[number, title, justification, description, `Finansējums – ${moneyText(euro * 100, 'lv')}`],
		// 2.1.9. has "Rezultāti" with two, "1." has "Rezultāts" with five.
		isOne || number === '1.' ? 'Rezultāts:' : 'Rezultāti:',
		...sentences.map((text, at) => (isNumbered ? `${at + 1}. ${text}` : text))
	].join(' ');
}

function sentencesOf(results: SampleMeasure['results']): string[] {
	const rows = results.map(({ text, target = null, unit = null }) => ({ text, target, unit }));
	return printedResults(rows, String).map(({ html }) => html.replace(/<\/?p>/g, ''));
}

function printedChapter({ number, title, goals, tasks, text }: (typeof chapters)[number]): string {
	const labelled = [goals && `Mērķi: ${goals}`, tasks && `Uzdevumi: ${tasks}`, text];
	return [number, title, ...labelled].filter(Boolean).join(' ');
}

/** Everything that the sample has, in the order of its numbers. */
function printedProgramme(): string {
	const parts = [
		...chapters.map((chapter) => ({ number: chapter.number, text: printedChapter(chapter) })),
		...measures.map((measure) => ({ number: measure.number, text: printedMeasure(measure) }))
	].sort((a, b) => a.number.localeCompare(b.number, 'lv', { numeric: true }));
	const total = `Valsts programmas kopējais finansējums – ${moneyText(programme.total * 100, 'lv')}`;
	return [programme.title, programme.basis, ...parts.map(({ text }) => text), total].join(' ');
}

describe('the programme of the sample', () => {
	test('has every printed word in its place, and no other', () => {
		const own = words(printedProgramme());
		const end = own.indexOf('2.2.', own.indexOf('podkāsts.'));
		const whole = [
			...words(leftOut.head),
			...[...own.slice(0, end), leftOut.link, ...own.slice(end)],
			...words(leftOut.foot)
		];
		expect(whole).toEqual(words(print));
		expect(own.length).toBeGreaterThan(3_500);
	});

	test('has sixteen measures, whose money is what the document states', () => {
		expect(measures).toHaveLength(16);
		const sum = (of: readonly SampleMeasure[]) => of.reduce((total, { euro }) => total + euro, 0);
		expect([sum(measures), programme.total]).toEqual([283_239, 283_239]);
		expect(print).toContain('Valsts programmas kopējais finansējums – 283 239 euro');
		const ofMinistry = measures.filter(({ institution }) => institution === 'LM');
		expect([ofMinistry.length, sum(ofMinistry)]).toEqual([7, 165_239]);
	});

	test('is administered as the document says', () => {
		const [, ministry, centre] = /1\) (ministrija .*)\n2\) (centrs .*)$/.exec(programme.basis)!;
		const numbersIn = (text: string) => text.match(/\d+(?:\.\d+)*\./g);
		const ofInstitution = (key: string) =>
			measures.filter(({ institution }) => institution === key).map(({ number }) => number);
		expect(ofInstitution('LM')).toEqual(numbersIn(ministry!));
		expect(ofInstitution('BAC')).toEqual(numbersIn(centre!));
	});

	test('counts what its results count, as the portal would offer it', () => {
		for (const { results } of measures)
			for (const sentence of sentencesOf(results)) {
				const own = results.filter(({ text }) => sentence.includes(text));
				const offered = countedParts(sentence);
				expect(own.map(({ text, target = null, unit = null }) => ({ text, target, unit }))).toEqual(offered);
			}
		const counted = measures.flatMap(({ number, results }) =>
			results.flatMap(({ target }) => (target === undefined ? [] : [`${number} ${target}`]))
		);
		expect(counted.join(', ')).toBe(
			'1. 15, 2.1.2. 5, 2.1.2. 5, 2.1.3. 2, 2.1.9. 1, 2.1.9. 1, 2.2.2. 40, 2.2.3. 3, 2.2.3. 60, ' +
				'2.2.4. 4, 2.2.4. 80, 2.2.5. 5, 2.2.5. 150, 2.2.6. 2'
		);
	});
});

describe.each(databaseKinds)('the programme of the sample on %s', (kind) => {
	test('stands on its page as printed, and its sums agree', async () => {
		const installation = await testInstallation(kind);
		await loadSample(installation);
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		const list = await listProgrammes(secretary, new URLSearchParams('q=podkāsts'));
		expect(list.programmes).toMatchObject([{ year: 2024, measures: 16, funding: 28_323_900 }]);
		const page = await readProgrammePage(secretary, list.programmes[0]!.id);
		const shown = page.items.map(({ number, title }) => `${number} ${title}`);
		const numbered = [...chapters, ...measures].map(({ number, title }) => `${number} ${title}`);
		expect([...shown].sort()).toEqual(numbered.sort());
		expect(shown.slice(0, 4).map((line) => line.split(' ')[0])).toEqual(['1.', '2.', '2.1.', '2.1.1.']);
		expect(page.sums.comparison).toBe(
			'Pasākumu finansējums kopā ir 283\u00a0239\u00a0euro, tieši tik, cik norādīts dokumentā.'
		);
		expect(
			page.sums.byInstitution.map(({ label, measures: count, funding }) => [label, count, funding])
		).toEqual([
			['Labklājības ministrija (LM)', 7, 16_523_900],
			['Bērnu aizsardzības centrs (BAC)', 9, 11_800_000]
		]);
		expect(page.sums.byChapter.map(({ label, funding }) => [label.split(' ')[0], funding])).toEqual([
			['1.', 800_000],
			['2.', 27_523_900],
			['2.1.', 13_823_900],
			['2.2.', 13_700_000]
		]);
		expect(page.head).toMatchObject({ isSample: true, state: 'DRAFT', body: { slug: 'padome' } });
		// Anybody reads what was planned; of what came of it the document says nothing, and neither does the page.
		const { blocks } = await readPublicProgramme({ installation, locale: 'lv' }, page.head.id);
		const read = JSON.stringify(blocks);
		expect(read).toContain('Par pasākumu izpildi ziņu nav.');
		expect(read).toContain('Plānotais finansējums: 283\u00a0239\u00a0euro.');
		expect(read).not.toMatch(/Sasniegts|Nav sasniegts|\b0 no \d|[^\d]0\u00a0euro/);
	});
});
