import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPartialDate } from '#lib/calendar/partial-dates.ts';
import { checkSums } from '#lib/requests/figures.ts';
import { institutions } from '../prisma/sample/institutions.ts';
import { meetings } from '../prisma/sample/meetings.ts';
import { entries, round, type SampleEntry } from '../prisma/sample/round.ts';

/** The round of the sample against the summary it was read from, line by line. */

const folder = join(import.meta.dirname, '../prisma/sample/documents');
const lines = readFileSync(join(folder, round.document), 'utf8')
	.split('\n')
	.map((line) => line.replace(/\s+/g, ' ').trim())
	.filter((line) => line !== '');

/**
 * What of the document is left out where it stands: the addresses to which a page's links lead, repeated at its end. The page
 * breaks are in the middle of entries; in which entry each address is, the text itself says, but of two that a word carries.
 */
const pageEnds = [
	'https://www.lm.gov.lv/lv/ievilinasana',
	'https://www.skalbes.lv/jaunais-talrunis-22-045-225-pirms-domas-klust-par-vardarbibu-nedari-pari-izvelies-piezvanit/',
	'https://www.skalbes.lv/jaunais-talrunis-22-045-225-pirms-domas-klust-par-vardarbibu-nedari-pari-izvelies-piezvanit/',
	'https://www.bac.gov.lv/lv/anonima-zinosanas-veidlapa-par-iespejamajiem-bernu-tiesibu-parkapumiem',
	'https://www.bac.gov.lv/lv/anonima-zinosanas-veidlapa-par-iespejamajiem-bernu-tiesibu-parkapumiem',
	'https://www.tiesibsargs.lv/resource/atzinums-parbaudes-lieta-nr-2024-25-27j/',
	'https://papardeszieds.lv/pakalpojumi/grt/',
	'https://www.ourvoicesurvey.com/survey/latvian'
];
const carried: Readonly<Record<string, string>> = {
	TIESĪBSARGS: 'https://www.tiesibsargs.lv/resource/atzinums-parbaudes-lieta-nr-2024-25-27j/',
	'PAPARDES ZIEDS': 'https://papardeszieds.lv/pakalpojumi/grt/'
};

const isPageEnd = (line: string) => /^https?:\S+$/.test(line) && pageEnds.includes(line);
const printed = lines.filter((line) => !isPageEnd(line));

/** Between its heading and the next, line for line; what is broken at the end of a line is put together by `flowed`. */
function printedOf({ heading }: SampleEntry): string[] {
	const start = printed.indexOf(heading);
	const next = entries[entries.findIndex((one) => one.heading === heading) + 1];
	return printed.slice(start + 1, next ? printed.indexOf(next.heading) : undefined);
}

/** Words in their order with a mark where a bullet begins; an address that breaks at a hyphen is one word. */
function flowed(text: readonly string[]): string {
	return text.join(' ').replace(/(https?:\S*-) /g, '$1');
}

/** A text of ours as the print would set it. */
function asPrinted({ heading, text }: SampleEntry): string {
	const without = text.replace(` ${carried[heading]}`, '');
	const own = without.split('\n').filter((line) => line !== '');
	return flowed(
		own.map((line) =>
			line
				.replace(/^- /, '• ')
				.replace(/^ {2}- /, 'o ')
				.trim()
		)
	);
}

const linksOf = (text: string) => text.match(/https?:[^\s)]+/g) ?? [];
const isCited = (words: string, text: string) =>
	flowed([text.replaceAll('\n', ' ')])
		.toLowerCase()
		.includes(words.toLowerCase());

describe('the round of the sample', () => {
	test('has the head of the print, and fourteen entries in its order', () => {
		const start = printed.indexOf(entries[0]!.heading);
		expect(flowed(printed.slice(0, start))).toBe(`${round.title} ${round.subtitle}`);
		expect(round.subtitle).toContain(`${round.date.split('-').reverse().join('.')}.`);
		expect(entries).toHaveLength(14);
		const places = entries.map(({ heading }) => printed.indexOf(heading));
		expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
		expect(printed.filter((line) => line === line.toUpperCase() && /\p{Lu}{3}/u.test(line))).toEqual(
			entries.map(({ heading }) => heading).filter((heading) => heading === heading.toUpperCase())
		);
	});

	test.each(entries)('$heading says what is printed, word for word, bullet for bullet', (entry) => {
		expect(asPrinted(entry)).toBe(flowed(printedOf(entry)));
	});

	test('leaves out the addresses of the page ends, and nothing else', () => {
		expect(lines.filter(isPageEnd)).toEqual(pageEnds);
	});

	test('has every link whole, each in its entry', () => {
		expect(entries.flatMap(({ heading, text }) => linksOf(text).map((link) => [heading, link]))).toEqual([
			['LABKLĀJĪBAS MINISTRIJA', pageEnds[0]],
			['LABKLĀJĪBAS MINISTRIJA', pageEnds[1]],
			['BĒRNU AIZSARDZĪBAS CENTRS (BAC)', pageEnds[3]],
			['TIESĪBSARGS', pageEnds[5]],
			['PAPARDES ZIEDS', pageEnds[6]],
			['CENTRS DARDEDZE', pageEnds[7]]
		]);
	});

	test('is what the meeting of that day heard', () => {
		const { date, items } = meetings.find(({ document }) => document === round.document)!;
		expect(date).toBe(round.date);
		expect(items.map(({ title, description }) => [title, description])).toEqual(
			entries.map(({ name, text }) => [name, text])
		);
		expect(items.filter(({ presenter }) => 'text' in presenter).map(({ title }) => title)).toEqual([
			'Bērna māja'
		]);
	});

	test('asks institutions that the sample has', () => {
		const keys = new Set(institutions.map(({ key }) => key));
		expect(entries.flatMap(({ asked }) => asked).filter((key) => !keys.has(key))).toEqual([]);
		expect(keys).toContain(round.organiser.key);
		expect(entries.filter(({ asked }) => asked.length > 1).map(({ asked }) => asked)).toEqual([
			['IZM', 'VIAA']
		]);
		expect(entries.filter(({ asked }) => asked[0] === 'BAC').map(({ name }) => name)).toEqual([
			'Bērnu aizsardzības centrs (BAC)',
			'Bērna māja'
		]);
		for (const { heading, name } of entries) expect(name.toUpperCase()).toBe(heading.toUpperCase());
	});
});

