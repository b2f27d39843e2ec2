import { describe, expect, it } from 'vitest';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { resolutionSetting } from '../../../tests/setup/resolutions.ts';
import { addDocuments, withdrawDocument } from './documents.server.ts';
import { takePoints } from './point-offers.server.ts';
import { addPoint, editPoint, endPoint, movePoint, removePoint, reopenPoint } from './points.server.ts';
import { register } from './registering.server.ts';

const letter = () => new File(['Rezolūcija'], 'rezolūcija.txt', { type: 'text/plain' });

describe.each(databaseKinds)('registering on %s', (kind) => {
	it('in one form, with its reports and their days; twice is once', async () => {
		const { secretary, assistant, chair, registerForm, read } = await resolutionSetting(kind);
		const form = registerForm({ files: [letter()] });
		const [one, other] = await Promise.all([register(assistant, form), register(assistant, form)]);
		expect(other).toEqual(one);
		const reports = await read.report.findMany({
			orderBy: { position: 'asc' },
			include: { steps: { orderBy: { due: 'asc' } } }
		});
		expect(reports.map((report) => [report.kind, report.due, report.dueText, report.dueUnit])).toEqual([
			['INTERIM', '2026-03-25', null, null],
			['FINAL', '2026-04-29', '60 darbdienas', 'WORKING']
		]);
		expect(reports[0]!.title).toBe('Starpziņojums par Ministru prezidentes rezolūciju Nr. 2026 1.1.1./4-4');
		expect(reports[0]!.steps.map(({ kind: of, due }) => `${of} ${due}`)).toEqual([
			...['ANSWERS 2026-03-09', 'DRAFT 2026-03-13', 'COORDINATION 2026-03-18', 'SIGNATURE 2026-03-23'],
			'SENDING 2026-03-24'
		]);
		expect(reports[1]!.previousId).toBe(reports[0]!.id);
		const documents = await read.resolutionDocument.findMany();
		expect(documents.map(({ title }) => title)).toEqual(['rezolūcija']);

		expect((await refusalOf(register(chair, registerForm()))).reason).toBe('NOT_FOUND');
		const twin = registerForm({ number: 'Nr. 2026-1.1.1/4-4', issuer: 'Ministru prezidents' });
		const refused = await refusalOf(register(secretary, twin));
		expect(refused.fields.number).toContain('resolutions_problem_twice');
		// Of another issuer it is another.
		await register(secretary, registerForm({ issuer: 'Tieslietu ministre' }));
	});

	it('refuses what cannot be, at its field', async () => {
		const { secretary, registerForm } = await resolutionSetting(kind);
		for (const [more, field] of [
			[{ interim: '03.02.2026.' }, 'interim'],
			[{ interim: '25.06.2026.' }, 'interim'],
			[{ final: 'kādreiz' }, 'final'],
			[{ date: '09.02.2026.' }, 'date'],
			[{ receivedOn: '01.02.2026.' }, 'receivedOn'],
			[{ bodyId: newId() }, 'bodyId'],
			[{ predecessorId: newId() }, 'predecessorId'],
			[{ number: ' ' }, 'number'],
			[{ files: [new File([], 'tukša.txt')] }, 'files']
		] as const) {
			const { reason, fields } = await refusalOf(register(secretary, registerForm(more)));
			expect([reason, Object.keys(fields)[0]]).toEqual(['INVALID', field]);
		}
	});

	it('keeps its documents, and what was withdrawn', async () => {
		const { secretary, member, makeResolution, read, undoLast } = await resolutionSetting(kind);
		const { id: resolutionId } = await makeResolution();
		const form = { id: newId(), resolutionId, title: 'Pielikums', files: [letter()] };
		await addDocuments(secretary, form);
		expect(await addDocuments(secretary, form)).toMatchObject({ eventId: null });
		expect((await refusalOf(addDocuments(member, { ...form, id: newId() }))).reason).toBe('NOT_FOUND');
		await withdrawDocument(secretary, { id: form.id, version: 1, reason: 'Nav tā datne' });
		expect(await read.resolutionDocument.findUnique({ where: { id: form.id } })).toMatchObject({
			...{ withdrawnBy: 'Sekretāre', withdrawnReason: 'Nav tā datne' }
		});
		await undoLast();
		expect(await read.resolutionDocument.count({ where: { withdrawnAt: null } })).toBe(1);
	});
});

