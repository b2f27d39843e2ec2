import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import {
	makeActor,
	makeCouncil,
	makeMembership,
	makePerson,
	makePost
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { undoers } from './bodies-undoing.server.ts';
import { createBody, editBody, readBodyForm } from './body-editing.server.ts';
import { createInstitution, editInstitution, renameInstitution } from './institution-editing.server.ts';
import { readInstitutionForm } from './institution-pages.server.ts';
import { succeedInstitution } from './institution-succession.server.ts';
import { readInstitution } from './institutions.server.ts';
import { beginMandate, editMandate } from './mandate-editing.server.ts';
import { readMandates } from './mandates.server.ts';
import { addSeat, editSeat, endSeat, moveSeat } from './seat-editing.server.ts';
import { readSeat } from './seat-pages.server.ts';
import { readBody } from './bodies.server.ts';

async function prepared(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
	const council = await makeCouncil(installation);
	const actor = makeActor(installation, { role: 'SECRETARY' });
	return { installation, ...council, actor };
}

/** Takes a recorded change back, as its button does; answers the event that did. */
async function undo(actor: Actor, eventId: string | null): Promise<string> {
	const { read } = actor.installation.db;
	const event = await read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
	const parse = (json: string | null) => (json === null ? null : (JSON.parse(json) as unknown));
	const change = { ...event, before: parse(event.before), after: parse(event.after) };
	await undoers[event.deed]!(actor, change);
	return (await read.auditEvent.findFirstOrThrow({ where: { undoes: event.id } })).id;
}

const group = (parentId: string) => ({
	...{ id: newId(), kind: 'SUBGROUP', parentId, name: 'Mediācija', shortName: '9. apakšgrupa' }
});

describe.each(databaseKinds)('changes of the council are taken back on %s', (kind) => {
	it('a body that was made, and that again; not when something hangs on it', async () => {
		const { installation, actor, councilId } = await prepared(kind);
		const form = group(councilId);
		const { eventId } = await createBody(actor, form);
		const undone = await undo(actor, eventId);
		expect(await installation.db.read.body.findUnique({ where: { id: form.id } })).toBeNull();
		const redone = await undo(actor, undone);
		expect(await readBody(actor, 'mediacija')).toMatchObject({ id: form.id, label: 'Mediācija' });
		await makePost(installation, { bodyId: form.id });
		expect((await refusalOf(undo(actor, redone))).reason).toBe('NOT_NOW');
	});

	it('what was written of a body; not when it was changed since, nor by who may not', async () => {
		const { installation, actor, bodyId } = await prepared(kind);
		const { version, values } = await readBodyForm(actor, 'barintiesas');
		const edit = { id: bodyId, version, ...values };
		const { eventId } = await editBody(actor, { ...edit, name: 'Bāriņtiesas' });
		expect((await refusalOf(undo(makeActor(installation), eventId))).reason).toBe('NOT_FOUND');
		await undo(actor, eventId);
		expect((await readBodyForm(actor, 'barintiesas')).values).toEqual(values);
		expect((await refusalOf(undo(actor, eventId))).reason).toBe('NOT_NOW');
		const second = await editBody(actor, { ...edit, version: version + 2, name: 'Cits' });
		await editBody(actor, { ...edit, version: version + 3, name: 'Vēl cits' });
		expect((await refusalOf(undo(actor, second.eventId))).reason).toBe('CONFLICT');
	});

	it('a new mandate: the one before holds again', async () => {
		const { actor, bodyId } = await prepared(kind);
		const form = { id: newId(), bodyId, version: 2, validFrom: '2025-01-01', goal: 'jauns' };
		const { eventId } = await beginMandate(actor, form);
		const undone = await undo(actor, eventId);
		const versions = async () => (await readMandates(actor, 'barintiesas')).versions;
		expect(await versions()).toMatchObject([{ goal: 'pilnveidot bāriņtiesu darbu', validTo: null }]);
		await undo(actor, undone);
		expect(await versions()).toMatchObject([{ goal: 'jauns' }, { validTo: '2024-12-31' }]);
		const mended = await editMandate(actor, { id: form.id, version: 1, goal: 'jauns!' });
		expect((await refusalOf(undo(actor, eventId))).reason).toBe('NOT_NOW');
		await undo(actor, mended.eventId);
		expect((await versions())[0]).toMatchObject({ goal: 'jauns', version: 3 });
	});

	it('a seat that was added, ended with its holder, or moved', async () => {
		const { installation, actor, bodyId, posts } = await prepared(kind);
		const seat = {
			id: newId(),
			bodyId,
			label: 'Jauna',
			role: 'MEMBER',
			votingRight: true,
			institutionIds: []
		};
		await undo(actor, (await addSeat(actor, seat)).eventId);
		expect(await installation.db.read.post.count({ where: { bodyId } })).toBe(3);

		const chair = () => readSeat(actor, 'barintiesas', posts.chair);
		const ended = await endSeat(actor, {
			id: posts.chair,
			version: 1,
			endDate: '2026-06-30',
			basis: 'prot.'
		});
		const resumed = await undo(actor, ended.eventId);
		expect(await chair()).toMatchObject({
			endDate: null,
			basis: null,
			holders: [{ endDate: null, endBasis: null }]
		});
		await undo(actor, resumed);
		expect(await chair()).toMatchObject({ endDate: '2026-06-30', holders: [{ endDate: '2026-06-30' }] });

		const moved = await moveSeat(actor, { id: posts.empty, besideId: posts.vbtai, side: 'BEFORE' });
		await undo(actor, moved.eventId);
		const { seats } = await readBody(actor, 'barintiesas', { asOf: '2026-01-01' });
		expect(seats.map(({ postId }) => postId)).toEqual([posts.chair, posts.vbtai, posts.empty]);
	});

	it('the end of the chair’s seat only while there is no other chair', async () => {
		const { actor, bodyId, posts } = await prepared(kind);
		const ended = await endSeat(actor, { id: posts.chair, version: 1, endDate: '2026-06-30' });
		const seat = { id: newId(), bodyId, label: 'Vadītājs', votingRight: true, institutionIds: [] };
		await addSeat(actor, { ...seat, role: 'CHAIR', startDate: '2026-07-01' });
		expect((await refusalOf(undo(actor, ended.eventId))).fields).toEqual({
			role: 'bodies_problem_second_chair'
		});
	});

	it('not where it would make again what nobody may: a second chair, a name twice, a circle', async () => {
		const { actor, bodyId, posts, institutions } = await prepared(kind);
		await endSeat(actor, { id: posts.chair, version: 1, endDate: '2026-06-30' });
		const seat = { bodyId, label: 'Vadītājs', votingRight: true, institutionIds: [], role: 'CHAIR' };
		const chair = { ...seat, startDate: '2026-07-01' };
		const gone = await undo(actor, (await addSeat(actor, { ...chair, id: newId() })).eventId);
		await addSeat(actor, { ...chair, id: newId() });
		expect((await refusalOf(undo(actor, gone))).fields).toEqual({ role: 'bodies_problem_second_chair' });

		const ngo = () => ({ id: newId(), kind: 'NGO', name: 'Zīle', unresolved: false });
		const unmade = await undo(actor, (await createInstitution(actor, ngo())).eventId);
		await createInstitution(actor, ngo());
		expect((await refusalOf(undo(actor, unmade))).fields).toEqual({ name: 'bodies_problem_known_name' });

		const succeed = (id: string, successorId: string, version: number) =>
			succeedInstitution(actor, {
				...{ id, successorId, version, successionId: newId(), newId: newId(), kind: 'MINISTRY' },
				date: '2026-01-01'
			});
		const apart = await undo(actor, (await succeed(institutions.tm, institutions.lm, 1)).eventId);
		await succeed(institutions.lm, institutions.tm, 1);
		expect((await refusalOf(undo(actor, apart))).reason).toBe('CONFLICT');
	});

	it('an institution that was made, changed, renamed', async () => {
		const { installation, actor, institutions } = await prepared(kind);
		const form = { id: newId(), kind: 'NGO', name: 'Zīle', unresolved: false };
		const made = await createInstitution(actor, form);
		const undone = await undo(actor, made.eventId);
		expect(await installation.db.read.institution.count()).toBe(4);
		await undo(actor, undone);
		const { id, version, values } = await readInstitutionForm(actor, form.id);
		const edited = await editInstitution(actor, { id, version, ...values, kind: 'COURT', name: 'Zīlīte' });
		await undo(actor, edited.eventId);
		expect((await readInstitutionForm(actor, id)).values).toEqual(values);
		const rename = { id: institutions.lm, nameId: newId(), version: 1, name: 'SM', validFrom: '2026-07-01' };
		const renamed = await renameInstitution(actor, rename);
		const back = await undo(actor, renamed.eventId);
		expect(await readInstitution(actor, institutions.lm)).toMatchObject({
			...{ name: 'Labklājības ministrija', names: [{ validTo: null }] }
		});
		await undo(actor, back);
		expect(await readInstitution(actor, institutions.lm)).toMatchObject({ name: 'SM' });
	});

	it('but no earlier beginning of a body that a seat has come into since', async () => {
		const { installation, actor, bodyId } = await prepared(kind);
		const begin = async (startDate: string) => {
			const { id, version, values } = await readBodyForm(actor, 'barintiesas');
			return editBody(actor, { ...values, id, version, startDate });
		};
		await begin('2022-01-01');
		const earlier = await begin('2021-01-01');
		await makePost(installation, { bodyId, startDate: '2021-06-01' });
		expect((await refusalOf(undo(actor, earlier.eventId))).reason).toBe('NOT_NOW');
	});

	it('but not the end of a seat whose body has ended since, nor a beginning after who sat there', async () => {
		const { installation, actor, bodyId, posts } = await prepared(kind);
		const seat = { id: posts.chair, version: 1, endDate: '2026-10-01', basis: 'prot. Nr. 7' };
		const { eventId } = await endSeat(actor, seat);
		const end = (endDate: string | null) =>
			installation.db.write((tx) => tx.body.update({ where: { id: bodyId }, data: { endDate } }));
		await end('2026-11-01');
		expect((await refusalOf(undo(actor, eventId))).reason).toBe('NOT_NOW');
		await end(null);
		await undo(actor, eventId);
		expect((await readSeat(actor, 'barintiesas', posts.chair)).endDate).toBeNull();
		const form = { id: posts.empty, role: 'MEMBER', label: 'TM', votingRight: true, institutionIds: [] };
		await editSeat(actor, { ...form, version: 1, startDate: '2022-01-01' });
		const earlier = await editSeat(actor, { ...form, version: 2, startDate: '2021-01-01' });
		const personId = await makePerson(installation);
		await makeMembership(installation, { postId: posts.empty, personId, startDate: '2021-06-01' });
		expect((await refusalOf(undo(actor, earlier.eventId))).reason).toBe('NOT_NOW');
	});

	it('a succession, with the successor that was made for it', async () => {
		const { installation, actor, institutions } = await prepared(kind);
		const form = {
			...{ id: institutions.tm, successionId: newId(), newId: newId(), version: 1, successorId: '' },
			...{ kind: 'MINISTRY', date: '2026-01-01', name: 'Jaunā ministrija' }
		};
		const { eventId } = await succeedInstitution(actor, form);
		const undone = await undo(actor, eventId);
		expect(await readInstitution(actor, institutions.tm)).toMatchObject({ successors: [], holder: null });
		expect(await installation.db.read.institution.count()).toBe(4);
		const redone = await undo(actor, undone);
		expect(await readInstitution(actor, institutions.tm)).toMatchObject({ holder: { id: form.newId } });
		await editInstitution(actor, {
			...{ id: institutions.bac, version: 1, kind: 'OTHER', name: 'BAC', unresolved: false },
			parentId: form.newId
		});
		expect((await refusalOf(undo(actor, redone))).reason).toBe('NOT_NOW');
		expect(await readInstitution(actor, institutions.tm)).toMatchObject({ holder: { id: form.newId } });
	});
});
