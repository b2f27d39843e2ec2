import type { ParsedMail } from './incoming.ts';

/** A file that came with a mail, unchecked. */
export interface ArrivedFile {
	/** As whoever sent it called it; null where they did not. */
	readonly name: string | null;
	readonly type: string;
	readonly bytes: Uint8Array;
	/** Not where the mail was longer than what is read of it. */
	readonly isWhole: boolean;
}

/** Why a file is not kept, or no longer. */
export const leftBecause = [
	'EMPTY', // nothing is in it
	'BIG', // over 20 MB
	'NO_ENDING', // its name does not say what it is
	'KIND', // of a kind that is not taken
	'CONTENT', // not what its name says
	'MANY', // more came than anybody files
	'CUT', // the mail was longer than what is read of it
	'DISCARDED', // the reply was set aside
	'UNREADABLE' // not a file: the whole mail could not be taken apart
] as const;

/** A file that stayed in the mailbox: its name, and why. */
export interface LeftFile {
	readonly name: string;
	readonly why: (typeof leftBecause)[number];
}

/** Pictures of signatures, logos and counters are small; what somebody pasted to be looked at is not. */
const largestOrnament = 50_000;

/**
 * The files among the parts of a mail. What the text itself shows as a small picture (`cid:`, the logo of a signature) is none
 * worth keeping, and neither is a signature or a mail's own words.
 */
export function filesOf({ attachments }: ParsedMail, isCut: boolean): ArrivedFile[] {
	return attachments
		.map((part, index) => ({
			...{ part, name: part.filename?.trim() || null, type: part.mimeType.toLowerCase() },
			bytes: bytesOf(part.content),
			// Only the last can be what the end of the reading cut.
			isWhole: !isCut || index < attachments.length - 1
		}))
		.filter((file) => isFile(file))
		.map(({ name, type, bytes, isWhole }) => ({ name, type, bytes, isWhole }));
}

type Part = ParsedMail['attachments'][number];

function isFile({ part, name, type, bytes }: ArrivedFile & { part: Part }): boolean {
	if (/^application\/(pgp|pkcs7|x-pkcs7)-(signature|mime)$/.test(type)) return false;
	const isAttached = part.disposition === 'attachment';
	const isShown = part.related === true || (part.contentId !== undefined && !isAttached);
	if (type.startsWith('image/') && isShown && bytes.length <= largestOrnament) return false;
	return isAttached || name !== null || !/^(text|message|multipart)\//.test(type);
}

function bytesOf(content: Part['content']): Uint8Array {
	return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** The stored list of files that were left; one that cannot be read says nothing. */
export function readLeft(text: string | null): LeftFile[] {
	try {
		const list = JSON.parse(text ?? '[]') as LeftFile[];
		return list.filter(({ name, why }) => typeof name === 'string' && leftBecause.includes(why));
	} catch {
		return [];
	}
}
