import { describe, expect, test } from 'vitest';
import type { Installation } from '#lib/server/installation.server.ts';
import { countStatements } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeActor, makeBody, makeCouncil, makePerson, makePost } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { readImportTable } from './people-import-reading.server.ts';
import { importPeople, importTemplate, previewImport } from './people-import.server.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const secretary = (installation: Installation) => makeActor(installation, { role: 'SECRETARY' });

/** Baltic Windows: each letter a byte. */
function windows1257(text: string): Uint8Array {
	const decoder = new TextDecoder('windows-1257');
	const bytes = new Map(
		Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte] as const)
	);
	return new Uint8Array(Array.from(text, (letter) => bytes.get(letter)!));
}

async function problemOf(work: () => unknown): Promise<string | undefined> {
	try {
		await work();
	} catch (fault) {
		if (fault instanceof Refusal) return Object.values(fault.fields)[0];
		throw fault;
	}
	return undefined;
}

const table = [
	'Darba grupa;Vieta;Vārds un uzvārds;E-pasts;Amats;No;Pamats;Krāsa',
	'8;TM pārstāvis / VBTAI pārstāvis;Žanete Ķirse;Zanete@tm.gov.lv;"vecākā; eksperte";01.02.2022.;"TM ""vēstule""";zila',
	';;Parauga loceklis;jauna@bac.gov.lv;;;;'
].join('\r\n');

