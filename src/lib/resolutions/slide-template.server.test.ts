import { describe, expect, it } from 'vitest';
import { defaultTemplateFile } from '#lib/documents/slide-default.server.ts';
import { changed, filesOf, ministryTemplate } from '#lib/documents/slide-fixtures.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import {
	readTemplateExample,
	readTemplateFile,
	readTemplatePage,
	templateInUse
} from './slide-template-reading.server.ts';
import { removeTemplate, replaceTemplate, undoers } from './slide-template.server.ts';

const own = defaultTemplateFile();
const upload = (bytes: Uint8Array, name = 'LM veidne.potx') => new File([new Uint8Array(bytes)], name);
const ministry = upload(ministryTemplate(own));

describe.each(databaseKinds)('the template of slides on %s', (kind) => {
	it('is our own until the secretariat brings another; twice is once, who comes second is told, and it is taken back', async () => {
		const installation = await testInstallation(kind, { at: '2026-03-25T08:00:00Z' });
		const { read } = installation.db;
		const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });
		const assistant = makeActor(installation, { role: 'ASSISTANT', name: 'Asistents' });
		const outsider = makeActor(installation, { userId: newId() });
		const names = async () => Object.keys(filesOf((await readTemplateExample(secretary)).bytes));
		const undo = async (eventId: string | null) => {
			const event = await read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
			const [before, after] = [event.before, event.after].map((side) => JSON.parse(side!) as unknown);
			await undoers['reports.changeTemplate']!(secretary, { ...event, before, after });
		};

		expect(await readTemplatePage(assistant)).toMatchObject({ version: 1, file: null });
		expect((await readTemplateFile(secretary)).own?.bytes).toEqual(own);
		expect((await names()).filter((name) => name.includes('slides/slide'))).not.toHaveLength(0);

		const form = { id: newId(), version: 1, files: [ministry] };
		for (const work of [readTemplatePage, readTemplateFile, readTemplateExample])
			expect((await refusalOf(work(outsider))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(replaceTemplate(outsider, form))).reason).toBe('NOT_FOUND');
		expect((await refusalOf(removeTemplate(outsider, { version: 1 }))).reason).toBe('NOT_FOUND');

		const both = await Promise.all([replaceTemplate(assistant, form), replaceTemplate(assistant, form)]);
		expect(both.filter(({ eventId }) => eventId)).toHaveLength(1);
		expect(await replaceTemplate(assistant, form)).toEqual({ eventId: null });
		expect(await read.attachment.count()).toBe(1);
		const other = { ...form, id: newId() };
		expect((await refusalOf(replaceTemplate(secretary, other))).reason).toBe('CONFLICT');
		expect((await refusalOf(removeTemplate(secretary, { version: 1 }))).reason).toBe('CONFLICT');
		const page = await readTemplatePage(secretary);
		expect(page).toMatchObject({ version: 2, file: { name: 'LM veidne.potx', size: ministry.size } });
		expect(await names()).toContain('ppt/media/image1.png');
		expect((await templateInUse(installation)).topic.name).toBe('ppt/slideLayouts/slideLayout2.xml');
		const kept = (await readTemplateFile(secretary)).attachment!;
		expect(Buffer.from(kept.bytes).equals(Buffer.from(await ministry.arrayBuffer()))).toBe(true);

		const removed = await removeTemplate(secretary, { version: 2 });
		expect(await removeTemplate(secretary, { version: 3 })).toEqual({ eventId: null });
		expect(await readTemplatePage(secretary)).toMatchObject({ version: 3, file: null });
		await undo(removed.eventId);
		expect(await readTemplatePage(secretary)).toMatchObject({ version: 4, file: page.file });
		const replaced = both.find(({ eventId }) => eventId)!.eventId;
		await undo(replaced);
		expect(await names()).not.toContain('ppt/media/image1.png');
		expect((await refusalOf(undo(replaced))).reason).toBe('CONFLICT');
	});

	it('is not replaced by what is no template, and says what to do', async () => {
		const installation = await testInstallation(kind, { at: '2026-03-25T08:00:00Z' });
		const secretary = makeActor(installation, { role: 'SECRETARY', name: 'Sekretāre' });
		const text = (words: string) => new TextEncoder().encode(words);
		const changedFile = (name: string, change: (text: string) => string) => [
			upload(changed(own, { [name]: change }), 'a.pptx')
		];
		const wrong: [File[], string][] = [
			[[], 'files_problem_none'],
			[[upload(text(''))], 'files_problem_empty'],
			[[ministry, upload(own)], 'files_problem_one'],
			[[upload(text('veidne'), 'a.pptx')], 'reportpapers_problem_not_a_presentation'],
			[[upload(text('%PDF-1.4'), 'a.pdf')], 'reportpapers_problem_not_a_presentation'],
			[[upload(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'a.pptx')], 'reportpapers_problem_protected'],
			[changedFile('ppt/vbaProject.bin', () => 'x'), 'reportpapers_problem_macros'],
			[changedFile('ppt/media/a.png', () => '\0'.repeat(61 * 1024 * 1024)), 'reportpapers_problem_too_big'],
			[changedFile('[Content_Types].xml', (xml) => xml.slice(0, -3)), 'reportpapers_problem_broken'],
			[
				changedFile('ppt/slideLayouts/slideLayout2.xml', (xml) => xml.replace('<p:ph idx="1"/>', '')),
				'reportpapers_problem_no_layout'
			]
		];
		for (const [files, problem] of wrong) {
			const refusal = await refusalOf(replaceTemplate(secretary, { id: newId(), version: 1, files }));
			expect(refusal.fields.files?.split(' ')[0], problem).toBe(problem);
		}
		expect(await installation.db.read.attachment.count()).toBe(0);
	});
});
