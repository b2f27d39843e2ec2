import { describe, expect, it } from 'vitest';
import { directoryOf } from '#lib/council/directory.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { unsaidFields } from '../../../tests/setup/recorded-words.ts';
import { undoers } from '../../portal.server.ts';
import { setOutcome } from './agenda-outcome.server.ts';
import { keyOf, readOffers, takeOffers } from './offers.server.ts';
import { findMeeting } from './finding.server.ts';
import { approvePlan, reopenPlan } from './work-plan-approving.server.ts';
import { readPlanIndex, readPlanItem, readPlanPage } from './work-plan-view.server.ts';
import { addPlanItem, editPlanItem, movePlanItem, removePlanItem } from './work-plan.server.ts';

async function planning(kind: (typeof databaseKinds)[number]) {
	const all = await meetingSetting(kind);
	const { installation, council, secretary } = all;
	const { read } = installation.db;
	const { slug } = await read.body.findUniqueOrThrow({ where: { id: council.bodyId } });
	const form = (more: object = {}) => ({
		...{ id: newId(), bodyId: council.bodyId, year: 2022, theme: 'Bāriņtiesu noslodze', quarter: '2' },
		...{ institutionId: council.institutions.vbtai, ownerText: 'A. Paraudziņa', ...more }
	});
	const page = (actor = secretary) => readPlanPage(actor, slug, '2022');
	const themes = async () =>
		(await page()).quarters.map(({ items }) => items.map(({ theme }) => theme).join());
	const approval = async (more: object = {}) => ({
		...{ bodyId: council.bodyId, year: 2022, version: (await page()).version },
		...{ approvedOn: '24.03.2022.', decision: 'prot. Nr. 1 3. §', ...more }
	});
	const undoLast = async (actor = secretary) => {
		const event = await read.auditEvent.findFirstOrThrow({
			where: { subjectType: 'WorkPlan' },
			orderBy: { id: 'desc' }
		});
		const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as object));
		await undoers[event.deed]!(actor, {
			...event,
			...{ before: parsed(event.before), after: parsed(event.after) }
		});
	};
	return { ...all, slug, form, page, themes, approval, undoLast };
}

