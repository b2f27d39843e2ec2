import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import {
	makeActor,
	makeCouncil,
	makeMembership,
	makePerson,
	makeUser
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { readBody } from './bodies.server.ts';
import { addSeat, editSeat, endSeat, moveSeat } from './seat-editing.server.ts';
import { readInstitutionOptions, readSeat } from './seat-pages.server.ts';

async function prepared(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind, { at: '2026-11-20T08:00:00Z' });
	const council = await makeCouncil(installation);
	const actor = makeActor(installation, { role: 'SECRETARY' });
	const { bodyId, institutions } = council;
	const form = (rest: object = {}) => ({
		...{ id: newId(), bodyId, label: 'LM pārstāvis / TM pārstāvis', role: 'MEMBER', votingRight: true },
		...{ institutionIds: [institutions.lm, '', institutions.tm, institutions.lm], startDate: '', ...rest }
	});
	const seen = () => readSeat(actor, 'barintiesas', council.posts.chair);
	return { installation, ...council, actor, form, seen };
}

describe.each(databaseKinds)('seats on %s', (kind) => {
	it('are added as the last, shared by two institutions', async () => {
		const { installation, actor, form, institutions } = await prepared(kind);
		const typed = form();
		const [one, other] = await Promise.all([addSeat(actor, typed), addSeat(actor, typed)]);
		expect(other).toEqual(one);
		const { seats } = await readBody(makeActor(installation), 'barintiesas');
		expect(seats).toHaveLength(4);
		expect(seats.at(-1)).toMatchObject({ postId: typed.id, label: 'LM pārstāvis / TM pārstāvis' });
		expect(seats.at(-1)!.institutions.map(({ id }) => id)).toEqual([institutions.lm, institutions.tm]);
	});

	it('are refused as a second chair, of an unknown institution, without a name', async () => {
		const { installation, actor, form } = await prepared(kind);
		const table = [
			[{ role: 'CHAIR' }, 'role', 'bodies_problem_second_chair'],
			[{ role: 'KING' }, 'role', 'server_problem_form'],
			[{ label: '' }, 'label', 'documents_problem_missing'],
			[{ institutionIds: [newId()] }, 'institutionIds', 'server_problem_form'],
			[{ startDate: '30.02.2026.' }, 'startDate', 'calendar_problem_date']
		] as const;
		for (const [rest, field, key] of table)
			expect((await refusalOf(addSeat(actor, form(rest)))).fields).toEqual({ [field]: key });
		expect((await refusalOf(addSeat(makeActor(installation), form()))).reason).toBe('NOT_FOUND');
	});

	it('are changed, and whoever comes second sees what is there now', async () => {
		const { actor, form, seen, institutions } = await prepared(kind);
		const { id, version } = await seen();
		const next = form({
			id,
			version,
			role: 'CHAIR',
			label: 'TM pārstāvis',
			institutionIds: [institutions.tm]
		});
		await editSeat(actor, next);
		expect(await seen()).toMatchObject({
			version: 2,
			label: 'TM pārstāvis',
			institutionIds: [institutions.tm]
		});
		const refusal = await refusalOf(editSeat(actor, { ...next, label: 'cits' }));
		expect(refusal.theirs).toMatchObject({ version: 2, values: { label: 'TM pārstāvis', role: 'CHAIR' } });
		expect((await editSeat(actor, { ...next, version: 2 })).eventId).toBeNull();
		const late = { ...next, version: 2, startDate: '01.01.2023.' };
		expect((await refusalOf(editSeat(actor, late))).fields).toEqual({
			startDate: 'bodies_problem_seat_start_after_holder'
		});
	});

	it('end with the time of whoever sits there, who is signed out, and are the past’s then', async () => {
		const { installation, actor, seen, posts, people } = await prepared(kind);
		const userId = await makeUser(installation, { personId: people.chair });
		const times = { createdAt: installation.clock.now(), expiresAt: new Date('2027-01-01') };
		await installation.db.write((tx) => tx.session.create({ data: { id: 's', userId, ...times } }));
		const { id, version } = await seen();
		const form = { id, version, endDate: '30.06.2026.', basis: 'prot. Nr. 5 1. §' };
		const both = await Promise.all([endSeat(actor, form), endSeat(actor, form)]);
		expect(both.map(({ ended }) => ended).sort()).toEqual([0, 1]);
		expect(await seen()).toMatchObject({
			...{ endDate: '2026-06-30', isEnded: true, basis: 'prot. Nr. 5 1. §' },
			holders: [{ name: 'Parauga vadītājs', endDate: '2026-06-30', endBasis: 'prot. Nr. 5 1. §' }]
		});
		expect(await installation.db.read.session.count()).toBe(0);
		const on = async (asOf: string) =>
			(await readBody(actor, 'barintiesas', { asOf })).seats.map((seat) => seat.postId);
		expect(await on('2026-06-30')).toContain(posts.chair);
		expect(await on('2026-07-01')).not.toContain(posts.chair);
		const again = await refusalOf(endSeat(actor, { ...form, version: 2, endDate: '01.07.2026.' }));
		expect(again.fields).toEqual({ form: 'bodies_problem_seat_ended' });
	});

	it('do not end before they or their holders began, nor by the chair who sits there', async () => {
		const { installation, actor, bodyId, seen, posts } = await prepared(kind);
		const { id, version } = await seen();
		const personId = await makePerson(installation);
		await makeMembership(installation, { postId: posts.vbtai, personId, startDate: '2026-12-01' });
		const vbtai = await readSeat(actor, 'barintiesas', posts.vbtai);
		const end = (rest: object) => endSeat(actor, { id, version, endDate: '30.06.2026.', ...rest });
		expect((await refusalOf(end({ endDate: '31.12.2021.' }))).fields).toEqual({
			endDate: 'bodies_problem_seat_later_holder'
		});
		expect((await refusalOf(end({ id: vbtai.id }))).fields).toEqual({
			endDate: 'bodies_problem_seat_later_holder'
		});
		expect((await refusalOf(end({ endDate: '' }))).fields).toEqual({
			endDate: 'calendar_problem_date_missing'
		});
		const seat = {
			postId: id,
			bodyId,
			role: 'CHAIR',
			institutionIds: [],
			label: 'LM',
			bodyName: '8.'
		} as const;
		const chair = makeActor(installation, { role: 'SECRETARY', seats: [seat] });
		const own = await refusalOf(endSeat(chair, { id, version, endDate: '30.06.2026.' }));
		expect(own).toMatchObject({ reason: 'INVALID', fields: { form: 'bodies_problem_own_chair' } });
		const outsider = makeActor(installation, { seats: [seat] });
		const theirs = endSeat(outsider, { id, version, endDate: '30.06.2026.' });
		expect((await refusalOf(theirs)).reason).toBe('NOT_FOUND');
	});

	it('are put in another order, once however often it is sent', async () => {
		const { installation, actor, posts } = await prepared(kind);
		const move = { id: posts.empty, besideId: posts.vbtai, side: 'BEFORE' };
		const both = await Promise.all([moveSeat(actor, move), moveSeat(actor, move)]);
		expect(both.filter(({ eventId }) => eventId !== null)).toHaveLength(1);
		const { seats } = await readBody(actor, 'barintiesas');
		expect(seats.map(({ postId }) => postId)).toEqual([posts.chair, posts.empty, posts.vbtai]);
		expect((await refusalOf(moveSeat(makeActor(installation), move))).reason).toBe('NOT_FOUND');
	});

	it('show everybody who ever sat there, to everybody; what may be chosen only to who may choose', async () => {
		const { installation, institutions, posts } = await prepared(kind);
		const reader = makeActor(installation);
		expect(await readSeat(reader, 'barintiesas', posts.vbtai)).toMatchObject({
			...{ label: 'VBTAI pārstāvis', canChange: false },
			institutions: [{ id: institutions.bac, was: { until: '2023-12-31' } }],
			holders: [{ name: 'Parauga loceklis', startDate: '2022-01-01', isPresent: true }]
		});
		expect((await refusalOf(readSeat(reader, 'padome', posts.vbtai))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(readInstitutionOptions(reader))).reason).toBe('NOT_FOUND');
		const secretary = makeActor(installation, { role: 'ASSISTANT' });
		const options = (await readInstitutionOptions(secretary)).map(({ id }) => id);
		expect(options).toContain(institutions.bac);
		expect(options).not.toContain(institutions.vbtai);
	});
});