/** What looks like a date: a day, a month, a year, "šogad", "šī gada", "gada noslēgumā". */
const month = '(?:aprī|maij|jūlij|august|septembr|oktobr|novembr)\\p{L}*';
const dateLike = new RegExp(
	[
		`(?:š\\. ?g\\.|[Šš]ī gada|nākamā gada|\\d{4}\\. ?gada) ${month}`,
		'\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}\\.)?',
		`(?:\\d{1,2}\\. )?${month}`,
		'\\d{4}\\.?[–-]\\d{4}\\.',
		'\\d{4}(?=\\.? gad| līdz)',
		'šogad',
		'Gada noslēgumā'
	].join('|'),
	'giu'
);

describe('the dated events of the sample’s round', () => {
	const events = entries.flatMap((entry) => entry.events.map((event) => ({ ...event, entry })));

	test('say what their entry says, and are dated by its words', () => {
		for (const { date, until, text, said, entry } of events) {
			expect(isPartialDate(date) && (until === null || (isPartialDate(until) && until > date)), said).toBe(
				true
			);
			expect(isCited(text, entry.text), text).toBe(true);
			expect(entry.text, said).toContain(said);
		}
	});

	test('are all that the text dates; the rest are days of acts, and the years of figures', () => {
		const rest = entries.map(({ text, events: own }) => {
			let left = text.replace(/https?:\S+/g, '');
			// Once for each: two events may be dated by words that are the same.
			for (const { said } of own.toSorted((a, b) => b.said.length - a.said.length))
				left = left.replace(said, '|');
			return left.match(dateLike) ?? [];
		});
		expect(entries.flatMap(({ heading }, index) => rest[index]!.map((words) => [heading, words]))).toEqual([
			['LABKLĀJĪBAS MINISTRIJA', '12.09.2017.'],
			['LABKLĀJĪBAS MINISTRIJA', '22.12.2009.'],
			['BĒRNA MĀJA', '2023'],
			['BĒRNA MĀJA', '2024'],
			['BĒRNA MĀJA', '2025'],
			['BĒRNA MĀJA', '30.09.2025.'],
			['BĒRNA MĀJA', '2025']
		]);
	});

	test('are these', () => {
		expect(
			events.map(({ date, until, entry }) => `${entry.asked.join('+')} ${until ? `${date}…${until}` : date}`)
		).toEqual([
			...['LM 2025-10…2026-04', 'LM 2025-05', 'LM 2025', 'VM 2018', 'VM 2025-04', 'VM 2025-08'],
			...['IeM 2023…2024', 'IeM 2025…2027', 'BAC 2025-11'],
			...[
				'BAC 2025-10-15',
				'BAC 2025-10-24',
				'BAC 2025-10-29',
				'BAC 2025-11-04',
				'BAC 2025-11',
				'BAC 2025-11'
			],
			...['BAC 2025', 'BAC 2025-10-30', 'BAC 2026-07', 'VP 2025-11', 'VPD 2025-09', 'VPD 2025-11-20'],
			...['Drošāka interneta centrs 2025-10', 'Drošāka interneta centrs 2025-11', 'Dardedze 2025']
		]);
	});
});

describe('the figures of the sample’s round', () => {
	test('are read from what is printed, with their years', () => {
		for (const { text, figures } of entries)
			for (const { value, from, until, said } of figures) {
				expect(isCited(said, text), said).toBe(true);
				expect([from, until].filter((date) => date !== null && !isPartialDate(date))).toEqual([]);
				const number = /\d+\/\d+|\d+(?= (?:tūkst|bērni|no |apm|Valsts|skolu))/.exec(said)![0];
				const [over, under = '1'] = number.split('/');
				const times = said.includes('tūkstošus') ? 1000 : under === '1' ? 1 : 100;
				expect(value, said).toBe(Math.round((Number(over) / Number(under)) * times));
			}
	});

	test('are these', () => {
		expect(
			entries.flatMap(({ asked, figures }) => figures.map(({ key, value }) => `${asked[0]} ${key} ${value}`))
		).toEqual([
			...['VM nezina 33', 'VM nav-iepazinusies 33', 'IZM finansejums 600000'],
			...['BAC apmacibu-grupas 4', 'BAC psihologi 8', 'BAC uznemti 403', 'BAC uznemti-2023 3'],
			...['BAC uznemti-2024 177', 'BAC uznemti-2025 223', 'BAC no-rigas 112', 'BAC no-regioniem 111'],
			...['BAC merkis-2025 200', 'Dardedze skolu-komandas 15']
		]);
	});

	test('of the Children’s House make their sums: 403 = 3 + 177 + 223, 223 = 112 + 111', () => {
		const checks = entries.flatMap(({ figures }) =>
			checkSums(figures.map(({ key, ...rest }) => ({ id: key, ...rest })))
		);
		expect(
			checks.map(({ whole, parts, sum, difference }) => [
				whole.value,
				parts.map(({ value }) => value),
				sum,
				difference
			])
		).toEqual([
			[403, [3, 177, 223], 403, 0],
			[223, [112, 111], 223, 0]
		]);
	});
});
