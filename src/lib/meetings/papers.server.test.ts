import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { wordPlainText } from '#lib/documents/word-plain.server.ts';
import { heldMeeting, versionOf } from '../../../tests/setup/minutes.ts';
import { approve } from './approving.server.ts';
import { readApprovedFile } from './approved-file.server.ts';
import { correct } from './corrections.server.ts';
import { formOf } from './document-texts-schema.ts';
import { changeTexts, readTextsForm, undoers } from './document-texts.server.ts';
import { usualTexts, wordField } from './document-texts.ts';
import { deeds } from './meetings.ts';
import { readPaperFile } from './paper-word.server.ts';
import { readExtract, readPaper, readPapers } from './papers.server.ts';
import { screenTextOf } from './paper-fixtures.ts';

describe.each(databaseKinds)('the documents of a meeting on %s', (kind) => {
	it('are a draft until the approval, then one file for ever; what may not be seen is left out', async () => {
		const { secretary, outsider, member, installation, meetingId, itemIds, decisionId } =
			await heldMeeting(kind);
		const word = async (actor = secretary, isCorrected = false) => {
			const { bytes, name } = await readPaperFile(actor, { meetingId, name: 'minutes', isCorrected });
			return { name, bytes, text: (await wordPlainText(bytes))! };
		};

		await expect(readPaper(outsider, meetingId, 'minutes')).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		await expect(readExtract(outsider, meetingId, { decisionId, isWhole: false })).rejects.toMatchObject({
			reason: 'NOT_FOUND'
		});
		expect((await readPapers(outsider, meetingId)).names).toEqual(['invitation', 'agenda', 'control']);
		expect((await readPapers(secretary, meetingId)).names).toEqual([
			'invitation',
			'agenda',
			'control',
			'attendance',
			'minutes'
		]);
		await expect(readApprovedFile(secretary, meetingId)).rejects.toMatchObject({ reason: 'NOT_FOUND' });

		const draft = await readPaper(secretary, meetingId, 'minutes');
		expect(draft.paper.mark).toBe('PROJEKTS');
		expect(draft.paper.title).toBe('sanāksmes protokols');
		expect(screenTextOf(draft.paper.blocks)).toBe((await word()).text);
		expect((await word()).text).not.toContain('DOKUMENTS PARAKSTĪTS');
		expect((await word()).text).toMatch(/SANĀKSMES PROTOKOLS\nRīgā\n2022\. gada 24\. martā/);
		const attendance = await readPaper(secretary, meetingId, 'attendance');
		expect(screenTextOf(attendance.paper.blocks)).toContain('DALĪBNIEKU SARAKSTS');
		expect((await readPaper(outsider, meetingId, 'agenda')).paper.mark).toBeNull();

		await installation.db.write((tx) =>
			tx.agendaItem.update({
				where: { id: itemIds[1]! },
				data: { restrictedUntil: '2030-01-01', restrictedBasis: 'IAL 5. pants' }
			})
		);
		const version = await versionOf(secretary, meetingId);
		await approve(secretary, { id: newId(), meetingId, version });
		const signed = await word();
		expect(signed.name).toBe('Protokols Nr. 1 2022-03-24');
		expect(signed.text).toContain('IEROBEŽOTAS PIEEJAMĪBAS INFORMĀCIJA');
		expect(signed.text).toContain('2. § Dažādi');
		const file = await readApprovedFile(member, meetingId);
		expect(createHash('sha256').update(signed.bytes).digest('hex')).toBe(file.sha256);
		const fromOutside = await word(outsider);
		expect(fromOutside.text).toContain('2. § Ierobežotas pieejamības jautājums');
		expect(fromOutside.text).not.toContain('Dažādi');
		await expect(readApprovedFile(outsider, meetingId)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		expect((await readPaper(outsider, meetingId, 'agenda')).paper.leftOut).toEqual([2]);

		// Neither a correction nor another text changes what is to be signed.
		await correct(secretary, { id: newId(), meetingId, itemId: itemIds[0], text: 'Lasīt: 12. aprīlis.' });
		const values = { ...formOf(usualTexts), version: 1, [wordField('heard')]: 'ZIŅO' };
		await changeTexts(secretary, values);
		expect((await word()).bytes).toEqual(signed.bytes);
		expect((await word(secretary, true)).text).toContain('Lasīt: 12. aprīlis.');
		expect((await word(secretary, true)).text).toContain('ZIŅO:');

		const extract = await readExtract(secretary, meetingId, { decisionId, isWhole: false });
		const said = screenTextOf(extract.paper.blocks);
		expect(said).toMatch(
			/SANĀKSMES PROTOKOLA IZRAKSTS\nRīgā\n2022\. gada 24\. martā\s+Nr\. 1\n1\. § Bāriņtiesu darbs/
		);
		expect(said).toContain('Izraksts pareizs');
		expect(said).not.toContain('Dažādi');
		await expect(
			readExtract(secretary, meetingId, { decisionId: newId(), isWhole: true })
		).rejects.toMatchObject({
			reason: 'NOT_FOUND'
		});
	});

	it('take their texts from one place, which the secretariat changes, once, and takes back', async () => {
		const { secretary, assistant, chair, installation } = await heldMeeting(kind);
		await expect(readTextsForm(chair)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		const form = { ...formOf(usualTexts), version: 1 };
		await expect(changeTexts(chair, form)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		expect(await changeTexts(assistant, form)).toEqual({ eventId: null });
		await expect(changeTexts(assistant, { ...form, [wordField('heard')]: ' ' })).rejects.toMatchObject({
			fields: { [wordField('heard')]: 'papers_problem_text' }
		});

		const next = { ...form, [wordField('address')]: '', 'minutesOrder-AGENDA': '1', clock: 'COLON' };
		const { eventId } = await changeTexts(assistant, next);
		expect(await changeTexts(assistant, next)).toEqual({ eventId: null });
		const kept = await readTextsForm(secretary);
		expect(kept).toMatchObject({ version: 2, clock: 'COLON', words: { address: '' } });
		expect(kept.minutesOrder.slice(0, 2)).toEqual(['WHERE', 'AGENDA']);
		await expect(changeTexts(secretary, { ...form, [wordField('said')]: 'RUNĀ' })).rejects.toMatchObject({
			reason: 'CONFLICT',
			theirs: { version: 2, who: 'Asistents' }
		});

		const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: eventId! } });
		const recorded = { ...event, before: JSON.parse(event.before!), after: JSON.parse(event.after!) };
		await undoers[deeds.changeTexts.name]!(secretary, recorded);
		expect(await readTextsForm(secretary)).toEqual({ ...usualTexts, version: 3 });
		await expect(undoers[deeds.changeTexts.name]!(secretary, recorded)).rejects.toMatchObject({
			reason: 'CONFLICT'
		});
	});
});
