import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor, makeBody, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { readBody } from './bodies.server.ts';
import { beginMandate, editMandate } from './mandate-editing.server.ts';
import { readMandates } from './mandates.server.ts';

const at = '2026-11-20T08:00:00Z';

async function prepared(kind: (typeof databaseKinds)[number]) {
	const installation = await testInstallation(kind, { at });
	const { bodyId } = await makeCouncil(installation);
	const actor = makeActor(installation, { role: 'ASSISTANT' });
	const form = (rest: object = {}) => ({
		...{ id: newId(), bodyId, version: 2, validFrom: '01.01.2025.', goal: 'jaunais mērķis' },
		...{ decision: 'prot. Nr. 4 2. §', legalBasis: '[rīkojums](https://likumi.lv)', ...rest }
	});
	return { installation, bodyId, actor, form };
}

describe.each(databaseKinds)('mandates on %s', (kind) => {
	it('begin on a day: the one before ends the day before and is what a page about the past shows', async () => {
		const { installation, actor, form } = await prepared(kind);
		const done = await beginMandate(actor, form());
		expect(done.slug).toBe('barintiesas');
		const reader = makeActor(installation);
		const goalOn = async (asOf?: string) => (await readBody(reader, 'barintiesas', { asOf })).mandate?.goal;
		expect(await goalOn('2024-12-31')).toBe('pilnveidot bāriņtiesu darbu');
		expect(await goalOn('2025-01-01')).toBe('jaunais mērķis');
		expect((await readMandates(reader, 'barintiesas')).versions).toMatchObject([
			{ validFrom: '2025-01-01', validTo: null, time: 'PRESENT', decision: 'prot. Nr. 4 2. §' },
			{ validFrom: null, validTo: '2024-12-31', time: 'PAST', goal: 'pilnveidot bāriņtiesu darbu' }
		]);
	});

	it('begin once by the same form, sent twice and at the same moment', async () => {
		const { installation, actor, form } = await prepared(kind);
		const typed = form();
		const [one, other] = await Promise.all([beginMandate(actor, typed), beginMandate(actor, typed)]);
		expect(other).toEqual(one);
		expect(await beginMandate(actor, typed)).toEqual(one);
		expect(await installation.db.read.mandate.count()).toBe(2);
	});

	it('show whoever comes second what somebody else has begun meanwhile', async () => {
		const { actor, form } = await prepared(kind);
		await beginMandate(actor, form());
		const refusal = await refusalOf(beginMandate(actor, form({ goal: 'cits', validFrom: '01.02.2025.' })));
		expect(refusal.reason).toBe('CONFLICT');
		expect(refusal.theirs).toMatchObject({ version: 3, values: { goal: 'jaunais mērķis' } });
		await beginMandate(actor, form({ goal: 'cits', validFrom: '01.02.2025.', version: 3 }));
		const { versions } = await readMandates(actor, 'barintiesas');
		expect(versions.map(({ goal, validTo }) => [goal, validTo])).toEqual([
			['cits', null],
			['jaunais mērķis', '2025-01-31'],
			['pilnveidot bāriņtiesu darbu', '2024-12-31']
		]);
	});

	it('refuse a wrong day, and a mandate that says nothing', async () => {
		const { installation, actor, form } = await prepared(kind);
		const bodyId = await makeBody(installation, {
			...{ startDate: '2020-01-01', endDate: '2025-06-30' },
			mandates: [{ goal: 'pirmais', validFrom: '2022-01-01' }]
		});
		const table = [
			[{ validFrom: '' }, 'validFrom', 'calendar_problem_date_missing'],
			[{ validFrom: '31.02.2025.' }, 'validFrom', 'calendar_problem_date'],
			[{ validFrom: '01.01.2022.' }, 'validFrom', 'bodies_problem_mandate_before'],
			[{ validFrom: '01.07.2025.' }, 'validFrom', 'bodies_problem_after_body'],
			[{ goal: ' ', legalBasis: '' }, 'goal', 'bodies_problem_mandate_empty']
		] as const;
		for (const [rest, field, key] of table)
			expect((await refusalOf(beginMandate(actor, form({ bodyId, ...rest })))).fields).toEqual({
				[field]: key
			});
		const young = await makeBody(installation, { startDate: '2020-01-01' });
		const early = form({ bodyId: young, version: 1, validFrom: '31.12.2019.' });
		expect((await refusalOf(beginMandate(actor, early))).fields).toEqual({
			validFrom: 'bodies_problem_before_body'
		});
	});

	it('are nobody else’s to change', async () => {
		const { installation, form } = await prepared(kind);
		const outsider = makeActor(installation);
		expect((await refusalOf(beginMandate(outsider, form()))).reason).toBe('NOT_FOUND');
		const nowhere = form({ bodyId: newId() });
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		expect((await refusalOf(beginMandate(secretary, nowhere))).reason).toBe('NOT_FOUND');
	});

	it('are mended in place where one mistyped, but not when another has followed', async () => {
		const { installation, actor, form } = await prepared(kind);
		await beginMandate(actor, form());
		const [now, old] = (await readMandates(actor, 'barintiesas')).versions;
		const { id, version, outcome, termText, legalBasis, tasksLead, decision } = now!;
		const texts = { outcome, termText, legalBasis, tasksLead, decision };
		const done = await editMandate(actor, { id, version, ...texts, goal: 'mērķis' });
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: done.eventId! } });
		expect(JSON.parse(event.after!)).toEqual({ mandateId: id, goal: 'mērķis' });
		const late = await refusalOf(editMandate(actor, { id, version, ...texts, goal: 'cits' }));
		expect(late).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2, values: { goal: 'mērķis' } } });
		const past = editMandate(actor, { id: old!.id, version: old!.version, goal: 'pārrakstīts' });
		expect((await refusalOf(past)).fields).toEqual({ form: 'bodies_problem_old_mandate' });
		const outsider = makeActor(installation, { role: null });
		const theirs = editMandate(outsider, { id, version: 2, ...texts, goal: 'x' });
		expect((await refusalOf(theirs)).reason).toBe('NOT_FOUND');
	});
});
