import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { withdrawEntry } from '#lib/tasks/withdrawing.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { measureForm, programmeSetting } from '../../../tests/setup/programmes.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { explain, tieTask, untieTask } from './explaining.server.ts';
import { followReport, withdrawMeasureEntry } from './measure-entries.server.ts';
import { readMeasurePage } from './measure-page.server.ts';
import { addMeasure } from './measures.server.ts';
import { tell } from './telling.server.ts';
import { yearTable } from './year-files.server.ts';
import { readYearPage, yearMay } from './year-page.server.ts';
import { readPublicProgramme, readPublicProgrammes } from './year-public.server.ts';
import { takeStep } from './year-steps.server.ts';

const stepForm = (id: string, step: string, version: number) => ({ formId: newId(), id, step, version });

async function begun(kind: (typeof databaseKinds)[number]) {
	const setting = await programmeSetting(kind);
	const made = await setting.make();
	await takeStep(setting.secretary, stepForm(made.id, 'BEGIN', 1));
	const pageOf = (actor = setting.secretary) =>
		readMeasurePage(actor, { id: made.id, measureId: made.measureId });
	const { results, task } = await pageOf();
	const form = async (more: object = {}) => ({
		...{ measureId: made.measureId, entryId: newId(), version: (await pageOf()).task!.version },
		...{ text: 'Filmēts.', status: 'IN_PROCESS', resultIds: [results[0]!.id], values: [''], reached: [''] },
		...more
	});
	return { ...setting, ...made, pageOf, form, taskId: task!.id };
}

