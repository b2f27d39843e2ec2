import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { zipSync, strToU8 } from 'fflate';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { columns, searchedColumns, searchedModels } from '#lib/audit/columns.ts';
import { record } from '#lib/audit/audit.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { fold, sortKey } from '#lib/latvian/letters.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { reindexWords } from '#lib/tasks/word-index.server.ts';
import { readModels } from '../../cli/exchange/models.ts';
import { writeDocument } from '../../cli/exchange/write-document.ts';
import { makeActor, makeCouncil, makePerson, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { makeSource, makeTask } from '../../../tests/setup/tasks.ts';
import { find, listRedactions, redact, takeAway } from './redaction.server.ts';

const child = 'Anna Paraudziņa';
const mask = '█████ (aizklāts 25.03.2022.)';
const administrator = (installation: Installation, standing = {}) =>
	makeActor(installation, { role: 'ADMINISTRATOR', name: 'Administrators', ...standing });

const order = (over: object = {}) => ({
	...{ id: newId(), passage: child, forms: null, wholeWords: false, rows: 1000, confirmed: true },
	reason: 'Kļūdaini ierakstīts bērna vārds.',
	...over
});

/** A council where the name of a child stands in many places, written in many ways. */
async function tell(installation: Installation) {
	const council = await makeCouncil(installation);
	const task = await makeTask(installation, {
		bodyId: council.bodyId,
		title: `Palīdzēt: ${child}`,
		description: 'Zvanīja **Anna**\nParaudziņa un *anna  paraudzina*.'
	});
	await makeSource(installation, { taskId: task.id, reference: `Vēstule par ANNU, ${child.toUpperCase()}` });
	const other = await makeTask(installation, { bodyId: council.bodyId, title: 'Cits uzdevums' });
	const entryId = newId();
	const { clock, db } = installation;
	await db.write(async (tx) => {
		const attachment = { id: newId(), name: `${child}.pdf`, type: 'application/pdf', size: 1, sha256: 'x' };
		await tx.attachment.create({ data: { ...attachment, createdAt: clock.now() } });
		const version = { id: newId(), number: 1, attachmentId: attachment.id, at: clock.now() };
		await tx.taskDocument.create({
			data: {
				...{ id: newId(), taskId: other.id, title: `Atzinums: ${child}` },
				versions: { create: { ...version, authorName: 'Kāds', capacity: 'LM' } }
			}
		});
		await reindexWords(tx, [task.id, other.id]);
		await tx.progressEntry.create({
			data: {
				...{ id: entryId, taskId: task.id, kind: 'REPORTED', at: clock.now(), text: `> Anna\n> Paraudziņa` },
				...{ statusBefore: 'NEEDS_ACTION', statusAfter: 'IN_PROCESS', authorName: 'Kāds', capacity: 'LM' },
				details: JSON.stringify({ note: `par\n${child}` })
			}
		});
		await record(tx, makeActor(installation), {
			...{ deed: 'tasks.edit', capacity: 'padomes sekretariāts', subjectType: 'Task', subjectId: task.id },
			...{ before: { title: 'Palīdzēt' }, after: { title: `Palīdzēt: Anna\nParaudziņa "x"`, id: entryId } }
		});
		await queueMail(tx, installation, {
			...{ kind: 'note', subject: 'note', occurrence: '1', facts: { about: child } },
			recipient: { address: 'anna.paraudzina@inbox.lv', name: child, locale: 'lv' }
		});
		const user = { id: newId(), email: 'kads@padome.example', name: 'Kāds', createdAt: clock.now() };
		await tx.user.create({ data: user });
		const query = String(new URLSearchParams({ q: child, status: 'open' }));
		await tx.savedFilter.create({
			data: { id: newId(), userId: user.id, name: child, query, createdAt: clock.now() }
		});
		await tx.preparedDeed.create({
			data: {
				...{ id: newId(), deed: 'tasks.close', subjectType: 'Task', subjectId: task.id, preparedBy: 'A' },
				...{ preparedAt: clock.now(), input: JSON.stringify({ text: child }) }
			}
		});
		const names = { where: { institutionId: council.institutions.tm } };
		await tx.institutionName.updateMany({ ...names, data: { name: `Annas fonds "${child}"` } });
		await tx.body.updateMany({ where: { id: council.bodyId }, data: { slug: 'anna-paraudzina' } });
	});
	const person = await makePerson(installation, { name: child, email: 'a.paraudzina@padome.example' });
	await db.write((tx) =>
		tx.person.update({ where: { id: person }, data: { searchText: fold(child), phone: `zvanīt ${child}` } })
	);
	return { ...council, task, entryId, person };
}

/** All rows of all models, as an export gives them. */
async function exported({ db }: Installation): Promise<string> {
	let text = '';
	const head = { exportedAt: '', migration: '' };
	for await (const piece of writeDocument(db.read, readModels('prisma/models'), head)) text += piece;
	return text;
}

describe.each(databaseKinds)('blackening on %s', (kind) => {
	test('finds a passage in every kind of record, and shows it with the words around it', async () => {
		const installation = await testInstallation(kind);
		const { task } = await tell(installation);
		const findings = await find(administrator(installation), { passage: child });
		expect(Object.fromEntries(findings.kinds.map((one) => [one.kind, one.count]))).toMatchObject({
			...{ Uzdevums: 1, Avots: 1, 'Gaitas ieraksts': 1, 'Darbību žurnāls': 1, Vēstule: 1, Persona: 1 },
			...{ 'Saglabātā atlase': 1, Sagatavotais: 1, 'Institūcijas nosaukums': 1, Grupa: 1 }
		});
		const inEntry = findings.kinds.find(({ kind: of }) => of === 'Gaitas ieraksts')!.occurrences[0]!;
		expect(inEntry).toMatchObject({ href: `/tasks/${task.number}`, field: 'Teksts' });
		expect(inEntry.places).toEqual([{ before: '> ', match: 'Anna\n> Paraudziņa', after: '' }]);
		expect(await exported(installation)).toContain(child);
	});

	test('blackens it everywhere, history, search and export included, and says that it did', async () => {
		const installation = await testInstallation(kind);
		const { task, person, institutions, bodyId } = await tell(installation);
		const actor = administrator(installation);
		const before = await installation.db.read.revision.findMany();
		const { rows } = await redact(actor, order());
		expect(rows).toBeGreaterThanOrEqual(10);
		const after = await exported(installation);
		expect(fold(after)).not.toMatch(/anna[\s\S]{0,6}paraudzina/);
		expect(after).not.toMatch(/Anna[\s\S]{0,8}Paraudziņa/i);
		expect((await find(actor, { passage: child })).rows).toBe(0);

		const { read } = installation.db;
		const [row, other] = await read.task.findMany({ include: { words: true }, orderBy: { number: 'asc' } });
		expect(other!.words.map(({ word }) => word)).toContain('atzinums');
		expect(other!.words.map(({ word }) => word)).not.toContain('paraudzina');
		expect(row).toMatchObject({
			title: `Palīdzēt: ${mask}`,
			version: 2,
			sortKey: sortKey(`Palīdzēt: ${mask}`)
		});
		expect(row!.description).toBe(`Zvanīja **${mask} un *${mask}*.`);
		expect(row!.words.map(({ word }) => word)).not.toContain('paraudzina');
		expect(row!.words.map(({ word }) => word)).toContain('palidzet');
		expect(await read.person.findUnique({ where: { id: person } })).toMatchObject({ name: mask, version: 2 });
		const event = await read.auditEvent.findFirst({ where: { deed: 'tasks.edit' } });
		expect(JSON.parse(event!.after!)).toMatchObject({ title: `Palīdzēt: ${mask} "x"` });
		const [filter] = await read.savedFilter.findMany();
		expect(new URLSearchParams(filter!.query).get('q')).toBe(mask);
		const [mail] = await read.outboxMessage.findMany();
		expect(mail).toMatchObject({ recipientName: mask, facts: JSON.stringify({ about: mask }) });
		expect(mail!.recipient).toMatch(/^aizklats-[\da-f]+@padome\.invalid$/);
		const institution = await read.institution.findUnique({ where: { id: institutions.tm } });
		expect(institution!.sortKey).toBe(sortKey(`Annas fonds "${mask}"`));
		expect((await read.body.findUnique({ where: { id: bodyId } }))!.slug).toMatch(/^aizklats-/);

		const revisions = await read.revision.findMany();
		for (const { id, number } of before)
			expect(revisions.find((one) => one.id === id)!.number).toBeGreaterThan(number);
		const done = await read.auditEvent.findMany({ where: { deed: 'journal.redact' } });
		expect(done).toHaveLength(1);
		expect(JSON.parse(done[0]!.after!)).toMatchObject({
			reason: 'Kļūdaini ierakstīts bērna vārds.',
			places: { Task: 1, ProgressEntry: 1, AuditEvent: 1 }
		});
		expect(await listRedactions(actor)).toMatchObject([{ who: 'Administrators', rows }]);
		expect(task.number).toBe(row!.number);
	});

	test('leaves alone what only looks like it: ids, constants, names of fields, other words', async () => {
		const installation = await testInstallation(kind);
		const { task } = await tell(installation);
		const actor = administrator(installation);
		for (const passage of ['NEEDS_ACTION', 'tasks.edit', 'title', task.id, 'subgroup']) {
			const { kinds } = await find(actor, { passage });
			expect(kinds, passage).toEqual([]);
		}
		const whole = await find(actor, { passage: 'Paraudz', wholeWords: true });
		expect(whole.rows).toBe(0);
		expect((await find(actor, { passage: 'Paraudz' })).rows).toBeGreaterThan(5);
	});

	test('keeps an address by which somebody comes in or is written to, and says so', async () => {
		const installation = await testInstallation(kind);
		await makeUser(installation, { name: 'Cits', email: 'liga.nezinama@padome.example' });
		const actor = administrator(installation);
		const findings = await find(actor, { passage: 'Līga Nezināmā' });
		expect(findings).toMatchObject({ rows: 0, kept: [{ label: 'Cits', field: 'E-pasta adrese' }] });
	});

	test('is the administrator’s alone', async () => {
		const installation = await testInstallation(kind);
		await tell(installation);
		const before = await exported(installation);
		for (const role of ['SECRETARY', 'ASSISTANT', null] as const) {
			const actor = makeActor(installation, { role });
			const refusal = { reason: 'NOT_FOUND' };
			await expect(find(actor, { passage: child })).rejects.toMatchObject(refusal);
			await expect(redact(actor, order())).rejects.toMatchObject(refusal);
			await expect(listRedactions(actor)).rejects.toMatchObject(refusal);
			const file = { attachmentId: newId(), reason: 'a', confirmed: true };
			await expect(takeAway(actor, file)).rejects.toMatchObject(refusal);
		}
		expect(await exported(installation)).toBe(before);
	});

	test.each([
		[{ passage: ' a ' }, 'passage', 'journal_problem_passage_short'],
		[{ passage: '' }, 'passage', 'journal_problem_passage_missing'],
		[{ forms: 'Anna\nA' }, 'forms', 'journal_problem_forms_short'],
		[{ reason: ' ' }, 'reason', 'journal_problem_reason_missing'],
		[{ reason: 'Par anna paraudzina' }, 'reason', 'journal_problem_reason_repeats'],
		[{ confirmed: false }, 'confirmed', 'journal_problem_confirm'],
		[{ passage: 'tā nekur nav' }, 'passage', 'journal_problem_passage_nowhere'],
		[{ rows: 3 }, 'form', 'journal_problem_more_places'],
		[{ id: 'x' }, 'id', 'server_problem_form']
	])('refuses %j at its field, and changes nothing', async (over, field, problem) => {
		const installation = await testInstallation(kind);
		await tell(installation);
		const before = await exported(installation);
		await expect(redact(administrator(installation), order(over))).rejects.toMatchObject({
			...{ reason: 'INVALID', fields: { [field]: problem } }
		});
		expect(await exported(installation)).toBe(before);
	});

	test('sent twice, and twice at once, it acts once', async () => {
		const installation = await testInstallation(kind);
		await tell(installation);
		const actor = administrator(installation);
		const form = order({ forms: 'Annas Paraudziņas\nANNU' });
		const answers = await Promise.all([1, 2, 3].map(() => redact(actor, form)));
		answers.push(await redact(actor, form));
		expect(new Set(answers.map(({ rows }) => rows)).size).toBe(1);
		const { read } = installation.db;
		expect(await read.redaction.count()).toBe(1);
		expect(await read.auditEvent.count({ where: { deed: 'journal.redact' } })).toBe(1);
		const [source] = await read.taskSource.findMany();
		expect(source!.reference).toBe(`Vēstule par ${mask}, ${mask}`);
	});

	test('looks into files, and takes the content of one away', async () => {
		const installation = await testInstallation(kind);
		const run = (text: string) => new TextRun(text);
		const word = await Packer.toBuffer(
			new Document({
				sections: [{ children: [new Paragraph({ children: [run('An'), run('na Paraudziņa')] })] }]
			})
		);
		const files: [string, Uint8Array][] = [
			['teksts.txt', strToU8(`Saruna: ${child}`)],
			['cits.txt', strToU8('nekas')],
			['vestule.docx', word],
			['konteiners.asice', zipSync({ 'vestule.docx': word })],
			['plans.pdf', strToU8('%PDF-1.4\n1 0 obj BT (Anna Paraudzi\\326a) Tj ET\n(Anna Berzina Paraudzina)')],
			['attels.png', new Uint8Array([137, 80, 78, 71, 0, 255, 254])]
		];
		const ids = new Map<string, string>();
		await installation.db.write(async (tx) => {
			for (const [name, bytes] of files)
				ids.set(
					name,
					await addAttachment(tx, { name, bytes, type: 'text/plain', clockNow: installation.clock.now() })
				);
		});
		const actor = administrator(installation);
		const { files: found } = await find(actor, { passage: child });
		expect(found.found.map(({ name }) => name).sort()).toEqual([
			...['konteiners.asice', 'teksts.txt', 'vestule.docx']
		]);
		expect(found.unreadable.map(({ name }) => name)).toEqual(['plans.pdf', 'attels.png']);

		const id = ids.get('teksts.txt')!;
		const taken = { attachmentId: id, reason: 'Bērna dati', confirmed: true };
		await expect(takeAway(actor, { ...taken, confirmed: false })).rejects.toMatchObject({
			fields: { confirmed: 'journal_problem_confirm' }
		});
		await expect(takeAway(actor, { ...taken, attachmentId: newId() })).rejects.toMatchObject({
			reason: 'NOT_FOUND'
		});
		await Promise.all([takeAway(actor, taken), takeAway(actor, taken)]);
		await takeAway(actor, taken);
		const { read } = installation.db;
		expect(await read.attachmentContent.count({ where: { attachmentId: id } })).toBe(0);
		const row = await read.attachment.findUnique({ where: { id } });
		expect(row).toMatchObject({ name: 'teksts.txt', redactedAt: installation.clock.now() });
		expect(row!.sha256).toHaveLength(64);
		expect(await read.auditEvent.count({ where: { deed: 'journal.takeAway', subjectId: id } })).toBe(1);
		expect((await find(actor, { passage: child })).files.found).toHaveLength(2);
	});
});

test('nothing of it is left in the file of SQLite', async () => {
	const installation = await testInstallation('sqlite');
	await tell(installation);
	const file = installation.db.place;
	await redact(administrator(installation), order());
	await installation.db.close();
	const bytes = readFileSync(file);
	for (const text of [child, child.toUpperCase(), fold(child), 'anna.paraudzina', 'anna-paraudzina'])
		expect(bytes.includes(text), text).toBe(false);
});

describe('the table of columns', () => {
	/** As the schema has them, whatever an export leaves out. */
	const schema = readdirText('prisma/models');

	test('says of every text column of every model what it holds', () => {
		for (const [, model, body] of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
			const inSchema = [...body!.matchAll(/^\t? *(\w+) +String\??(?:\s|$)/gm)].map(([, name]) => name!);
			const inTable = Object.keys(columns[model as Prisma.ModelName] ?? {});
			expect(inTable.sort(), model).toEqual(inSchema.sort());
		}
		const models = [...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name!);
		expect(Object.keys(columns).sort()).toEqual(models.sort());
	});

	test('leaves nothing out without a reason', () => {
		for (const [model, of] of Object.entries(columns))
			for (const [name, is] of Object.entries(of))
				if (typeof is === 'object')
					expect(Object.values(is)[0]!.length, `${model}.${name}`).toBeGreaterThan(3);
		expect(searchedModels.length).toBeGreaterThan(20);
		expect(searchedColumns('ProgressEntry').map(([name]) => name)).toContain('text');
	});
});

function readdirText(folder: string): string {
	return readdirSync(folder)
		.map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
		.join('\n');
}
