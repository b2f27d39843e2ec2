import { gunzipSync, gzipSync } from 'node:zlib';
import { mostBytes } from '#lib/council/people-import-reading.server.ts';

/** A file as a hidden field carries it from the preview to the confirmation, byte by byte the same. */
export function packFile(bytes: Uint8Array): string {
	return gzipSync(bytes).toString('base64');
}

/** The file again; null for what is none, or would be bigger than any that was shown. */
export function unpackFile(packed: FormDataEntryValue | null): Uint8Array | null {
	if (typeof packed !== 'string' || packed === '') return null;
	try {
		return new Uint8Array(gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes }));
	} catch {
		return null;
	}
}
