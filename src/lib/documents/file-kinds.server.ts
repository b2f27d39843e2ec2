import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import type { FileKind, Shows } from './file-kinds.ts';

/** Whether a file's content is what its kind says. What it claims to be counts for nothing. */
export async function isOfKind({ shows }: FileKind, bytes: Uint8Array): Promise<boolean> {
	switch (shows.by) {
		case 'TEXT':
			return isPlainText(bytes);
		case 'OLD_OFFICE':
			return (await nameOf(bytes)) === 'cfb' && hasStream(bytes, shows.streams);
		case 'FIRST_ENTRY':
			return firstEntrySays(bytes, shows.mimetype);
		case 'SIGNATURE':
			return shows.found.includes((await nameOf(bytes)) ?? '');
		case 'ARCHIVE':
			return isArchive(bytes, shows);
	}
}

/** Whether it is a file of today's Office that a password locks: then it is wrapped as those of before 2007 were. */
export function isLocked(bytes: Uint8Array): boolean {
	return hasStream(bytes, ['EncryptedPackage']);
}

/** What `file-type` calls it; nothing where it does not know it, or cannot read it to its end. */
async function nameOf(bytes: Uint8Array): Promise<string | undefined> {
	try {
		return (await fileTypeFromBuffer(bytes))?.ext;
	} catch {
		return undefined;
	}
}

async function isArchive(bytes: Uint8Array, { not }: Extract<Shows, { by: 'ARCHIVE' }>): Promise<boolean> {
	return startsWith(bytes, zipEntry) && !not.includes((await nameOf(bytes)) ?? '');
}

const zipEntry = [0x50, 0x4b, 0x03, 0x04];

/** ETSI EN 319 162-1: the first entry is called `mimetype`, is not compressed, and holds the media type. */
function firstEntrySays(bytes: Uint8Array, mimetype: string): boolean {
	if (!startsWith(bytes, zipEntry) || bytes.length < 30) return false;
	const entry = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const nameEnd = 30 + entry.readUInt16LE(26);
	const isStored = entry.readUInt16LE(8) === 0;
	if (!isStored || entry.toString('latin1', 30, nameEnd) !== 'mimetype') return false;
	const start = nameEnd + entry.readUInt16LE(28);
	return entry.toString('latin1', start, start + mimetype.length) === mimetype;
}

/** A name in the container's directory is UTF-16 in 64 bytes, its length after it, in an entry of 128. */
function hasStream(bytes: Uint8Array, names: readonly string[]): boolean {
	const container = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return names.some((name) => {
		const wanted = Buffer.from(`${name}\0`, 'utf16le');
		for (let at = container.indexOf(wanted); at !== -1; at = container.indexOf(wanted, at + 2))
			if (at % 128 === 0 && at + 66 <= container.length && container.readUInt16LE(at + 64) === wanted.length)
				return true;
		return false;
	});
}

// eslint-disable-next-line no-control-regex -- they are what no text has
const control = /[\0-\x08\x0e-\x19\x1b-\x1f\x7f]/;
/** What a browser or a shell would run, or another kind of file: none of it is a text. */
const other = /^\s*(<[!?/a-z]|#!|\{\\rtf|%PDF-|%!PS)/i;

function isPlainText(bytes: Uint8Array): boolean {
	const text = decode(bytes);
	return !control.test(text) && !other.test(text) && /[^\s\uFEFF]/.test(text);
}

/** As Excel and Notepad in Latvia write: UTF-8, UTF-16 with its mark, or Windows-1257. */
function decode(bytes: Uint8Array): string {
	if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
	if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
	return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1257').decode(bytes);
}

function startsWith(bytes: Uint8Array, signs: readonly number[]): boolean {
	return signs.every((sign, index) => bytes[index] === sign);
}
