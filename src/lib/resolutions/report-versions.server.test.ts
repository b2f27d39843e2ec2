import { describe, expect, it } from 'vitest';
import { undoers } from '#portal';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeAnswer, readText, reportSetting } from '../../../tests/setup/reports.ts';
import { compile } from './compiling.server.ts';
import { editIntroduction, editParagraph, placeParagraph } from './report-editing.server.ts';
import { compareReportVersions, readVersionPage, readVersionsPage } from './report-versions-page.server.ts';
import { circulate } from './report-versions.server.ts';

describe.each(databaseKinds)('versions of a report on %s', (kind) => {
	it('say what changed between them, and whether they are still what went out', async () => {
		const { installation, secretary, assistant, councillor, outsider, report, lm } =
			await reportSetting(kind);
		const { id: reportId } = report;
		const { read, write } = installation.db;
		const texts = { inForce: 'Likums.', done: 'Izvērtēts.' };
		await makeAnswer(installation, report, { pointId: report.pointIds[0]!, institutionId: lm, texts });
		await compile(secretary, { id: reportId });
		const version = async () => (await read.report.findUniqueOrThrow({ where: { id: reportId } })).version;
		const undo = async (id: string | null) => {
			const event = await read.auditEvent.findUniqueOrThrow({ where: { id: id! } });
			const parse = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
			const change = { ...event, before: parse(event.before), after: parse(event.after) };
			await undoers[event.deed]!(secretary, change);
		};
		const seen = await version();
		const begin = (introduction: string) => ({ id: reportId, version: seen, introduction });
		expect((await refusalOf(editIntroduction(councillor, begin('x')))).reason).toBe('NOT_FOUND');
		await editIntroduction(secretary, begin('Ievads.'));
		expect((await editIntroduction(secretary, begin('Ievads.'))).eventId).toBeNull();
		expect(await refusalOf(editIntroduction(assistant, begin('Cits.')))).toMatchObject({
			...{ reason: 'CONFLICT', theirs: { values: { introduction: 'Ievads.' } } }
		});
		const out = async () => ({
			...{ id: newId(), reportId, version: await version(), commentsUntil: '2022-04-01' }
		});
		const first = await out();
		await circulate(secretary, first);
		// Between the two a paragraph says something else, one stands in another theme, and what was undone is undone.
		const [one, two] = await readText(secretary, reportId);
		const [edited, placed] = one!.paragraphs;
		await editParagraph(secretary, { id: edited!.id, version: 1, heading: 'Spēkā', text: 'Cits likums.' });
		const elsewhere = { id: placed!.id, version: 1, sectionId: newId() };
		expect((await refusalOf(placeParagraph(secretary, elsewhere))).fields).toHaveProperty('sectionId');
		const place = { ...elsewhere, sectionId: two!.id };
		expect((await refusalOf(placeParagraph(outsider, place))).reason).toBe('NOT_FOUND');
		const { eventId } = await placeParagraph(assistant, place);
		expect((await placeParagraph(secretary, place)).eventId).toBeNull();
		const places = async () => (await readText(secretary, reportId)).map((of) => of.paragraphs.length);
		expect(await places()).toEqual([1, 1]);
		await undo(eventId);
		expect(await places()).toEqual([2, 0]);
		const again = { ...begin('Jauns ievads.'), version: await version() };
		await undo((await editIntroduction(secretary, again)).eventId);
		await circulate(secretary, await out());
		const compared = await compareReportVersions(councillor, reportId, { from: null, to: null });
		expect([compared.from, compared.to, compared.changed]).toEqual([1, 2, 1]);
		const changed = compared.rows.find(({ isSame }) => !isSame)!;
		expect(changed.pieces.map(({ text }) => text).join('')).toContain('Cits');
		expect((await readVersionsPage(councillor, reportId)).versions.map(({ number }) => number)).toEqual([
			2, 1
		]);
		expect((await refusalOf(readVersionsPage(outsider, reportId))).reason).toBe('NOT_FOUND');
		const none = readVersionPage(secretary, { id: reportId, number: 3 });
		expect((await refusalOf(none)).reason).toBe('NOT_FOUND');
		const page = () => readVersionPage(councillor, { id: reportId, number: 1 });
		expect(await page()).toMatchObject({ isIntact: true, last: 2, mayComment: true });
		await write(async (tx) => {
			const { content } = await tx.reportVersion.findUniqueOrThrow({ where: { id: first.id } });
			const other = content.replace('Izvērtēts.', 'Neizvērtēts.');
			await tx.reportVersion.update({ where: { id: first.id }, data: { content: other } });
		});
		expect(await page()).toMatchObject({ isIntact: false });
	});
});
