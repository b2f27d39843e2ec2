import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import {
	addAttachment,
	describeAttachment,
	readAttachment,
	type NewAttachment
} from './attachments.server.ts';
import { maximumFileSize } from './uploads.ts';

const clockNow = new Date('2022-03-25T08:00:00Z');
const text = (content: string) => new TextEncoder().encode(content);
const file = (change: Partial<NewAttachment> = {}): NewAttachment => ({
	name: 'Mandāti.txt',
	type: 'text/plain',
	bytes: text('Mērķis: …'),
	clockNow,
	...change
});

describe.each(databaseKinds)('attachments on %s', (kind) => {
	test('gives back what was kept, byte by byte', async () => {
		const installation = await testInstallation(kind);
		const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
		const given = file({
			name: 'dir/ā.pdf',
			type: 'Application/PDF; x=1',
			bytes,
			provenance: 'avots',
			isSample: true
		});
		const id = await installation.db.write((tx) => addAttachment(tx, given));
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const described = {
			id,
			name: 'ā.pdf',
			type: 'application/pdf',
			size: 70_000,
			sha256,
			provenance: 'avots'
		};
		expect(await describeAttachment(installation, id)).toEqual(described);
		const read = await readAttachment(installation, id);
		expect(read).toMatchObject(described);
		expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
		const row = await installation.db.read.attachment.findUnique({ where: { id } });
		expect(row).toMatchObject({ createdAt: clockNow, isSample: true });
	});

	test('a part of a larger buffer is kept alone', async () => {
		const installation = await testInstallation(kind);
		const bytes = new Uint8Array(text('abcdef').buffer, 2, 2);
		const id = await installation.db.write((tx) => addAttachment(tx, file({ bytes })));
		expect(new TextDecoder().decode((await readAttachment(installation, id)).bytes)).toBe('cd');
	});

	test.each([
		['text/plain', text('teksts'), 'text/plain'],
		['text/plain; charset=utf-8', text('teksts'), 'text/plain'],
		['text/plain', Uint8Array.of(0xe2, 0x28), 'application/octet-stream'],
		['text/plain', text('a\0b'), 'application/octet-stream'],
		['', text('a'), 'application/octet-stream'],
		['text/html\r\nx: y', text('a'), 'application/octet-stream']
	])('what claims to be %j is looked at', async (type, bytes, kept) => {
		const installation = await testInstallation(kind);
		const id = await installation.db.write((tx) => addAttachment(tx, file({ type, bytes })));
		expect((await describeAttachment(installation, id)).type).toBe(kept);
	});

	test('20 MB are kept, a byte more is refused and leaves nothing, an empty file too', async () => {
		const installation = await testInstallation(kind);
		const add = (size: number) =>
			installation.db.write((tx) =>
				addAttachment(tx, file({ bytes: new Uint8Array(size), type: 'image/png' }))
			);
		const id = await add(maximumFileSize);
		expect((await readAttachment(installation, id)).bytes).toHaveLength(maximumFileSize);
		await expect(add(maximumFileSize + 1)).rejects.toMatchObject({
			reason: 'INVALID',
			fields: { file: 'documents_file_too_big' }
		});
		await expect(add(0)).rejects.toMatchObject({ fields: { file: 'documents_file_empty' } });
		expect(await installation.db.read.attachment.count()).toBe(1);
	});

	test('goes with the transaction it belongs to', async () => {
		const installation = await testInstallation(kind);
		const undone = installation.db.write(async (tx) => {
			await addAttachment(tx, file());
			throw new Error('no');
		});
		await expect(undone).rejects.toThrow('no');
		expect(await installation.db.read.attachment.count()).toBe(0);
		expect(await installation.db.read.attachmentContent.count()).toBe(0);
	});

	test.each(['0190a0a0-0000-7000-8000-000000000000', 'x', '', undefined, null, 7, { not: '' }, "' OR 1=1"])(
		'what is not there is not found: %j',
		async (id) => {
			const installation = await testInstallation(kind);
			await installation.db.write((tx) => addAttachment(tx, file()));
			await expect(describeAttachment(installation, id)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
			await expect(readAttachment(installation, id)).rejects.toMatchObject({ reason: 'NOT_FOUND' });
		}
	);

	test('two at the same time are two', async () => {
		const installation = await testInstallation(kind);
		const add = () => installation.db.write((tx) => addAttachment(tx, file()));
		const ids = await Promise.all([add(), add(), add()]);
		expect(new Set(ids).size).toBe(3);
		expect(await installation.db.read.attachmentContent.count()).toBe(3);
	});
});
