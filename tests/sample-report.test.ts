import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { meetings } from '../prisma/sample/meetings.ts';
import { plansOf, report, resolution, sections } from '../prisma/sample/report.ts';

/** The interim report of the sample against the slides it was read from, line by line. */

const folder = join(import.meta.dirname, '../prisma/sample/documents');
const print = readFileSync(join(folder, report.document), 'utf8');

/** The slides; each begins with the ministry's name, which is at the foot of the template. */
const slides = print
	.split(/^Labklājības ministrija$/m)
	.map((slide) => slide.split('\n').filter((line) => line.trim() !== ''));

/** What of the document is no part of the report: how often each line stands there. */
const leftOut = new Map(
	Object.entries({
		// What the slide template prints: its foot, and a letter of the layout.
		...{ 'Labklājības ministrija': slides.length - 1, 'j.': 1 },
		// Where it was presented: the sample's meeting of that day.
		...{ '**BĒRNU LIETU SADARBĪBAS': 1, 'PADOMES SĒDE': 1, '25.03.2026.**': 1 },
		// The last two slides say goodbye.
		...{ 'PALDIES PAR UZMANĪBU!': 1, 'www.lm.gov.lv': 1, 'Twitter: @Lab_min': 1 },
		...{ '<https://www.facebook.com/labklajibasministrija>': 1, 'Flickr.com: Labklajibas_ministrija': 1 },
		...{ 'Youtube.com/labklajibasministrija': 1, 'Draugiem.lv/labklajiba': 1 },
		...{ 'Bērnu aizsardzības': 1, centrs: 1, 'www.bac.gov.lv': 1, 'Youtube.com/user/vbtai': 1 },
		...{ '<https://www.instagram.com/bernutiesibas>': 1, '<https://www.facebook.com/Bernucentrs/>': 1 }
	})
);

/** The lines that the report must have; of a nested bullet only how deep it stands is of the layout. */
function printedLines(): string[] {
	return print
		.split('\n')
		.map((line) => line.trimEnd().replace(/^ - /, '  - '))
		.filter((line) => line !== '' && !leftOut.has(line));
}

/** The lines of the report, theme by theme. */
const ownLines = sections.flatMap(({ theme, paragraphs }) => [
	theme,
	...paragraphs.flatMap(({ heading, text }) => [...(heading === null ? [] : [heading]), ...text.split('\n')])
]);

const bulletsOf = (kind: string) =>
	sections
		.flatMap(({ paragraphs }) => paragraphs)
		.filter((paragraph) => paragraph.kind === kind)
		.map(({ text }) => text.split('\n').filter((line) => line.startsWith('- ')).length);

describe('the interim report of the sample', () => {
	test('has every printed line in its place, and no other', () => {
		const [first, second, third, ...rest] = printedLines();
		expect([first, second, third].join(' ')).toBe(report.title);
		expect(ownLines).toEqual(rest);
	});

	test('is what the meeting of that day heard', () => {
		const { date, items } = meetings.find(({ document }) => document === report.document)!;
		expect([date, items.map(({ title }) => title)]).toEqual([report.presentedOn, [report.title]]);
		const lines = items[0]!.description.split('\n').filter((line) => line !== '');
		expect(lines.map((line) => line.replace(/^#+ /, ''))).toEqual(ownLines);
	});

	test('leaves out what is named, and nothing else, each line as often as it is printed', () => {
		const lines = print.split('\n').map((line) => line.trimEnd());
		const count = (line: string) => lines.filter((one) => one === line).length;
		expect([...leftOut.keys()].map((line) => [line, count(line)])).toEqual([...leftOut]);
	});

	test('has a theme a slide, with the cover before them and the farewell behind', () => {
		expect(sections.map(({ theme }) => theme)).toEqual(slides.slice(2, -2).map(([heading]) => heading));
		expect(sections).toHaveLength(8);
	});

	test('is presented on the day that the cover prints', () => {
		expect(print).toContain(`${report.presentedOn.split('-').reverse().join('.')}.`);
	});

	test('cites the resolution as printed', () => {
		expect(report.title.endsWith(resolution.number)).toBe(true);
		expect(report.title).toContain(`${resolution.issuer.replace(/e$/, 'es')} rezolūciju Nr.`);
		expect(resolution.cited).toBe(
			report.title.slice(report.title.indexOf('Ministru')).replace('rezolūciju', 'rezolūcija')
		);
		expect(resolution.subject).toBe('');
		expect(Object.keys(resolution)).toEqual(['number', 'issuer', 'subject', 'cited']);
	});

	test('has as many bullets of each kind as the slides', () => {
		expect(
			['ASSESSMENT', 'IN_FORCE', 'RISKS', 'PROBLEMS', 'MEASURES', 'PLANNED'].map((kind) => bulletsOf(kind))
		).toEqual([
			[4, 0],
			[4, 2],
			[4, 4],
			[4, 3, 4, 4, 3],
			[2, 2, 3, 3, 2],
			[2, 3, 3]
		]);
		const nested = ownLines.filter((line) => line.startsWith('  - '));
		expect(nested).toHaveLength(7);
		const printed = print.split('\n').filter((line) => /^ *- /.test(line));
		expect(printed).toHaveLength(8 + 18 + 12 + 8 + 6 + 4 + nested.length);
	});

	test('has eight planned things under three headings, as printed', () => {
		const plans = plansOf(sections);
		expect(plans.map(({ group, place }) => `${group} ${place}`)).toEqual([
			...[1, 2].map((place) => `Normatīvā regulējuma pilnveide ${place}`),
			...[1, 2, 3].map((place) => `Izglītība un speciālistu sagatavotība ${place}`),
			...[1, 2, 3].map((place) => `Prioritārās vajadzības ${place}`)
		]);
		for (const { text } of plans) expect(print).toContain(`\n- ${text}\n`);
	});
});
