import type { Actor } from '#lib/accounts/actor.server.ts';
import { addAttachment } from '#lib/documents/attachments.server.ts';
import { makeContainer, makeSigner, signatureXml, signaturesXml } from '#lib/documents/container-fixtures.ts';
import { makeWord } from '#lib/documents/word.server.ts';
import { addItem } from '#lib/meetings/agenda.server.ts';
import { approve } from '#lib/meetings/approving.server.ts';
import { leavePapers } from '#lib/meetings/documents.server.ts';
import { savePart } from '#lib/meetings/minutes.server.ts';
import { plan } from '#lib/meetings/planning.server.ts';
import { publish } from '#lib/meetings/publishing.server.ts';
import { addSigned } from '#lib/meetings/signing.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';

/** A meeting whose minutes are approved, signed and published in parts; and another, for what is done by hand. */
export interface FoundPublished {
	shown: string;
	changed: string;
}

export async function makePublished(installation: Installation): Promise<FoundPublished> {
	const { id: bodyId } = await installation.db.read.body.findUniqueOrThrow({
		where: { slug: 'barintiesu-darbs' },
		select: { id: true }
	});
	const { id: userId, name } = await installation.db.read.user.findFirstOrThrow({
		where: { role: 'SECRETARY' }
	});
	const actor: Actor = {
		...{ installation, locale: 'lv', userId, name, personId: null, role: 'SECRETARY', seats: [] },
		isSystem: false
	};
	return { shown: await makeOne(actor, bodyId, '17'), changed: await makeOne(actor, bodyId, '18') };
}

async function makeOne(actor: Actor, bodyId: string, number: string): Promise<string> {
	const [meetingId, itemId] = [newId(), newId()];
	const when = { date: '23.03.2022.', startTime: '10.00', endTime: '12.00', wasHeld: true };
	await plan(actor, { id: meetingId, bodyId, number, ...when, place: 'Skolas iela 28, Rīga' });
	const item = { meetingId, kind: 'INFORMATION' };
	await addItem(actor, { ...item, id: itemId, title: 'Bāriņtiesu darba pilnveide', isPublic: true });
	await addItem(actor, { ...item, id: newId(), title: 'Iekšējs jautājums', isPublic: false });
	const part = { id: newId(), meetingId, place: itemId, kind: 'HEARD', version: 0 };
	await savePart(actor, { ...part, text: 'Labklājības ministrijas pārstāvis informē par slodzi.' });
	const files = [new File(['Ziņojums.'], 'Ziņojums.txt', { type: 'text/plain' })];
	await leavePapers(actor, { id: newId(), meetingId, itemId, title: 'Ziņojums', audience: 'PUBLIC', files });
	await approve(actor, { id: newId(), meetingId, version: await versionOf(actor, meetingId) });
	await addSigned(actor, { id: newId(), meetingId, files: [await sign(actor, meetingId)] });
	const version = await versionOf(actor, meetingId);
	await publish(actor, { id: newId(), meetingId, version, what: 'PARTS' });
	return meetingId;
}

async function versionOf({ installation }: Actor, id: string): Promise<number> {
	return (await installation.db.read.meeting.findUniqueOrThrow({ where: { id } })).version;
}

/** The file that was made to be signed, signed by nobody who is. */
async function sign({ installation }: Actor, meetingId: string): Promise<File> {
	const clockNow = installation.clock.now();
	const bytes = await makeWord({
		...{ council: 'Padome', title: 'PROTOKOLS', date: '2022-03-23', locale: 'lv', madeAt: clockNow },
		blocks: [{ type: 'MARKDOWN', source: 'Padome pieņem zināšanai ziņojumu.' }]
	});
	const file = { name: 'Protokols.docx', type: 'application/octet-stream', bytes, clockNow };
	await installation.db.write(async (tx) => {
		const { id } = await tx.minutesVersion.findFirstOrThrow({ where: { meetingId, kind: 'APPROVED' } });
		const attachmentId = await addAttachment(tx, file);
		await tx.minutesVersion.update({ where: { id }, data: { attachmentId } });
	});
	const files = { 'Protokols.docx': bytes };
	const person = makeSigner({ GN: 'PARAUGA', SN: 'VADĪTĀJA' });
	const seal = makeSigner({ CN: 'Parauga iestāde', O: 'Parauga iestāde' }, { isSeal: true });
	const xml = signaturesXml(
		signatureXml({ signer: person, files, stampedAt: clockNow }),
		signatureXml({ signer: seal, files, id: 'S2' })
	);
	const container = makeContainer(
		{ ...files, 'Pielikums.txt': new TextEncoder().encode('Neparakstīts.') },
		{ 'signatures0.xml': xml }
	);
	return new File([new Uint8Array(container)], 'Protokols.edoc');
}
