import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeContainer } from '#lib/documents/container-fixtures.ts';
import { oldOffice } from '#lib/documents/file-samples.ts';
import { makePdf } from '#lib/documents/pdf-fixtures.ts';
import { makeDocx, paragraph, run } from '#lib/documents/word-file-fixtures.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { refusalOf } from '../../../tests/setup/refused.ts';
import { asking } from '../../../tests/setup/requests.ts';
import { mustSeeFile } from '../../routes/attachments/sight.server.ts';
import { accept } from './accepting.server.ts';
import { readAnswerPage } from './answer-page.server.ts';
import { askingLetter } from './asking-letter.server.ts';
import { readLetterPage } from './letter-page.server.ts';
import { registerLetter } from './letter-registering.server.ts';
import { rereadLetter } from './letter-rereading.server.ts';
import { dropLetterUploads, keepLetterFiles } from './letter-uploads.server.ts';
import { readRequestBoard } from './request-board.server.ts';
import { closeRequest } from './request-closing.server.ts';
import { roundTemplate } from './template.ts';

const bold = (text: string) => paragraph(run(text, '<w:b/>'));
const written = makeDocx(
	[
		paragraph('2022. gada 21. martā Nr. 1-15/345'),
		bold('2.1. Sagatavot priekšlikumus (1).'),
		bold('Kas izdarīts'),
		paragraph('Sagatavots likumprojekts.'),
		bold('Kas plānots'),
		paragraph('Iesniegt to valdībā.')
	].join('')
);
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const types = `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const letter = zipSync({ '[Content_Types].xml': strToU8(types), ...unzipSync(written) });
const oldLetter = zipSync({
	'[Content_Types].xml': strToU8(types),
	...unzipSync(makeDocx(paragraph('Pielikums.')))
});
const fileOf = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name);

async function registering(kind: (typeof databaseKinds)[number]) {
	const all = await asking(kind);
	const { requestId, institutions, secretary } = all;
	const parts = await all.installation.db.read.requestPart.findMany({
		where: { requestId },
		orderBy: { position: 'asc' }
	});
	const partIds = parts.map(({ id }) => id);
	const typed = (texts: Readonly<Record<string, string>>, more: object = {}) => ({
		...{ id: newId(), requestId, who: `${institutions.vbtai}|`, number: '1-15/345', date: '21.03.2022.' },
		...{ receivedOn: '22.03.2022.', signatory: 'Valsts sekretārs Paraugs', preparer: '', rest: '' },
		...{ textIds: Object.keys(texts), texts: Object.values(texts), ...more }
	});
	const keep = (actor: typeof secretary, id: string, ...files: File[]) =>
		keepLetterFiles(actor, { id, requestId, who: `${institutions.vbtai}|`, files });
	const page = (letterId: string | null, who = `${institutions.vbtai}|`) =>
		readLetterPage(secretary, { requestId, who, letterId });
	const problems = async (work: Promise<unknown>) => (await refusalOf(work)).fields;
	return { ...all, partIds, typed, keep, page, problems };
}

describe.each(databaseKinds)('letters that came on %s', (kind) => {
	it('are read, checked and registered, once, with a version for each part that they answer', async () => {
		const { secretary, member, outsider, requestId, answerId, partIds, ...of } = await registering(kind);
		const id = newId();
		await of.keep(secretary, id, fileOf('Atbilde.docx', letter));
		await of.keep(secretary, id, fileOf('Atbilde.docx', letter));
		const read = await of.page(id);
		expect(read).toMatchObject({
			files: [{ name: 'Atbilde.docx', problem: null }],
			reading: { by: 'HEADINGS', isOfAnother: false },
			values: { number: '1-15/345', date: '2022-03-21', receivedOn: '2022-03-25' },
			slots: [{ code: '2.1.', texts: { done: 'Sagatavots likumprojekts.' } }, { code: '2.2.' }]
		});
		const done = { [`${partIds[0]} done`]: 'Sagatavots likumprojekts.', [`${partIds[1]} done`]: ' ' };
		const form = of.typed(done, { id });
		// Two at once, and once more.
		const [first] = await Promise.all([registerLetter(secretary, form), registerLetter(secretary, form)]);
		expect(await registerLetter(secretary, form)).toEqual({ ...first, eventId: null });
		expect(first).toMatchObject({ answerId, count: 1 });
		expect(await of.stored()).toMatchObject({ state: 'SENT', firstSentOn: '2022-03-21' });
		expect(await of.versions()).toMatchObject([
			{ via: 'LETTER', letterId: id, authorName: 'Valsts sekretārs Paraugs', personId: null }
		]);
		expect((await of.stored(of.secondId)).state).toBe('ASKED');
		const { answer } = await readAnswerPage(member, { requestId, answerId });
		expect(answer.versions[0]!.letter).toMatchObject({
			...{ number: '1-15/345', date: '2022-03-21', receivedOn: '2022-03-22', registeredBy: 'Sekretāre' },
			files: [{ name: 'Atbilde.docx' }]
		});
		const fileId = answer.versions[0]!.letter!.files[0]!.id;
		await mustSeeFile(member, fileId);
		expect((await refusalOf(mustSeeFile(outsider, fileId))).reason).toBe('NOT_FOUND');
		const events = await of.installation.db.read.auditEvent.findMany({
			where: { subjectType: 'Request', subjectId: requestId, deed: 'requests.register' }
		});
		expect(events).toHaveLength(2);
		expect(new Set(events.map(({ capacity }) => capacity)).size).toBe(1);
		const again = of.typed(done, { number: 'Nr. 1-15/345' });
		expect((await of.problems(registerLetter(secretary, again))).number).toContain(
			'registering_problem_twice'
		);
		expect((await of.page(null)).registered).toMatchObject([{ id, number: '1-15/345' }]);
	});

	it('are refused whoever does not ask, and what cannot be', async () => {
		const { secretary, member, outsider, requestId, answerId, partIds, ...of } = await registering(kind);
		const texts = { [`${partIds[0]} done`]: 'Izdarīts.' };
		for (const actor of [outsider, member, makeActor(of.installation, { role: 'ADMINISTRATOR' })]) {
			expect((await refusalOf(registerLetter(actor, of.typed(texts)))).reason).toBe('NOT_FOUND');
			expect((await refusalOf(of.keep(actor, newId(), fileOf('a.docx', letter)))).reason).toBe('NOT_FOUND');
			const page = readLetterPage(actor, { requestId, who: null, letterId: null });
			expect((await refusalOf(page)).reason).toBe('NOT_FOUND');
		}
		const refused = (more: object, said: Record<string, string> = texts) =>
			of.problems(registerLetter(secretary, of.typed(said, more)));
		expect(await refused({ date: '26.03.2022.', receivedOn: '26.03.2022.' })).toHaveProperty('date');
		expect(await refused({ receivedOn: '20.03.2022.' })).toHaveProperty('receivedOn');
		expect(await refused({ receivedOn: '26.03.2022.' })).toHaveProperty('receivedOn');
		expect(await refused({ date: '' })).toHaveProperty('date');
		expect(await refused({ who: `${newId()}|` })).toHaveProperty('who');
		expect(await refused({}, { [`${partIds[0]} done`]: '  ' })).toHaveProperty('texts');
		await registerLetter(secretary, of.typed(texts));
		const { version } = await of.stored();
		await accept(secretary, { id: newId(), requestId, answers: [`${answerId}:${version}`] });
		expect(await refused({ number: '2' })).toEqual({
			form: 'registering_problem_accepted {"codes":"2.1."}'
		});
		await of.installation.db.write((tx) => closeRequest(tx, secretary, requestId));
		expect(await refused({ number: '3' })).toEqual({ form: 'registering_problem_closed' });
		expect((await of.page(null)).request.isClosed).toBe(true);
		expect(await of.versions()).toHaveLength(1);
	});

	it('come from institutions that were not asked, too, and the board says so', async () => {
		const { secretary, requestId, partIds, ...of } = await registering(kind);
		const { id: other } = await of.installation.db.read.institution.findFirstOrThrow({
			where: { id: { notIn: [of.institutions.vbtai, of.institutions.lm] } }
		});
		const who = `${other}|`;
		expect((await of.page(null, who)).writer).toMatchObject({ key: who, isAsked: false });
		await registerLetter(secretary, of.typed({ [`${partIds[1]} done`]: 'Arī mēs.' }, { who }));
		const board = await readRequestBoard(secretary, requestId);
		const theirs = board.asked.find(({ key }) => key === who);
		expect(theirs?.answers).toMatchObject([{ isUnasked: true, state: 'SENT', partId: partIds[1] }]);
	});

	it('keep a damaged container, and clear away what was never registered', async () => {
		const { secretary, installation, ...of } = await registering(kind);
		const whole = makeContainer({ 'vestule.docx': letter }, {});
		const damaged = whole.map((byte, at) => (at > 300 && at < 400 ? 0 : byte));
		const id = newId();
		await of.keep(secretary, id, fileOf('Atbilde.edoc', damaged));
		expect(await of.page(id)).toMatchObject({
			...{ files: [{ name: 'Atbilde.edoc', problem: 'BROKEN' }], reading: null },
			values: { number: '', date: '' }
		});
		const colleague = makeActor(installation, { userId: 'another', role: 'SECRETARY' });
		expect((await refusalOf(of.keep(colleague, id, fileOf('a.docx', letter)))).reason).toBe('NOT_FOUND');
		const later = installation.clock.now().getTime() + 15 * 24 * 60 * 60 * 1000;
		expect(await dropLetterUploads(installation)).toBe(0);
		installation.clock.set(new Date(later).toISOString());
		expect(await dropLetterUploads(installation)).toBe(1);
		expect((await of.page(id)).files).toEqual([]);
	});

	it('are read once more without losing what was written, and one more file can come with them', async () => {
		const { secretary, outsider, requestId: _, partIds, ...of } = await registering(kind);
		const texts = { [`${partIds[0]} done`]: 'Ierakstīts ar roku.', [`${partIds[1]} planned`]: '' };
		const id = newId();
		const form = of.typed(texts, { id, number: '', date: 'nezinu', files: [fileOf('Atbilde.docx', letter)] });
		expect((await refusalOf(rereadLetter(outsider, form))).reason).toBe('NOT_FOUND');
		const { letter: read, typed } = await rereadLetter(secretary, form);
		expect(read.files).toMatchObject([{ name: 'Atbilde.docx', problem: null }]);
		expect(typed).toMatchObject({
			...{ number: '1-15/345', date: 'nezinu', signatory: 'Valsts sekretārs Paraugs' },
			texts: ['Ierakstīts ar roku.\n\nSagatavots likumprojekts.', '']
		});
		// As another institution's: all of it stays.
		const who = `${of.institutions.lm}|`;
		const other = await rereadLetter(secretary, { ...form, ...typed, who, files: [] });
		expect(other).toMatchObject({ letter: { writer: { key: who } }, typed: { texts: typed.texts } });
		const more = { date: '21.03.2022.', who, files: [fileOf('Pielikums.odt', letter)] };
		expect(await of.problems(registerLetter(secretary, { ...form, ...typed, ...more }))).toHaveProperty(
			'files'
		);
		const files = [fileOf('Pielikums.docx', oldLetter)];
		await registerLetter(secretary, { ...form, ...typed, ...more, files });
		expect(await of.installation.db.read.answerLetterFile.count({ where: { letterId: id } })).toBe(2);
	});

	it('say events and figures of each point by itself, and what is wrong at its own', async () => {
		const { secretary, requestId, answerId, partIds, ...of } = await registering(kind);
		const template = JSON.stringify(roundTemplate('lv'));
		await of.installation.db.write((tx) =>
			tx.request.update({ where: { id: requestId }, data: { template } })
		);
		const rows = {
			eventIds: partIds.map((id) => `${id} 1`),
			eventDates: ['15.10.2022.', '2022. gada novembris'],
			...{ eventUntils: ['', ''], eventTexts: ['Seminārs', 'Konference'] },
			...{ figureIds: [`${partIds[1]} 1`], figureNames: ['Bērni'], figureUnits: [''] }
		};
		const wrong = of.typed({}, { ...rows, figureValues: ['daudz'] });
		expect(await of.problems(registerLetter(secretary, wrong))).toEqual({
			[`figures ${partIds[1]}`]: 'answering_problem_figure_value {"row":"1"}'
		});
		expect(await registerLetter(secretary, of.typed({}, { ...rows, figureValues: ['403'] }))).toMatchObject({
			count: 2
		});
		const answers = await of.installation.db.read.answer.findMany({
			where: { requestId, institutionId: of.institutions.vbtai },
			orderBy: { position: 'asc' },
			select: { id: true, events: { select: { text: true } }, figures: { select: { value: true } } }
		});
		expect(answers).toMatchObject([
			{ id: answerId, events: [{ text: 'Seminārs' }], figures: [] },
			{ events: [{ text: 'Konference' }], figures: [{ value: 403 }] }
		]);
	});

	it('of who has taken over from one who was asked answer for them', async () => {
		const { secretary, requestId, answerId, partIds, institutions, installation, ...of } =
			await registering(kind);
		installation.clock.set('2024-02-01T08:00:00Z');
		const heir = institutions.bac;
		const page = await of.page(null, `${heir}|`);
		expect(page.writer).toMatchObject({ key: `${institutions.vbtai}|`, isAsked: true });
		expect(page.choices.filter(({ label }) => label.includes('BAC'))).toHaveLength(1);
		await registerLetter(secretary, of.typed({ [`${partIds[0]} done`]: 'Jau BAC.' }, { who: `${heir}|` }));
		expect(await of.stored(answerId)).toMatchObject({ state: 'SENT', isUnasked: false });
		expect((await readRequestBoard(secretary, requestId)).asked).toHaveLength(2);
	});

	it('whose text cannot be read are kept and written by hand; what a password locks is told at once', async () => {
		const { secretary, partIds, ...of } = await registering(kind);
		for (const [name, bytes, problem] of [
			['ar paroli.pdf', makePdf([[{ text: 'a', y: 700 }]], true), 'ENCRYPTED'],
			['skenēta.pdf', makePdf([[], []]), 'NO_TEXT'],
			['vecs.doc', oldOffice('WordDocument'), 'OTHER_KIND']
		] as const) {
			const id = newId();
			await of.keep(secretary, id, fileOf(name, bytes));
			expect(await of.page(id)).toMatchObject({ files: [{ name, problem }], reading: null });
			const texts = { [`${partIds[0]} done`]: 'Sk. pielikumā.' };
			const { letterId } = await registerLetter(secretary, of.typed(texts, { id, number: name }));
			expect(await of.installation.db.read.answerLetterFile.count({ where: { letterId } })).toBe(1);
		}
		const locked = of.keep(secretary, newId(), fileOf('ar paroli.docx', oldOffice('EncryptedPackage')));
		expect((await of.problems(locked)).files).toContain('files_problem_password');
	});

	it('that name no point are about the only one that their writer was asked about', async () => {
		const { secretary, installation, requestId, institutions, partIds, ...of } = await registering(kind);
		await installation.db.write(async (tx) => {
			const withdrawnAt = installation.clock.now();
			const other = { requestId, institutionId: institutions.vbtai, partId: partIds[1]! };
			await tx.answer.updateMany({ where: other, data: { withdrawnAt } });
		});
		const unnamed = zipSync({
			...{ '[Content_Types].xml': strToU8(types) },
			...unzipSync(makeDocx(bold('Kas izdarīts') + paragraph('Sagatavots likumprojekts.')))
		});
		const id = newId();
		await of.keep(secretary, id, fileOf('Atbilde.docx', unnamed));
		expect(await of.page(id)).toMatchObject({
			reading: { by: 'HEADINGS' },
			slots: [{ texts: { done: 'Sagatavots likumprojekts.' } }, { state: null, texts: {} }]
		});
	});

	it('are asked for by a letter with a form that is known again', async () => {
		const { secretary, member, outsider, requestId, answerId, ...of } = await registering(kind);
		const { name, bytes } = await askingLetter(secretary, { requestId, answerId });
		expect(name).toContain('2022-03-25');
		await askingLetter(member, { requestId, answerId });
		expect((await refusalOf(askingLetter(outsider, { requestId, answerId }))).reason).toBe('NOT_FOUND');
		const id = newId();
		await of.keep(secretary, id, fileOf('Veidlapa.docx', bytes));
		expect(await of.page(id)).toMatchObject({ reading: { by: 'FORM', isOfAnother: false } });
	});
});
