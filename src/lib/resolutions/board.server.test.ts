import { describe, expect, it } from 'vitest';
import { directoryOf } from '#lib/council/directory.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { besideTask } from '#lib/meetings/task-decisions.server.ts';
import { read as readTask } from '#lib/tasks/reading.server.ts';
import { create } from '#lib/tasks/creating.server.ts';
import { mustSeeAttachment } from '#lib/tasks/task-documents-reading.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { makeMembership, makePerson, makePost, makeBody } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { seated } from '../../../tests/setup/meetings.ts';
import { resolutionSetting } from '../../../tests/setup/resolutions.ts';
import { unsaidFields } from '../../../tests/setup/recorded-words.ts';
import { ask } from './asking.server.ts';
import { readBoard } from './board.server.ts';
import { close } from './closing.server.ts';
import { readDaysPage } from './days-view.server.ts';
import { readPoint, readRegisterForm, readSplit } from './forms.server.ts';
import { listResolutions } from './list.server.ts';
import { lookAtResolution } from './look.server.ts';
import { resolutionReferences } from './sight.server.ts';
import { markDone } from './step-moving.server.ts';
import { besideWith, resolutionsBeside } from './task-resolutions.server.ts';
import { searchTasks } from './task-searching.server.ts';
import { tie } from './tying.server.ts';
import { waitingParts } from './waiting.server.ts';

