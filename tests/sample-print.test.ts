import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Installation } from '#lib/server/installation.server.ts';
import { documents, source } from '../prisma/sample/document.ts';
import { loadSample } from '../prisma/sample/load.ts';
import { databaseKinds, testInstallation } from './setup/installation.ts';

/** The sample against the document it was read from: nothing dropped, nothing invented, nothing out of order. */

/** As published: whoever changes a byte of them changes what everybody compares with. */
const fingerprints: Record<string, string> = {
	'000_d8580e7edfc7d764.txt': 'd24de442e15145b21b7d1103bbe493c51c1a1bfeabe66555609622de6c233220',
	'001_374c39ded80580af.txt': '359bd11c58ba3d6f10cff0ae2fe7fa0281e1af37b9bfbeb1115a257e1a1c36bd',
	'002_baf80fab27259272.txt': 'ab465eee287cec873f55e2578d2546afbc29257a7b6e566c3889badf1452e78b',
	'003_45cf5d01d9eb6b9c.txt': '4c460521ce6c9c9076214f856ba49103e4098b2c5e688edea38041290d439f1b',
	'004_80f4e772a7b2cb4e.txt': '8ae159cb98611f2f823e4f0e4cb6b2b9ff6d7b7379775d21b1697b30f27a7811'
};

const folder = join(import.meta.dirname, '../prisma/sample/documents');
const print = readFileSync(join(folder, source), 'utf8');

/** White space is not wording, and the marks that the conversion to text left behind are neither. */
function words(text: string): string {
	return text
		.replace(/\[bookmark: \w+\]/g, '')
		.replace(/\[footnoteRef:\d\]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

const footnote = /\[\d: {2}([^\]]*)\]/g;
/** The document on one line, its footnotes taken out of the middle of the text and put behind it. */
const document = [
	words(print.replace(footnote, '')),
	...[...print.matchAll(footnote)].map((match) => words(match[1]!))
].join(' ');

/** The lines between a line that begins a list and the next empty one, without bullets and the ";" or "." of the list. */
function listAfter(start: number, rows: readonly string[]): string[] {
	const first = rows[start] === '' ? start + 1 : start;
	return rows
		.slice(first, rows.indexOf('', first))
		.map((row) => row.replace(/^(?:- ?|· )/, '').replace(/[;.]$/, ''));
}

/** The Sastāvs of every group, in the order of the document. */
function printedSeats(): string[][] {
	const rows = print.split('\n').map(words);
	return rows.flatMap((row, index) => (/^Sastāvs/.test(row) ? [listAfter(index + 1, rows)] : []));
}

/** The chair of every group, and the standing group's deputy. */
function printedChairs(): string[] {
	return [...print.matchAll(/Darba grupas vadītāj(?:s|a vietnieks):(.*)/g)].map((match) =>
		words(match[1]!).replace(/^- /, '').replace(/\.$/, '')
	);
}

/** What of the document is no record but a heading over records, in whole. */
const headings = new Set([
	'Pastāvīgā darba grupa',
	'Mērķis',
	'Darba grupas vadītājs',
	'Darba grupas vadītāja vietnieks',
	'Sastāvs',
	'Aktuālie uzdevumi',
	'Aktuālais uzdevums',
	'Rezultāts',
	'Termiņš',
	'Bērnu lietu sadarbības padomes apakšgrupas',
	'Apakšgrupa',
	'darba grupa'
]);

interface Seat {
	role: string;
	label: string;
	holder: string | null;
}

async function readSample({ db }: Installation) {
	const bodies = await db.read.body.findMany({ orderBy: { position: 'asc' }, include: { mandates: true } });
	const posts = await db.read.post.findMany({
		orderBy: { position: 'asc' },
		include: { memberships: { where: { isSample: false }, include: { person: true } } }
	});
	const seats = new Map<string, Seat[]>(
		bodies.map(({ id, slug }) => [
			slug,
			posts
				.filter((post) => post.bodyId === id)
				.map(({ role, label, memberships }) => ({
					...{ role, label, holder: memberships[0]?.person.name ?? null }
				}))
		])
	);
	const tasks = await db.read.task.findMany({
		where: { provenance: { startsWith: source } },
		orderBy: { number: 'asc' }
	});
	return { bodies, seats, tasks, mandates: bodies.flatMap((body) => body.mandates) };
}

type Sample = Awaited<ReturnType<typeof readSample>>;

/** A field of several lines is several texts; a mark of a list in front of one belongs to the layout. */
function lines(text: string | null | undefined): string[] {
	return (text ?? '')
		.split('\n')
		.map((line) => line.replace(/^(?:- |\d\) )/, ''))
		.filter((line) => line !== '');
}

/** Every text of the records that claims to be the document's word for word. */
function quotes({ bodies, seats, tasks, mandates }: Sample): string[] {
	return [
		...bodies.filter((body) => body.slug !== 'padome').map((body) => body.name),
		...mandates.flatMap(({ goal, termText, tasksLead, outcome }) =>
			[goal, termText, tasksLead, outcome].flatMap(lines)
		),
		...[...seats.values()].flat().flatMap(({ label, holder }) => [label, ...lines(holder)]),
		...tasks.flatMap((task) => [task.title, task.expectedResult, task.dueText].flatMap(lines))
	];
}

