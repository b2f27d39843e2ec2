import type { Attachment } from './attachments.server.ts';
import { fileKinds } from './file-kinds.ts';
import { downloadHeader } from './file-name.ts';

/** Kinds of files that are sent as what they are; all others as mere bytes, so that nothing can run in a browser. */
const harmless = new Set(fileKinds.map(({ type }) => type).filter((type) => !type.startsWith('text/')));

/** What goes with a file: saved and not opened, in no context of ours, kept by this reader's browser only. */
export function downloadHeaders(file: Attachment): Record<string, string> {
	return {
		'content-type': contentType(file.type),
		'content-length': String(file.size),
		'content-disposition': downloadHeader(file.name),
		'content-security-policy': "default-src 'none'; sandbox",
		'x-content-type-options': 'nosniff',
		// Asked for each time, because rights may change; not sent again, because the file does not.
		'cache-control': 'private, no-cache',
		etag: `"${file.sha256}"`
	};
}

function contentType(type: string): string {
	if (type === 'text/plain') return 'text/plain; charset=utf-8';
	return harmless.has(type) ? type : 'application/octet-stream';
}

/** Whether the browser has this very file already: the value of If-None-Match names it. */
export function isKnown(file: Attachment, ifNoneMatch: string | null): boolean {
	return (ifNoneMatch ?? '')
		.split(',')
		.map((tag) => tag.trim().replace(/^W\//, ''))
		.some((tag) => tag === `"${file.sha256}"`);
}

/** More than anybody reads on a page; the file itself has the rest. */
const maximumShown = 400_000;

/** The text of a text/plain file as it is shown, without a byte order mark. */
export function textOf(bytes: Uint8Array): { text: string; isCut: boolean } {
	const text = new TextDecoder().decode(bytes);
	if (text.length <= maximumShown) return { text, isCut: false };
	const lineEnd = text.lastIndexOf('\n', maximumShown);
	return { text: text.slice(0, lineEnd > 0 ? lineEnd : maximumShown), isCut: true };
}