describe.each(databaseKinds)('the board on %s', (kind) => {
	it('tells who owes what, what has come, what is late and what comes next', async () => {
		const all = await resolutionSetting(kind);
		const { installation, secretary, council, makeResolution, read } = all;
		const { id, pointId } = await makeResolution();
		const follow = await makeResolution({ number: '4-5', predecessorId: id });
		const report = await read.report.findFirstOrThrow({ where: { resolutionId: id, kind: 'INTERIM' } });
		await markDone(secretary, { id: report.id, version: 1, kind: 'ANSWERS', isDone: true });
		const requestId = newId();
		await ask(secretary, { id: requestId, reportId: report.id });
		const { lm } = council.institutions;
		await installation.db.write(async (tx) => {
			await tx.request.update({ where: { id: requestId }, data: { state: 'ASKED' } });
			const sent = { state: 'SENT', firstSentOn: '2026-03-06' };
			await tx.answer.updateMany({ where: { requestId, institutionId: lm }, data: sent });
		});
		const { number } = await create(secretary, {
			...{ id: newId(), bodyId: council.bodyId, title: 'Izstrādāt vadlīnijas', due: '01.03.2026.' },
			...{ sourceKind: 'OTHER', sourceReference: 'vēstule', sourceAuthor: 'LM' }
		});
		await tie(secretary, { pointId, number: String(number) });
		installation.clock.set('2026-03-11T08:00:00Z');

		const board = await readBoard(secretary, id);
		expect(board.citation).toBe('Ministru prezidentes rezolūcija Nr. 2026 1.1.1./4-4');
		expect(board.followUps.map((one) => one.id)).toEqual([follow.id]);
		expect((await readBoard(secretary, follow.id)).predecessor?.id).toBe(id);
		const [point] = board.points;
		expect(point!.owes.map(({ label, answer }) => [label, answer?.state, answer?.isLate])).toEqual([
			['LM', 'SENT', false],
			[expect.any(String), 'ASKED', true]
		]);
		expect(point!.tasks.map((task) => [task.number, task.due?.isLate])).toEqual([[number, true]]);
		const [interim] = board.reports;
		expect(interim!.steps.find(({ isNext }) => isNext)?.kind).toBe('DRAFT');
		expect(interim!.request).toMatchObject({ asked: 2, sent: 1, late: 1 });
		expect(board.late).toBe(2);
		const { beside } = await readTask(secretary, number, besideWith(secretary, besideTask(secretary)));
		expect(resolutionsBeside(secretary, beside).resolutions[0]).toMatchObject({
			...{ relation: 'TIED', citation: 'Ministru prezidentes rezolūcijas Nr. 2026 1.1.1./4-4 1. punkts' }
		});
		expect((await searchTasks(secretary, 'vadlīnij'))!.map((one) => one.number)).toEqual([number]);
		expect(await searchTasks(secretary, '')).toBeNull();
		expect(await unsaidFields(installation)).toEqual([]);
	});

	it('is there for those whom it concerns, and for nobody else', async () => {
		const all = await resolutionSetting(kind);
		const { installation, secretary, assistant, chair, member, outsider, council, makeResolution, read } =
			all;
		const letter = new File(['abc'], 'rezolūcija.txt', { type: 'text/plain' });
		const { id, pointId } = await makeResolution({ files: [letter] });
		const elsewhere = await makeBody(installation, { kind: 'STANDING_GROUP', number: null });
		const sits = async (institutionIds: string[]) => {
			const postId = await makePost(installation, { bodyId: elsewhere, institutionIds });
			const personId = await makePerson(installation);
			await makeMembership(installation, { postId, personId });
			return seated(installation, { personId, day: '2026-02-06', name: 'Citas grupas loceklis' });
		};
		const [asked, stranger] = [await sits([council.institutions.lm]), await sits([council.institutions.tm])];
		const { attachmentId } = await read.resolutionDocument.findFirstOrThrow();
		const directory = await directoryOf(installation);
		for (const actor of [secretary, assistant, chair, member, asked]) {
			expect((await readBoard(actor, id)).id).toBe(id);
			expect((await listResolutions(actor, new URLSearchParams())).total).toBe(1);
			await mustSeeAttachment(actor, attachmentId, resolutionReferences(actor, directory, attachmentId));
		}
		for (const actor of [outsider, stranger]) {
			expect((await refusalOf(readBoard(actor, id))).reason).toBe('NOT_FOUND');
			expect((await listResolutions(actor, new URLSearchParams())).isEmpty).toBe(true);
			const others = resolutionReferences(actor, directory, attachmentId);
			expect((await refusalOf(mustSeeAttachment(actor, attachmentId, others))).reason).toBe('NOT_FOUND');
		}
		expect((await readBoard(member, id)).may).toEqual({
			...{ edit: false, points: false, tie: false, plan: false, extend: false, close: false, reopen: false }
		});
		expect((await readBoard(chair, id)).may).toMatchObject({ tie: true, points: false });
		expect((await readBoard(assistant, id)).may).toMatchObject({ edit: true, close: true, extend: true });
		expect((await refusalOf(readPoint(member, { id, pointId }))).reason).toBe('NOT_FOUND');
		const tying = await readPoint(chair, { id, pointId });
		expect([tying.mayEdit, tying.taskForm.bodies.map(({ value }) => value)]).toEqual([
			false,
			[council.bodyId]
		]);
		expect((await refusalOf(readRegisterForm(chair, null))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(readSplit(member, id))).reason).toBe('NOT_FOUND');
	});

	it('stands in a list by what comes first, and is found by words', async () => {
		const { installation, secretary, makeResolution, registerForm, read } = await resolutionSetting(kind);
		const first = await makeResolution({ number: '1', subject: 'Par bāriņtiesām', interim: '20.03.2026.' });
		const second = await makeResolution({ number: '2', subject: 'Par skolām', interim: '10.04.2026.' });
		const third = await makeResolution({ number: '3', subject: 'Par citu', interim: '', final: '' });
		const ended = { closedOn: '2026-02-06', decision: 'vēstule' };
		await close(secretary, { id: third.id, formId: newId(), version: 1, ...ended });
		const list = async (search: object) => {
			const found = await listResolutions(secretary, new URLSearchParams(search as Record<string, string>));
			return found.resolutions.map(({ id }) => id);
		};
		expect(await list({})).toEqual([first.id, second.id]);
		expect(await list({ state: 'all' })).toEqual([first.id, second.id, third.id]);
		expect(await list({ state: 'late' })).toEqual([]);
		expect(await list({ q: 'skola' })).toEqual([second.id]);
		const { choices } = await readRegisterForm(secretary, second.id);
		expect(choices.issuers).toEqual(['Ministru prezidente']);
		const looked = await lookAtResolution(
			secretary,
			registerForm({ text: '1. LM līdz 01.04.2026. iesniegt.' })
		);
		expect(looked.reports[0]).toMatchObject({ date: '25.03.2026.', isSqueezed: false });
		expect(looked.points).toBe(1);
		const report = await read.report.findFirstOrThrow({ where: { resolutionId: first.id, kind: 'INTERIM' } });
		const page = await readDaysPage(secretary, { id: first.id, reportId: report.id });
		expect(page.distances).toEqual(page.usual);

		installation.clock.set('2026-03-06T08:00:00Z');
		expect(await list({ state: 'late' })).toEqual([first.id]);
		const reader = { id: secretary.userId!, standing: secretary, locale: 'lv' as const };
		const nobody = { ...reader, id: 'x', standing: { ...secretary, role: null } };
		const waiting = await waitingParts[0]!.waitingFor(installation, [reader, nobody], '2026-03-06');
		expect(waiting.get('x')).toBeUndefined();
		expect(waiting.get(reader.id)!.map(({ text }) => text)).toEqual([
			expect.stringContaining('Institūciju atbildes kavējas (bija līdz 04.03.2026.)'),
			expect.stringContaining('Projekts līdz 10.03.2026.')
		]);
	});
});