/** What carries words of the document inside words of ours: footnotes with where they stand, the rest of a sentence. */
function footnotesAndRests({ tasks, mandates }: Sample): string[] {
	return [...tasks.map((task) => task.description), ...mandates.map((mandate) => mandate.legalBasis)]
		.flatMap(lines)
		.map((line) => line.replace(/^Zemsvītras piezīme Nr\. \d(?: \(.*?\d?\S*\))?: /, ''))
		.map((line) => line.replace(/ \(zemsvītras piezīme Nr\. \d, pie „Sastāvs”\)$/, ''));
}

describe('the documents', () => {
	test.each(Object.entries(fingerprints))('%s is as published', (name, sha256) => {
		expect(
			createHash('sha256')
				.update(readFileSync(join(folder, name)))
				.digest('hex')
		).toBe(sha256);
	});

	test('are the five, and what was typed from them is in composed Unicode', () => {
		expect(documents.map(({ name }) => name)).toEqual(Object.keys(fingerprints));
		for (const file of [
			'council',
			'institutions',
			'people',
			'report',
			'round',
			'sample-roles',
			'seats',
			'tasks'
		]) {
			const text = readFileSync(join(folder, '..', `${file}.ts`), 'utf8');
			expect(text).toBe(text.normalize('NFC'));
		}
	});
});

describe.each(databaseKinds)('what was loaded on %s', (kind) => {
	async function loadedSample() {
		const installation = await testInstallation(kind);
		await loadSample(installation);
		return { installation, sample: await readSample(installation) };
	}

	test('has every word of the document', async () => {
		const { sample } = await loadedSample();
		const texts = [...quotes(sample), ...footnotesAndRests(sample)].sort((a, b) => b.length - a.length);
		let rest = document;
		for (const text of texts) rest = rest.replaceAll(text, '|');
		const remains = rest
			.split('|')
			.flatMap((part) => part.split(/[·:;]| \d\. /))
			.map((part) => part.replace(/^[-–\s.,()\d]+(?:[ab]\))?|[-–\s.,]+$/g, '').trim());
		expect(remains.filter((part) => part !== '' && !headings.has(part))).toEqual([]);
	});

	test('has no word that is not the document’s', async () => {
		const { sample } = await loadedSample();
		const claimed = [...quotes(sample), ...footnotesAndRests(sample)];
		expect(claimed.length).toBeGreaterThan(250);
		expect(claimed.filter((text) => !document.includes(text))).toEqual([]);
	});

	test('has every seat in the order of the print, and whoever it names', async () => {
		const { sample } = await loadedSample();
		const groups = [...sample.seats.values()].slice(1);
		const members = groups.map((seats) => seats.filter(({ role }) => role === 'MEMBER'));
		const printed = printedSeats();
		expect(members.map((seats) => seats.map(({ label }) => label))).toEqual(
			printed.map((list, group) => (group === 1 ? list.map((line) => line.split(/ [–-] /)[0]) : list))
		);
		expect(members[1]!.map(({ holder }) => holder)).toEqual(
			printed[1]!.map((line) => line.split(/ [–-] /)[1])
		);

		const leads = groups.flatMap((seats) => seats.filter(({ role }) => role !== 'MEMBER'));
		expect(leads.map(({ label, holder }) => (holder ? `${label} – ${holder}` : label))).toEqual(
			printedChairs()
		);
	});

	test('has tasks whose title and description are one printed sentence', async () => {
		const { sample } = await loadedSample();
		const long = sample.tasks.filter(({ description }) => description && !/^Zemsvītras/.test(description));
		expect(long.map(({ code }) => code)).toEqual(['2.2.', '3.1.1.', '3.1.4.']);
		for (const { title, description } of long) expect(document).toContain(`${title} ${description}`);
	});

	test('has the tasks in the order of the print', async () => {
		const { sample } = await loadedSample();
		const places: number[] = [];
		for (const { title } of sample.tasks) places.push(document.indexOf(title, places.at(-1) ?? 0));
		expect(places).not.toContain(-1);
		expect(sample.tasks.map(({ number }) => number)).toEqual(sample.tasks.map((_, index) => index + 1));
	});

	test('has the five documents as attachments, and each task points at its own', async () => {
		const { installation } = await loadedSample();
		const attachments = await installation.db.read.attachment.findMany({
			orderBy: { name: 'asc' },
			include: { content: true, sources: true }
		});
		expect(attachments.map(({ name, sha256 }) => [name, sha256])).toEqual(Object.entries(fingerprints));
		for (const { name, type, content } of attachments) {
			expect(type).toBe('text/plain');
			expect(Buffer.from(content!.bytes).equals(readFileSync(join(folder, name)))).toBe(true);
		}
		expect(attachments.map(({ sources }) => sources.length)).toEqual([0, 0, 0, 0, 38]);
	});
});
