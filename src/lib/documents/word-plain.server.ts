import { unzip } from './unzip.server.ts';
import { word } from './word-parts.server.ts';
import { childrenOf, isElement, readXml } from './xml.server.ts';

const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const parts = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];

/**
 * The words of a Word file (.docx), a line for each paragraph that has any: its body with tables, boxes and inserted text, and its
 * notes; without what is marked as deleted, the codes of fields, comments, headers, footers and pictures. The numbers of automatic
 * lists are not in its text. Null where it is no Word file that opens.
 */
export async function wordPlainText(bytes: Uint8Array): Promise<string | null> {
	const entries = await unzip(bytes);
	if (typeof entries === 'string' || !entries.has(parts[0]!)) return null;
	try {
		const texts: string[] = [];
		for (const part of parts) {
			const entry = entries.get(part);
			if (!entry) continue;
			const document = readXml(await entry.bytes());
			if (!document) return null;
			texts.push(textOf(document.documentElement));
		}
		return linesOf(texts.join('\n'));
	} catch {
		return null;
	}
}

/** Blanks are one blank, whatever kind; an empty paragraph is distance and no text. */
function linesOf(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\u00AD/g, '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter(Boolean)
		.join('\n');
}

/** What stands in no text that anybody reads. */
const unread = ['del', 'moveFrom', 'delText', 'instrText', 'pPr'];
const signs: Readonly<Record<string, string>> = {
	tab: '\t',
	br: '\n',
	cr: '\n',
	noBreakHyphen: '-',
	softHyphen: ''
};

function textOf(node: Node): string {
	if (isElement(node, compatibility, 'AlternateContent')) {
		// The same twice: for programs that know a newer form, and for those that do not.
		const [choice] = childrenOf(node, compatibility, 'Choice');
		return choice ? inside(choice) : '';
	}
	const name = node.nodeType === 1 ? (node as Element).localName : '';
	if (!isElement(node, word, name)) return inside(node);
	if (unread.includes(name)) return '';
	if (name === 't') return node.textContent ?? '';
	return signs[name] ?? (name === 'p' || name === 'tc' ? `\n${inside(node)}\n` : inside(node));
}

function inside(node: Node): string {
	return Array.from(node.childNodes)
		.filter(({ nodeType }) => nodeType === 1)
		.map(textOf)
		.join('');
}
