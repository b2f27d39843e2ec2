import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { editingSetting, refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { counted } from '../../../tests/setup/meanwhile.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { create } from './creating.server.ts';
import { undoers } from './editing-undoing.server.ts';
import { edit } from './editing.server.ts';
import { beginWhatIsDue } from './jobs.server.ts';
import { beginNextOccurrence } from './recurrence.server.ts';
import { changeDue, endSource, addSource } from './sources.server.ts';
import * as tasks from './tasks.server.ts';

/** A yearly task, due on 31 March 2022. */
async function setting(kind: (typeof databaseKinds)[number], more: object = {}) {
	const all = await editingSetting(kind);
	const { number } = await create(
		all.secretary,
		all.createForm({
			...{ due: '2022-03-31', recurrence: 'P1Y', takeControl: true, dueText: 'līdz katra gada 31. martam' },
			...{ lead: [`i:${all.council.institutions.vbtai}`], co: [`p:${all.council.posts.chair}`], ...more }
		})
	);
	const { id } = await all.stored(number);
	return { ...all, number, id };
}

describe.each(databaseKinds)('a recurring task on %s', (kind) => {
	it('begins anew when it is accepted: its texts, owners, parts and binding sources, under control, a year on', async () => {
		const { installation, council, number, id, secretary, stored } = await setting(kind);
		await makeTask(installation, {
			...{ bodyId: council.bodyId, parentId: id, title: 'Daļa', due: '2022-03-15', inRegister: true }
		});
		const cabinet = newId();
		await addSource(secretary, {
			...{
				id,
				version: 1,
				sourceId: cabinet,
				kind: 'CABINET',
				reference: 'prot.',
				author: 'MK',
				due: '2022-04-10'
			}
		});
		await endSource(secretary, { id, version: 2, sourceId: cabinet, on: '2022-03-25', decision: 'prot. 2' });
		const { sources } = await stored(number);
		await changeDue(secretary, {
			...{ id, version: 3, sourceId: sources[0]!.id, due: '2022-05-15', reason: 'Lūgums.' }
		});
		await tasks.report(secretary, {
			...{ taskId: id, entryId: newId(), version: 4, text: 'Pārskats iesniegts.', status: 'SUBMITTED' }
		});
		await tasks.accept(secretary, { taskId: id, entryId: newId(), version: 5, text: '' });
		const next = await installation.db.read.task.findFirstOrThrow({
			where: { seriesId: id, occurrence: { gt: '2022-03-31' } },
			include: { sources: true, assignments: { orderBy: { position: 'asc' } }, words: true, subtasks: true }
		});
		expect(next).toMatchObject({
			...{ occurrence: '2023-03-31', due: '2023-03-31', originalDue: '2023-03-31', status: 'NEEDS_ACTION' },
			...{ title: 'Izstrādāt vadlīnijas', dueText: 'līdz katra gada 31. martam', recurrence: 'P1Y' },
			...{ underControl: true, inRegister: true, registeredOn: '2022-03-25' },
			sources: [{ reference: 'prot. Nr. 3 2. §', due: '2023-03-31' }],
			assignments: [{ institutionId: council.institutions.vbtai }, { postId: council.posts.chair }],
			subtasks: [{ title: 'Daļa', due: '2023-03-15', inRegister: true, status: 'NEEDS_ACTION' }]
		});
		expect(next.words.length).toBeGreaterThan(0);
		const page = await tasks.read(secretary, number);
		expect(page.series).toEqual({ word: 'katru gadu', previous: null, next: next.number });
		expect((await tasks.read(secretary, next.number)).series).toMatchObject({ previous: number, next: null });
	});

	it('begins anew once, however often it is asked, also at the same time', async () => {
		const { installation, id, secretary } = await setting(kind);
		const begin = () => installation.db.write((tx) => beginNextOccurrence(tx, secretary, id));
		const begun = await Promise.all([begin(), begin()].map((one) => one.catch(begin)));
		expect(begun[0]).toBe(begun[1]);
		expect(await begin()).toBe(begun[0]);
		expect(await installation.db.read.task.count()).toBe(2);
	});

	it('begins anew when it is due, by itself, and after a long absence only the one that is current', async () => {
		const { installation, id } = await setting(kind);
		expect(await beginWhatIsDue(installation)).toEqual([]);
		installation.clock.set('2022-03-31T08:00:00Z');
		expect(await beginWhatIsDue(installation)).toHaveLength(1);
		expect(await beginWhatIsDue(installation)).toEqual([]);
		installation.clock.set('2027-06-01T08:00:00Z');
		expect(await beginWhatIsDue(installation)).toHaveLength(1);
		expect(await beginWhatIsDue(installation)).toEqual([]);
		const series = await installation.db.read.task.findMany({
			where: { seriesId: id },
			orderBy: { occurrence: 'asc' },
			select: { occurrence: true, status: true }
		});
		expect(series.map(({ occurrence }) => occurrence)).toEqual(['2022-03-31', '2023-03-31', '2028-03-31']);
		const event = await installation.db.read.auditEvent.findFirst({ where: { deed: 'tasks.repeat' } });
		expect(event).toMatchObject({ userId: null, actorName: 'Padome', capacity: 'Padome' });
	});

	it('does not when it stopped repeating, nobody needs it, its body has ended, or somebody else asks', async () => {
		const { installation, council, id, secretary, assistant, outsider } = await setting(kind);
		const begin = (actor = secretary) => installation.db.write((tx) => beginNextOccurrence(tx, actor, id));
		expect((await refusalOf(begin(outsider))).reason).toBe('NOT_FOUND');
		const change = (data: object) => installation.db.write((tx) => tx.task.update({ where: { id }, data }));
		for (const closedAs of ['MISTAKE', 'OBSOLETE', 'OFF_CONTROL']) {
			await change({ status: 'CANCELLED', closedAs });
			expect(await begin()).toBeNull();
		}
		await change({ status: 'NEEDS_ACTION', closedAs: null });
		await edit(assistant, {
			id,
			version: 1,
			title: 'Izstrādāt vadlīnijas',
			dueText: 'līdz katra gada 31. martam'
		});
		expect(await begin()).toBeNull();
		await edit(assistant, { id, version: 2, title: 'Izstrādāt vadlīnijas', recurrence: 'P1M' });
		await installation.db.write((tx) =>
			tx.body.update({ where: { id: council.bodyId }, data: { endDate: '2022-03-01' } })
		);
		expect(await begin()).toBeNull();
	});

	it('is not cut off from what follows it by taking back that it repeats', async () => {
		const { installation, secretary, createForm, stored, change } = await editingSetting(kind);
		const { number } = await create(secretary, createForm({ due: '2022-03-31' }));
		const { id, title } = await stored(number);
		const { eventId } = await edit(secretary, { id, version: 1, title, recurrence: 'P1Y' });
		const next = await installation.db.write((tx) => beginNextOccurrence(tx, secretary, id));
		expect(next).not.toBeNull();
		const taken = undoers['tasks.edit']!(secretary, await change(eventId));
		expect((await refusalOf(taken)).reason).toBe('CONFLICT');
		expect(await stored(number)).toMatchObject({ seriesId: id, occurrence: '2022-03-31' });
	});

	it('is not asked about any more, hour by hour, once its body has ended', async () => {
		const { installation, council } = await setting(kind);
		installation.clock.set('2022-04-02T08:00:00Z');
		const end = (endDate: string | null) =>
			installation.db.write((tx) => tx.body.update({ where: { id: council.bodyId }, data: { endDate } }));
		await end('2022-04-01');
		const { of, writes } = counted(installation);
		expect(await beginWhatIsDue(of)).toEqual([]);
		expect(writes()).toBe(0);
		await end('2022-04-02');
		expect(await beginWhatIsDue(of)).toHaveLength(1);
	});

	it('is changed only where nothing follows it yet', async () => {
		const { installation, id, secretary } = await setting(kind);
		const next = await installation.db.write((tx) => beginNextOccurrence(tx, secretary, id));
		const typed = { id, version: 1, title: 'Izstrādāt vadlīnijas', recurrence: 'P1M' };
		expect((await refusalOf(edit(secretary, typed))).fields).toEqual({
			recurrence: `editing_problem_recurrence_later {"number":"${next}"}`
		});
	});
});