describe('a table of people', () => {
	test.each<[string, Uint8Array, object]>([
		['UTF-8, semicolons', utf8(table), { encoding: 'UTF-8', delimiter: ';' }],
		['UTF-8 with its mark', utf8(`\uFEFF${table}`), { encoding: 'UTF-8', delimiter: ';' }],
		['Windows-1257', windows1257(table), { encoding: 'Windows-1257', delimiter: ';' }],
		['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from(table, 'utf16le')]), { encoding: 'UTF-16' }],
		['tabs', utf8('Name\tE-mail\nŽanete Ķirse\tzanete@tm.gov.lv'), { delimiter: '\t' }],
		['commas', windows1257('Vārds,Uzvārds,E-pasts\nŽanete,Ķirse,zanete@tm.gov.lv'), { delimiter: ',' }]
	])('is read from %s', (_, bytes, expected) => {
		const read = readImportTable(bytes);
		expect(read).toMatchObject(expected);
		const { name, firstName, surname, email } = read.rows[0]!.cells;
		expect(name ?? `${firstName} ${surname}`).toBe('Žanete Ķirse');
		expect(email?.toLowerCase()).toBe('zanete@tm.gov.lv');
	});

	test.each(['Group', 'Body', 'Darba grupa'])('%s is the column of the group', (header) => {
		const [row] = readImportTable(utf8(`Name;${header}\nAnna Ozola;8`)).rows;
		expect(row!.cells).toEqual({ name: 'Anna Ozola', body: '8' });
	});

	test('quoted cells, unknown headers and lines', () => {
		const { rows, ignored } = readImportTable(utf8(table));
		expect(rows[0]!.cells).toMatchObject({
			title: 'vecākā; eksperte',
			basis: 'TM "vēstule"',
			from: '01.02.2022.'
		});
		expect(rows.map(({ line }) => line)).toEqual([2, 3]);
		expect(ignored).toEqual(['Krāsa']);
	});

	test.each<[string, Uint8Array, string]>([
		['nothing', utf8(''), 'people_import_problem_empty'],
		['headers only', utf8('Name;E-mail\n'), 'people_import_problem_empty'],
		['no name', utf8('E-mail\na@b.lv'), 'people_import_problem_header'],
		['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'people_import_problem_excel'],
		['a PDF', utf8('%PDF-1.7'), 'people_import_problem_kind'],
		['a program', new Uint8Array([0x4d, 0x5a, 0, 0]), 'people_import_problem_kind'],
		['a quotation mark too few', utf8('Name\n"Anna'), 'people_import_problem_quotes'],
		['200 MB', new Uint8Array(5 * 1024 * 1024 + 1), 'people_import_problem_big']
	])('is not %s', async (_, bytes, problem) => {
		expect(await problemOf(() => readImportTable(bytes))).toContain(problem);
	});
});

describe.each(databaseKinds)('importing people on %s', (kind) => {
	test('each row is shown, then written, and the same file changes nothing more', async () => {
		const installation = await testInstallation(kind);
		const { people, posts } = await makeCouncil(installation);
		const bytes = utf8(table);
		const preview = await previewImport(secretary(installation), bytes);
		expect(preview.counts).toEqual({ rows: 2, added: 1, changed: 1, seated: 1, same: 0, problems: 0 });
		expect(preview.rows[0]!.changes.map(({ what }) => what)).toEqual(['NEW', 'SEATED']);
		expect(preview.rows[1]!.changes).toMatchObject([{ what: 'CHANGED', personId: people.member }]);
		expect(await installation.db.read.person.count()).toBe(2);
		const { fingerprint } = preview;
		await importPeople(secretary(installation), { bytes, fingerprint });
		const seated = await installation.db.read.membership.findMany({
			where: { postId: posts.empty },
			include: { person: true }
		});
		expect(seated).toMatchObject([{ startDate: '2022-02-01', person: { email: 'zanete@tm.gov.lv' } }]);
		const member = await installation.db.read.person.findUniqueOrThrow({ where: { id: people.member } });
		expect(member).toMatchObject({ email: 'jauna@bac.gov.lv', version: 2 });
		expect(member.searchText).toContain('jauna@bac.gov.lv');
		expect(await installation.db.read.auditEvent.count()).toBe(3);
		const again = await previewImport(secretary(installation), bytes);
		expect(again.counts).toMatchObject({ same: 2, added: 0, changed: 0, seated: 0 });
		expect(await importPeople(secretary(installation), { bytes, fingerprint })).toMatchObject({ same: 2 });
		expect(await installation.db.read.auditEvent.count()).toBe(3);
	});

	test('what was not shown is not written', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const bytes = utf8(table);
		const { fingerprint } = await previewImport(secretary(installation), bytes);
		await makePerson(installation, { name: 'Žanete Ķirse', email: 'zanete@tm.gov.lv' });
		const stale = () => importPeople(secretary(installation), { bytes, fingerprint });
		expect(await problemOf(stale)).toBe('people_import_problem_changed');
		const other = () =>
			importPeople(secretary(installation), { bytes: utf8(`${table}\n;;X Y;;;;;`), fingerprint });
		expect(await problemOf(other)).toBe('people_import_problem_changed');
		expect(await installation.db.read.membership.count()).toBe(2);
	});

	test('two who confirm at once write it once', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const bytes = utf8(table);
		const { fingerprint } = await previewImport(secretary(installation), bytes);
		const write = () => importPeople(secretary(installation), { bytes, fingerprint });
		const both = await Promise.all([write(), write()]);
		expect(both.map(({ same }) => same).sort()).toEqual([0, 2]);
		expect(await installation.db.read.person.count()).toBe(3);
	});

	test('only whoever keeps the council imports', async () => {
		const installation = await testInstallation(kind);
		const member = makeActor(installation);
		expect(await previewImport(member, utf8(table)).catch((fault: Refusal) => fault.reason)).toBe(
			'NOT_FOUND'
		);
		const bytes = utf8(table);
		const written = importPeople(member, { bytes, fingerprint: '' });
		expect(await written.catch((fault: Refusal) => fault.reason)).toBe('NOT_FOUND');
	});

	test('a row with a wrong cell does nothing, and says which cell', async () => {
		const installation = await testInstallation(kind);
		const { bodyId } = await makeCouncil(installation);
		await makePost(installation, { bodyId, label: 'Padomnieks', startDate: '2022-05-01' });
		await makePerson(installation, { name: 'Divas Vienādas', email: 'viena@lm.gov.lv' });
		await makePerson(installation, { name: 'Divas Vienādas', email: 'otra@lm.gov.lv' });
		const rows = [
			'Name;E-mail;Body;Seat;Institution;From;To',
			'Anna A;anna@;;;;;',
			'Anna B;;9;;;;',
			'Anna C;;8;Nav tādas;;;',
			'Anna D;;8;LM pārstāvis;;01.01.2023.;',
			'Anna E;;8;LM pārstāvis;;31.02.2022.;',
			'Anna F;;8;;;;',
			'Divas Vienādas;;;;;;',
			'Anna G;viena@lm.gov.lv;;;;;',
			';x@y.lv;;;;;',
			'Anna H;;8;Padomnieks;;01.04.2022.;',
			'Anna I;;8;;XYZ;;',
			'Anna J;;;LM pārstāvis;;;',
			'Anna K;;8;TM pārstāvis / VBTAI pārstāvis;;01.02.2022.;01.01.2022.',
			'Anna L;;;kontaktpersona;;;'
		];
		const { rows: planned, counts } = await previewImport(secretary(installation), utf8(rows.join('\n')));
		expect(
			planned.map(({ problem }) => problem && `${problem.column} ${problem.problem.split(' ')[0]}`)
		).toEqual([
			...['email people_problem_email', 'body people_import_problem_body', 'seat people_import_problem_seat'],
			...['from people_problem_held', 'from calendar_problem_date', 'seat people_import_problem_which_seat'],
			...[
				'email people_import_problem_namesakes',
				'email people_problem_email_taken',
				'name people_problem_name'
			],
			...['from people_problem_before_seat', 'institution people_import_problem_institution'],
			...['body people_import_problem_body_missing', 'to people_problem_ends_before'],
			'institution people_import_problem_contact'
		]);
		expect(counts).toMatchObject({ added: 0, problems: 14 });
	});

	test('dates and contacts of whoever is there already', async () => {
		const installation = await testInstallation(kind);
		const { people, institutions } = await makeCouncil(installation);
		const bytes = utf8(
			[
				'Name,Body,Seat,Institution,To,Basis',
				'Parauga loceklis,8,VBTAI pārstāvis,,31.12.2022.,rīkojums',
				'Parauga vadītājs,,kontaktpersona,LM,,',
				'Parauga vadītājs,8,,Labklājības ministrija,,'
			].join('\n')
		);
		const { fingerprint, rows } = await previewImport(secretary(installation), bytes);
		expect(rows.map(({ changes }) => changes.map(({ what }) => what))).toEqual([
			['SEAT_CHANGED'],
			['CONTACT'],
			[]
		]);
		await importPeople(secretary(installation), { bytes, fingerprint });
		const held = await installation.db.read.membership.findFirst({ where: { personId: people.member } });
		expect(held).toMatchObject({ endDate: '2022-12-31', basis: 'rīkojums', startDate: '2022-01-01' });
		const contacts = await installation.db.read.institutionContact.findMany();
		expect(contacts).toMatchObject([{ institutionId: institutions.lm, personId: people.chair }]);
		expect((await previewImport(secretary(installation), bytes)).counts.same).toBe(3);
	});

	test('two rows of one new person are one person; two of one name with two addresses are two', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const bytes = utf8(
			[
				'Name;E-mail;Phone',
				'Anna Ozola;;1',
				'anna ozola;;2',
				'Jānis Liepa;a@lm.gov.lv;',
				'Jānis Liepa;b@lm.gov.lv;'
			].join('\n')
		);
		const { fingerprint, counts } = await previewImport(secretary(installation), bytes);
		expect(counts).toMatchObject({ added: 3, changed: 1 });
		await importPeople(secretary(installation), { bytes, fingerprint });
		expect(await installation.db.read.person.count()).toBe(5);
		expect((await previewImport(secretary(installation), bytes)).counts).toMatchObject({
			added: 0,
			problems: 0
		});
	});

	test('five thousand rows take few statements', async () => {
		const installation = await testInstallation(kind);
		const bodyId = await makeBody(installation, { number: 3, slug: 'liela' });
		for (let at = 0; at < 3; at += 1) await makePost(installation, { bodyId, label: `Vieta ${at}` });
		const lines = Array.from({ length: 5000 }, (_, at) => `Persona ${at};persona${at}@lm.gov.lv;eksperte`);
		const bytes = utf8(['Name;E-mail;Title', ...lines].join('\n'));
		const { fingerprint } = await previewImport(secretary(installation), bytes);
		const counter = { count: 0 };
		await countStatements(counter, () => importPeople(secretary(installation), { bytes, fingerprint }));
		expect(await installation.db.read.person.count()).toBe(5000);
		expect(counter.count).toBeLessThan(60);
	});

	test('the template is a table that can be filled', async () => {
		const installation = await testInstallation(kind);
		for (const locale of ['lv', 'en'] as const) {
			const template = importTemplate({ locale });
			const { columns, ignored } = readImportTable(utf8(`${template}Anna Ozola;;;;;;;;;\r\n`));
			expect(template).toContain(locale === 'lv' ? 'Darba grupa' : 'Group');
			expect(columns).toHaveLength(10);
			expect(ignored).toEqual([]);
		}
		expect(installation).toBeDefined();
	});
});
