import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeAnswer, makeReport, readText, reportSetting } from '../../../tests/setup/reports.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { compile } from './compiling.server.ts';
import { beginFromPrevious } from './report-beginning.server.ts';
import { addParagraph, editParagraph, leaveOut, moveParagraph } from './report-editing.server.ts';
import { readOutcomesPage } from './report-outcomes-page.server.ts';
import { editOutcome, settleOutcome } from './report-outcomes.server.ts';
import { readReportPage } from './report-page.server.ts';
import { dropPlan, makePlanTask, tiePlan } from './report-plan-tasks.server.ts';
import { readPlansPage } from './report-plans-page.server.ts';
import { addTheme, editTheme, mergeTheme, moveTheme } from './report-themes.server.ts';

describe.each(databaseKinds)('what a report plans on %s', (kind) => {
	it('becomes a task in one step, with who and by when as its words say, and the next report tells what came of it', async () => {
		const setting = await reportSetting(kind);
		const { installation, secretary, outsider, councillor, administrator, council, report, lm, tm } = setting;
		const { read } = installation.db;
		const pointId = report.pointIds[0]!;
		const planned = [
			'- Grozīt likumu līdz 2023. gada 1. maijam (TM)',
			'- Apmācīt bāriņtiesas',
			'- Uzturēt tālruni'
		];
		await makeAnswer(installation, report, {
			...{ pointId, institutionId: lm, texts: { planned: planned.join('\n') } }
		});
		await compile(secretary, { id: report.id });
		const page = () => readPlansPage(secretary, { id: report.id, planId: null });
		const { open } = await page();
		expect(open.map(({ text, offered }) => [text, offered])).toEqual([
			['Grozīt likumu līdz 2023. gada 1. maijam (TM)', { who: 'TM', due: '01.05.2023.' }],
			['Apmācīt bāriņtiesas', { who: 'LM', due: null }],
			['Uzturēt tālruni', { who: 'LM', due: null }]
		]);
		const form = open[0]!.quick!;
		for (const actor of [outsider, councillor, administrator])
			expect((await refusalOf(makePlanTask(actor, form))).reason).toBe('NOT_FOUND');
		const made = await Promise.all([makePlanTask(secretary, form), makePlanTask(secretary, form)]);
		expect(made[0]!.number).toBe(made[1]!.number);
		const task = await read.task.findFirstOrThrow({ include: { sources: true, assignments: true } });
		expect(task).toMatchObject({ due: '2023-05-01', title: 'Grozīt likumu līdz 2023. gada 1. maijam' });
		expect(task.sources[0]).toMatchObject({ kind: 'RESOLUTION', author: 'Ministru prezidente' });
		expect(task.sources[0]!.reference).toMatch(/^Rezolūcija Nr\. .*punkts 1\.$/);
		expect(task.assignments.map(({ institutionId, role }) => [institutionId, role])).toEqual([[tm, 'LEAD']]);
		expect(await read.resolutionPointTask.findMany()).toMatchObject([
			{ pointId, taskId: task.id, relation: 'MADE' }
		]);
		expect((await refusalOf(makePlanTask(secretary, { ...form, id: newId() }))).reason).toBe('NOT_NOW');
		await dropPlan(secretary, { id: open[2]!.id, version: 1, isDropped: true });
		await dropPlan(secretary, { id: open[2]!.id, version: 1, isDropped: true });
		expect((await refusalOf(tiePlan(secretary, { id: open[1]!.id, version: 1, number: 999 }))).reason).toBe(
			'INVALID'
		);
		await tiePlan(secretary, { id: open[1]!.id, version: 1, number: task.number });
		// The text is changed: what has its task keeps it, also when it stands in the text no longer.
		const paragraph = (await readText(secretary, report.id))[0]!.paragraphs[0]!;
		const text = '- Apmācīt visas bāriņtiesas\n- Jauns darbs';
		await editParagraph(secretary, { id: paragraph.id, version: 1, heading: paragraph.heading, text });
		const after = await page();
		expect(after.open.map((plan) => plan.text)).toEqual(['Jauns darbs']);
		expect(after.settled.map((plan) => [plan.text, plan.isGone])).toEqual([
			['Apmācīt visas bāriņtiesas', false],
			['Grozīt likumu līdz 2023. gada 1. maijam (TM)', true],
			['Uzturēt tālruni', true]
		]);
		// The report after it begins from this one.
		const final = await makeReport(installation, council.councilId, []);
		const { resolutionId } = report;
		await installation.db.write((tx) =>
			tx.report.update({ where: { id: final.id }, data: { resolutionId, previousId: report.id } })
		);
		await Promise.all([
			beginFromPrevious(secretary, { id: final.id }),
			beginFromPrevious(secretary, { id: final.id })
		]);
		const taken = await readText(secretary, final.id);
		expect(taken.map(({ theme }) => theme)).toEqual(['Pilnveidot bāriņtiesu darbu', 'Stiprināt ģimenes']);
		expect(taken[0]!.paragraphs).toMatchObject([{ sourceKind: 'PREVIOUS', text, isLeftOut: true }]);
		const outcomes = async () => (await readOutcomesPage(secretary, final.id)).outcomes;
		const [first, second] = await outcomes();
		expect((await outcomes()).map((one) => [one.planned, one.text])).toEqual([
			['Apmācīt visas bāriņtiesas', 'Nav uzsākts, termiņš: 2023. gada 1. maijs.'],
			['Jauns darbs', 'Uzdevums nav izveidots.'],
			['Grozīt likumu līdz 2023. gada 1. maijam (TM)', 'Nav uzsākts, termiņš: 2023. gada 1. maijs.'],
			['Uzturēt tālruni', 'Uzdevums netika veidots.']
		]);
		await editOutcome(secretary, { id: second!.id, version: 1, text: 'Darbs pārcelts.' });
		expect(
			(await refusalOf(editOutcome(secretary, { id: second!.id, version: 1, text: 'Cits.' }))).reason
		).toBe('CONFLICT');
		const closed = { status: 'COMPLETED', closedAs: 'DONE', closedOn: '2022-03-24' };
		await installation.db.write((tx) => tx.task.update({ where: { id: task.id }, data: closed }));
		expect((await outcomes())[0]!.now).toContain('Izpildīts 2022. gada 24. martā.');
		await settleOutcome(secretary, { id: first!.id, version: 1, choice: 'TAKE' });
		expect((await outcomes())[0]).toMatchObject({ text: 'Izpildīts 2022. gada 24. martā.', now: null });
	});

	it('is written by several, paragraph by paragraph, theme by theme', async () => {
		const { installation, secretary, assistant, outsider, report, lm } = await reportSetting(kind);
		const pointId = report.pointIds[0]!;
		await makeAnswer(installation, report, {
			...{ pointId, institutionId: lm, texts: { inForce: 'Likums.', done: 'Izvērtēts.' } }
		});
		await compile(secretary, { id: report.id });
		const text = () => readText(secretary, report.id);
		const [first, second] = (await text())[0]!.paragraphs;
		const edit = (actor: typeof secretary, said: string, id = first!.id) =>
			editParagraph(actor, { id, version: 1, heading: 'Virsraksts', text: said });
		expect((await refusalOf(edit(outsider, 'x'))).reason).toBe('NOT_FOUND');
		// Two who write different paragraphs are not in each other's way; of the same one both texts are shown.
		await Promise.all([edit(secretary, 'Viens.'), edit(assistant, 'Divi.', second!.id)]);
		const lost = await refusalOf(edit(assistant, 'Trīs.'));
		expect(lost).toMatchObject({ reason: 'CONFLICT', theirs: { version: 2, values: { text: 'Viens.' } } });
		expect((await edit(secretary, 'Viens.')).eventId).toBeNull();
		await moveParagraph(secretary, { id: second!.id, to: 1 });
		await leaveOut(secretary, { id: first!.id, version: 2, isLeftOut: true });
		const own = {
			id: newId(),
			sectionId: (await text())[0]!.id,
			afterId: second!.id,
			text: 'Mana rindkopa.'
		};
		await Promise.all([addParagraph(secretary, own), addParagraph(secretary, own)]);
		expect((await text())[0]!.paragraphs.map((one) => [one.text, one.isLeftOut])).toEqual([
			['Divi.', false],
			['Mana rindkopa.', false],
			['Viens.', true]
		]);
		const [one, two] = await text();
		const added = { id: newId(), reportId: report.id, theme: 'Jauna tēma', pointIds: [pointId] };
		await Promise.all([addTheme(secretary, added), addTheme(secretary, added)]);
		await moveTheme(secretary, { id: added.id, to: 1 });
		await editTheme(secretary, { id: two!.id, version: 1, theme: 'Ģimenes', pointIds: two!.pointIds });
		const merge = { id: one!.id, version: 1, intoId: added.id };
		await mergeTheme(secretary, merge);
		await mergeTheme(secretary, merge);
		expect(
			(await text()).map(({ theme, pointIds, paragraphs }) => [theme, pointIds, paragraphs.length])
		).toEqual([
			['Jauna tēma', [pointId], 3],
			['Ģimenes', [report.pointIds[1]], 0]
		]);
		const page = await readReportPage(secretary, report.id);
		expect(page).toMatchObject({ next: 'CIRCULATE', missing: [{ who: 'IeM' }, { who: 'TM' }] });
		expect((await refusalOf(readReportPage(outsider, report.id))).reason).toBe('NOT_FOUND');
	});
});
