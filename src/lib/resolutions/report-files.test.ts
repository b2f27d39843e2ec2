import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { screenBlocks } from '#lib/documents/screen-blocks.ts';
import { defaultTemplate } from '#lib/documents/slide-default.server.ts';
import { reportBlocks } from './report-blocks.ts';
import { readContent, serialise, type ReportContent } from './report-content.ts';
import { reportSlidesFile, reportWordFile } from './report-files.server.ts';
import { printedDocument, printedReport, printedSlides } from './report-fixtures.ts';
import { basisOf, titleParts } from './report-words.ts';

const print = readFileSync(printedDocument, 'utf8');
const printed = printedReport(print);
const madeAt = new Date('2026-03-25T08:00:00Z');
const shownAt = { meeting: 'Bērnu lietu sadarbības padomes sēde', date: '2026-03-25' };

/** A final report in which everything is that there may be. */
const whole: ReportContent = {
	...printed,
	...{
		kind: 'FINAL',
		title: 'Gala ziņojums par rezolūciju Nr. 1',
		introduction: 'Sagatavots, **izpildot**:\n\n- a'
	},
	resolution: { ...printed.resolution, date: '2026-02-02', subject: 'Par bērnu drošību' },
	sections: printed.sections.slice(0, 2).map((section, at) => ({ ...section, points: [`1.${at + 1}.`] })),
	planned: printed.planned.slice(0, 3).map((plan, at) => ({
		...plan,
		task: at === 1 ? null : { number: 12 + at, owners: 'LM, IZM', due: at ? null : '2026-06-30' }
	})),
	earlier: [{ text: 'Pārskatīt noteikumus Nr. 407', outcome: 'Izpildīts.\nPieņemti 12.05.2026.' }],
	missing: [{ institution: 'Veselības ministrija', points: ['1.2.'], due: '2026-03-13' }],
	signatory: { role: 'Labklājības ministrs', name: 'Anna Bērziņa' }
};

