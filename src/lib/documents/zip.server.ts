import { crc32 } from 'node:zlib';

/** A file of an archive. `bytes` is asked for when its turn comes, so that only one is in memory at a time. */
export interface ZipFile {
	/** With its folders, "/" between them. */
	readonly name: string;
	readonly at: Date;
	bytes(): Promise<Uint8Array>;
}

/**
 * A ZIP as it is taken, file after file, as they are (documents are compressed already). Sizes and checksums stand before each
 * file, so that every program opens it, and past 4 GB the tables are those of ZIP64. A reader who stops ends the work.
 */
export function zipStream(files: Iterable<ZipFile> | AsyncIterable<ZipFile>): ReadableStream<Uint8Array> {
	const source = pieces(files);
	return new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				const { done, value } = await source.next();
				if (done) controller.close();
				else controller.enqueue(value);
			},
			async cancel() {
				await source.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
}

const most32 = 0xffff_ffff;

interface Entry {
	readonly name: Buffer;
	readonly at: Date;
	readonly crc: number;
	readonly size: number;
	readonly offset: number;
}

async function* pieces(
	files: Iterable<ZipFile> | AsyncIterable<ZipFile>
): AsyncGenerator<Uint8Array, void, undefined> {
	const entries: Entry[] = [];
	let offset = 0;
	for await (const file of files) {
		const bytes = await file.bytes();
		const name = Buffer.from(file.name, 'utf8');
		const entry: Entry = { name, at: file.at, crc: crc32(bytes), size: bytes.length, offset };
		const head = localHeader(entry);
		yield head;
		if (bytes.length) yield bytes;
		entries.push(entry);
		offset += head.length + bytes.length;
	}
	yield directory(entries, offset);
}

/** What both headers of a file say: version, "names are UTF-8", stored, when, checksum and sizes. */
function common({ at, crc, size, name }: Entry, isFar: boolean): Buffer {
	const fields = Buffer.alloc(24);
	fields.writeUInt16LE(isFar ? 45 : 20, 0);
	fields.writeUInt16LE(0x0800, 2);
	fields.writeUInt32LE(dosTime(at), 6);
	fields.writeUInt32LE(crc, 10);
	fields.writeUInt32LE(size, 14);
	fields.writeUInt32LE(size, 18);
	fields.writeUInt16LE(name.length, 22);
	return fields;
}

function localHeader(entry: Entry): Buffer {
	return Buffer.concat([u32(0x04034b50), common(entry, false), u16(0), entry.name]);
}

function directoryEntry(entry: Entry): Buffer {
	const isFar = entry.offset >= most32;
	const extra = isFar ? Buffer.concat([u16(1), u16(8), u64(entry.offset)]) : Buffer.alloc(0);
	return Buffer.concat([
		...[u32(0x02014b50), u16(isFar ? 45 : 20), common(entry, isFar), u16(extra.length)],
		// No comment, one disk, no attributes.
		...[Buffer.alloc(10), u32(Math.min(entry.offset, most32)), entry.name, extra]
	]);
}

/** The table at the end, by which programs find the files. */
export function directory(entries: readonly Entry[], start: number): Buffer {
	const table = Buffer.concat(entries.map(directoryEntry));
	const count = entries.length;
	const isFar = start >= most32 || count >= 0xffff;
	return Buffer.concat([
		table,
		...(isFar ? far(count, table.length, start) : []),
		...[u32(0x06054b50), u32(0), u16(Math.min(count, 0xffff)), u16(Math.min(count, 0xffff))],
		...[u32(table.length), u32(Math.min(start, most32)), u16(0)]
	]);
}

/** The same for ZIP64, and where it stands. */
function far(count: number, length: number, start: number): Buffer[] {
	return [
		...[u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count)],
		...[u64(length), u64(start), u32(0x07064b50), u32(0), u64(start + length), u32(1)]
	];
}

/** MS-DOS' own: local time of no zone, which is given in UTC, in steps of two seconds, from 1980 on. */
function dosTime(at: Date): number {
	const year = Math.max(at.getUTCFullYear() - 1980, 0);
	const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	return ((date << 16) | time) >>> 0;
}

function u16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
}

function u32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}

function u64(value: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
}
