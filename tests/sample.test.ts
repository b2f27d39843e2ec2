import { describe, expect, test } from 'vitest';
import { bodyBySlug, institutionAt, mandateAt, nameAt, postsOf } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isSampleInstallation } from '#lib/server/settings.server.ts';
import { loadSample } from '../prisma/sample/load.ts';
import { databaseKinds, testInstallation } from './setup/installation.ts';

/** What the sample council is, as records; `sample-print.test.ts` holds it against the document's words. */

/** Body: seats (with chair and deputy chair), tasks of the register with a deadline, without one, subtasks. */
const council = [
	['padome', null, 'COUNCIL', 0, 0, 8, 0],
	['pastaviga-darba-grupa', null, 'STANDING_GROUP', 10, 0, 3, 0],
	['autiska-spektra-traucejumi', 1, 'SUBGROUP', 27, 1, 0, 7],
	['starpinstitucionala-sadarbiba', 2, 'SUBGROUP', 15, 2, 0, 0],
	['npais', 3, 'SUBGROUP', 16, 1, 0, 7],
	['vardarbibas-datu-monitorings', 4, 'SUBGROUP', 15, 1, 0, 4],
	['antisociala-uzvediba', 5, 'SUBGROUP', 13, 0, 3, 0],
	['alternativa-aprupe', 6, 'SUBGROUP', 14, 2, 0, 0],
	['veselibas-izglitiba', 7, 'SUBGROUP', 7, 2, 0, 0],
	['barintiesu-darbs', 8, 'SUBGROUP', 7, 3, 0, 2]
];

/** The register: code, deadline as a day, as written, and how the expected result begins. */
const register = [
	[null, null, null, null],
	[null, null, null, null],
	[null, null, null, null],
	['1.1.', '2022-04-01', '2022.gada 1.aprīlis', 'Padomē apstiprināti priekšlikumi valsts apmaksātu'],
	['2.1.', '2022-09-01', '2022. gada 1. septembris', '1) Padomē apstiprināti algoritmi informācijas'],
	['2.2.', '2022-09-01', '2022. gada 1. septembris', '1) Padomē apstiprināti algoritmi informācijas'],
	['3.1.', '2023-03-01', '2023. gada 1. marts', 'Sagatavoti konkrēti priekšlikumi'],
	['4.1.', '2022-12-30', '2022.gada 30.decembris', 'Padomē apstiprināti ieteikumi institūcijām'],
	['5.1.', null, '…..', 'Padomē apstiprināti priekšlikumi par valstī vienotu'],
	['5.2.', null, '…..', 'Padomē apstiprināti priekšlikumi par valstī vienotu'],
	['5.3.', null, '…..', 'Padomē apstiprināti priekšlikumi par valstī vienotu'],
	['6.1.', '2022-07-01', '2022.gada 1.jūlijs.', 'Padomē izskatīts un apstiprināts informatīvais'],
	['6.2.', '2022-12-01', '2022.gada 1.decembris.', 'Padomē apstiprināti priekšlikumi par bērnu alternatīvās'],
	['7.1.', '2022-11-01', '2022.gada 1.novembris.', 'Padomē izskatīti priekšlikumi par bezmaksas'],
	['7.2.', '2022-11-01', '2022.gada 1.novembris.', 'Padomē izskatīti priekšlikumi par bezmaksas'],
	['8.1.', '2022-05-01', '2022.gada 1.maijs', 'Padomē izskatīts un apstiprināts informatīvais'],
	['8.2.', '2023-01-01', '2023.gada 1.janvāris.', 'Padomē apstiprināti priekšlikumi grozījumiem'],
	['8.3.', '2022-11-01', '2022.gada 1.novembris.', null]
];

