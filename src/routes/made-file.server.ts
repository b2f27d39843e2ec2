import { downloadHeader } from '#lib/documents/file-name.ts';
import { slidesType } from '#lib/documents/slides.server.ts';
import { wordType } from '#lib/documents/word.server.ts';
import { zipStream, type ZipFile } from '#lib/documents/zip.server.ts';

/** What goes with a file that is made anew for each reader: saved, not opened, kept by nobody. */
function headers(name: string, type: string): Record<string, string> {
	return {
		'content-type': type,
		'content-disposition': downloadHeader(name),
		'content-security-policy': "default-src 'none'; sandbox",
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store'
	};
}

/** Sends a Word file; `name` without its ending. */
export function sendWord(name: string, bytes: Uint8Array<ArrayBuffer>): Response {
	return new Response(bytes, {
		headers: { ...headers(`${name}.docx`, wordType), 'content-length': String(bytes.length) }
	});
}

/** Sends a presentation; `name` without its ending. */
export function sendSlides(name: string, bytes: Uint8Array<ArrayBuffer>): Response {
	return new Response(bytes, {
		headers: { ...headers(`${name}.pptx`, slidesType), 'content-length': String(bytes.length) }
	});
}

/** Sends an archive, file after file, as they are read; `name` without its ending. */
export function sendZip(name: string, files: AsyncIterable<ZipFile>): Response {
	return new Response(zipStream(files), { headers: headers(`${name}.zip`, 'application/zip') });
}
