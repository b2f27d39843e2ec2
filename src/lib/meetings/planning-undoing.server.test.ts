import { describe, expect, it } from 'vitest';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readChange } from '#lib/tasks/lifecycle-undoing.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { setOutcome } from './agenda-outcome.server.ts';
import { editItem, moveItem, removeItem } from './agenda.server.ts';
import { preparedKinds } from './cancelling-prepared.server.ts';
import { undoers } from './planning-undoing.server.ts';
import { lookAtPlan } from './planning-look.server.ts';
import { cancel, edit, plan } from './planning.server.ts';

async function setting(kind: (typeof databaseKinds)[number]) {
	const council = await meetingSetting(kind);
	const { installation } = council;
	const undo = async (actor: Actor, eventId: string | null) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId!));
		await undoers[change.deed]!(actor, change);
	};
	const meetings = () => installation.db.read.meeting.findMany();
	const invite = (id: string) =>
		installation.db.write((tx) =>
			tx.meeting.update({ where: { id }, data: { status: 'INVITED', invitedAt: installation.clock.now() } })
		);
	return { ...council, undo, meetings, invite };
}

describe.each(databaseKinds)('a meeting taken back on %s', (kind) => {
	it('is unmade as long as nothing hangs on it, and edited back; not by an outsider', async () => {
		const { secretary, outsider, planForm, undo, meetings } = await setting(kind);
		const first = await plan(secretary, planForm());
		expect((await refusalOf(undo(outsider, first.eventId))).reason).toBe('NOT_FOUND');
		await undo(secretary, first.eventId);
		expect(await meetings()).toEqual([]);
		const form = planForm({ number: '2' });
		const { id, eventId: planned } = await plan(secretary, form);
		const { bodyId: _body, ...fields } = form as unknown as Record<string, unknown>;
		const { eventId } = await edit(secretary, { ...fields, version: 1, date: '08.04.2022.', number: '3' });
		expect((await refusalOf(undo(secretary, planned))).reason).toBe('CONFLICT');
		await undo(secretary, eventId);
		expect(await meetings()).toMatchObject([
			{ id, date: '2022-04-07', dateKey: '2022-04-07', number: 2, year: 2022, version: 3 }
		]);
		expect((await refusalOf(undo(secretary, eventId))).reason).toBe('CONFLICT');
	});

	it('is called off and on again; where people were invited an assistant prepares it, and it stays', async () => {
		const { installation, secretary, assistant, outsider, planForm, undo, meetings, invite } =
			await setting(kind);
		const { id } = await plan(assistant, planForm());
		expect((await refusalOf(cancel(outsider, { id, version: 1, reason: 'x' }))).reason).toBe('NOT_FOUND');
		const done = await cancel(assistant, { id, version: 1, reason: 'Nav kvoruma' });
		if (done.isPrepared) throw new Error('nobody was invited: an assistant calls it off');
		await undo(assistant, done.eventId);
		expect(await meetings()).toMatchObject([{ status: 'PLANNED', cancelReason: null, version: 3 }]);

		await invite(id);
		const typed = { id, version: 3, reason: 'Nav kvoruma', formId: newId() };
		await Promise.all([cancel(assistant, typed), cancel(assistant, typed)]);
		const waiting = await installation.db.read.preparedDeed.findMany();
		expect(waiting).toMatchObject([{ deed: 'meetings.cancel', subjectId: id }]);
		const [input] = waiting.map((one) => JSON.parse(one.input) as unknown);
		const kindOf = preparedKinds['meetings.cancel']!;
		expect(await kindOf.describe(secretary, input)).toContain('Nav kvoruma');
		expect((await refusalOf(kindOf.perform(assistant, input))).reason).toBe('NOT_FOUND');
		await kindOf.perform(secretary, input);
		expect(await meetings()).toMatchObject([{ status: 'CANCELLED' }]);
		const event = await installation.db.read.auditEvent.findFirstOrThrow({
			where: { deed: 'meetings.cancel', userId: secretary.userId }
		});
		expect((await refusalOf(undo(secretary, event.id))).reason).toBe('NOT_NOW');
	});

	it('has its agenda as it was: what was edited, moved, removed, put off', async () => {
		const { installation, secretary, planForm, undo } = await setting(kind);
		const { meetingId, itemIds } = await makeMeeting(secretary, planForm(), ['Pirmais', 'Otrais', 'Trešais']);
		const [first, second, third] = itemIds as [string, string, string];
		const agenda = async () =>
			(
				await installation.db.read.agendaItem.findMany({ where: { meetingId }, orderBy: { position: 'asc' } })
			).map(({ title, outcome }) => (outcome ? `${title}: ${outcome}` : title));
		const before = await agenda();
		const changes = [
			() => moveItem(secretary, { id: third, to: 1 }),
			() => removeItem(secretary, { id: second, version: 1 }),
			() => editItem(secretary, { id: first, version: 1, title: 'Cits', kind: 'DECISION', isPublic: true }),
			() => setOutcome(secretary, { id: third, version: 1, outcome: 'POSTPONED' })
		];
		for (const change of changes) {
			const { eventId } = await change();
			expect(await agenda()).not.toEqual(before);
			await undo(secretary, eventId);
			expect(await agenda()).toEqual(before);
		}
		const outcome = { id: first, version: 3, outcome: 'DROPPED' };
		await setOutcome(secretary, outcome);
		expect((await setOutcome(secretary, outcome)).eventId).toBeNull();
		expect((await refusalOf(removeItem(secretary, { id: first, version: 4 }))).reason).toBe('NOT_NOW');
	});
});

describe.each(databaseKinds)('a plan that is looked at on %s', (kind) => {
	it('says what stops nobody: days off, too few days ahead, another meeting, a chair who is away', async () => {
		const { installation, secretary, member, council, planForm } = await meetingSetting(kind);
		const look = async (more: object = {}) => {
			const form = { ...planForm(), kind: 'SITTING' as const, isExtraordinary: false, ...more };
			return (await lookAtPlan(secretary, { ...form, bodyId: council.bodyId } as never)).warnings;
		};
		expect(
			(await refusalOf(lookAtPlan(member, { ...planForm(), bodyId: council.bodyId } as never))).reason
		).toBe('NOT_FOUND');
		expect(await look({ date: '2022-04-28' })).toEqual([]);
		expect(await look({ date: '2022-05-04' })).toEqual(['04.05.2022. ir svētku diena.']);
		expect(await look({ date: '2022-04-30' })).toEqual(['30.04.2022. ir sestdiena.']);
		expect(await look({ date: '2022-03-29' })).toHaveLength(1);
		expect(await look({ date: '2022-03-29', isExtraordinary: true })).toEqual([]);
		await plan(secretary, planForm({ date: '28.04.2022.', startTime: '10.00' }));
		const personId = council.people.chair;
		await installation.db.write((tx) =>
			tx.absence.create({
				data: { id: newId(), personId, startDate: '2022-04-20', endDate: '2022-04-30' } as never
			})
		);
		expect(await look({ date: '2022-04-28' })).toEqual([
			'Tajā dienā šī grupa jau sanāk (plkst. 10.00).',
			expect.stringContaining('tajā dienā ir prombūtnē')
		]);
	});
});
