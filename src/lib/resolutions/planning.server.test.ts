import { describe, expect, it } from 'vitest';
import { confirmPrepared } from '#lib/accounts/prepared-desk.server.ts';
import { ask as sendRequest } from '#lib/requests/request-asking.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { create } from '#lib/tasks/creating.server.ts';
import { preparedKinds } from '../../portal.server.ts';
import { makeContact, makeInstitution, makePerson } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { unsaidFields } from '../../../tests/setup/recorded-words.ts';
import { resolutionSetting } from '../../../tests/setup/resolutions.ts';
import { ask } from './asking.server.ts';
import { readBoard } from './board.server.ts';
import { close, reopen } from './closing.server.ts';
import { edit } from './editing.server.ts';
import { readDueTasks } from './extension-tasks.server.ts';
import { extend, withdrawExtension } from './extensions.server.ts';
import { addPoint, editPoint, movePoint } from './points.server.ts';
import { addReport, changeTemplate, renameReport } from './reports.server.ts';
import { markDone, moveTogether, previewMove, previewRecount, recount } from './step-moving.server.ts';
import { tieSchema } from './tie-schema.ts';
import { makeTask, tie, untie } from './tying.server.ts';

type Kind = (typeof databaseKinds)[number];

async function planning(kind: Kind) {
	const all = await resolutionSetting(kind);
	const { read, makeResolution } = all;
	const { id, pointId } = await makeResolution();
	const report = await read.report.findFirstOrThrow({ where: { resolutionId: id, kind: 'INTERIM' } });
	const now = () => read.report.findUniqueOrThrow({ where: { id: report.id }, include: { steps: true } });
	const days = async () => {
		const { due, steps } = await now();
		return [...steps.map((step) => step.due), due]
			.toSorted()
			.map((day) => day!.slice(5))
			.join(' ');
	};
	const version = async () => (await now()).version;
	const pointVersion = async () =>
		(await read.resolutionPoint.findUniqueOrThrow({ where: { id: pointId } })).version;
	return { ...all, pointVersion, id, pointId, reportId: report.id, now, days, version };
}

