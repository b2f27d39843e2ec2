import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { undoers } from '#portal';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { makeContainer, makeSigner, signatureXml, signaturesXml } from '#lib/documents/container-fixtures.ts';
import { makeWord } from '#lib/documents/word.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { refusalOf } from '../../../tests/setup/editing.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { heldMeeting, versionOf } from '../../../tests/setup/minutes.ts';
import { unsaidFields } from '../../../tests/setup/recorded-words.ts';
import { approve } from './approving.server.ts';
import { register } from './registering.server.ts';
import { mustSeeSigningFile } from './signed-reading.server.ts';
import { readSigned } from './signed-view.server.ts';
import { addSigned, withdrawSigned } from './signing.server.ts';

const words = (text: string, madeAt = '2022-03-24T12:00:00Z') =>
	makeWord({
		...{ council: 'Padome', title: 'PROTOKOLS', date: '2022-03-24', locale: 'lv' },
		madeAt: new Date(madeAt),
		blocks: [{ type: 'MARKDOWN', source: text }]
	});
const chair = makeSigner({ GN: 'PARAUGA', SN: 'VADĪTĀJS', serialNumber: 'PNOLV-010190-12345' });
const seal = makeSigner({ CN: 'Parauga iestāde', O: 'Parauga iestāde' }, { isSeal: true });

function container(files: Readonly<Record<string, Uint8Array>>, name = 'protokols.edoc'): File {
	const xml = signaturesXml(
		signatureXml({ signer: chair, files, stampedAt: new Date('2022-03-25T07:00:00Z') }),
		signatureXml({ signer: seal, files, id: 'S2' })
	);
	return new File([makeContainer(files, { 'signatures0.xml': xml }) as Uint8Array<ArrayBuffer>], name);
}

/** The last of what was recorded of a meeting, as it is taken back. */
async function lastChange({ installation }: Actor, id: string | null) {
	const event = await installation.db.read.auditEvent.findUniqueOrThrow({ where: { id: id! } });
	return { ...event, before: JSON.parse(event.before!), after: JSON.parse(event.after!) };
}