describe.each(databaseKinds)('points on %s', (kind) => {
	it('are offered by the text, and taken as chosen', async () => {
		const { secretary, registerForm, council, read } = await resolutionSetting(kind);
		const text = [
			'1. Labklājības ministrijai līdz 2026. gada 25. martam izvērtēt riskus.',
			'2. Bērnu aizsardzības centram 10 darbdienu laikā apzināt gadījumus.'
		].join('\n');
		const { id: resolutionId } = await register(secretary, registerForm({ text }));
		const form = { id: newId(), resolutionId, version: 1, offers: [0, 1] };
		expect(await takePoints(secretary, form)).toMatchObject({ count: 2 });
		expect(await takePoints(secretary, form)).toMatchObject({ count: 0 });
		const points = await read.resolutionPoint.findMany({
			orderBy: { position: 'asc' },
			include: { institutions: true }
		});
		expect(points.map(({ code, due, institutions }) => [code, due, institutions[0]?.institutionId])).toEqual([
			['1.', '2026-03-25', council.institutions.lm],
			['2.', '2026-02-16', council.institutions.bac]
		]);
		const stale = await refusalOf(takePoints(secretary, { ...form, id: newId(), version: 7 }));
		expect(stale.reason).toBe('CONFLICT');
	});

	it('are added, edited, ordered, ended and removed, and all of it is taken back', async () => {
		const all = await resolutionSetting(kind);
		const { secretary, member, pointForm, makeResolution, read, undoLast, council } = all;
		const { id, pointId } = await makeResolution();
		const second = pointForm(id, { code: '2.', due: '10 darbdienas' });
		await Promise.all([addPoint(secretary, second), addPoint(secretary, second)]);
		const codes = async () =>
			(await read.resolutionPoint.findMany({ orderBy: { position: 'asc' } })).map(({ code }) => code).join();
		expect(await codes()).toBe('1.,2.');
		expect((await refusalOf(addPoint(member, pointForm(id)))).reason).toBe('NOT_FOUND');
		expect(
			(await refusalOf(addPoint(secretary, pointForm(id, { due: '03.02.2026.' })))).fields
		).toHaveProperty('due');

		await movePoint(secretary, { id: second.id, to: 1 });
		expect(await codes()).toBe('2.,1.');
		await undoLast();
		expect(await codes()).toBe('1.,2.');

		const edit = { ...second, version: 1, text: 'Citādi.', lead: [`i:${council.institutions.bac}`], co: [] };
		await editPoint(secretary, edit);
		const edited = await read.resolutionPoint.findUniqueOrThrow({
			where: { id: second.id },
			include: { institutions: true }
		});
		expect(edited).toMatchObject({ text: 'Citādi.', due: '2026-02-16', dueText: '10 darbdienas' });
		expect(edited.institutions.map(({ institutionId }) => institutionId)).toEqual([council.institutions.bac]);
		expect((await refusalOf(editPoint(secretary, { ...edit, text: 'Vēl' }))).reason).toBe('CONFLICT');
		await undoLast();
		expect((await read.resolutionPoint.findUniqueOrThrow({ where: { id: second.id } })).text).toBe(
			'Izvērtēt riskus.'
		);

		const ending = { id: pointId, version: 1, endedOn: '06.02.2026.', decision: 'MP vēstule Nr. 1' };
		await endPoint(secretary, { ...ending, outcome: 'Izpildīts' });
		expect((await refusalOf(endPoint(secretary, { ...ending, version: 2 }))).reason).toBe('NOT_NOW');
		await reopenPoint(secretary, { id: pointId, version: 2 });
		await undoLast();
		expect(await read.resolutionPoint.findUnique({ where: { id: pointId } })).toMatchObject({
			...{ endedOn: '2026-02-06', endedBy: 'MP vēstule Nr. 1', outcome: 'Izpildīts' }
		});

		await removePoint(secretary, { id: second.id, version: 3 });
		expect(await codes()).toBe('1.');
		await undoLast();
		expect(await codes()).toBe('1.,2.');
		// Something hangs on the first.
		const { version } = await read.resolutionPoint.findUniqueOrThrow({ where: { id: pointId } });
		expect((await refusalOf(removePoint(secretary, { id: pointId, version }))).reason).toBe('NOT_NOW');
	});
});