describe.each(databaseKinds)('the days of a report on %s', (kind) => {
	it('move together, are looked at first, and are taken back', async () => {
		const { secretary, member, reportId: id, days, version, undoLast } = await planning(kind);
		const usual = '03-09 03-13 03-18 03-23 03-24 03-25';
		expect(await days()).toBe(usual);
		const move = { id, version: 1, what: 'COORDINATION', to: '16.03.2026.' };
		const shown = await previewMove(secretary, move);
		expect(shown.after.steps.map(({ due }) => due.slice(5)).join(' ')).toBe('03-05 03-11 03-16 03-19 03-20');
		expect(await days()).toBe(usual);
		await moveTogether(secretary, move);
		expect(await days()).toBe('03-05 03-11 03-16 03-19 03-20 03-25');
		expect((await refusalOf(moveTogether(secretary, move))).reason).toBe('CONFLICT');
		expect((await refusalOf(moveTogether(member, move))).reason).toBe('NOT_FOUND');
		await undoLast();
		expect(await days()).toBe(usual);

		const late = { ...move, version: await version(), what: 'REPORT', to: '06.03.2026.', alone: true };
		const refused = await refusalOf(moveTogether(secretary, late));
		expect(refused.fields.to).toContain('resolutions_problem_after_report');
		const disorder = { ...late, what: 'DRAFT', to: '20.03.2026.' };
		expect((await refusalOf(moveTogether(secretary, disorder))).fields.to).toContain('problem_disorder');

		const done = { id, version: await version(), kind: 'ANSWERS', isDone: true };
		await markDone(secretary, done);
		expect(await markDone(secretary, done)).toMatchObject({ eventId: null });
		const plan = {
			id,
			version: await version(),
			ANSWERS: 6,
			DRAFT: 4,
			COORDINATION: 3,
			SIGNATURE: 2,
			SENDING: 0
		};
		expect((await previewRecount(secretary, plan)).isSqueezed).toBe(false);
		await recount(secretary, plan);
		expect(await days()).toBe('03-09 03-19 03-20 03-23 03-25 03-25');
		expect((await refusalOf(recount(secretary, { ...plan, DRAFT: 9 }))).reason).toBe('CONFLICT');
		const wrong = { ...plan, version: await version(), DRAFT: 9 };
		expect((await refusalOf(recount(secretary, wrong))).fields).toHaveProperty('DRAFT');
		for (const SENDING of ['', '-1', '251', 'divas'])
			expect((await refusalOf(recount(secretary, { ...wrong, DRAFT: 4, SENDING }))).fields).toEqual({
				SENDING: 'resolutions_problem_distance'
			});
	});

	it('are extended by the author only: prepared, confirmed, withdrawn', async () => {
		const all = await planning(kind);
		const { secretary, assistant, id, pointId, reportId, now, days, version, read, undoLast } = all;
		const form = (more: object) => ({
			...{ id: newId(), reportId, version: 1, toDue: '10.04.2026.', decision: 'MP vēstule Nr. 7' },
			...{ decidedOn: '06.02.2026.', movesSteps: true, ...more }
		});
		expect((await refusalOf(extend(secretary, form({ toDue: '25.03.2026.' })))).fields).toHaveProperty(
			'toDue'
		);
		const prepared = form({});
		expect(await extend(assistant, prepared)).toEqual({ isPrepared: true });
		const { id: preparedId, version: seen } = await read.preparedDeed.findFirstOrThrow();
		await confirmPrepared(secretary, preparedKinds, { id: preparedId, version: seen });
		expect(await days()).toBe('03-23 03-27 04-01 04-08 04-09 04-10');
		expect((await now()).originalDue).toBe('2026-03-25');
		expect(await extend(secretary, prepared)).toMatchObject({ isPrepared: false, eventId: null });
		const correcting = { id: reportId, version: await version(), what: 'REPORT', to: '15.04.2026.' };
		expect((await refusalOf(moveTogether(secretary, correcting))).reason).toBe('NOT_NOW');
		await withdrawExtension(secretary, { id: prepared.id });
		expect(await days()).toBe('03-09 03-13 03-18 03-23 03-24 03-25');
		expect((await refusalOf(withdrawExtension(secretary, { id: prepared.id }))).reason).toBe('NOT_NOW');

		await extend(secretary, form({ reportId: '', pointId, movesSteps: false }));
		const point = () => read.resolutionPoint.findUniqueOrThrow({ where: { id: pointId } });
		expect(await point()).toMatchObject({ due: '2026-04-10', originalDue: '2026-03-25' });
		const { version: seenPoint, text } = await point();
		const moved = { id: pointId, version: seenPoint, code: '1.', text, due: '20.04.2026.', lead: [], co: [] };
		expect((await refusalOf(editPoint(secretary, moved))).fields).toHaveProperty('due');
		await undoLast();
		expect((await point()).due).toBe('2026-03-25');
		expect(await read.resolutionExtension.count({ where: { resolutionId: id } })).toBe(2);
	});

	it('take the tasks of their points with them, that are chosen and that nothing else holds', async () => {
		const all = await planning(kind);
		const { secretary, assistant, id, pointId, reportId, council, read } = all;
		const { bodyId } = council;
		const due = '2026-03-25';
		const make = async (title: string) =>
			(await makeTask(secretary, { id: newId(), pointId, bodyId, title, due: '25.03.2026.' })).number;
		const other = { sourceReference: 'vēstule Nr. 5', sourceAuthor: 'LM', due: '25.03.2026.' };
		const [first, second, closed] = [await make('Apzināt'), await make('Izvērtēt'), await make('Slēgt')];
		const held = { id: newId(), bodyId, title: 'Citādi', sourceKind: 'OTHER', ...other };
		const { number } = await create(secretary, held);
		await tie(secretary, { pointId, number: String(number) });
		const task = (of: number) => read.task.findUniqueOrThrow({ where: { number: of } });
		const ids = await Promise.all([first, second, closed].map(async (of) => (await task(of)).id));
		const offered = () => readDueTasks(read, secretary, { resolutionId: id, pointId: null, due });
		expect(await offered()).toMatchObject([
			...[first, second, closed].map((of) => ({ number: of, keptBy: null })),
			{ number, keptBy: 'vēstule Nr. 5' }
		]);
		await all.installation.db.write((tx) =>
			tx.task.update({ where: { number: closed }, data: { status: 'COMPLETED', closedAs: 'DONE' } })
		);
		const form = {
			...{ id: newId(), reportId, version: 1, toDue: '10.04.2026.', decision: 'MP vēstule Nr. 7' },
			tasks: [ids[0]!, ids[2]!, held.id]
		};
		expect(await extend(assistant, form)).toEqual({ isPrepared: true });
		expect((await task(first)).due).toBe(due);
		const both = await Promise.all([extend(secretary, form), extend(secretary, form)]);
		const done = both.find((one) => !one.isPrepared && one.eventId !== null);
		expect(done).toMatchObject({ tasks: { moved: [first], left: [closed, number] } });
		expect(await task(first)).toMatchObject({ due: '2026-04-10', originalDue: due });
		expect((await task(second)).due).toBe(due);
		const entry = await read.progressEntry.findFirstOrThrow({
			where: { taskId: ids[0]!, kind: 'DUE_CHANGED' }
		});
		expect(entry).toMatchObject({ decision: 'MP vēstule Nr. 7' });
		expect(entry.text).toContain('autors pagarināja termiņu');
		expect(await unsaidFields(all.installation)).toEqual([]);
		// Withdrawn, the task goes back with it.
		await withdrawExtension(secretary, { id: form.id });
		expect((await task(first)).due).toBe(due);
		// A point's own deadline takes its own tasks.
		const point = { ...form, id: newId(), reportId: '', pointId, tasks: [ids[1]!] };
		await extend(secretary, { ...point, version: await all.pointVersion() });
		expect((await task(second)).due).toBe('2026-04-10');
		await all.undoLast();
		expect((await task(second)).due).toBe(due);
	});

	it('another report, its title and its headings', async () => {
		const { secretary, id, read, undoLast } = await planning(kind);
		const form = { id: newId(), resolutionId: id, kind: 'INTERIM', due: '10 darbdienas' };
		const [one, other] = await Promise.all([addReport(secretary, form), addReport(secretary, form)]);
		expect(other).toEqual(one);
		expect((await refusalOf(addReport(secretary, { ...form, id: newId(), due: '' }))).fields).toHaveProperty(
			'due'
		);
		await renameReport(secretary, { id: form.id, version: 1, title: 'Otrais starpziņojums' });
		await changeTemplate(secretary, {
			...{
				id: form.id,
				version: 2,
				ids: ['done', ''],
				titles: ['Kas izdarīts', 'Cik maksās'],
				hints: ['', '']
			}
		});
		const report = await read.report.findUniqueOrThrow({ where: { id: form.id } });
		expect(report).toMatchObject({ title: 'Otrais starpziņojums', due: '2026-02-16' });
		const titles = (JSON.parse(report.template) as { title: string }[]).map(({ title }) => title);
		expect(titles).toEqual(['Kas izdarīts', 'Cik maksās']);
		await undoLast();
		const { template } = await read.report.findUniqueOrThrow({ where: { id: form.id } });
		expect(JSON.parse(template)).toHaveLength(5);
		const none = { id: form.id, version: 4, ids: [], titles: [' '], hints: [] };
		expect((await refusalOf(changeTemplate(secretary, none))).fields).toHaveProperty('titles');
	});
});

