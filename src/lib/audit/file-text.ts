import { strFromU8, unzipSync, unzlibSync } from 'fflate';

/** What could be read of a file. `isWhole`: all of it, so that what is not found is not there. */
export interface FileText {
	readonly text: string;
	readonly isWhole: boolean;
}

const unread: FileText = { text: '', isWhole: false };
/** What a file may unpack to: a few hundred kilobytes can claim to be terabytes. */
const mostUnpacked = 60 * 1024 * 1024;
const deepest = 2;

/**
 * The text of a file, as far as it can be had without a program for its kind: plain texts, Word, Excel, PowerPoint, OpenDocument,
 * and what a ZIP or a signed container (ASiC-E) holds, whole; of a PDF what is written in plain letters; of a picture nothing.
 */
export function textOfFile(bytes: Uint8Array, depth = 0): FileText {
	try {
		if (startsWith(bytes, 'PK\u0003\u0004')) return textOfZip(bytes, depth);
		if (startsWith(bytes, '%PDF')) return textOfPdf(bytes);
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return text.includes('\0') ? unread : { text, isWhole: true };
	} catch {
		return unread;
	}
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
	return strFromU8(bytes.subarray(0, signature.length), true) === signature;
}

function textOfZip(bytes: Uint8Array, depth: number): FileText {
	let room = mostUnpacked;
	let isWhole = true;
	const names: string[] = [];
	const files = unzipSync(bytes, {
		filter: ({ name, originalSize }) => {
			names.push(name);
			if (name.endsWith('/') || /\.(png|jpe?g|gif|emf|wmf|bin|xsd|p7s)$/i.test(name)) {
				isWhole &&= !/\.(png|jpe?g|gif|emf|wmf|bin)$/i.test(name);
				return false;
			}
			room -= originalSize;
			if (room < 0) isWhole = false;
			return room >= 0;
		}
	});
	const texts = Object.entries(files).map(([name, content]) => {
		if (/\.(xml|rels)$/i.test(name)) return { text: textOfXml(strFromU8(content)), isWhole: true };
		return depth < deepest ? textOfFile(content, depth + 1) : unread;
	});
	return {
		text: [...names, ...texts.map(({ text }) => text)].join('\n'),
		isWhole: isWhole && texts.every((one) => one.isWhole)
	};
}

/** Runs of one paragraph belong together; paragraphs, cells and breaks do not. */
function textOfXml(xml: string): string {
	return xml
		.replace(
			/<\/(?:w:p|a:p|si|text:p|text:h|w:tc|row|c)>|<(?:w:br|w:tab|w:cr|a:br|text:line-break|text:tab|text:s)\b[^>]*>/g,
			'\n'
		)
		.replace(/<[^>]*>/g, '')
		.replace(
			/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi,
			(_all, hex?: string, decimal?: string, name?: string) =>
				name
					? { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name.toLowerCase()]!
					: codePoint(hex ? parseInt(hex, 16) : Number(decimal))
		);
}

function codePoint(code: number): string {
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Fonts of a PDF may number their letters as they like: what is not found here may still be there. */
function textOfPdf(bytes: Uint8Array): FileText {
	const raw = strFromU8(bytes, true);
	const parts = [raw.slice(0, 200_000), raw.slice(-200_000)];
	let room = mostUnpacked;
	for (const match of raw.matchAll(/stream\r?\n/g)) {
		const start = match.index + match[0].length;
		const end = raw.indexOf('endstream', start);
		if (end < 0 || room <= 0) break;
		const content = inflated(bytes.subarray(start, end));
		room -= content.length;
		parts.push(content);
	}
	return { text: parts.flatMap(stringsOfPdf).join('\n'), isWhole: false };
}

function inflated(bytes: Uint8Array): string {
	try {
		return strFromU8(unzlibSync(bytes), true);
	} catch {
		return '';
	}
}

/** What stands in brackets, put together as it is shown: a line of a PDF is often cut in the middle of a word. */
function stringsOfPdf(content: string): string[] {
	return content
		.split(/\b(?:Td|TD|T\*|Tm|ET|BT|endobj)\b/)
		.map((line) =>
			decodeBytes(
				[...line.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)|<([\da-f\s]+)>/gi)]
					.map(([, plain, hex]) =>
						plain === undefined
							? Buffer.from((hex ?? '').replace(/\s/g, ''), 'hex').toString('latin1')
							: plain.replace(/\\(?:\r?\n|([\s\S]))/g, (_all, sign?: string) => sign ?? '')
					)
					.join('')
			)
		);
}

/** UTF-16 where it says so, else UTF-8 where it is, else Windows-1257 as Latvian programs write. */
function decodeBytes(latin1: string): string {
	const bytes = Buffer.from(latin1, 'latin1');
	if (latin1.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1257').decode(bytes);
	}
}
