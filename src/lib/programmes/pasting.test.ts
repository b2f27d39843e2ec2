import { describe, expect, test } from 'vitest';
import { readColumns, type FindInstitution } from './pasted-columns.ts';
import { readRows } from './pasting.ts';
import { readTable } from './table-reading.server.ts';

const find: FindInstitution = (cell) => ({ LM: 'lm', BAC: 'bac' })[cell] ?? null;

function read(text: string, taken: { number: string; isChapter: boolean }[] = []) {
	const table = readTable(text)!;
	const { columns, hasHead } = readColumns(table.rows, find);
	const rows = readRows(hasHead ? table.rows.slice(1) : table.rows, columns, { find, taken, from: 1 });
	return { columns: columns.map(({ kind }) => kind), rows };
}

const tabs = [
	'2.1.\tKampaņa\t\t\t',
	'2.1.1.\tMātes diena\tLM\t10 000\tOrganizēti informatīvi pasākumi',
	'2.1.10.\t"Video\nstāsti"\tLM\t20 000\tIzveidoti pieci video stāsti',
	'2.1.2.\tRadošās darbnīcas\tBAC\t10 000,50\tOrganizētas 3 darbnīcas un apmācīti 60 speciālisti',
	'\tKopā\t\t40 000,50\t'
].join('\n');

describe('a table that was pasted', () => {
	test('has columns that are known by what stands in them', () => {
		const { columns, rows } = read(tabs);
		expect(columns).toEqual(['NUMBER', 'TITLE', 'INSTITUTION', 'MONEY', 'RESULT']);
		expect(rows.map(({ becomes, said, chapter }) => [becomes, said.number, chapter, said.funding])).toEqual([
			...[['CHAPTER', '2.1.', null, null]],
			...[['MEASURE', '2.1.1.', '2.1.', 1000000]],
			...[['MEASURE', '2.1.10.', '2.1.', 2000000]],
			...[['MEASURE', '2.1.2.', '2.1.', 1000050]],
			...[['TOTAL', '', null, 4000050]]
		]);
		expect(rows[2]!.said).toMatchObject({ title: 'Video stāsti', institutionId: 'lm' });
		expect(rows[3]!.said.results.map(({ text, target, unit }) => [text, target, unit])).toEqual([
			['Organizētas 3 darbnīcas', 3, 'darbnīcas'],
			['un apmācīti 60 speciālisti', 60, 'speciālisti']
		]);
		expect(rows.every(({ problems }) => problems.length === 0)).toBe(true);
	});

	test('from Word is Markdown with a head; merged cells go on, and what has no column goes to the description', () => {
		const { columns, rows } = read(
			[
				'| Nr. | Pasākums | Atbildīgā institūcija | Finansējums, euro | Rezultāts | Sadarbība |',
				'| --- | --- | --- | --- | --- | --- |',
				'| 1\\. | **Palīdzība** krīzē | BAC | 8 000 | 15 gadījumos sniegta palīdzība<br>Sniegti ieteikumi | NVO |',
				'|  |  |  |  | Nodrošinātas konsultācijas |  |'
			].join('\n')
		);
		expect(columns.at(-1)).toBe('DESCRIPTION');
		expect(rows).toHaveLength(1);
		const { said } = rows[0]!;
		expect(said).toMatchObject({ number: '1.', title: 'Palīdzība krīzē', description: 'Sadarbība: NVO' });
		expect(said.results.map(({ text }) => text)).toEqual([
			...['15 gadījumos sniegta palīdzība', 'Sniegti ieteikumi', 'Nodrošinātas konsultācijas']
		]);
	});

	test('says what is wrong in which row, and offers numbers where there are none', () => {
		const { rows } = read('1.\tA\tLM\t10 000\n1.\tB\tXX\t10.239\n3.\tC\tBAC\t12 000');
		expect(rows.map(({ problems }) => problems.map(({ problem }) => problem))).toEqual([
			...[[]],
			[
				...['programmes_problem_money_ambiguous', 'programmes_problem_paste_institution'],
				'programmes_problem_number_there'
			],
			...[[]]
		]);
		const unnumbered = read('A\t10 000\nB\t12 000', [{ number: '4.', isChapter: false }]);
		expect(unnumbered.rows.map(({ said }) => said.number)).toEqual(['5.', '6.']);
		const known = read('2.\tNodaļa\t\n2.1.\tA\t10 000', [{ number: '2.', isChapter: true }]);
		expect(known.rows.map(({ becomes, chapter }) => [becomes, chapter])).toEqual([
			...[['KNOWN', null]],
			...[['MEASURE', '2.']]
		]);
	});

	test('is none where there is but one column', () => {
		expect([readTable('tikai teksts'), readTable('\t\n\t')]).toEqual([null, null]);
	});
});
