import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeContact, makeCouncil, makePerson } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { createInstitution, editInstitution, renameInstitution } from './institution-editing.server.ts';
import { readInstitutionForm } from './institution-pages.server.ts';
import { previewSuccession, succeedInstitution } from './institution-succession.server.ts';
import { readInstitution } from './institutions.server.ts';

async function prepared(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
	const council = await makeCouncil(installation);
	const actor = makeActor(installation, { role: 'SECRETARY' });
	const { institutions } = council;
	const succession = (rest: object = {}) => ({
		...{
			id: institutions.tm,
			successionId: newId(),
			newId: newId(),
			version: 1,
			successorId: institutions.lm
		},
		...{ kind: 'MINISTRY', date: '01.01.2026.', basis: 'MK 2025. gada rīkojums', ...rest }
	});
	return { installation, ...council, actor, succession, outsider: makeActor(installation) };
}

const made = (rest: object = {}) => ({
	...{ id: newId(), kind: 'NGO', name: 'Biedrība „Zīle”', abbreviation: '', unresolved: false, ...rest }
});

describe.each(databaseKinds)('institutions on %s', (kind) => {
	it('are made once, and not under a name that is there', async () => {
		const { installation, actor, outsider } = await prepared(kind);
		const form = made({ validFrom: '01.01.2020.' });
		const [one, other] = await Promise.all([createInstitution(actor, form), createInstitution(actor, form)]);
		expect(other).toEqual(one);
		expect(await readInstitution(outsider, form.id)).toMatchObject({ name: 'Biedrība „Zīle”', kind: 'NGO' });
		const again = await refusalOf(createInstitution(actor, made({ name: 'biedrība "ZĪLE"' })));
		expect(again.fields).toEqual({ name: 'bodies_problem_known_name' });
		expect((await refusalOf(createInstitution(outsider, made({ name: 'Cita' })))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(createInstitution(actor, made({ name: '' })))).fields).toEqual({
			name: 'documents_problem_missing'
		});
		expect(await installation.db.read.institution.count()).toBe(5);
	});

	it('are changed, a mistyped name too, but never put below themselves', async () => {
		const { actor, institutions, outsider } = await prepared(kind);
		const { id, version, values } = await readInstitutionForm(actor, institutions.bac);
		await editInstitution(actor, { id, version, ...values, parentId: institutions.lm, name: 'Bērnu centrs' });
		expect(await readInstitution(outsider, id)).toMatchObject({
			...{ name: 'Bērnu centrs', parent: { id: institutions.lm } }
		});
		const late = await refusalOf(editInstitution(actor, { id, version, ...values, note: 'x' }));
		expect(late).toMatchObject({
			reason: 'CONFLICT',
			theirs: { version: 2, values: { name: 'Bērnu centrs' } }
		});
		const lm = await readInstitutionForm(actor, institutions.lm);
		const circle = { id: lm.id, version: lm.version, ...lm.values, parentId: id };
		expect((await refusalOf(editInstitution(actor, circle))).fields).toEqual({
			parentId: 'bodies_problem_institution_circle'
		});
		expect((await refusalOf(readInstitutionForm(outsider, id))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(editInstitution(outsider, circle))).reason).toBe('NOT_FOUND');
	});

	it('have a new name from a day, the old one before it, once', async () => {
		const { actor, institutions, outsider } = await prepared(kind);
		const form = {
			...{ id: institutions.lm, nameId: newId(), version: 1, name: 'Sociālā ministrija', abbreviation: 'SM' },
			...{ validFrom: '01.07.2026.', basis: 'MK noteikumi Nr. 1' }
		};
		const both = await Promise.all([renameInstitution(actor, form), renameInstitution(actor, form)]);
		expect(both[1]).toEqual(both[0]);
		const on = async (asOf?: string) => (await readInstitution(outsider, institutions.lm, { asOf })).name;
		expect([await on('2026-06-30'), await on('2026-07-01')]).toEqual([
			'Labklājības ministrija',
			'Sociālā ministrija'
		]);
		const early = { ...form, nameId: newId(), version: 2, name: 'Cita', validFrom: '01.06.2026.' };
		expect((await refusalOf(renameInstitution(actor, early))).fields).toEqual({
			validFrom: 'bodies_problem_before_last_name'
		});
		const second = await refusalOf(renameInstitution(actor, { ...early, version: 1 }));
		expect(second).toMatchObject({
			reason: 'CONFLICT',
			theirs: { version: 2, values: { abbreviation: 'SM' } }
		});
		expect((await refusalOf(renameInstitution(outsider, form))).reason).toBe('NOT_FOUND');
	});

	it('are succeeded from a day: what follows is said before, and nothing about the past changes', async () => {
		const { installation, actor, institutions, posts, outsider, succession } = await prepared(kind);
		const personId = await makePerson(installation, { name: 'Tieslietu kontaktpersona' });
		await makeContact(installation, { institutionId: institutions.tm, personId });
		const form = succession();
		expect(await previewSuccession(actor, form)).toMatchObject({
			...{ isNew: false, date: '2026-01-01', successor: 'Labklājības ministrija (LM)', holder: null },
			seats: [{ postId: posts.empty, label: 'TM pārstāvis / VBTAI pārstāvis', holders: [] }],
			contacts: [{ name: 'Tieslietu kontaktpersona' }],
			areContactsTakenOver: true
		});
		expect(await installation.db.read.institutionSuccession.count()).toBe(1);
		const both = await Promise.all([succeedInstitution(actor, form), succeedInstitution(actor, form)]);
		expect(both[1]).toEqual(both[0]);
		const seatsOf = async (id: string, asOf: string) =>
			(await readInstitution(outsider, id, { asOf })).seats.map(({ seat }) => seat.postId);
		expect(await seatsOf(institutions.tm, '2025-12-31')).toEqual([posts.empty]);
		expect(await seatsOf(institutions.tm, '2026-01-01')).toEqual([]);
		expect(await seatsOf(institutions.lm, '2026-01-01')).toEqual([posts.chair, posts.empty]);
	});

	it('are succeeded by one that is made with it', async () => {
		const { installation, actor, institutions, outsider, succession } = await prepared(kind);
		const form = succession({ successorId: '', name: 'Jaunā ministrija', abbreviation: 'JM' });
		expect(await previewSuccession(actor, form)).toMatchObject({ isNew: true, seats: [{}] });
		await succeedInstitution(actor, form);
		expect(await readInstitution(outsider, form.newId)).toMatchObject({
			...{ name: 'Jaunā ministrija', predecessors: [{ id: institutions.tm, date: '2026-01-01' }] }
		});
		expect(await installation.db.read.institution.count()).toBe(5);
	});

	it('refuse a circle, a second time, nobody, an outsider; and whoever comes second', async () => {
		const { actor, institutions, outsider, succession } = await prepared(kind);
		const { vbtai, bac } = institutions;
		const table = [
			[{ id: bac, successorId: vbtai }, 'successorId', 'bodies_problem_succession_circle'],
			[{ id: vbtai, successorId: bac }, 'successorId', 'bodies_problem_second_succession'],
			[{ successorId: institutions.tm }, 'successorId', 'bodies_problem_own_successor'],
			[{ successorId: '' }, 'successorId', 'bodies_problem_successor_missing'],
			[{ successorId: '', name: 'labklājības ministrija' }, 'name', 'bodies_problem_known_name'],
			[{ successorId: newId() }, 'successorId', 'server_problem_form'],
			[{ date: '' }, 'date', 'calendar_problem_date_missing']
		] as const;
		for (const [rest, field, key] of table)
			expect((await refusalOf(succeedInstitution(actor, succession(rest)))).fields).toEqual({ [field]: key });
		expect((await refusalOf(succeedInstitution(outsider, succession()))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(previewSuccession(outsider, succession()))).reason).toBe('NOT_FOUND');
		await succeedInstitution(actor, succession());
		const late = await refusalOf(succeedInstitution(actor, succession({ successorId: bac })));
		expect(late).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2 } });
	});
});