/** Who of the role accounts holds which seats. */
const heldByRoles = [
	['Parauga loceklis', 'antisociala-uzvediba', 'MEMBER', 'LM pārstāvis'],
	['Parauga loceklis', 'barintiesu-darbs', 'MEMBER', 'LM pārstāvis'],
	['Parauga loceklis', 'starpinstitucionala-sadarbiba', 'MEMBER', 'LM pārstāvis'],
	['Parauga loceklis', 'veselibas-izglitiba', 'MEMBER', 'LM pārstāvis'],
	['Parauga loceklis (IeM)', 'antisociala-uzvediba', 'MEMBER', 'IeM pārstāvis'],
	['Parauga loceklis (IeM)', 'pastaviga-darba-grupa', 'MEMBER', 'IEM pārstāvis'],
	['Parauga loceklis (IeM)', 'starpinstitucionala-sadarbiba', 'MEMBER', 'IEM pārstāvis'],
	['Parauga loceklis (IeM)', 'vardarbibas-datu-monitorings', 'MEMBER', 'IeM pārstāvis / VP pārstāvis'],
	['Parauga vadītāja vietnieks (TM)', 'antisociala-uzvediba', 'CHAIR', 'TM pārstāvis'],
	['Parauga vadītāja vietnieks (TM)', 'pastaviga-darba-grupa', 'DEPUTY_CHAIR', 'TM pārstāvis'],
	['Parauga vadītājs', 'barintiesu-darbs', 'CHAIR', 'VBTAI pārstāvis'],
	['Parauga vadītājs', 'starpinstitucionala-sadarbiba', 'CHAIR', 'VBTAI pārstāvis'],
	['Parauga vadītājs (LM)', 'alternativa-aprupe', 'CHAIR', 'LM pārstāvis'],
	['Parauga vadītājs (LM)', 'npais', 'CHAIR', 'LM pārstāvis'],
	['Parauga vadītājs (LM)', 'pastaviga-darba-grupa', 'CHAIR', 'LM parstāvis'],
	['Parauga vadītājs (LM)', 'vardarbibas-datu-monitorings', 'CHAIR', 'LM pārstāvis'],
	['Parauga vadītājs (VM)', 'veselibas-izglitiba', 'CHAIR', 'VM pārstāvis']
];

/** Whose seats are whose on the day before and the day of a change. */
const holders = [
	['VBTAI', '2022-03-25', 'Valsts bērnu tiesību aizsardzības inspekcija', 'VBTAI'],
	['VBTAI', '2023-12-31', 'Valsts bērnu tiesību aizsardzības inspekcija', 'VBTAI'],
	['VBTAI', '2024-01-01', 'Bērnu aizsardzības centrs', 'BAC'],
	['PKC', '2023-02-28', 'Pārresoru koordinācijas centrs', 'PKC'],
	['PKC', '2023-03-01', 'Valsts kanceleja', 'VK'],
	['VISC', '2024-12-31', 'Valsts izglītības satura centrs', 'VISC'],
	['VISC', '2025-01-01', 'Valsts izglītības attīstības aģentūra', 'VIAA'],
	['VARAM', '2024-06-30', 'Vides aizsardzības un reģionālās attīstības ministrija', 'VARAM'],
	['VARAM', '2024-07-01', 'Viedās administrācijas un reģionālās attīstības ministrija', 'VARAM']
];

/** What the groups were mandated with, beside what the council plans since 2026 (sample-asking.test.ts). */
const ofMandates = { sources: { some: { kind: 'MANDATE' } } };