describe.each(databaseKinds)('the year of a programme on %s', (kind) => {
	it('begins: each measure gets its task once, also one that is added later; an assistant prepares it', async () => {
		const { secretary, assistant, member, make, read, council } = await programmeSetting(kind);
		const { id, measureId, chapterId } = await make();
		const begin = stepForm(id, 'BEGIN', 1);
		// What would be late at once is told before it is begun.
		const may = [2025, 2026].map((year) => yearMay(secretary, { state: 'DRAFT', year }));
		expect(may).toMatchObject([
			{ begin: 'DO', isOver: true },
			{ begin: 'DO', isOver: false }
		]);
		expect((await refusalOf(takeStep(member, begin))).reason).toBe('NOT_FOUND');
		expect(await takeStep(assistant, begin)).toEqual({ isPrepared: true });
		expect(await read.task.count()).toBe(0);
		await Promise.all(
			[takeStep(secretary, begin), takeStep(secretary, begin)].map((one) => one.catch(() => {}))
		);
		const measure = await read.measure.findUniqueOrThrow({ where: { id: measureId } });
		const task = await read.task.findUniqueOrThrow({
			where: { id: measure.taskId! },
			include: { sources: true, assignments: true }
		});
		expect(task).toMatchObject({
			...{ title: 'Video stāsti', due: '2026-12-31', underControl: true },
			...{ expectedResult: 'Izveidoti pieci video stāsti.' },
			sources: [{ reference: 'Valsts programma 2026. gadam, 2.1.1. pasākums', kind: 'OTHER' }],
			assignments: [{ role: 'LEAD', institutionId: council.institutions.lm }]
		});
		await addMeasure(secretary, measureForm(id, { number: '2.1.2', chapterId, due: '30.06.2026.' }));
		expect(await read.task.count()).toBe(2);
		expect(await takeStep(secretary, stepForm(id, 'BEGIN', 1))).toMatchObject({ followed: 0, eventId: null });
	});

	it('tells what was spent and achieved in one entry of the task; above the plan it asks why', async () => {
		const { secretary, outsider, chair, form, pageOf, read, taskId } = await begun(kind);
		await refuses(tell(secretary, await form({ spent: '-5' })), 'spent', 'programmes_problem_money_negative');
		await refuses(tell(secretary, await form({ values: ['-1'] })), 'values', 'measures_problem_value');
		await refuses(tell(secretary, await form()), 'spent', 'measures_problem_nothing');
		await refuses(tell(secretary, await form({ spent: '20 001' })), 'why', 'measures_problem_over_funding');
		await refuses(tell(secretary, await form({ values: ['6'] })), 'why', 'measures_problem_over_target');
		await refuses(
			tell(secretary, await form({ values: ['1'], asOf: '07.02.2026.' })),
			'asOf',
			'measures_problem_future'
		);
		expect(await read.measureEntry.count()).toBe(0);
		expect((await refusalOf(tell(outsider, await form({ spent: '1' })))).reason).toBe('NOT_FOUND');
		const first = await form({ spent: '10 239,50 euro', values: ['3'] });
		await Promise.all([tell(secretary, first), tell(secretary, first)]);
		// Whoever leads the body that watches it may report on its tasks.
		await tell(chair, await form({ values: ['6'], why: 'Filmēja arī Latgalē.', text: 'Vēl trīs.' }));
		const page = await pageOf();
		expect(page).toMatchObject({ spent: 1023950, state: 'REACHED', results: [{ achieved: 6 }] });
		expect(page.entries.map(({ value, amount, isNewest, why }) => [value ?? amount, isNewest, why])).toEqual([
			[6, true, 'Filmēja arī Latgalē.'],
			...(page.entries.at(1)!.value === 3
				? [
						[3, false, null],
						[1023950, true, null]
					]
				: [
						[1023950, true, null],
						[3, false, null]
					])
		]);
		const reports = await read.progressEntry.findMany({
			where: { taskId, kind: 'REPORTED' },
			orderBy: [{ at: 'asc' }, { id: 'asc' }]
		});
		expect(reports).toHaveLength(2);
		expect(reports[0]!.text).toContain('iztērēts 10\u00a0239,50\u00a0euro');
		const stale = { ...(await form({ values: ['5'] })), version: 1 };
		expect((await refusalOf(tell(secretary, stale))).reason).toBe('CONFLICT');
	});

	it('lets the one before count again where an entry was a mistake, or its report is withdrawn', async () => {
		const { secretary, assistant, form, pageOf, id, measureId, taskId, undoLast } = await begun(kind);
		await tell(secretary, await form({ values: ['3'], asOf: '01.02.2026.' }));
		await tell(secretary, await form({ values: ['4'], asOf: '02.02.2026.', text: 'Ceturtais.' }));
		const [newest, older] = (await pageOf()).entries;
		const mistaken = { measureId, entryId: newest!.id, reason: 'Skaitīts divreiz.' };
		await refuses(
			withdrawMeasureEntry(secretary, { ...mistaken, reason: ' ' }),
			'reason',
			'measures_problem_reason'
		);
		expect((await refusalOf(withdrawMeasureEntry(assistant, mistaken))).reason).toBe('NOT_FOUND');
		await withdrawMeasureEntry(secretary, mistaken);
		expect((await withdrawMeasureEntry(secretary, mistaken)).eventId).toBeNull();
		const page = await pageOf();
		expect(page.results[0]!.achieved).toBe(3);
		expect(page.entries[0]!.withdrawn).toMatchObject({ reason: 'Skaitīts divreiz.' });
		await undoLast();
		expect((await pageOf()).results[0]!.achieved).toBe(4);
		for (const one of [newest!, older!]) {
			const withdrawal = { taskId, entryId: one.progressId, reason: 'Kļūda.' };
			await withdrawEntry(secretary, withdrawal, followReport);
		}
		expect((await pageOf()).results[0]!.achieved).toBeNull();
		expect((await readYearPage(secretary, id)).measures[0]!.state).toBe('NONE');
		// Taken back, it counts again; taken back once more, it does not.
		await undoLast(secretary, 'Task');
		expect((await pageOf()).results[0]!.achieved).toBe(3);
		await undoLast(secretary, 'Task');
		expect((await pageOf()).results[0]!.achieved).toBeNull();
	});

	it('says why not, ties tasks, shows how it goes, is closed and published; what is restricted stays inside', async () => {
		const setting = await begun(kind);
		const { secretary, form, pageOf, id, measureId, taskId, installation, undoLast, read } = setting;
		await tell(secretary, await form({ spent: '5 000', values: ['2'] }));
		const { task } = await pageOf();
		await refuses(tieTask(secretary, { measureId, number: '999' }), 'number', 'measures_problem_task');
		await refuses(
			tieTask(secretary, { measureId, number: `#${task!.number}` }),
			'number',
			'measures_problem_task_own'
		);
		await addMeasure(secretary, measureForm(id, { number: '3.' }));
		const other = await read.task.findFirstOrThrow({ where: { id: { not: taskId } } });
		await tieTask(secretary, { measureId, number: String(other.number) });
		expect((await pageOf()).tied).toMatchObject([{ number: other.number }]);
		await untieTask(secretary, { measureId, taskId: other.id });
		expect((await pageOf()).tied).toEqual([]);

		const { version } = await pageOf();
		await explain(secretary, { measureId, version, shortfall: 'Pārējos filmēs nākamgad.' });
		const stale = { measureId, version, shortfall: 'Citādi.' };
		expect((await refusalOf(explain(secretary, stale))).reason).toBe('CONFLICT');
		const page = await readYearPage(secretary, id);
		expect(page.all).toMatchObject({ measures: 2, reached: 0, funding: 4000000, spent: 500000 });
		expect(page.byChapter.map(({ label, spent }) => [label, spent])).toEqual([
			['2. Informatīvie pasākumi', 500000],
			['2.1. Kampaņa', 500000],
			['3. Video stāsti', null]
		]);
		expect(page.unexplained.map(({ number }) => number)).toEqual(['3.']);
		const { header, rows } = await yearTable(secretary, id);
		expect(header).toContain('Iztērēts, euro');
		expect(rows[0]).toEqual(
			expect.arrayContaining(['2.1.1.', 5000, '2 no 5 (video stāsti)', 'Pārējos filmēs nākamgad.'])
		);

		const programme = () => read.programme.findUniqueOrThrow({ where: { id } });
		const reader = { installation, locale: 'lv' } as const;
		expect((await refusalOf(readPublicProgramme(reader, id))).reason).toBe('NOT_FOUND');
		await takeStep(secretary, stepForm(id, 'SHOW', (await programme()).version));
		expect(await readPublicProgrammes(reader)).toMatchObject([{ id }]);
		const shown = JSON.stringify((await readPublicProgramme(reader, id)).blocks);
		expect(shown).toContain('Pārējos filmēs nākamgad.');
		await installation.db.write((tx) =>
			tx.task.update({
				where: { id: taskId },
				data: { restrictedUntil: '2027-01-01', restrictedBasis: 'IAL 5' }
			})
		);
		const hidden = JSON.stringify((await readPublicProgramme(reader, id)).blocks);
		expect(hidden).not.toContain('Pārējos filmēs nākamgad.');
		expect(hidden).not.toContain('2 no 5');
		expect(hidden).not.toContain('5\u00a0000\u00a0euro');
		// The whole says that it is no whole.
		expect(hidden).toContain('1 pasākuma izpilde ir ierobežotas pieejamības informācija');
		expect(hidden).toContain('Ierobežota pieejamība');
		await takeStep(secretary, stepForm(id, 'CLOSE', (await programme()).version));
		expect((await refusalOf(tell(secretary, await form({ values: ['3'] })))).reason).toBe('NOT_NOW');
		await undoLast();
		expect((await programme()).state).toBe('CURRENT');
	});
});

async function refuses(work: Promise<unknown>, field: string, problem: string): Promise<void> {
	expect((await refusalOf(work)).fields[field]).toContain(problem);
}
