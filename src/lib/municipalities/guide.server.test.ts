import { describe, expect, it } from 'vitest';
import {
	makeActor,
	makeContact,
	makeInstitution,
	makePerson,
	makeSuccession
} from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { wordPlainText } from '#lib/documents/word-plain.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { startDraft, writePart } from './guide-drafts.server.ts';
import { readDraft, readOwnDrafts, readPart } from './guide-page.server.ts';
import { undoers } from './guide-undoing.server.ts';
import { makeGuideFile } from './guide-word.server.ts';
import { deeds, parts, progressOf, unansweredIn } from './guide.ts';

const notThere = { reason: 'NOT_FOUND' };

describe.each(databaseKinds)('a municipality’s programme in five steps on %s', (kind) => {
	it('is written part by part by whoever speaks for the municipality', async () => {
		const installation = await testInstallation(kind);
		const own = await makeInstitution(installation, {
			kind: 'MUNICIPALITY',
			name: 'Madonas novada pašvaldība'
		});
		const other = await makeInstitution(installation, { kind: 'MUNICIPALITY', name: 'Rīgas pašvaldība' });
		const contactOf = async (institutionId: string, name: string) => {
			const personId = await makePerson(installation, { name });
			await makeContact(installation, { institutionId, personId });
			return makeActor(installation, { personId, userId: newId(), name });
		};
		const [writer, colleague] = [await contactOf(own, 'Anna'), await contactOf(own, 'Ilze')];
		const stranger = await contactOf(other, 'Svešais');
		const secretary = makeActor(installation, { role: 'SECRETARY' });

		const id = newId();
		const typed = { id, institutionId: own, title: 'Programma 2023–2025' };
		await expect(startDraft(stranger, typed)).rejects.toMatchObject({
			fields: { institutionId: 'guide_problem_institution' }
		});
		await startDraft(writer, typed);
		expect(await startDraft(writer, typed)).toEqual({ id, eventId: null });
		await expect(startDraft(colleague, typed)).rejects.toMatchObject(notThere);
		expect(await readOwnDrafts(writer)).toMatchObject({
			municipalities: [{ id: own, name: 'Madonas novada pašvaldība' }],
			drafts: [{ id, title: 'Programma 2023–2025', savedBy: 'Anna' }]
		});
		expect((await readOwnDrafts(stranger)).drafts).toEqual([]);
		expect((await readOwnDrafts(secretary)).municipalities).toHaveLength(2);
		await expect(readDraft(stranger, id)).rejects.toMatchObject(notThere);
		await expect(makeGuideFile(stranger, id)).rejects.toMatchObject(notThere);
		await expect(writePart(stranger, { id, part: 'plan' }, { version: 1 })).rejects.toMatchObject(notThere);
		await expect(writePart(writer, { id, part: 'area-17' }, { version: 1 })).rejects.toMatchObject(notThere);

		// Two write at the same time: another part is in nobody's way, the same one is told.
		const situation = { situation: 'Skolas **nav** pilnas.', version: 1 };
		const { eventId } = await writePart(writer, { id, part: 'area-2' }, situation);
		await writePart(colleague, { id, part: 'area-3' }, { ...situation, conclusions: 'Vajag laukumus.' });
		await expect(
			writePart(colleague, { id, part: 'area-2' }, { conclusions: 'Vajag skolotājus.', version: 1 })
		).rejects.toMatchObject({
			...{ reason: 'CONFLICT', theirs: { version: 2, values: { situation: 'Skolas **nav** pilnas.' } } }
		});
		const { content } = await readDraft(secretary, id);
		expect(unansweredIn(content, 'area-2')).toEqual([{ field: 'conclusions', row: null }]);
		expect(progressOf(content, 'analysis')).toEqual({ done: 1, all: 16 });

		const rows = {
			...{ measure: ['', 'Rotaļu laukums'], aim: ['', 'Droša vide'], tasks: ['', 'Uzbūvēt'] },
			...{ deadline: ['', '2024'], who: ['', ''], money: ['', '10 239 euro'], version: 1 }
		};
		await writePart(writer, { id, part: 'plan' }, rows);
		const plan = await readPart(writer, id, 'plan');
		expect(plan.values).toMatchObject({ measure: ['Rotaļu laukums'], money: ['10 239 euro'] });
		expect(unansweredIn(plan.draft.content, 'plan')).toEqual([{ field: 'who', row: 1 }]);
		await writePart(
			writer,
			{ id, part: 'goal' },
			{ title: 'Jauns nosaukums', goal: 'Bērnu tiesības.', version: 1 }
		);
		expect((await readDraft(writer, id)).title).toBe('Jauns nosaukums');
		await expect(
			writePart(writer, { id, part: 'goal' }, { title: ' ', goal: 'Bērni.', version: 2 })
		).rejects.toMatchObject({ fields: { title: 'guide_problem_title' } });

		const { bytes, name } = await makeGuideFile(secretary, id);
		const text = (await wordPlainText(bytes))!;
		expect(name).toBe('Jauns nosaukums');
		expect(text).toMatch(
			/MADONAS NOVADA PAŠVALDĪBA[^]*Skolas nav pilnas\.[^]*Rotaļu laukums[^]*Vēl nav uzrakstīts\./
		);

		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		const recorded = { ...event, before: JSON.parse(event.before!), after: JSON.parse(event.after!) };
		await expect(undoers[deeds.write.name]!(stranger, recorded)).rejects.toMatchObject(notThere);
		await undoers[deeds.write.name]!(writer, recorded);
		expect((await readPart(writer, id, 'area-2')).values).toEqual({ situation: null, conclusions: null });
		await expect(undoers[deeds.write.name]!(writer, recorded)).rejects.toMatchObject({ reason: 'CONFLICT' });

		// Whoever took over the municipality goes on with its draft.
		await makeSuccession(installation, own, other, '2022-01-01');
		expect((await readOwnDrafts(stranger)).drafts).toMatchObject([
			{ id, institution: 'Madonas novada pašvaldība (Rīgas pašvaldība)' }
		]);
		await writePart(stranger, { id, part: 'evaluation' }, { introduction: 'Kopā.', version: 1 });
		await expect(startDraft(secretary, { ...typed, id: newId() })).rejects.toMatchObject({
			fields: { institutionId: 'guide_problem_institution' }
		});
		expect(parts).toHaveLength(20);
	});

	it('is not there any more once its beginning is taken back', async () => {
		const installation = await testInstallation(kind);
		const institutionId = await makeInstitution(installation, {
			kind: 'MUNICIPALITY',
			name: 'Valkas novads'
		});
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		const { id, eventId } = await startDraft(secretary, { id: newId(), institutionId, title: 'Programma' });
		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		await undoers[deeds.start.name]!(secretary, { ...event, before: null, after: JSON.parse(event.after!) });
		await expect(readDraft(secretary, id)).rejects.toMatchObject(notThere);
	});

	it('stands among many page by page, the one saved last first', async () => {
		const installation = await testInstallation(kind);
		const secretary = makeActor(installation, { role: 'SECRETARY' });
		const data = Array.from({ length: 61 }, (_, at) => ({
			...{ id: newId(), title: `Programma ${at}`, content: '{}', savedBy: 'Anna' },
			savedAt: new Date(Date.UTC(2022, 0, 1 + at))
		}));
		await installation.db.write((tx) => tx.guideDraft.createMany({ data }));
		const listed = (page: string) => readOwnDrafts(secretary, new URLSearchParams({ page }));
		expect(await listed('1')).toMatchObject({ page: 1, pages: 3, drafts: { length: 30 } });
		expect((await listed('2')).drafts[0]).toMatchObject({ title: 'Programma 30' });
		for (const page of ['3', '99'])
			expect(await listed(page)).toMatchObject({ page: 3, drafts: [{ title: 'Programma 0' }] });
		expect(await listed('rit')).toMatchObject({ page: 1 });
	});
});