describe.each(databaseKinds)('who is asked, and who does it, on %s', (kind) => {
	it('the institutions of the points are asked once each; what comes later is added', async () => {
		const { secretary, assistant, member, id, reportId, pointForm, council, read } = await planning(kind);
		const form = { id: newId(), reportId };
		expect((await refusalOf(ask(member, form))).reason).toBe('NOT_FOUND');
		const [one, other] = await Promise.all([ask(assistant, form), ask(secretary, { ...form, id: newId() })]);
		if (one.isPrepared || other.isPrepared) throw new Error('prepared');
		expect(one.requestId).toBe(other.requestId);
		const { vbtai, bac, tm } = council.institutions;
		await addPoint(secretary, pointForm(id, { code: '2.', lead: [`i:${bac}`, `i:${tm}`], co: [] }));
		expect(await ask(secretary, { ...form, id: newId() })).toMatchObject({
			requestId: one.requestId,
			count: 2
		});
		const request = await read.request.findFirstOrThrow({
			where: { subject: `report:${reportId}` },
			include: { parts: { orderBy: { position: 'asc' } }, answers: { orderBy: { position: 'asc' } } }
		});
		expect(request).toMatchObject({ state: 'PREPARED', due: '2026-03-09', bodyId: council.bodyId });
		expect(request.parts.map(({ code }) => code)).toEqual(['1.', '2.']);
		expect(request.answers.map(({ role }) => role)).toEqual(['LEAD', 'CO', 'LEAD', 'LEAD']);
		expect(request.answers.some(({ institutionId }) => institutionId === vbtai)).toBe(false);
		// Once it went out, whoever came since is named on the board and asked at once; an assistant prepares that.
		const iem = await makeInstitution(secretary.installation, {
			...({ kind: 'MINISTRY', name: 'Iekšlietu ministrija', abbreviation: 'IeM' } as const)
		});
		const personId = await makePerson(secretary.installation, { name: 'IeM amatpersona' });
		await makeContact(secretary.installation, { institutionId: iem, personId });
		await sendRequest(secretary, { id: newId(), requestId: request.id, version: request.version });
		await addPoint(secretary, pointForm(id, { code: '3.', lead: [`i:${iem}`], co: [] }));
		const board = await readBoard(secretary, id);
		expect(board.reports.find((of) => of.id === reportId)?.unasked).toEqual(['IeM (3.)']);
		const more = { id: newId(), reportId };
		expect(await ask(assistant, more)).toEqual({ isPrepared: true });
		const asked = () => read.outboxMessage.count({ where: { kind: 'request-asked', occurrence: more.id } });
		expect(await asked()).toBe(0);
		expect(await preparedKinds['resolutions.ask']!.describe(secretary, more)).toContain('tarpziņojums');
		const both = await Promise.all([ask(secretary, more), ask(secretary, more)]);
		expect(both.map((done) => !done.isPrepared && done.count).toSorted()).toEqual([0, 1]);
		expect(await asked()).toBeGreaterThan(0);
		expect((await readBoard(secretary, id)).reports.find((of) => of.id === reportId)?.unasked).toEqual([]);
	});

	it('a task is tied to points, or made of one, whose citation it keeps', async () => {
		const all = await planning(kind);
		const { secretary, chair, member, id, pointId, council, pointForm, read, undoLast, registerForm } = all;
		const { number } = await create(secretary, {
			...{ id: newId(), bodyId: council.bodyId, title: 'Izstrādāt vadlīnijas', sourceKind: 'OTHER' },
			...{ sourceReference: 'vēstule', sourceAuthor: 'LM' }
		});
		const [one, other] = await Promise.all([
			tie(chair, { pointId, number: `#${number}` }),
			// As a form sends it, whose way has read it before.
			tie(secretary, tieSchema.parse({ pointId, number: String(number) }))
		]);
		expect([one.eventId, other.eventId].filter(Boolean)).toHaveLength(1);
		expect((await refusalOf(tie(member, { pointId, number: String(number) }))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(tie(chair, { pointId, number: '77' }))).fields).toHaveProperty('number');
		const second = pointForm(id, { code: '2.', due: '' });
		await addPoint(secretary, second);
		await tie(chair, { pointId: second.id, number: String(number) });
		const { id: taskId } = await read.task.findUniqueOrThrow({ where: { number } });
		await untie(chair, { pointId, taskId });
		await undoLast();
		expect(await read.resolutionPointTask.count({ where: { taskId } })).toBe(2);

		const form = {
			id: newId(),
			pointId: second.id,
			bodyId: council.bodyId,
			title: 'Apzināt',
			due: '01.06.2026.'
		};
		await makeTask(chair, form);
		await makeTask(chair, form);
		const source = () => read.taskSource.findFirstOrThrow({ where: { taskId: form.id } });
		expect(await source()).toMatchObject({
			...{ kind: 'RESOLUTION', author: 'Ministru prezidente', date: '2026-02-02', due: '2026-06-01' },
			reference: 'Ministru prezidentes rezolūcijas Nr. 2026 1.1.1./4-4 2. punkts'
		});
		expect((await refusalOf(untie(secretary, { pointId: second.id, taskId: form.id }))).reason).toBe(
			'NOT_NOW'
		);
		// Corrected, it is cited so.
		const { id: _id, interim: _i, final: _f, ...said } = registerForm({ number: '4-5' });
		await edit(secretary, { ...said, id, version: 1 });
		expect((await source()).reference).toBe('Ministru prezidentes rezolūcijas Nr. 4-5 2. punkts');
		await undoLast();
		expect((await source()).reference).toContain('4-4 2. punkts');
		await movePoint(secretary, { id: second.id, to: 1 });
		expect((await source()).reference).toContain('2. punkts');
	});

	it('it is closed by a decision, which an assistant prepares, and opened again', async () => {
		const { secretary, assistant, chair, id, read, undoLast, pointForm } = await planning(kind);
		const form = {
			id,
			formId: newId(),
			version: 1,
			closedOn: '06.02.2026.',
			decision: 'MP vēstule Nr. 9',
			note: ''
		};
		expect((await refusalOf(close(chair, form))).reason).toBe('NOT_FOUND');
		expect(await close(assistant, form)).toEqual({ isPrepared: true });
		const { id: preparedId, version } = await read.preparedDeed.findFirstOrThrow();
		await confirmPrepared(secretary, preparedKinds, { id: preparedId, version });
		expect((await refusalOf(close(secretary, { ...form, version: 2 }))).reason).toBe('NOT_NOW');
		expect((await refusalOf(addPoint(secretary, pointForm(id)))).reason).toBe('NOT_NOW');
		await reopen(secretary, { id, version: 2, reason: 'Nav viss izdarīts' });
		await undoLast();
		expect((await read.resolution.findUniqueOrThrow({ where: { id } })).closedBy).toBe('MP vēstule Nr. 9');
	});
});
