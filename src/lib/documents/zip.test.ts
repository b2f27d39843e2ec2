import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { directory, zipStream, type ZipFile } from './zip.server.ts';

const at = new Date('2022-03-25T08:00:00Z');
const bytesOf = (text: string) => new TextEncoder().encode(text);

function file(name: string, text: string): ZipFile {
	return { name, at, bytes: () => Promise.resolve(bytesOf(text)) };
}

describe('a ZIP', () => {
	it('holds its files under their names, Latvian ones too, and opens elsewhere', async () => {
		const stream = zipStream([
			file('Vēsture.docx', 'viens'),
			file('1. dokuments/1. versija/Ķekava.pdf', ''),
			file('c', 'trīs')
		]);
		const files = unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
		expect(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
			['Vēsture.docx', 'viens'],
			['1. dokuments/1. versija/Ķekava.pdf', ''],
			['c', 'trīs']
		]);
	});

	it('without files is empty, and whole', async () => {
		expect(unzipSync(new Uint8Array(await new Response(zipStream([])).arrayBuffer()))).toEqual({});
	});

	it('asks for one file at a time, and for none before it is read', async () => {
		const asked: string[] = [];
		const files = ['a', 'b', 'c'].map((name): ZipFile => ({
			...file(name, ''),
			bytes: () => {
				asked.push(name);
				return Promise.resolve(bytesOf(name));
			}
		}));
		const reader = zipStream(files).getReader();
		expect(asked).toEqual([]);
		await reader.read();
		await reader.read();
		expect(asked).toEqual(['a']);
		await reader.read();
		expect(asked).toEqual(['a', 'b']);
		await reader.cancel();
		expect(asked).toEqual(['a', 'b']);
	});

	it('goes wrong with the file that goes wrong, so that nobody takes half an archive for a whole one', async () => {
		const broken: ZipFile = { name: 'b', at, bytes: () => Promise.reject(new Error('gone')) };
		await expect(new Response(zipStream([file('a', 'a'), broken])).arrayBuffer()).rejects.toThrow('gone');
	});

	it('past 4 GB writes where its files are as ZIP64 does', () => {
		const name = Buffer.from('a');
		const far = directory([{ name, at, crc: 1, size: 2, offset: 5_000_000_000 }], 5_000_000_100);
		const extra = far.indexOf(Buffer.from([1, 0, 8, 0]));
		expect(far.readBigUInt64LE(extra + 4)).toBe(5_000_000_000n);
		const end = far.indexOf(Buffer.from([0x50, 0x4b, 6, 6]));
		expect(far.readBigUInt64LE(end + 48)).toBe(5_000_000_100n);
		expect(far.readBigUInt64LE(far.indexOf(Buffer.from([0x50, 0x4b, 6, 7])) + 8)).toBe(
			5_000_000_100n + BigInt(end)
		);
	});
});
