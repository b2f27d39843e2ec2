import { describe, expect, test } from 'vitest';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { makeActor, makeCouncil } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { readUndoable, undo } from './undo.server.ts';

const rename = { name: 'tasks.edit', grants: ['SECRETARIAT'] } as const;

/** A room's verb as rooms write it: it changes, records, and refuses what is not as it was. */
async function setTitle(
	actor: Actor,
	id: string,
	from: string,
	to: string,
	undoes?: string
): Promise<string> {
	mustBeAble(actor, rename);
	return actor.installation.db.write(async (tx) => {
		const { count } = await tx.task.updateMany({ where: { id, title: from }, data: { title: to } });
		if (count === 0) throw new Refusal('CONFLICT');
		const change = { before: { title: from }, after: { title: to }, ...(undoes ? { undoes } : {}) };
		return record(tx, actor, {
			...{ deed: rename.name, capacity: 'x', subjectType: 'Task', subjectId: id, ...change }
		});
	});
}

const undoers: Undoers = {
	'tasks.edit': async (actor, { id, subjectId, before, after }) => {
		const [was, is] = [before as { title: string }, after as { title: string }];
		if (is.title === 'par vēlu') throw new Refusal('NOT_NOW');
		await setTitle(actor, subjectId, is.title, was.title, id);
	}
};

const secretary = (installation: TestInstallation, userId = 'a-user', name = 'Sekretāre') =>
	makeActor(installation, { role: 'SECRETARY', userId, name });

async function begin(installation: TestInstallation) {
	const { bodyId } = await makeCouncil(installation);
	const { id } = await makeTask(installation, { bodyId, title: 'A' });
	const titleNow = async () => (await installation.db.read.task.findUnique({ where: { id } }))!.title;
	return { id, titleNow };
}

describe.each(databaseKinds)('taking a change back on %s', (kind) => {
	test('puts back what was there, and is recorded', async () => {
		const installation = await testInstallation(kind);
		const { id, titleNow } = await begin(installation);
		const actor = secretary(installation);
		const event = await setTitle(actor, id, 'A', 'B');
		expect(await readUndoable(actor, undoers, event)).toMatchObject({ deed: 'tasks.edit', canEver: true });
		expect(await undo(actor, undoers, event)).toBeNull();
		expect(await titleNow()).toBe('A');
		const turn = await installation.db.read.auditEvent.findFirst({ where: { undoes: event } });
		expect(turn).toMatchObject({ deed: 'tasks.edit', userId: 'a-user' });
		// What was taken back can be brought back.
		expect(await undo(actor, undoers, turn!.id)).toBeNull();
		expect(await titleNow()).toBe('B');
		expect(await undo(actor, undoers, event)).toBeNull();
		expect(await titleNow()).toBe('A');
	});

	test('sent twice, and twice at once, it acts once', async () => {
		const installation = await testInstallation(kind);
		const { id, titleNow } = await begin(installation);
		const actor = secretary(installation);
		const event = await setTitle(actor, id, 'A', 'B');
		const answers = await Promise.all([1, 2, 3].map(() => undo(actor, undoers, event)));
		answers.push(await undo(actor, undoers, event));
		expect(answers).toEqual([null, null, null, null]);
		expect(await titleNow()).toBe('A');
		expect(await installation.db.read.auditEvent.count({ where: { undoes: event } })).toBe(1);
	});

	test('says who changed it since, who took it back already, and what makes no sense any more', async () => {
		const installation = await testInstallation(kind);
		const { id, titleNow } = await begin(installation);
		const [actor, other] = [secretary(installation), secretary(installation, 'b-user', 'Otra')];
		const event = await setTitle(actor, id, 'A', 'B');
		const later = await setTitle(other, id, 'B', 'C');
		expect(await undo(actor, undoers, event)).toMatchObject({ why: 'CHANGED', who: 'Otra' });
		expect(await titleNow()).toBe('C');
		expect(await undo(actor, undoers, later)).toBeNull();
		expect(await undo(other, undoers, later)).toMatchObject({ why: 'ALREADY', who: 'Sekretāre' });
		const late = await setTitle(actor, id, 'B', 'par vēlu');
		expect(await undo(actor, undoers, late)).toMatchObject({ why: 'LATE' });
		expect(await undo(actor, {}, late)).toMatchObject({ why: 'NEVER' });
		expect(await readUndoable(actor, {}, late)).toMatchObject({ canEver: false });
	});

	test('is not there for whose it is not, and rights hold as for any change', async () => {
		const installation = await testInstallation(kind);
		const { id, titleNow } = await begin(installation);
		const event = await setTitle(secretary(installation), id, 'A', 'B');
		const refusal = { reason: 'NOT_FOUND' };
		const strangers = [
			makeActor(installation, { userId: 'm', personId: 'p' }),
			makeActor(installation, { userId: 'x', role: 'ASSISTANT' }),
			makeActor(installation, { userId: null }),
			// Reads the journal, but changes no task.
			makeActor(installation, { userId: 'y', role: 'ADMINISTRATOR' }),
			// Did it when they were a secretary.
			makeActor(installation, { role: null })
		];
		for (const stranger of strangers)
			await expect(undo(stranger, undoers, event)).rejects.toMatchObject(refusal);
		for (const wrong of [newId(), 'x', "' OR 1=1"]) {
			await expect(undo(secretary(installation), undoers, wrong)).rejects.toMatchObject(refusal);
			await expect(readUndoable(secretary(installation), undoers, wrong)).rejects.toMatchObject(refusal);
		}
		expect(await titleNow()).toBe('B');
	});
});