describe.each(databaseKinds)('approved minutes are signed outside on %s', (kind) => {
	it('and come back: compared, shown with who signed, withdrawn, put back, registered', async () => {
		const held = await heldMeeting(kind);
		const { installation, secretary, assistant, member, outsider, meetingId } = held;
		const { read, write } = installation.db;
		const approved = await words('Padome nolemj: pieņemt zināšanai.');
		const add = (by: Actor, file: File, id = newId()) => addSigned(by, { id, meetingId, files: [file] });
		const signed = container({ 'Protokols.docx': approved });
		expect((await refusalOf(add(secretary, signed))).fields.form).toBe('signed_problem_not_approved');
		await expect(readSigned(secretary, meetingId)).rejects.toThrow('NOT_FOUND');
		const version = await versionOf(secretary, meetingId);
		await approve(secretary, { id: newId(), meetingId, version, decision: '' });
		expect((await readSigned(outsider, meetingId)).approved.file).toBeNull();
		const attachmentId = await write(async (tx) => {
			const file = { name: 'Protokols.docx', type: 'application/octet-stream', bytes: approved };
			const id = await addAttachment(tx, { ...file, clockNow: installation.clock.now() });
			await tx.minutesVersion.updateMany({ where: { kind: 'APPROVED' }, data: { attachmentId: id } });
			return id;
		});

		// Whoever may not, what is no container, what signs other words, a file that merely lies beside.
		expect((await refusalOf(add(outsider, signed))).reason).toBe('NOT_FOUND');
		const fake = new File([approved as Uint8Array<ArrayBuffer>], 'protokols.edoc');
		expect((await refusalOf(add(secretary, fake))).reason).toBe('INVALID');
		const other = container({ 'P.docx': await words('Padome nolemj: noraidīt.') });
		expect((await refusalOf(add(secretary, other))).fields.files).toMatch(/^signed_problem_other /);
		expect(
			(await refusalOf(addSigned(secretary, { id: newId(), meetingId, files: [signed, signed] }))).fields
		).toEqual({ files: 'files_problem_one' });

		// Twice at once is once; the same container again is refused.
		const id = newId();
		const both = await Promise.all([add(member, signed, id), add(member, signed, id)]);
		const { eventId, match } = both.find((one) => one.eventId !== null)!;
		expect(match).toBe('SAME_FILE');
		expect(both.filter((one) => one.eventId === null)).toHaveLength(1);
		expect((await refusalOf(add(assistant, signed))).fields).toEqual({ files: 'signed_problem_same' });
		expect(await read.meeting.findUniqueOrThrow({ where: { id: meetingId } })).toMatchObject({
			status: 'SIGNED'
		});
		const view = await readSigned(outsider, meetingId);
		expect(view.maySign).toBe(false);
		expect(view.containers).toMatchObject([
			{
				...{ match: 'SAME_FILE', by: member.name, uncovered: [], withdrawn: null },
				signatures: [
					{
						name: 'PARAUGA VADĪTĀJS',
						isSeal: false,
						validity: 'VALID',
						timestampedAt: '25.03.2022. plkst. 09.00'
					},
					{ isSeal: true, timestampedAt: null, covers: ['Protokols.docx'], changed: [] }
				],
				expected: [
					{ office: 'CHAIR', isThere: true },
					{ office: 'WRITER', isThere: false }
				]
			}
		]);
		expect(JSON.stringify(await read.signedMinutes.findMany())).not.toContain('010190');
		await mustSeeSigningFile(outsider, meetingId, attachmentId);
		await expect(mustSeeSigningFile(outsider, meetingId, newId())).rejects.toThrow('NOT_FOUND');

		// Saved again, and what cannot be compared, are taken; withdrawn, the minutes are approved and not signed.
		const again = container({
			'P.docx': await words('Padome nolemj: pieņemt zināšanai.', '2022-03-25T01:00:00Z')
		});
		expect((await add(secretary, again)).match).toBe('SAME_TEXT');
		const pdf = container({ 'P.pdf': new TextEncoder().encode('%PDF-1.4') }, 'p.asice');
		expect((await add(secretary, pdf)).match).toBe('NOT_COMPARABLE');
		let withdrawn: string | null = null;
		for (const { id: signedId } of await read.signedMinutes.findMany()) {
			expect((await refusalOf(withdrawSigned(outsider, { meetingId, signedId }))).reason).toBe('NOT_FOUND');
			withdrawn = (await withdrawSigned(secretary, { meetingId, signedId })).eventId;
			expect((await withdrawSigned(secretary, { meetingId, signedId })).eventId).toBeNull();
		}
		const statusNow = async () => (await read.meeting.findUniqueOrThrow({ where: { id: meetingId } })).status;
		expect(await statusNow()).toBe('APPROVED');
		const undo = undoers['meetings.sign']!;
		await undo(secretary, await lastChange(secretary, withdrawn));
		expect(await statusNow()).toBe('SIGNED');
		expect((await refusalOf(undo(secretary, await lastChange(secretary, eventId)))).reason).toBe('CONFLICT');

		// The register: changeable, not past each other, and taken back.
		const seen = await versionOf(secretary, meetingId);
		const form = { meetingId, version: seen, docNumber: '1-5/12', fileIndex: '1-5' };
		expect((await refusalOf(register(outsider, form))).reason).toBe('NOT_FOUND');
		const registered = await register(assistant, form);
		expect((await register(assistant, form)).eventId).toBeNull();
		expect((await refusalOf(register(secretary, { ...form, docNumber: 'cits' }))).reason).toBe('CONFLICT');
		await undo(secretary, await lastChange(secretary, registered.eventId));
		expect((await readSigned(secretary, meetingId)).register).toEqual({ docNumber: null, fileIndex: null });

		// What is restricted in them is in the files too: whoever may not read it gets none.
		const row = await read.minutesVersion.findFirstOrThrow({ where: { kind: 'APPROVED' } });
		const content = row.content.replaceAll('"restrictedUntil":null', '"restrictedUntil":"2022-12-31"');
		await write((tx) => tx.minutesVersion.update({ where: { id: row.id }, data: { content } }));
		await expect(mustSeeSigningFile(outsider, meetingId, attachmentId)).rejects.toThrow('NOT_FOUND');
		await mustSeeSigningFile(member, meetingId, attachmentId);
		expect(await unsaidFields(installation)).toEqual([]);
	});

	it('with a Word file that would fill the memory are kept and not unpacked: nobody can say that it has the same words', async () => {
		const { secretary, meetingId } = await heldMeeting(kind);
		await approve(secretary, { id: newId(), meetingId, version: await versionOf(secretary, meetingId) });
		const bomb = zipSync({ 'word/document.xml': new Uint8Array(100_000_000) });
		const began = performance.now();
		const files = [container({ 'P.docx': bomb })];
		const { match } = await addSigned(secretary, { id: newId(), meetingId, files });
		expect(match).toBe('NOT_COMPARABLE');
		expect(performance.now() - began).toBeLessThan(5000);
	});
});
