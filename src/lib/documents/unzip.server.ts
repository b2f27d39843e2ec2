import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { withoutDeceptive } from './characters.ts';

/** A file of an archive, unpacked when it is asked for. */
export interface ZipEntry {
	/** With its folders, "/" between them. */
	readonly name: string;
	readonly size: number;
	/** Fails where the content is not of the size, or not of the checksum, that the archive gives. */
	bytes(): Promise<Buffer>;
}

export type ZipProblem = 'NOT_A_ZIP' | 'ENCRYPTED' | 'TOO_BIG' | 'BROKEN';

/** What a container may unpack to: three times the largest upload. */
const mostUnpacked = 60 * 1024 * 1024;
const mostEntries = 1000;

/**
 * The files of a ZIP by name, without its folders. Nothing is unpacked before all that the archive claims has been added up, and
 * no file to more than it claims. Two files of one name, or a path that leads out, make it a broken one: readers would differ about
 * which of them was meant.
 */
export async function unzip(
	bytes: Uint8Array,
	mostBytes = mostUnpacked
): Promise<ReadonlyMap<string, ZipEntry> | ZipProblem> {
	const archive = await open(bytes);
	if (!archive) return 'NOT_A_ZIP';
	if (archive.entryCount > mostEntries) return 'TOO_BIG';
	try {
		return await entriesOf(archive, mostBytes);
	} catch {
		return 'BROKEN';
	}
}

async function open(bytes: Uint8Array): Promise<ZipFile | null> {
	try {
		const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		// Stays open: it is memory and no file, and gone with the last that holds it.
		return await fromBufferPromise(buffer, { autoClose: false, lazyEntries: true, strictFileNames: true });
	} catch {
		return null;
	}
}

async function entriesOf(
	archive: ZipFile,
	mostBytes: number
): Promise<ReadonlyMap<string, ZipEntry> | ZipProblem> {
	const entries = new Map<string, ZipEntry>();
	// Names that one disk or another would take for the same.
	const taken = new Set<string>();
	let room = mostBytes;
	for await (const entry of archive.eachEntry()) {
		if (entry.isEncrypted()) return 'ENCRYPTED';
		room -= entry.uncompressedSize;
		if (room < 0) return 'TOO_BIG';
		const name = entry.fileName;
		if (!isPlain(name) || taken.has(sameName(name))) return 'BROKEN';
		taken.add(sameName(name));
		if (!name.endsWith('/')) entries.set(name, entryOf(archive, entry));
	}
	return entries;
}

/** The reader refuses backslashes, and "/" and "C:" at the start, already. A name that reads otherwise than it is has no honest maker. */
function isPlain(name: string): boolean {
	return name === withoutDeceptive(name) && !/^$|[\t\r\n]|(^|\/)\.\.?(\/|$)|\/\//.test(name);
}

function sameName(name: string): string {
	return name.normalize('NFC').toLowerCase();
}

function entryOf(archive: ZipFile, entry: Entry): ZipEntry {
	return { name: entry.fileName, size: entry.uncompressedSize, bytes: () => unpacked(archive, entry) };
}

async function unpacked(archive: ZipFile, entry: Entry): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of await archive.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
	const content = Buffer.concat(pieces);
	if (crc32(content) !== entry.crc32) throw new Error('The checksum of a file in the archive is wrong');
	return content;
}
