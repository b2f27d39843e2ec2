import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { Transaction } from '#lib/server/database.server.ts';
import { isId, newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { safeFileName } from './file-name.ts';
import { maximumFileSize } from './uploads.ts';

export interface NewAttachment {
	readonly name: string;
	/** The media type as claimed; a text that is no UTF-8 text is kept as bytes. */
	readonly type: string;
	readonly bytes: Uint8Array;
	/** Where it is known already: a transaction need not make it. */
	readonly sha256?: string;
	readonly provenance?: string;
	readonly isSample?: boolean;
	readonly clockNow: Date;
}

export interface Attachment {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly size: number;
	readonly sha256: string;
	/** Where it comes from, as recorded with it. */
	readonly provenance: string | null;
}

export interface AttachmentWithBytes extends Attachment {
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps a file, in the transaction of whatever it belongs to; gives its id. Refuses INVALID an empty one or one over 20 MB. */
export async function addAttachment(tx: Transaction, file: NewAttachment): Promise<string> {
	const bytes = new Uint8Array(file.bytes);
	if (bytes.length === 0) throw new Refusal('INVALID', { fields: { file: 'documents_file_empty' } });
	if (bytes.length > maximumFileSize)
		throw new Refusal('INVALID', { fields: { file: 'documents_file_too_big' } });
	const id = newId();
	await tx.attachment.create({
		data: {
			id,
			name: safeFileName(file.name),
			type: typeOf(file.type, bytes),
			size: bytes.length,
			sha256: file.sha256 ?? createHash('sha256').update(bytes).digest('hex'),
			createdAt: file.clockNow,
			isSample: file.isSample ?? false,
			provenance: file.provenance ?? null
		}
	});
	await tx.attachmentContent.create({ data: { attachmentId: id, bytes } });
	return id;
}

function typeOf(claimed: string, bytes: Uint8Array): string {
	const type = claimed.split(';')[0]!.trim().toLowerCase();
	const isText = type.startsWith('text/') && (!isUtf8(bytes) || bytes.includes(0));
	return isText || !/^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(type) ? 'application/octet-stream' : type;
}

const described = {
	id: true,
	name: true,
	type: true,
	size: true,
	sha256: true,
	provenance: true
} as const;

/** What a file is, without reading it. Refuses NOT_FOUND what is not there, or is no id. */
export async function describeAttachment(
	installation: Pick<Installation, 'db'>,
	id: unknown
): Promise<Attachment> {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const found = await installation.db.read.attachment.findUnique({ where: { id }, select: described });
	if (!found) throw new Refusal('NOT_FOUND');
	return found;
}

/** A file and its bytes, 20 MB at most. Refuses NOT_FOUND as above. Who may see it is the asker's question. */
export async function readAttachment(
	installation: Pick<Installation, 'db'>,
	id: unknown
): Promise<AttachmentWithBytes> {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const found = await installation.db.read.attachment.findUnique({
		where: { id },
		select: { ...described, content: { select: { bytes: true } } }
	});
	if (!found?.content) throw new Refusal('NOT_FOUND');
	const { content, ...attachment } = found;
	return { ...attachment, bytes: content.bytes };
}
