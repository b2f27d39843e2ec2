import { describe, expect, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { makeActor, makeCouncil, makePerson, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { findCandidates, listPeople } from './people-list.server.ts';
import { fillSearchTexts } from './people-search.server.ts';
import { undoers } from './people-undoing.server.ts';
import { readPerson, readPersonForm } from './people-view.server.ts';
import { createPerson, deletePerson, editPerson } from './person-writing.server.ts';

const person = (fields: object = {}) => ({
	...{ id: newId(), name: 'Anna Bērziņa', title: 'vecākā eksperte', email: 'Anna@LM.gov.lv' },
	...{ phone: '67021600', locale: 'lv', note: '', ...fields }
});
const secretary = (installation: Installation) =>
	makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });
const search = (text: string) => new URLSearchParams(text);

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	const fault = await work.then(
		() => null,
		(error: unknown) => error
	);
	expect(fault).toBeInstanceOf(Refusal);
	return fault as Refusal;
}

async function undo(installation: Installation, eventId: string) {
	const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId } });
	await undoers[event.deed]!(secretary(installation), {
		...event,
		before: JSON.parse(event.before ?? 'null') as unknown,
		after: JSON.parse(event.after ?? 'null') as unknown
	});
}

describe.each(databaseKinds)('people on %s', (kind) => {
	test('somebody is entered, and found by folded words', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		const { id } = await createPerson(actor, person());
		const { rows } = await listPeople(actor, search('q=berzina+EKSPERTE'));
		expect(rows).toMatchObject([{ id, name: 'Anna Bērziņa', email: 'anna@lm.gov.lv', phone: '67021600' }]);
		expect(await findCandidates(actor, 'anna@lm')).toHaveLength(1);
		const event = await installation.db.read.auditEvent.findFirstOrThrow({ where: { subjectId: id } });
		expect(event).toMatchObject({ subjectType: 'Person', deed: 'council.changePeople', before: null });
	});

	test('an address is seen, and sought, only by whoever may', async () => {
		const installation = await testInstallation(kind);
		const { id } = await createPerson(secretary(installation), person());
		const member = makeActor(installation);
		expect((await listPeople(member, search('q=anna'))).rows).toMatchObject([
			{ id, email: null, phone: null }
		]);
		expect((await listPeople(member, search('q=anna@'))).total).toBe(0);
		expect((await listPeople(member, search('q=gov.lv'))).total).toBe(0);
		expect(await readPerson(member, id)).toMatchObject({ email: null, phone: null, account: null });
		const self = makeActor(installation, { personId: id });
		expect(await readPerson(self, id)).toMatchObject({ email: 'anna@lm.gov.lv', isSelf: true });
	});

	test('only whoever keeps the council enters people', async () => {
		const installation = await testInstallation(kind);
		for (const actor of [makeActor(installation), makeActor(installation, { userId: null })]) {
			expect((await refusalOf(createPerson(actor, person()))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(findCandidates(actor, 'anna'))).reason).toBe('NOT_FOUND');
		}
		for (const role of ['ASSISTANT', 'ADMINISTRATOR'] as const)
			await createPerson(makeActor(installation, { role }), person({ email: '', name: role }));
		expect(await installation.db.read.person.count()).toBe(2);
	});

	test('twice is once, at the same moment too; somebody else’s form is nobody’s', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		const form = person();
		const [one, other] = await Promise.all([createPerson(actor, form), createPerson(actor, form)]);
		expect(one).toEqual(other);
		expect(await createPerson(actor, form)).toEqual(one);
		const another = makeActor(installation, { role: 'SECRETARY', userId: 'another' });
		expect((await refusalOf(createPerson(another, form))).reason).toBe('NOT_FOUND');
		expect(await installation.db.read.person.count()).toBe(1);
	});

	test('what is wrong is said at its field', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		await createPerson(actor, person());
		const fieldsOf = async (fields: object) => (await refusalOf(createPerson(actor, person(fields)))).fields;
		expect(await fieldsOf({ name: ' ' })).toEqual({ name: 'people_problem_name' });
		expect(await fieldsOf({ email: 'anna@' })).toEqual({ email: 'people_problem_email' });
		expect((await fieldsOf({ name: 'Juris Kalns' })).email).toContain(
			'people_problem_email_taken {"who":"Anna'
		);
		expect((await fieldsOf({ email: '', name: 'anna bērziņa' })).knowing).toContain(
			'people_problem_namesake'
		);
		await createPerson(actor, person({ email: '', knowing: true }));
		expect(await installation.db.read.person.count()).toBe(2);
	});

	test('whoever comes second sees both texts, and wins knowingly', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		const { id } = await createPerson(actor, person());
		await editPerson(actor, person({ id, version: 1, title: 'direktore' }));
		const refusal = await refusalOf(editPerson(actor, person({ id, version: 1, phone: '1' })));
		expect(refusal).toMatchObject({
			reason: 'CONFLICT',
			theirs: { version: 2, who: 'Sekretāre', values: { title: 'direktore' } }
		});
		await editPerson(actor, person({ id, version: 2, phone: '1' }));
		expect(await readPersonForm(actor, id)).toMatchObject({ version: 3, values: { phone: '1' } });
		expect(await editPerson(actor, person({ id, version: 3, phone: '1' }))).toBeNull();
	});

	test('a new name is the account’s, too, unless it has its own', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		const { id } = await createPerson(actor, person());
		const userId = await makeUser(installation, { personId: id, name: 'Anna Bērziņa' });
		await editPerson(actor, person({ id, version: 1, name: 'Anna Kalniņa' }));
		expect(await installation.db.read.user.findUnique({ where: { id: userId } })).toMatchObject({
			name: 'Anna Kalniņa',
			sortKey: sortKey('Anna Kalniņa')
		});
	});

	test('only whoever was entered by mistake is deleted, and comes back', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		const { people } = await makeCouncil(installation);
		const refusal = await refusalOf(deletePerson(actor, { id: people.chair, version: 1 }));
		expect(refusal).toMatchObject({ reason: 'NOT_NOW', fields: { form: 'people_problem_delete_seat' } });
		const withAccount = await makePerson(installation);
		await makeUser(installation, { personId: withAccount });
		const kept = await refusalOf(deletePerson(actor, { id: withAccount, version: 1 }));
		expect(kept.fields).toEqual({ form: 'people_problem_delete_account' });
		const { id } = await createPerson(actor, person());
		const { eventId } = await deletePerson(actor, { id, version: 1 });
		await undo(installation, eventId);
		expect(await readPersonForm(actor, id)).toMatchObject({ values: { email: 'anna@lm.gov.lv' } });
	});

	test('what was entered and changed is taken back, unless it was changed since', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		const { id, eventId } = await createPerson(actor, person());
		const changed = await editPerson(actor, person({ id, version: 1, title: 'direktore' }));
		await undo(installation, changed!.eventId);
		expect(await readPersonForm(actor, id)).toMatchObject({ values: { title: 'vecākā eksperte' } });
		expect((await refusalOf(undo(installation, changed!.eventId))).reason).toBe('CONFLICT');
		await undo(installation, eventId);
		expect(await installation.db.read.person.count()).toBe(0);
	});

	test('the list is filtered by body and institution, paged, in Latvian order', async () => {
		const installation = await testInstallation(kind);
		const actor = secretary(installation);
		const { institutions } = await makeCouncil(installation);
		await installation.db.write((tx) =>
			tx.person.createMany({
				data: Array.from({ length: 60 }, (_, at) => {
					const name = at === 0 ? 'Ādams' : `Cits ${at + 10}`;
					return { id: newId(), name, sortKey: sortKey(name), searchText: 'x' };
				})
			})
		);
		const all = await listPeople(actor, search('page=2'));
		expect(all).toMatchObject({ total: 62, page: 2, pages: 2, from: 51 });
		expect((await listPeople(actor, search(''))).rows[0]!.name).toBe('Ādams');
		const bac = await listPeople(actor, search(`institution=${institutions.bac}`));
		expect(bac.rows.map(({ name }) => name)).toEqual([]);
		const vbtai = await listPeople(actor, search(`institution=${institutions.vbtai}`));
		expect(vbtai.rows.map(({ name }) => name)).toEqual(['Parauga loceklis']);
		const wrong = await listPeople(actor, search('body=nav&page=99'));
		expect(wrong).toMatchObject({ page: 2, problems: ['BODY', 'PAGE'] });
	});

	test('people without a search text are given one, once', async () => {
		const installation = await testInstallation(kind);
		await makePerson(installation, { name: 'Ķirsis „Zīle“' });
		expect(await fillSearchTexts(installation.db)).toBe(1);
		expect(await fillSearchTexts(installation.db)).toBe(0);
		expect((await listPeople(secretary(installation), search('q=kirsis'))).total).toBe(1);
	});
});
