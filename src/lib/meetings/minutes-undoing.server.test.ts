import { describe, expect, it } from 'vitest';
import { undoers } from '#portal';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeMeeting, meetingSetting } from '../../../tests/setup/meetings.ts';
import { versionOf } from '../../../tests/setup/minutes.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readChange } from '#lib/tasks/lifecycle-undoing.server.ts';
import { moveItem } from './agenda.server.ts';
import { approve } from './approving.server.ts';
import { makeTask } from './decision-tasks.server.ts';
import * as decisions from './decisions.server.ts';
import { savePart } from './minutes.server.ts';
import { readMinutes } from './minutes-view.server.ts';
import { edit } from './planning.server.ts';

async function written(kind: (typeof databaseKinds)[number]) {
	const setting = await meetingSetting(kind);
	const { installation, secretary, planForm } = setting;
	const form = planForm({ date: '24.03.2022.', wasHeld: true, number: '3' });
	const { meetingId, itemIds } = await makeMeeting(secretary, form, ['Pirmais', 'Otrais']);
	const undo = async (actor: Actor, eventId: string | null) => {
		const change = await installation.db.write((tx) => readChange(tx, eventId!));
		await undoers[change.deed]!(actor, change);
	};
	const lastEvent = async (deed: string) => {
		const event = await installation.db.read.auditEvent.findFirstOrThrow({
			where: { deed, subjectId: meetingId },
			orderBy: { id: 'desc' }
		});
		return event.id;
	};
	const read = async () => (await readMinutes(secretary, meetingId)).items;
	const decide = (text: string, itemId = itemIds[0]!) =>
		decisions.add(secretary, { id: newId(), itemId, text, isPublic: true });
	return { ...setting, form, meetingId, itemIds, undo, lastEvent, read, decide };
}

describe.each(databaseKinds)('minutes taken back on %s', (kind) => {
	it('a text is what it was before somebody wrote; nobody who wrote since is overwritten, and nothing is lost', async () => {
		const { installation, secretary, chair, outsider, meetingId, itemIds, undo, lastEvent, read } =
			await written(kind);
		const save = (actor: Actor, text: string, version: number) =>
			savePart(actor, { id: newId(), meetingId, place: itemIds[0]!, kind: 'HEARD', text, version });
		const heard = async () => (await read())[0]!.heard.text;
		await save(secretary, 'Pirmais.', 0);
		installation.clock.set('2022-03-25T08:20:00Z');
		await save(secretary, 'Pirmais. Otrais', 1);
		await save(secretary, 'Pirmais. Otrais teikums.', 2);
		const writing = await lastEvent('meetings.writeMinutes');
		expect((await refusalOf(undo(outsider, writing))).reason).toBe('NOT_FOUND');
		await undo(secretary, writing);
		expect(await heard()).toBe('Pirmais.');
		expect((await refusalOf(undo(secretary, writing))).reason).toBe('CONFLICT');
		await undo(secretary, await lastEvent('meetings.writeMinutes'));
		expect(await heard()).toBe('Pirmais. Otrais teikums.');
		await save(chair, 'Vadītāja teksts.', 5);
		expect((await refusalOf(undo(secretary, writing))).reason).toBe('CONFLICT');
		expect(await heard()).toBe('Vadītāja teksts.');
	});

	it('a decision, its wording, votes and place, what came of an item; not what something followed from', async () => {
		const setting = await written(kind);
		const { installation, secretary, chair, outsider, member, council, meetingId, itemIds } = setting;
		const { undo, read, decide } = setting;
		const shown = async () =>
			(await read())[0]!.decisions.map(({ number, text, votes }) => [number, text, votes?.for ?? null]);
		const first = await decide('Pirmais.');
		const second = await decide('Otrais.');
		for (const actor of [outsider, member])
			expect((await refusalOf(undo(actor, second.eventId))).reason).toBe('NOT_FOUND');
		const form = { id: second.id, version: 1 };
		const worded = await decisions.edit(chair, { ...form, text: 'Labots.', isPublic: true });
		expect((await refusalOf(undo(secretary, second.eventId))).reason).toBe('CONFLICT');
		await undo(chair, worded.eventId);
		const voted = await decisions.vote(secretary, { ...form, version: 3, votesFor: '3', votesAgainst: '0' });
		await undo(secretary, voted.eventId);
		const moved = await decisions.move(secretary, { id: second.id, to: 1 });
		expect(await shown()).toEqual([
			['1.1.', 'Otrais.', null],
			['1.2.', 'Pirmais.', null]
		]);
		await undo(secretary, moved.eventId);
		const removed = await decisions.remove(secretary, { id: first.id, version: 1 });
		expect(await shown()).toEqual([['1.1.', 'Otrais.', null]]);
		await undo(secretary, removed.eventId);
		expect(await shown()).toEqual([
			['1.1.', 'Pirmais.', null],
			['1.2.', 'Otrais.', null]
		]);
		const outcome = await decisions.setOutcome(secretary, {
			id: itemIds[0]!,
			version: 1,
			outcome: 'POSTPONED'
		});
		await undo(secretary, outcome.eventId);
		expect((await read())[0]!.outcome).toBeNull();

		const third = await decide('Trešais.');
		await undo(secretary, third.eventId);
		expect(await shown()).toHaveLength(2);
		const task = { id: newId(), decisionId: second.id, bodyId: council.bodyId, title: 'Pārskats' };
		await makeTask(secretary, task);
		const fresh = await installation.db.read.auditEvent.findFirstOrThrow({
			where: { deed: 'meetings.decide', before: null, after: { contains: second.id } }
		});
		// Its task is cited anew by all that is taken back, too.
		const source = () => installation.db.read.taskSource.findFirstOrThrow({ where: { taskId: task.id } });
		const again = await decisions.move(secretary, { id: second.id, to: 1 });
		expect((await source()).reference).toBe('prot. Nr. 3 1. § 1. punkts');
		await undo(secretary, again.eventId);
		expect((await source()).reference).toBe('prot. Nr. 3 1. § 2. punkts');
		const item = await moveItem(secretary, { id: itemIds[0]!, to: 2 });
		const { bodyId: _body, ...fields } = setting.form as unknown as Record<string, unknown>;
		const edited = await edit(secretary, { ...fields, id: meetingId, version: 1, number: '4' });
		expect((await source()).reference).toBe('prot. Nr. 4 2. § 2. punkts');
		await undo(secretary, edited.eventId);
		expect((await source()).reference).toBe('prot. Nr. 3 2. § 2. punkts');
		await undo(secretary, item.eventId);
		expect((await source()).reference).toBe('prot. Nr. 3 1. § 2. punkts');
		expect((await refusalOf(undo(secretary, fresh.id))).reason).toBe('NOT_NOW');

		await installation.db.write(async (tx) => {
			await tx.bodyRules.create({
				data: { bodyId: council.bodyId, quorumKind: 'NONE', updatedAt: installation.clock.now() }
			});
		});
		await approve(secretary, { id: newId(), meetingId, version: await versionOf(secretary, meetingId) });
		expect((await refusalOf(undo(secretary, outcome.eventId))).reason).toBe('NOT_NOW');
	});
});