describe.each(databaseKinds)('the work plan of a year on %s', (kind) => {
	it('is written by who may, theme by theme; each change is recorded and taken back', async () => {
		const all = await planning(kind);
		const { installation, secretary, assistant, chair, member, outsider } = all;
		const { form, page, themes, undoLast, slug } = all;
		for (const actor of [member, outsider])
			expect((await refusalOf(addPlanItem(actor, form()))).reason).toBe('NOT_FOUND');
		expect((await page(member)).count).toBe(0);
		const first = form();
		const [one, again] = await Promise.all([addPlanItem(assistant, first), addPlanItem(assistant, first)]);
		expect(again).toEqual(one);
		expect((await refusalOf(addPlanItem(secretary, first))).reason).toBe('NOT_FOUND');
		const second = form({ theme: 'Ārpusģimenes aprūpe', institutionId: '' });
		await addPlanItem(chair, second);
		await addPlanItem(secretary, form({ theme: 'Gada pārskats', quarter: 4 }));
		expect(await themes()).toEqual(['', 'Bāriņtiesu noslodze,Ārpusģimenes aprūpe', '', 'Gada pārskats']);
		expect((await refusalOf(addPlanItem(secretary, form({ theme: ' ' })))).fields).toEqual({
			theme: 'workplan_problem_theme'
		});
		expect((await refusalOf(addPlanItem(secretary, form({ quarter: '5' })))).reason).toBe('INVALID');
		// Moved, and back; moved to where it is, nothing happens.
		await movePlanItem(chair, { id: second.id, to: 1 });
		expect((await movePlanItem(chair, { id: second.id, to: 1 })).eventId).toBe(null);
		expect((await themes())[1]).toBe('Ārpusģimenes aprūpe,Bāriņtiesu noslodze');
		await undoLast(chair);
		expect((await themes())[1]).toBe('Bāriņtiesu noslodze,Ārpusģimenes aprūpe');
		// Edited into another quarter, and back; who comes second is told.
		const edited = { ...first, version: 1, quarter: 3, theme: 'Noslodze' };
		await editPlanItem(secretary, edited);
		expect((await refusalOf(editPlanItem(chair, { ...edited, theme: 'Cits' }))).reason).toBe('CONFLICT');
		expect(await themes()).toEqual(['', 'Ārpusģimenes aprūpe', 'Noslodze', 'Gada pārskats']);
		await undoLast();
		expect((await themes())[1]).toBe('Ārpusģimenes aprūpe,Bāriņtiesu noslodze');
		expect((await refusalOf(removePlanItem(member, { id: second.id, version: 1 }))).reason).toBe('NOT_FOUND');
		await removePlanItem(secretary, { id: second.id, version: 1 });
		expect((await themes())[1]).toBe('Bāriņtiesu noslodze');
		await undoLast();
		expect((await themes())[1]).toBe('Ārpusģimenes aprūpe,Bāriņtiesu noslodze');
		const shown = (await page(member)).quarters[1]!.items[1]!;
		expect(shown).toMatchObject({ standing: { word: 'Vēl nav izskatīts', shape: 'todo' }, hearings: [] });
		expect(shown.owner).toMatch(/, A\. Paraudziņa$/);
		expect((await page(member)).may).toEqual({ change: false, approve: false, reopen: false });
		expect((await page(assistant)).may).toEqual({ change: true, approve: false, reopen: false });
		expect((await refusalOf(readPlanItem(member, slug, '2022', first.id))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(readPlanPage(member, slug, '22'))).reason).toBe('NOT_FOUND');
		expect((await readPlanIndex(member, slug)).plans).toEqual([
			{ year: 2023, state: null, approvedOn: null, count: 0 },
			{ year: 2022, state: 'DRAFT', approvedOn: null, count: 3 }
		]);
		expect(await unsaidFields(installation)).toEqual([]);
	});

	it('once approved feeds the agendas, shows what was heard, and changes only when it is opened again', async () => {
		const all = await planning(kind);
		const { installation, secretary, assistant, chair, member, planForm } = all;
		const { form, page, approval, undoLast } = all;
		const { db } = installation;
		expect((await refusalOf(approvePlan(secretary, await approval({ version: 1 })))).reason).toBe(
			'NOT_FOUND'
		);
		const item = form();
		await addPlanItem(secretary, item);
		const { meetingId } = await makeMeeting(secretary, planForm());
		const offered = async () => {
			const meeting = await findMeeting(db.read, secretary, meetingId);
			const offers = await readOffers(secretary, meeting, await directoryOf(installation));
			return offers.filter(({ origin }) => origin === 'PLAN');
		};
		expect(await offered()).toEqual([]);
		for (const actor of [assistant, member])
			expect((await refusalOf(approvePlan(actor, await approval()))).reason).toBe('NOT_FOUND');
		const wrong: readonly [object, object][] = [
			[{ approvedOn: '26.03.2022.' }, { approvedOn: 'workplan_problem_future' }],
			[{ approvedOn: '' }, { approvedOn: 'calendar_problem_date_missing' }],
			[{ decision: '' }, { decision: 'workplan_problem_decision' }]
		];
		for (const [more, fields] of wrong)
			expect((await refusalOf(approvePlan(secretary, await approval(more)))).fields).toEqual(fields);
		const seen = await approval();
		await addPlanItem(secretary, form({ theme: 'Vēl kas', quarter: 1 }));
		expect((await refusalOf(approvePlan(secretary, seen))).reason).toBe('CONFLICT');
		const approved = await approval();
		const both = await Promise.all([approvePlan(chair, approved), approvePlan(chair, approved)]);
		expect(both.filter(({ eventId }) => eventId !== null).length).toBe(1);
		expect(await page()).toMatchObject({
			state: 'APPROVED',
			approvedOn: '2022-03-24',
			decision: 'prot. Nr. 1 3. §'
		});
		// What is approved does not change.
		for (const change of [
			() => addPlanItem(secretary, form()),
			() => editPlanItem(secretary, { ...item, version: 1, theme: 'Cits' }),
			() => movePlanItem(secretary, { id: item.id, to: 1 }),
			() => removePlanItem(secretary, { id: item.id, version: 1 })
		])
			expect((await refusalOf(change())).fields).toEqual({ form: 'workplan_problem_approved' });
		// Its themes come to the agendas by themselves, and what came of them stands there.
		const offers = await offered();
		expect(offers.map(({ title }) => title)).toEqual(['Vēl kas', 'Bāriņtiesu noslodze']);
		await takeOffers(secretary, { meetingId, offers: [keyOf(offers[1]!)] });
		const standing = async () => (await page()).quarters[1]!.items[0]!;
		expect(await standing()).toMatchObject({
			standing: { word: 'Darba kārtībā' },
			hearings: [{ meetingId, heading: 'Sanāksme 2022. gada 7. aprīlī', word: 'Darba kārtībā' }]
		});
		const taken = await db.read.agendaItem.findFirstOrThrow({ where: { planItemId: item.id } });
		await setOutcome(secretary, { id: taken.id, version: 1, outcome: 'HEARD' });
		expect(await standing()).toMatchObject({ standing: { word: 'Izskatīts', shape: 'done' } });
		expect(await page()).toMatchObject({ heard: 1, count: 2 });
		installation.clock.set('2022-04-08T08:00:00Z');
		expect((await page()).quarters[0]!.items[0]!.standing.word).toBe('Nav izskatīts, ceturksnis ir beidzies');
		// Opened again, with why; a theme that was on an agenda stays.
		const {
			decision: _decision,
			approvedOn: _day,
			...reopening
		} = await approval({ reason: 'Jauns uzdevums.' });
		for (const actor of [assistant, member])
			expect((await refusalOf(reopenPlan(actor, reopening))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(reopenPlan(secretary, { ...reopening, reason: '' }))).fields).toEqual({
			reason: 'workplan_problem_reason'
		});
		await reopenPlan(secretary, reopening);
		expect((await reopenPlan(secretary, reopening)).eventId).toBe(null);
		expect((await refusalOf(removePlanItem(secretary, { id: item.id, version: 1 }))).fields).toEqual({
			form: 'workplan_problem_taken_up'
		});
		await undoLast();
		expect(await page()).toMatchObject({ state: 'APPROVED', approvedOn: '2022-03-24' });
		expect(await unsaidFields(installation)).toEqual([]);
	});
});
