import { describe, expect, it, test } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import type { TestInstallation } from '../../../tests/setup/installation.ts';
import {
	makeActor,
	makeBody,
	makeCouncil,
	makeMembership,
	makePerson,
	makePost
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { readBody } from './bodies.server.ts';
import { createBody, editBody, readBodyForm, readNewBody } from './body-editing.server.ts';
import { directoryOf } from './directory.server.ts';

const secretary = (installation: TestInstallation) => makeActor(installation, { role: 'SECRETARY' });

function groupForm(parentId: string | null, rest: object = {}) {
	return {
		...{
			id: newId(),
			kind: 'SUBGROUP',
			parentId,
			number: '9',
			name: 'Mediācija',
			shortName: '9. apakšgrupa'
		},
		...{ startDate: '01.02.2022.', decision: 'prot. Nr. 1 3. §', note: '', position: '', slug: '' },
		...rest
	};
}

describe.each(databaseKinds)('bodies are made and changed on %s', (kind) => {
	it('makes a group below the council, last of its siblings, and everybody sees it', async () => {
		const installation = await testInstallation(kind);
		const { councilId } = await makeCouncil(installation);
		const form = groupForm(councilId);
		const done = await createBody(secretary(installation), form);
		expect(done).toEqual({ slug: 'mediacija', eventId: expect.any(String) as string });
		const body = await readBody(makeActor(installation), 'mediacija');
		expect(body).toMatchObject({ id: form.id, startDate: '2022-02-01', decision: 'prot. Nr. 1 3. §' });
		const directory = await directoryOf(installation);
		expect(directory.bodies.at(-1)?.id).toBe(form.id);
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: done.eventId! } });
		expect(event).toMatchObject({ deed: 'council.change', subjectType: 'Body', subjectId: form.id });
	});

	it('makes the council itself in an empty installation, by its administrator, and nothing else', async () => {
		const installation = await testInstallation(kind);
		const administrator = makeActor(installation, { role: 'ADMINISTRATOR' });
		expect(await readNewBody(administrator)).toEqual({ parents: [], hasCouncil: false });
		const group = await refusalOf(createBody(administrator, groupForm(null)));
		expect(group.fields).toEqual({ kind: 'bodies_problem_council_first' });
		const council = groupForm(null, { kind: 'COUNCIL', number: '', name: 'Padome' });
		expect((await createBody(administrator, council)).slug).toBe('padome');
		expect((await readNewBody(administrator)).hasCouncil).toBe(true);
		const second = await refusalOf(createBody(administrator, groupForm(null, { kind: 'COUNCIL' })));
		expect(second.fields).toEqual({ kind: 'bodies_problem_second_council' });
	});

	it('is made once by the same form, sent twice or at the same moment', async () => {
		const installation = await testInstallation(kind);
		const { councilId } = await makeCouncil(installation);
		const form = groupForm(councilId);
		const actor = secretary(installation);
		const both = await Promise.all([createBody(actor, form), createBody(actor, form)]);
		expect(both[1]).toEqual(both[0]);
		expect(await createBody(actor, form)).toEqual(both[0]);
		expect(await installation.db.read.body.count()).toBe(3);
		const stranger = makeActor(installation, { role: 'SECRETARY', userId: 'another' });
		expect((await refusalOf(createBody(stranger, form))).reason).toBe('NOT_FOUND');
	});

	it('gives two that are made at the same moment addresses of their own', async () => {
		const installation = await testInstallation(kind);
		const { councilId } = await makeCouncil(installation);
		const actor = secretary(installation);
		const made = await Promise.all([1, 2].map(() => createBody(actor, groupForm(councilId))));
		expect(made.map(({ slug }) => slug).sort()).toEqual(['mediacija', 'mediacija-2']);
	});

	test.each<[string, object, string, string]>([
		['a slug that is taken', { slug: 'barintiesas' }, 'slug', 'bodies_problem_slug_taken'],
		['a slug that is a page', { slug: 'new' }, 'slug', 'bodies_problem_slug_taken'],
		['a slug with capitals', { slug: 'Nē!' }, 'slug', 'bodies_problem_slug'],
		['no name', { name: ' ' }, 'name', 'documents_problem_missing'],
		['31 February', { startDate: '31.02.2022.' }, 'startDate', 'calendar_problem_date'],
		['a number that is none', { number: 'astoņi' }, 'number', 'bodies_problem_number'],
		['a kind that is none', { kind: 'CLUB' }, 'kind', 'server_problem_form'],
		['no parent', { parentId: '' }, 'parentId', 'bodies_problem_parent_missing']
	])('refuses %s', async (_, rest, field, key) => {
		const installation = await testInstallation(kind);
		const { councilId } = await makeCouncil(installation);
		const refusal = await refusalOf(createBody(secretary(installation), groupForm(councilId, rest)));
		expect(refusal.fields).toEqual({ [field]: key });
		expect(await installation.db.read.auditEvent.count()).toBe(0);
	});

	it.each([null, 'CHAIR'] as const)('is nobody else’s to do (%s)', async (role) => {
		const installation = await testInstallation(kind);
		const { councilId, bodyId, posts } = await makeCouncil(installation);
		const seat = { postId: posts.chair, bodyId, institutionIds: [], label: 'LM', bodyName: '8.' };
		const actor = makeActor(installation, { seats: role ? [{ ...seat, role }] : [] });
		expect((await refusalOf(createBody(actor, groupForm(councilId)))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(readBodyForm(actor, 'barintiesas'))).reason).toBe('NOT_FOUND');
		const edit = { ...groupForm(councilId), id: bodyId, version: 1 };
		expect((await refusalOf(editBody(actor, edit))).reason).toBe('NOT_FOUND');
	});

	it('changes what is written, records only that, and moves the version on', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const actor = makeActor(installation, { role: 'ASSISTANT' });
		const { id, version, values } = await readBodyForm(actor, 'barintiesas');
		const done = await editBody(actor, { ...values, id, version, name: 'Bāriņtiesas', number: '' });
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: done.eventId! } });
		expect(JSON.parse(event.before!)).toEqual({ name: 'Bāriņtiesu darba pilnveide', number: 8 });
		expect(JSON.parse(event.after!)).toEqual({ name: 'Bāriņtiesas', number: null });
		expect((await readBodyForm(actor, 'barintiesas')).version).toBe(version + 1);
		const again = await editBody(actor, {
			...values,
			id,
			version: version + 1,
			name: 'Bāriņtiesas',
			number: ''
		});
		expect(again.eventId).toBeNull();
	});

	it('does not begin after its seats, who sat in them or its mandates', async () => {
		const installation = await testInstallation(kind);
		const { bodyId, posts } = await makeCouncil(installation);
		const actor = secretary(installation);
		const begin = async (startDate: string) => {
			const { id, version, values } = await readBodyForm(actor, 'barintiesas');
			return editBody(actor, { ...values, id, version, startDate });
		};
		const refuses = async (startDate: string, day: string) =>
			expect((await refusalOf(begin(startDate))).fields).toEqual({
				startDate: `bodies_problem_start_after_seat {"day":"${day}"}`
			});
		await refuses('2022-01-02', '01.01.2022.');
		await begin('2022-01-01');
		await makePost(installation, { bodyId, startDate: '2021-06-01', endDate: '2021-12-31' });
		await refuses('2021-06-02', '01.06.2021.');
		const personId = await makePerson(installation);
		await makeMembership(installation, { postId: posts.empty, personId, endDate: '2021-05-31' });
		await refuses('2021-06-01', '31.05.2021.');
		await installation.db.write((tx) =>
			tx.mandate.create({ data: { id: newId(), bodyId, validFrom: '2021-05-01' } })
		);
		await refuses('2021-05-31', '01.05.2021.');
		// What was so before can still be called otherwise.
		const { id, version, values } = await readBodyForm(actor, 'barintiesas');
		await editBody(actor, { ...values, id, version, name: 'Bāriņtiesas' });
	});

	it('shows whoever comes second what is there now, and lets them save over it knowingly', async () => {
		const installation = await testInstallation(kind);
		await makeCouncil(installation);
		const [one, other] = ['Ilze', 'Anna'].map((name) =>
			makeActor(installation, { role: 'SECRETARY', name })
		) as [ReturnType<typeof makeActor>, ReturnType<typeof makeActor>];
		const { id, version, values } = await readBodyForm(one, 'barintiesas');
		const results = await Promise.allSettled(
			[one, other].map((actor) => editBody(actor, { ...values, id, version, name: actor.name }))
		);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const [winner, loser] = results[0]!.status === 'fulfilled' ? [one, other] : [other, one];
		const refusal = await refusalOf(editBody(loser, { ...values, id, version, name: loser.name }));
		expect(refusal.theirs).toMatchObject({
			...{ version: version + 1, who: winner.name, values: { name: winner.name, number: '8' } }
		});
		await editBody(loser, { ...values, id, version: version + 1, name: loser.name });
		expect((await readBodyForm(one, 'barintiesas')).values.name).toBe(loser.name);
	});

	it('is not offered itself, what is below it or what has ended as its parent', async () => {
		const installation = await testInstallation(kind);
		const { councilId, bodyId } = await makeCouncil(installation);
		await makeBody(installation, { parentId: bodyId });
		await makeBody(installation, { parentId: councilId, endDate: '2020-12-31' });
		const { parents } = await readBodyForm(secretary(installation), 'barintiesas');
		expect(parents.map(({ id }) => id)).toEqual([councilId]);
	});
});
