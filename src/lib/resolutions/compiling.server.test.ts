import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeAnswer, readText, reportSetting } from '../../../tests/setup/reports.ts';
import { makeTask } from '../../../tests/setup/tasks.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { compile } from './compiling.server.ts';
import { editParagraph } from './report-editing.server.ts';
import { nowKey, sourceNow } from './report-sources.ts';
import { settleSource } from './report-settling.server.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import { reportTemplate } from '#lib/requests/template.ts';

describe.each(databaseKinds)('compiling a report on %s', (kind) => {
	it('puts accepted answers and the course of tasks under the headings, a theme a point, and never twice', async () => {
		const setting = await reportSetting(kind);
		const { installation, secretary, member, administrator, report, lm, iem, tm, council } = setting;
		const [first, second] = report.pointIds as [string, string];
		await makeAnswer(installation, report, {
			...{ pointId: first, institutionId: iem, texts: { done: 'IeM apmācīja.' } }
		});
		await makeAnswer(installation, report, {
			...{ pointId: first, institutionId: lm },
			texts: { inForce: 'Likums.', done: 'LM izvērtēja.', planned: '- Grozīt likumu\n- Apmācīt' }
		});
		await makeAnswer(installation, report, {
			...{ pointId: second, institutionId: tm, texts: { done: 'TM raksta.' }, state: 'SENT' }
		});
		const task = await makeTask(installation, { bodyId: council.bodyId, title: 'Izvērtēt slodzi' });
		const hidden = await makeTask(installation, {
			...{ bodyId: council.bodyId, title: 'Slepens' },
			...{ restrictedBasis: 'IAL 5. pants', restrictedUntil: '2030-01-01' }
		});
		await installation.db.write(async (tx) => {
			for (const taskId of [task.id, hidden.id])
				await tx.resolutionPointTask.create({
					data: { pointId: first, taskId, relation: 'TIED', at: installation.clock.now() }
				});
		});
		for (const actor of [member, administrator])
			expect((await refusalOf(compile(actor, { id: report.id }))).reason).toBe('NOT_FOUND');
		await Promise.all([compile(secretary, { id: report.id }), compile(secretary, { id: report.id })]);
		const text = await readText(secretary, report.id);
		expect(text.map(({ theme, pointIds }) => [theme, pointIds])).toEqual([
			['Pilnveidot bāriņtiesu darbu', [first]],
			['Stiprināt ģimenes', [second]]
		]);
		const said = () => text[0]!.paragraphs.map((one) => [one.field, one.sourceKind, one.text]);
		expect(said()).toEqual([
			['inForce', 'ANSWER', 'Likums.'],
			['done', 'ANSWER', 'LM izvērtēja.'],
			['done', 'ANSWER', 'IeM apmācīja.'],
			['done', 'TASK', '**Izvērtēt slodzi**: nav uzsākts, termiņš: 2022. gada 1. maijs.'],
			['planned', 'ANSWER', '- Grozīt likumu\n- Apmācīt']
		]);
		expect(text[1]!.paragraphs).toEqual([]);
		// What was only sent is taken on purpose.
		expect(await compile(secretary, { id: report.id, takesSent: true })).toEqual({
			themes: 0,
			paragraphs: 1,
			outcomes: 0
		});
		expect(await compile(secretary, { id: report.id })).toEqual({ themes: 0, paragraphs: 0, outcomes: 0 });
		const plans = await installation.db.read.reportPlan.findMany({ orderBy: { position: 'asc' } });
		expect(plans.map((plan) => plan.text)).toEqual(['Grozīt likumu', 'Apmācīt']);
	});

	it('warns where a source changed after it was compiled, and settles it as the writer chooses', async () => {
		const { installation, secretary, report, lm } = await reportSetting(kind);
		const pointId = report.pointIds[0]!;
		const answer = (texts: Record<string, string>) =>
			makeAnswer(installation, report, { pointId, institutionId: lm, texts });
		await answer({ done: 'Izvērtēts.', problems: 'Slodze.' });
		await compile(secretary, { id: report.id });
		const paragraphs = async () => (await readText(secretary, report.id))[0]!.paragraphs;
		const done = async () => (await paragraphs()).find(({ field }) => field === 'done')!;
		const now = async () => {
			const answers = await readAnswersOf(installation.db.read, `report:${report.id}`);
			const sources = { template: reportTemplate('lv'), courses: new Map() };
			const known = new Map(answers.map((one) => [one.id, one]));
			return (await paragraphs()).map((one) =>
				sourceNow({ ...one, sourceKind: one.sourceKind as 'ANSWER' }, { ...sources, answers: known })
			);
		};
		expect(await now()).toEqual([null, null]);
		const { id } = await done();
		await editParagraph(secretary, { id, version: 1, heading: 'Kas izdarīts', text: 'Mans teksts.' });
		await answer({ done: 'Izvērtēts un ieviests.' });
		// Compiled again, nothing that was edited is overwritten.
		await compile(secretary, { id: report.id });
		const [gone, changed] = await now();
		expect(gone).toMatchObject({ kind: 'GONE', text: '' });
		expect(changed).toMatchObject({ kind: 'CHANGED', text: 'Izvērtēts un ieviests.', isUnaccepted: false });
		expect((await done()).text).toBe('Mans teksts.');
		const settle = (choice: string, more: object = {}) =>
			settleSource(secretary, { id, version: 2, seen: nowKey(changed!), choice, ...more });
		expect((await refusalOf(settle('KEEP', { seen: 'x' }))).reason).toBe('CONFLICT');
		await settle('MERGE', { text: 'Mans un viņu teksts.' });
		await settle('MERGE', { text: 'Mans un viņu teksts.' });
		expect(await done()).toMatchObject({ text: 'Mans un viņu teksts.', version: 3 });
		expect((await now())[1]).toBeNull();
		const problems = (await paragraphs())[0]!;
		await settleSource(secretary, { id: problems.id, version: 1, seen: nowKey(gone!), choice: 'TAKE' });
		expect((await paragraphs())[0]).toMatchObject({ isLeftOut: true, text: 'Slodze.' });
		expect(await now()).toEqual([null, null]);
		expect(newId()).not.toBe(id);
	});
});