describe.each(databaseKinds)('the sample council on %s', (kind) => {
	async function loaded() {
		const installation = await testInstallation(kind);
		await loadSample(installation);
		return installation;
	}

	test('says how much it is, and that it is a sample', async () => {
		const installation = await testInstallation(kind);
		expect(await loadSample(installation)).toEqual({
			...{
				bodies: 10,
				institutions: 95,
				municipalities: 43,
				posts: 124,
				people: 34,
				tasks: 46,
				documents: 5,
				meetings: 2,
				reports: 1,
				rounds: 1,
				programmes: 1,
				surveys: 1,
				accounts: 10
			}
		});
		expect(await isSampleInstallation(installation)).toBe(true);
		expect(await installation.db.read.revision.findMany({ orderBy: { id: 'asc' } })).toEqual([
			{ id: 'calendar', number: 0 },
			{ id: 'council', number: 1 },
			{ id: 'surveys', number: 1 },
			{ id: 'tasks', number: 1 }
		]);
	});

	test('goes into an empty database only, once', async () => {
		const installation = await loaded();
		await expect(loadSample(installation)).rejects.toMatchObject({ reason: 'NOT_NOW' });
		expect(await installation.db.read.body.count()).toBe(10);

		const taken = await testInstallation(kind);
		const createdAt = taken.clock.now();
		const first = { id: 'first', email: 'pirmais@padome.example', name: 'Pirmais', createdAt };
		await taken.db.write((tx) => tx.user.create({ data: first }));
		await expect(loadSample(taken)).rejects.toMatchObject({ reason: 'NOT_NOW' });
		expect(await taken.db.read.body.count()).toBe(0);
		expect(await taken.db.read.attachment.count()).toBe(0);
		expect(await isSampleInstallation(taken)).toBe(false);
	});

	test('is loaded once by two at the same time', async () => {
		const installation = await testInstallation(kind);
		const results = await Promise.allSettled([loadSample(installation), loadSample(installation)]);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(results.find((result) => result.status === 'rejected')!.reason).toMatchObject({
			reason: 'NOT_NOW'
		});
		expect(await installation.db.read.task.count()).toBe(46);
	});

	test('has its bodies, with their seats and tasks', async () => {
		const { db } = await loaded();
		const bodies = await db.read.body.findMany({
			orderBy: { position: 'asc' },
			include: { _count: { select: { posts: true } } }
		});
		const tasks = await db.read.task.findMany();
		const rows = bodies.map(({ id, slug, number, kind: bodyKind, _count }) => {
			const own = tasks.filter((task) => task.bodyId === id);
			const listed = own.filter((task) => task.inRegister);
			const dated = listed.filter((task) => task.due !== null).length;
			return [slug, number, bodyKind, _count.posts, dated, listed.length - dated, own.length - listed.length];
		});
		expect(rows).toEqual(council);
		expect(bodies.slice(1).map(({ parentId }) => parentId)).toEqual(Array(9).fill(bodies[0]!.id));
	});

	test('has each deadline as a day and as written, and each expected result', async () => {
		const { db } = await loaded();
		const where = { inRegister: true, ...ofMandates };
		const tasks = await db.read.task.findMany({ where, orderBy: { number: 'asc' } });
		expect(
			tasks.map(({ code, due, dueText, expectedResult }, index) => {
				const beginning = register[index]![3];
				return [code, due, dueText, beginning && expectedResult?.slice(0, beginning.length)];
			})
		).toEqual(register);
		for (const task of tasks) {
			expect(task).toMatchObject({ status: 'NEEDS_ACTION', underControl: true, originalDue: task.due });
			expect(task.dueKey).toBe(task.due ?? '9999-12-31');
			expect((task.expectedResult === null) === (task.code === null || task.code === '8.3.')).toBe(true);
		}
	});

	test('has sub-points as subtasks of their task, to the third level', async () => {
		const { db } = await loaded();
		const subtasks = await db.read.task.findMany({
			where: { inRegister: false },
			orderBy: { number: 'asc' },
			include: { parent: true }
		});
		expect(subtasks.map(({ code, parent }) => [parent!.code, code])).toEqual([
			...[1, 2, 3, 4, 5, 6, 7].map((point) => ['1.1.', `1.1.${point}.`]),
			...[1, 2, 3].map((point) => ['3.1.', `3.1.${point}.`]),
			...[1, 2, 3].map((point) => ['3.1.3.', `3.1.3.${point}.`]),
			['3.1.', '3.1.4.'],
			...[1, 2, 3, 4].map((point) => ['4.1.', `4.1.${point}.`]),
			['8.2.', 'a)'],
			['8.2.', 'b)']
		]);
		expect(subtasks.filter(({ due, dueText }) => due !== null || dueText !== null)).toEqual([]);
	});

	test('gives each task its one source, and to nobody what the document gives to nobody', async () => {
		const { db } = await loaded();
		expect(await db.read.taskAssignment.count()).toBe(0);
		const sources = await db.read.taskSource.findMany({
			where: { kind: 'MANDATE' },
			include: { task: true }
		});
		expect(new Set(sources.map(({ taskId }) => taskId)).size).toBe(38);
		for (const { due, dueText, task } of sources) expect([due, dueText]).toEqual([task.due, task.dueText]);
		const reference = (code: string) => sources.find(({ task }) => task.code === code)!.reference;
		expect(reference('8.2.')).toBe('8. darba grupas mandāts, 2. uzdevums');
		expect(reference('a)')).toBe('8. darba grupas mandāts, 2. uzdevuma a) apakšpunkts');
		expect(reference('3.1.3.2.')).toBe(
			'3. NPAIS darba grupas mandāts, 1. uzdevuma 3. apakšpunkta 2. apakšpunkts'
		);
	});

	test('has the two meetings of the documents: what was said there, and nothing of who came or what was decided', async () => {
		const { db } = await loaded();
		const meetings = await db.read.meeting.findMany({
			orderBy: { dateKey: 'asc' },
			include: { items: { orderBy: { position: 'asc' } }, documents: { include: { attachment: true } } }
		});
		expect(
			meetings.map(({ date, status, items, documents }) => [
				date,
				status,
				items.length,
				documents[0]!.attachment!.name
			])
		).toEqual([
			['2025-09-30', 'HELD', 14, '001_374c39ded80580af.txt'],
			['2026-03-25', 'HELD', 1, '000_d8580e7edfc7d764.txt']
		]);
		expect(meetings[1]!.items[0]).toMatchObject({
			title: 'Starpziņojums par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4',
			outcome: null
		});
		for (const { number, startTime, chairName, writerName } of meetings)
			expect([number, startTime, chairName, writerName]).toEqual([null, null, null, null]);
		expect(await db.read.attendance.count()).toBe(0);
		expect(await db.read.decision.count()).toBe(0);
	});

	test('names its source on every record', async () => {
		const { read } = (await loaded()).db;
		const records = await Promise.all([
			...[read.body.findMany(), read.mandate.findMany(), read.institution.findMany(), read.post.findMany()],
			...[read.institutionName.findMany(), read.institutionSuccession.findMany(), read.person.findMany()],
			...[read.membership.findMany(), read.institutionContact.findMany(), read.task.findMany()],
			...[read.taskSource.findMany(), read.attachment.findMany()],
			...[read.meeting.findMany(), read.agendaItem.findMany()]
		]);
		for (const rows of records)
			expect(rows.filter((row: { provenance: string | null }) => !row.provenance)).toEqual([]);
		const [seat] = await read.post.findMany({ where: { label: 'Biedrība “Glābiet bērnus” pārstāvis' } });
		expect(seat!.provenance).toBe('004_80f4e772a7b2cb4e.txt, 2. apakšgrupa, Sastāvs, 6.');
	});

	test('keeps what is misprinted, and says so beside it', async () => {
		const { db } = await loaded();
		const labels = ['LM parstāvis', 'IEM pārstāvis', 'Ieslodzījumu vietu pārvaldes pārstāvis'];
		const posts = await db.read.post.findMany({ where: { label: { in: labels } } });
		expect(new Set(posts.map(({ label }) => label))).toEqual(new Set(labels));
		for (const { note } of posts) expect(note).toMatch(/^Dokumentā drukāts „.*”/);
	});

	test('keeps a seat of two institutions as one', async () => {
		const installation = await loaded();
		const directory = await directoryOf(installation);
		const { id } = bodyBySlug(directory, 'vardarbibas-datu-monitorings')!;
		const shared = postsOf(directory, id, '2022-03-25').filter((post) => post.institutionIds.length === 2);
		const namesOf = (ids: readonly string[]) =>
			ids.map((one) => institutionAt(directory, one, '2022-03-25').label);
		expect(shared.map((post) => [post.label, namesOf(post.institutionIds)])).toEqual([
			['IeM pārstāvis / VP pārstāvis', ['IeM', 'VP']],
			['VM pārstāvis / BKUS pārstāvis', ['VM', 'BKUS']]
		]);
	});

	test('states the standing group’s term in the document’s words', async () => {
		const directory = await directoryOf(await loaded());
		const standing = bodyBySlug(directory, 'pastaviga-darba-grupa')!;
		expect(mandateAt(standing, '2022-03-25')!.termText).toMatch(/^Tā kā darba grupa ir pastāvīga/);
		expect(bodyBySlug(directory, 'padome')!.mandates).toEqual([]);
	});

	test('knows who holds an institution’s seats on which day, and by what name', async () => {
		const directory = await directoryOf(await loaded());
		for (const [abbreviation, date, name, label] of holders) {
			const { id } = directory.institutions.find((one) => one.names[0]!.abbreviation === abbreviation)!;
			expect(institutionAt(directory, id, date!)).toMatchObject({ name, label });
			expect(nameAt(directory, id, '2022-03-25').abbreviation).toBe(abbreviation);
		}
	});

	test('leaves unresolved what the document does not resolve', async () => {
		const { db } = await loaded();
		const unresolved = await db.read.institution.findMany({
			where: { unresolved: true },
			orderBy: { sortKey: 'asc' },
			include: { names: true }
		});
		expect(unresolved.map(({ names }) => names.map(({ name }) => name))).toEqual([
			...[['BTDA'], ['DLC'], ['LSMP']]
		]);
		for (const { note } of unresolved) expect(note).toMatch(/^Neprecizēts: .*\?$/);

		const bare = await db.read.post.findMany({ where: { institutions: { none: {} } } });
		expect(bare.map(({ label }) => label).sort()).toEqual([
			...['NVO pārstāvis', 'NVO pārstāvis', 'pašvaldības pārstāvis', 'prokuratūras pārstāvis'],
			'tiesas pārstāvis'
		]);
	});

	test('names 27 officials, and has no address of any of them', async () => {
		const { db } = await loaded();
		const people = await db.read.person.findMany({ include: { memberships: true } });
		const officials = people.filter((person) => !person.isSample);
		expect(officials).toHaveLength(27);
		expect(officials.filter(({ email }) => email !== null)).toEqual([]);
		for (const { memberships } of officials)
			expect(memberships).toMatchObject([{ kind: 'HOLDER', startDate: null, isSample: false }]);
		const addresses = people.flatMap(({ email }) => email ?? []);
		expect(addresses.filter((address) => !address.endsWith('@padome.example'))).toEqual([]);
	});

	test('gives role accounts only seats that the document leaves unnamed', async () => {
		const { db } = await loaded();
		const memberships = await db.read.membership.findMany({
			where: { isSample: true },
			include: { person: true, post: { include: { body: true, memberships: true } } }
		});
		const rows = memberships.map(({ person, post }) => [person.name, post.body.slug, post.role, post.label]);
		expect(rows.sort((a, b) => (a.join('|') < b.join('|') ? -1 : 1))).toEqual(
			heldByRoles.toSorted((a, b) => (a.join('|') < b.join('|') ? -1 : 1))
		);
		for (const { startDate, post } of memberships)
			expect([startDate, post.memberships.length]).toEqual(['2022-01-01', 1]);

		const contacts = await db.read.institutionContact.findMany({ include: { person: true } });
		expect(contacts).toMatchObject([
			{ startDate: '2022-01-01', isSample: true, person: { name: 'Parauga kontaktpersona' } }
		]);
	});

	test('has an account for every role, and each person of the council its own', async () => {
		const { db } = await loaded();
		const users = await db.read.user.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
		expect(users.slice(0, 3).map(({ email, role, personId }) => [email, role, personId])).toEqual([
			['administrators@padome.example', 'ADMINISTRATOR', null],
			['sekretariats@padome.example', 'SECRETARY', null],
			['asistents@padome.example', 'ASSISTANT', null]
		]);
		const people = await db.read.person.findMany({ where: { isSample: true } });
		const emails = new Map(people.map(({ id, email }) => [id, email]));
		for (const { personId, email, role, isSample } of users.slice(3))
			expect([role, isSample, emails.get(personId!)]).toEqual([null, true, email]);
	});

	test('leaves an event for every record, by the portal itself', async () => {
		const { db } = await loaded();
		const events = await db.read.auditEvent.findMany();
		const count = (type: string) => events.filter(({ subjectType }) => subjectType === type).length;
		expect([count('Body'), count('Post'), count('Task'), count('User')]).toEqual([10, 124, 46, 10]);
		expect(new Set(events.map(({ actorName, userId, deed }) => `${actorName} ${userId} ${deed}`))).toEqual(
			new Set(['Padome null sample.load', 'Padome null municipalities.load'])
		);
	});
});
