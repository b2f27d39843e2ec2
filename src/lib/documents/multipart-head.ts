/** So much of what is too large is looked at: the texts of a form stand before its files. */
export const headLength = 512 * 1024;

/**
 * The texts at the beginning of a form that is too large to be taken in (`multipart/form-data`, RFC 7578), by the names of their
 * fields; files, and what is not whole, are left out. `head` holds one letter a byte ('latin1' of Node).
 */
export function textsOf(head: string, contentType: string): Record<string, string> {
	const boundary = /\bboundary="?([^";]{1,70})/i.exec(contentType)?.[1];
	if (!boundary) return {};
	// Before the first boundary there is nothing, after the last that is here something that was cut off.
	const parts = head.split(`--${boundary}`).slice(1, -1);
	return Object.fromEntries(parts.flatMap(textOf));
}

function textOf(part: string): [name: string, text: string][] {
	const [, headers = '', body = ''] = /^\r\n(.*?)\r\n\r\n(.*)\r\n$/s.exec(part) ?? [];
	const name = /^content-disposition:.*?\bname="([^"]*)"/im.exec(headers)?.[1];
	return name === undefined || /\bfilename\*?=/i.test(headers) ? [] : [[decode(name), decode(body)]];
}

/** The letters are bytes, and the bytes UTF-8. */
function decode(letters: string): string {
	return new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
}
