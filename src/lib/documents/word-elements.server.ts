import { escapeHtml } from './characters.ts';
import { markStart } from './file-reading.ts';
import type { PrintedNumber } from './word-numbers.server.ts';
import { attributeOf, isOn, valueAt, word } from './word-parts.server.ts';
import { compatibility } from './word-runs.server.ts';
import { childrenOf, follow, isElement } from './xml.server.ts';

/** The elements right under another. */
export function elementsOf(parent: Element): Element[] {
	return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

/** What only stands round paragraphs and tables: the elements that hold them; null where it is something else. */
export function transparent(element: Element): Element[] | null {
	const node: Node = element;
	if (isElement(node, compatibility, 'AlternateContent'))
		return childrenOf(element, compatibility, 'Choice').slice(0, 1);
	if (!isElement(node, word, element.localName)) return null;
	switch (element.localName) {
		case 'sdt':
			// What it asks for is no answer.
			return isOn(element, 'sdtPr', 'showingPlcHdr') ? [] : childrenOf(element, word, 'sdtContent');
		case 'ins':
		case 'moveTo':
		case 'customXml':
			return [element];
		default:
			return null;
	}
}

/** As Word puts it on the clipboard. */
export function itemOf({ mark, list, level }: PrintedNumber, content: string): string {
	const style = `mso-list:l${list.replace(/\D/g, '') || 0} level${level + 1} lfo1`;
	return `<p style="${style}"><span style="mso-list:Ignore">${escapeHtml(mark)}</span>${content}</p>`;
}

/** Twips: as deep as the portal's own files have a list in a list. */
const step = 357;

/** A sign and a tab that somebody, or the portal, typed as one would see them in a list. */
export function typedNumber(
	paragraph: Element,
	content: string
): { number: PrintedNumber; content: string } | null {
	const found = /^([•·▪–-]|\d{1,3}[.)])\t(?=\S)/u.exec(content);
	if (!found) return null;
	const [indent] = follow(paragraph, word, 'pPr', 'ind');
	const at = (name: string) => (indent && Number(attributeOf(indent, name))) || 0;
	const deep = Math.floor(((at('left') || at('start')) - at('hanging')) / step);
	const number = { mark: found[1]!, list: '0', level: Math.max(0, Math.min(8, deep)) };
	return { number, content: content.slice(found[0].length) };
}

export function cellsOf(row: Element): Element[] {
	const cells = Array.from(row.childNodes).flatMap((node) =>
		isElement(node, word, 'sdt')
			? follow(node, word, 'sdtContent', 'tc')
			: isElement(node, word, 'tc')
				? [node]
				: []
	);
	return cells.filter((cell) => !follow(cell, word, 'tcPr', 'cellDel').length);
}

/** The marks of ours that an element of the body carries: a paragraph's bookmarks, a control's tag, a bookmark between paragraphs. */
export function marksAt(element: Element): string[] {
	const names = isElement(element, word, 'bookmarkStart')
		? [attributeOf(element, 'name')]
		: isElement(element, word, 'sdt')
			? [valueAt(element, 'sdtPr', 'tag')]
			: isElement(element, word, 'p')
				? childrenOf(element, word, 'bookmarkStart').map((one) => attributeOf(one, 'name'))
				: [];
	return names.filter((name) => name !== null).filter((name) => name.startsWith(markStart));
}
