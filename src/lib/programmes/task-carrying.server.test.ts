import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { assign } from '#lib/tasks/assignments.server.ts';
import { close } from '#lib/tasks/closing.server.ts';
import { edit as editTask } from '#lib/tasks/editing.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { programmeForm, programmeSetting } from '../../../tests/setup/programmes.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { editMeasure, moveMeasure } from './measures.server.ts';
import { readEditForm, readMeasureForm } from './programme-forms.server.ts';
import { edit } from './registering.server.ts';
import { takeStep } from './year-steps.server.ts';

describe.each(databaseKinds)('what is changed of a measure on %s', (kind) => {
	it('is changed of the task that follows it, and goes back with it; what was written there by hand stays', async () => {
		const { secretary, make, read, council, undoLast } = await programmeSetting(kind);
		const { id, topId, measureId } = await make();
		const { lm, bac } = council.institutions;
		await takeStep(secretary, { formId: newId(), id, version: 1, step: 'BEGIN' });
		const { taskId } = await read.measure.findUniqueOrThrow({ where: { id: measureId } });
		const task = () =>
			read.task.findUniqueOrThrow({
				where: { id: taskId! },
				include: { sources: true, assignments: { orderBy: { position: 'asc' } } }
			});
		const owners = async () =>
			(await task()).assignments.map(({ role, institutionId }) => [role, institutionId]);
		const change = async (more: object) => {
			const { values, version } = await readMeasureForm(secretary, { id, measureId });
			return editMeasure(secretary, { ...values, ...more, id: measureId, version });
		};

		await assign(secretary, {
			...{ id: taskId, version: (await task()).version, lead: [`i:${lm}`], co: [`i:${bac}`] },
			...{ reason: '', decision: '' }
		});
		await change({ title: 'Video stāsti un intervijas', due: '30.11.2026.', institutionId: bac });
		expect(await task()).toMatchObject({
			...{ title: 'Video stāsti un intervijas', due: '2026-11-30', originalDue: '2026-12-31' }
		});
		// Whoever stood beside leads now.
		expect(await owners()).toEqual([['LEAD', bac]]);
		const course = await read.progressEntry.findMany({ where: { taskId: taskId! } });
		expect(course.map(({ kind: entry }) => entry)).toEqual(
			expect.arrayContaining(['DUE_CHANGED', 'OWNERS_CHANGED'])
		);
		expect((await refusalOf(change({ due: '01.01.2020.' }))).fields).toHaveProperty('due');
		await undoLast();
		expect(await task()).toMatchObject({ title: 'Video stāsti', due: '2026-12-31' });
		expect(await owners()).toEqual([['LEAD', lm]]);

		await moveMeasure(secretary, {
			...{ id: measureId, chapterId: topId },
			version: (await read.measure.findUniqueOrThrow({ where: { id: measureId } })).version
		});
		const cited = async () => (await task()).sources.map(({ reference }) => reference);
		expect(await cited()).toEqual(['Valsts programma 2026. gadam, 2.2. pasākums']);
		const { values, head } = await readEditForm(secretary, id);
		const form = { ...programmeForm(''), ...values, id, version: head.version };
		await edit(secretary, { ...form, title: 'Bērna un ģimenes programma' });
		expect(await cited()).toEqual(['Bērna un ģimenes programma, 2.2. pasākums']);
		await undoLast();
		expect(await cited()).toEqual(['Valsts programma 2026. gadam, 2.2. pasākums']);
		const later = await refusalOf(edit(secretary, { ...form, version: head.version + 2, year: '2027' }));
		expect(later.fields).toEqual({ year: 'programmes_problem_year_followed' });

		const { title: _title, ...texts } = await task();
		await editTask(secretary, { ...texts, title: 'Cits nosaukums' });
		await change({ title: 'Vēl cits', description: 'Par audžuģimenēm.' });
		expect(await task()).toMatchObject({ title: 'Cits nosaukums', description: 'Par audžuģimenēm.' });

		const { version } = await task();
		await close(secretary, {
			...{ taskId, version, entryId: newId(), closedAs: 'DONE', on: '06.02.2026.' },
			...{ decision: 'Rīkojums Nr. 1', text: 'Izpildīts.' }
		});
		await change({ due: '01.12.2026.', description: 'Cita.' });
		expect(await task()).toMatchObject({ due: '2026-12-31', description: 'Par audžuģimenēm.' });
	});
});
