import { elementsIn, moveContent } from './nodes.ts';

/** What Word writes of an item: level 1 is the outermost; the mark is what is printed before it ("·", "2)", "1.1."). */
interface Item {
	readonly paragraph: Element;
	readonly list: string;
	readonly level: number;
	readonly mark: string;
}

/**
 * Makes Word's lists, which are paragraphs with a style ("mso-list:l0 level1 lfo1") and a printed sign, real lists.
 * An item's own number or letter goes into `data-mark`, because "1.1." and "b)" are referred to by it.
 */
export function buildWordLists(body: Element): void {
	let open: OpenList[] = [];
	let last: Element | null = null;
	for (const paragraph of elementsIn(body, 'p')) {
		const follows = last !== null && previousElement(paragraph) === last;
		const item = itemOf(paragraph);
		if (!follows) open = [];
		if (item) {
			last = place(item, open);
		} else if (follows && open.length && isContinuation(paragraph)) {
			const within = open.at(-1)!.element.lastElementChild!;
			within.appendChild(paragraph.ownerDocument.createElement('br'));
			moveContent(paragraph, within);
			paragraph.remove();
		} else {
			last = null;
		}
	}
}

interface OpenList {
	readonly element: Element;
	readonly kind: string;
	readonly level: number;
}

/** Puts an item into the list it belongs to; gives the outermost list, which the next item has to follow. */
function place({ paragraph, list, level, mark }: Item, open: OpenList[]): Element {
	const document = paragraph.ownerDocument;
	const isNumbered = isNumber(mark);
	const kind = `${isNumbered ? 'ol' : 'ul'} ${list}`;
	const outermost = open[0]?.element;
	while (open.length && (open.at(-1)!.level > level || isOther(open.at(-1)!, level, kind))) open.pop();
	if (open.at(-1)?.level !== level) {
		const element = document.createElement(isNumbered ? 'ol' : 'ul');
		if (open.length) open.at(-1)!.element.lastElementChild!.appendChild(element);
		else if (outermost) outermost.after(element);
		else paragraph.before(element);
		open.push({ element, kind, level });
	}
	const item = document.createElement('li');
	if (isNumbered) item.setAttribute('data-mark', mark);
	moveContent(paragraph, item);
	open.at(-1)!.element.appendChild(item);
	paragraph.remove();
	return open[0]!.element;
}

function isOther(list: OpenList, level: number, kind: string): boolean {
	return list.level === level && list.kind !== kind;
}

function itemOf(paragraph: Element): Item | null {
	const style = /mso-list:\s*(l\d+)\s+level(\d)(?:\s+(lfo\d+))?/i.exec(paragraph.getAttribute('style') ?? '');
	const mark = takeMark(paragraph);
	if (!style && !/\bMsoList(Bullet|Number)/.test(paragraph.className)) return null;
	const level = Number(style?.[2] ?? /\bMsoList(?:Bullet|Number)(\d)/.exec(paragraph.className)?.[1] ?? 1);
	return { paragraph, list: `${style?.[1]} ${style?.[3]}`, level, mark: mark || '•' };
}

/** Takes the printed sign out of a paragraph: Word marks it "mso-list:Ignore", or stands it between conditional comments. */
function takeMark(paragraph: Element): string {
	const marked = elementsIn(paragraph, '[style]').find((element) =>
		/mso-list:\s*ignore/i.test(element.getAttribute('style')!)
	);
	const nodes = marked ? [marked] : betweenComments(paragraph);
	const mark = nodes.map((node) => node.textContent).join('');
	for (const node of nodes) node.parentNode!.removeChild(node);
	return mark.replace(/[\s\u00A0]+/g, '');
}

function betweenComments(paragraph: Element): ChildNode[] {
	const nodes = Array.from(paragraph.childNodes);
	const start = nodes.findIndex((node) => node.nodeType === 8 && /!supportLists/i.test(node.nodeValue ?? ''));
	const end = nodes.findIndex(
		(node, index) => index > start && node.nodeType === 8 && /endif/i.test(node.nodeValue ?? '')
	);
	return start >= 0 && end > start ? nodes.slice(start + 1, end) : [];
}

/** "1.", "2)", "1.1.", "b)", "iv.", "(3)": what is referred to. "o" and "·" are bullets. */
function isNumber(mark: string): boolean {
	return /^\(?(\d{1,4}(\.\d{1,3})*|\p{L}{1,5})[.)]{1,2}$|^\d{1,4}(\.\d{1,3})*$/u.test(mark);
}

function isContinuation(paragraph: Element): boolean {
	return /\bMsoList(Paragraph|Continue)/.test(paragraph.className) && !!paragraph.textContent?.trim();
}

/** What stands right before a paragraph, blank text and comments aside; null where there is text or nothing. */
function previousElement(paragraph: Element): Element | null {
	let node = paragraph.previousSibling;
	while (node && node.nodeType !== 1) {
		if (node.nodeType === 3 && node.nodeValue?.trim()) return null;
		node = node.previousSibling;
	}
	return node as Element | null;
}
