import { elementsIn, moveContent, unwrap } from './nodes.ts';
import { buildWordLists } from './word-lists.ts';
import { squareTables } from './word-tables.ts';

/** Takes from a pasted document what only looks (Word, LibreOffice, Google Docs, a web page) and leaves what it says. */
export function tidyPastedHtml(body: Element): void {
	for (const element of elementsIn(body, '[style]')) {
		const style = element.getAttribute('style')!;
		if (/(^|;)\s*(display:\s*none|mso-hide:\s*all)|mso-element:\s*comment/i.test(style)) element.remove();
	}
	acceptChanges(body);
	buildWordLists(body);
	squareTables(body);
	readStyles(body);
	joinRuns(body);
	raiseNumbers(body);
}

/** What Word and LibreOffice say of a tracked change; who only strikes something out says neither who nor when. */
const deletions =
	'del[cite], del[datetime], del[cdate], .msoDel, .MsoDel, .msoMoveFrom, .MsoMoveFrom, [class^="Mso"] del, [style*="mso-"] del';
/** No more than the sign of an item, whose words were deleted. */
const onlySign = /^[\s\u00A0]*(?:[·o§•▪–-]|\(?[\p{L}\d.]{1,8}[.)])?[\s\u00A0]*$/u;

/** Tracked changes as if they were accepted: what was inserted stays, what was deleted is gone, and the item with it. */
function acceptChanges(body: Element): void {
	for (const element of elementsIn(body, deletions)) {
		const around = element.closest('li') ?? element.closest('p');
		element.remove();
		if (around && onlySign.test(around.textContent ?? '')) around.remove();
	}
}

/** Google Docs wraps everything in a <b> that is not bold, and says with styles what is. */
function readStyles(body: Element): void {
	for (const element of elementsIn(body, 'b[style], strong[style], span[style]')) {
		const style = element.getAttribute('style')!;
		const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
		if (element.localName !== 'span') {
			if (weight === 'normal' || weight === '400') unwrap(element);
			continue;
		}
		if (weight === 'bold' || Number(weight) >= 600) wrapContent(element, 'strong');
		if (/(?:^|;)\s*font-style:\s*italic/i.test(style)) wrapContent(element, 'em');
	}
}

/** Word cuts a bold sentence into many bold pieces: "**a****b**" would be no Markdown. */
function joinRuns(body: Element): void {
	for (const element of elementsIn(body, 'b, strong, i, em')) {
		const names = /^[bs]/i.test(element.localName) ? ['b', 'strong'] : ['i', 'em'];
		if (element.parentElement?.closest(names.join())) {
			unwrap(element);
			continue;
		}
		const before = element.previousSibling;
		if (before?.nodeType !== 1 || !names.includes((before as Element).localName)) continue;
		moveContent(element, before as Element);
		element.remove();
	}
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = '₀₁₂₃₄₅₆₇₈₉';

/** 26.¹ pants is another section of a law than 26.1. */
function raiseNumbers(body: Element): void {
	for (const element of elementsIn(body, 'sup, sub')) {
		const text = element.textContent?.trim() ?? '';
		if (!/^\d+$/.test(text)) continue;
		const digits = element.localName === 'sup' ? raised : lowered;
		element.replaceWith(text.replace(/\d/g, (digit) => digits[Number(digit)]!));
	}
}

function wrapContent(element: Element, name: string): void {
	const inner = element.ownerDocument.createElement(name);
	moveContent(element, inner);
	element.appendChild(inner);
}