async function slidesOf(content: ReportContent): Promise<string[][]> {
	const bytes = reportSlidesFile(content, { madeAt, shownAt, template: await defaultTemplate() });
	const files = unzipSync(bytes);
	return Object.keys(files)
		.filter((name) => name.startsWith('ppt/slides/slide'))
		.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)))
		.map((name) => paragraphsIn(strFromU8(files[name]!), 'a').filter((text) => !/^(‹#›)?$/.test(text)));
}

async function pageOf(content: ReportContent, isDraft = false): Promise<string[]> {
	const files = unzipSync(await reportWordFile(content, { madeAt, isDraft }));
	return paragraphsIn(strFromU8(files['word/document.xml']!), 'w').filter(Boolean);
}

function paragraphsIn(xml: string, prefix: string): string[] {
	const pattern = new RegExp(`<${prefix}:p[ >].*?</${prefix}:p>`, 'gs');
	const text = new RegExp(`<${prefix}:t(?: [^>]*)?>([^<]*)</${prefix}:t>|<${prefix}:(?:tab|br)\\b`, 'g');
	return [...xml.matchAll(pattern)].map(([paragraph]) =>
		[...paragraph.matchAll(text)]
			.map(([, found]) => found ?? ' ')
			.join('')
			.trim()
			.replace(/&(quot|amp|#39);/g, (sign) => ({ '&quot;': '"', '&amp;': '&', '&#39;': "'" })[sign]!)
	);
}

/** The lines of a printed slide as words alone. */
const wordsOf = (line: string) =>
	line
		.replace(/^\s*- /, '')
		.replaceAll('**', '')
		.trim();
/** The sign before an item. */
const withoutMark = (line: string) => line.replace(/^• /, '');

describe('the report of 25.03.2026', () => {
	test('is the slides that were shown: a theme on each, line by line', async () => {
		const slides = await slidesOf(printed);
		const shown = printedSlides(print).map(({ theme, lines }) => [theme, ...lines.map(wordsOf)]);
		expect(shown).toHaveLength(8);
		const author = 'Labklājības ministrija';
		expect(slides).toEqual([
			[printed.title, 'BĒRNU LIETU SADARBĪBAS PADOMES SĒDE', '25.03.2026.', author],
			...shown.map((lines) => [...lines, author]),
			['PALDIES PAR UZMANĪBU!', author]
		]);
	});

	test('is a Word file that says the same in its official form', async () => {
		const page = await pageOf(printed, true);
		expect(page.slice(0, 6)).toEqual([
			...[
				'LABKLĀJĪBAS MINISTRIJA',
				'STARPZIŅOJUMS',
				'par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4'
			],
			...['Rīgā', '2026. gada 25. martā', 'Pamats: Ministru prezidentes rezolūcija Nr. 2026 1.1.1./4-4']
		]);
		const said = printedSlides(print).flatMap(({ theme, lines }) => [theme, ...lines.map(wordsOf)]);
		const rest = page.slice(6, -1).map((line) => withoutMark(line));
		expect(rest.map((line) => line.toLocaleUpperCase('lv'))).toEqual(
			said.map((line) => line.toLocaleUpperCase('lv'))
		);
		expect(page.at(-1)).toBe('(amats) (paraksts) (vārds, uzvārds)');
		expect(page.join('\n')).not.toMatch(/PARAKSTĪTS AR/i);
	});
});

describe('a final report', () => {
	test('says in Word on what it is based, what is missing, what came of what was planned, and who owes what', async () => {
		const page = (await pageOf(whole)).map(withoutMark);
		const text = page.join('\n');
		expect(text).toContain(
			'Pamats: Ministru prezidentes 2026. gada 2. februāra rezolūcija Nr. 2026 1.1.1./4-4 „Par bērnu drošību”'
		);
		expect(page).toEqual(
			expect.arrayContaining([
				...['Ievads', 'Rezolūcijas punkts: 1.1.', 'Plānotās izmaiņas un prioritātes'],
				...[
					'Veselības ministrija – 1.2. punkts (termiņš 13.03.2026.)',
					'Nav saņemta atbilde: Veselības ministrija'
				],
				...['Plānots', 'Kas no tā iznācis', 'Pārskatīt noteikumus Nr. 407', 'Pieņemti 12.05.2026.'],
				...['Atbildīgie', 'LM, IZM', '30.06.2026.', 'nav noteikts', '–'],
				'Labklājības ministrs (paraksts) Anna Bērziņa'
			])
		);
		// Missing answers are named before the report begins, and in the section that lacks them only.
		expect(page.indexOf('Ziņojumu sastādot, nebija saņemtas šādu institūciju atbildes:')).toBeLessThan(
			page.indexOf('Ievads')
		);
		expect(text.match(/Nav saņemta atbilde/g)).toHaveLength(1);
		const bytes = await reportWordFile(whole, { madeAt, isDraft: false });
		expect(Buffer.from(bytes).equals(await reportWordFile(whole, { madeAt, isDraft: false }))).toBe(true);
	});

	test('says the same on slides', async () => {
		const slides = await slidesOf(whole);
		expect(slides.map(([title]) => title)).toEqual([
			...['Gala ziņojums par rezolūciju Nr. 1', 'IEVADS', ...whole.sections.map(({ theme }) => theme)],
			...['IEPRIEKŠ PLĀNOTAIS UN PAVEIKTAIS', 'PLĀNOTĀS IZMAIŅAS UN PRIORITĀTES', 'NESAŅEMTĀS ATBILDES'],
			'PALDIES PAR UZMANĪBU!'
		]);
		const lines = slides.flat();
		expect(lines).toContain(`${whole.planned[0]!.text} (LM, IZM, līdz 30.06.2026.)`);
		expect(lines).toContain(`${whole.planned[2]!.text} (LM, IZM)`);
		expect(lines).toContain(whole.planned[1]!.text);
		expect(lines).toContain('Nav saņemta atbilde: Veselības ministrija');
	});

	test('keeps under a heading what several institutions say there', async () => {
		const lines = Array.from({ length: 24 }, (_, at) => `- rinda ${at + 1}`);
		const said = (heading: string | null, at: number) => {
			return { id: String(at), heading, text: lines.slice(at * 12, (at + 1) * 12).join('\n') };
		};
		const section = {
			id: 'a',
			theme: 'Temats',
			points: [],
			paragraphs: [said('Kas izdarīts', 0), said(null, 1)]
		};
		const slides = await slidesOf({ ...printed, sections: [section], planned: [] });
		expect(slides.slice(1, -1).map(([title, first]) => [title, first])).toEqual([
			['TEMATS I', 'Kas izdarīts'],
			['TEMATS II', 'Kas izdarīts (turpinājums)']
		]);
	});

	test('leads on a page of the portal to the tasks, and in public to none', () => {
		const shown = (linksTasks: boolean) => JSON.stringify(screenBlocks(reportBlocks(whole, { linksTasks })));
		expect(shown(true)).toContain('"/tasks/12"');
		expect(shown(false)).not.toContain('/tasks/');
		expect(shown(false)).toContain(JSON.stringify(renderMarkdown(whole.introduction!)).slice(1, -1));
	});
});

test('what is stored of a report is the same text whatever the order of its parts, and can be read again', () => {
	const turned = Object.fromEntries(Object.entries(whole).reverse()) as unknown as ReportContent;
	expect(serialise(turned)).toBe(serialise(whole));
	expect(readContent(serialise(whole))).toEqual(whole);
	expect(() => readContent('{"form":2}')).toThrow('not known');
});

test.each([
	['Ministru prezidente', null, '', 'Ministru prezidentes rezolūcija Nr. 7'],
	[
		'Ministru prezidents',
		'2026-02-02',
		'Par to',
		'Ministru prezidenta 2026. gada 2. februāra rezolūcija Nr. 7 „Par to”'
	],
	[
		'Ministru prezidente E. Siliņa',
		'2026-02-02',
		'',
		'2026. gada 2. februāra rezolūcija Nr. 7 (Ministru prezidente E. Siliņa)'
	]
])('the basis %j %j %j', (issuer, date, subject, said) => {
	expect(basisOf({ number: '7', issuer, date, subject })).toBe(said);
});

test.each([
	['Starpziņojums par X', 'Starpziņojums', 'par X'],
	['Informatīvais ziņojums par X', 'Informatīvais ziņojums', 'par X'],
	['Par X', 'Starpziņojums', 'Par X'],
	['Starpziņojums', 'Starpziņojums', 'Starpziņojums']
])('the title %j', (title, document, about) =>
	expect(titleParts({ kind: 'INTERIM', title })).toEqual({ document, about })
);
