import { addAttachment } from '#lib/documents/attachments.server.ts';
import { fileKinds } from '#lib/documents/file-kinds.ts';
import { safeFileName } from '#lib/documents/file-name.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import { mostFiles } from '#lib/documents/uploads.ts';
import type { ArrivedFile, LeftFile } from '#lib/mail/incoming-files.ts';
import type { FileKeeper } from '#lib/mail/incoming.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** After so many that were refused nobody looks at the others: a thousand parts are no reply. */
const mostChecked = 3 * mostFiles;

/** Keeps the files of replies, each checked by its content as if somebody had uploaded it. */
export const replyFiles: FileKeeper = {
	async check(files) {
		const kept: Upload[] = [];
		const left: LeftFile[] = [];
		for (const [index, file] of files.entries()) {
			const name = safeFileName(nameOf(file));
			const isOver = kept.length >= mostFiles || index >= mostChecked;
			const checked = isOver ? 'MANY' : file.isWhole ? await check(file, name) : 'CUT';
			if (typeof checked === 'string') left.push({ name, why: checked });
			else kept.push(checked);
		}
		return { left, keep: (tx, mailId, clockNow) => keep(tx, mailId, kept, clockNow) };
	}
};

/** One without a name is called after what it says it is; whether it is that, its content shows. */
function nameOf({ name, type }: ArrivedFile): string {
	if (name !== null) return name;
	const kind = fileKinds.find((one) => one.type === type.split(';')[0]!.trim());
	return kind ? `datne.${kind.endings[0]}` : 'datne';
}

const reasons: Readonly<Record<string, LeftFile['why']>> = {
	files_problem_empty: 'EMPTY',
	files_problem_big: 'BIG',
	files_problem_no_ending: 'NO_ENDING',
	files_problem_kind: 'KIND',
	files_problem_content: 'CONTENT'
};

async function check({ bytes }: ArrivedFile, name: string): Promise<Upload | LeftFile['why']> {
	try {
		const [upload] = await checkUploads([new File([new Uint8Array(bytes)], name)]);
		return upload!;
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return reasons[refusal.fields?.files?.split(' ')[0] ?? ''] ?? 'CONTENT';
	}
}

async function keep(tx: Transaction, mailId: string, uploads: readonly Upload[], clockNow: Date) {
	for (const upload of uploads)
		await tx.incomingFile.create({
			data: { mailId, attachmentId: await addAttachment(tx, { ...upload, clockNow }) }
		});
}

export interface ReplyFile {
	readonly id: string;
	readonly name: string;
	readonly size: number;
}

/** The files that came with a reply and are still with it, in the order in which they came. */
export async function readReplyFiles(
	read: Pick<Reader, 'incomingFile'>,
	mailId: string
): Promise<ReplyFile[]> {
	const files = await read.incomingFile.findMany({
		where: { mailId },
		orderBy: { attachmentId: 'asc' },
		select: { attachment: { select: { id: true, name: true, size: true } } }
	});
	return files.map(({ attachment }) => attachment);
}

/** Some of them as if they had been chosen in a form. One that was taken away by law is gone. */
export async function uploadsOf(
	read: Pick<Reader, 'incomingFile'>,
	mailId: string,
	chosen: readonly string[]
): Promise<Upload[]> {
	const files = await read.incomingFile.findMany({
		where: { mailId, attachmentId: { in: [...chosen] } },
		orderBy: { attachmentId: 'asc' },
		select: {
			attachment: {
				select: {
					...{ name: true, type: true, sha256: true, redactedAt: true },
					content: { select: { bytes: true } }
				}
			}
		}
	});
	return files.flatMap(({ attachment: { name, type, sha256, content, redactedAt } }) =>
		content && !redactedAt ? [{ name, type, sha256, bytes: content.bytes }] : []
	);
}

/**
 * Takes the files from a reply that was decided on: filed, they are the task's; set aside, nobody wants them. They are no
 * record of the council's yet, and the mail itself is still in the mailbox. Answers their names.
 */
export async function dropFiles(tx: Transaction, mailId: string): Promise<string[]> {
	const files = await readReplyFiles(tx, mailId);
	const ids = files.map(({ id }) => id);
	if (ids.length === 0) return [];
	await tx.incomingFile.deleteMany({ where: { mailId } });
	await tx.attachmentContent.deleteMany({ where: { attachmentId: { in: ids } } });
	await tx.attachment.deleteMany({ where: { id: { in: ids } } });
	return files.map(({ name }) => name);
}
