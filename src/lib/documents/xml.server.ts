import { DOMParser } from '@xmldom/xmldom';

const most = 8 * 1024 * 1024;
/** Tags, attributes and references: a few kilobytes of ZIP can hold millions, and each takes its time. */
const usualMarks = 400_000;
const deepest = 200;
const instruction = 7;

/**
 * XML from outside, or null where it is none. What brings its own entities or type (DTD) is refused before it is parsed: nothing is
 * fetched, nothing grows. UTF-8 only, which is what signatures and Word files are written in.
 */
export function readXml(bytes: Uint8Array, mostMarks = usualMarks): Document | null {
	if (bytes.length > most || marksIn(bytes) > mostMarks) return null;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null;
		const document = new DOMParser({ errorHandler: fail }).parseFromString(text, 'text/xml');
		return isPlain(document) ? document : null;
	} catch {
		return null;
	}
}

/** How many "<", "=" and "&" there are. */
function marksIn(bytes: Uint8Array): number {
	let count = 0;
	for (const byte of bytes) if (byte === 0x3c || byte === 0x3d || byte === 0x26) count += 1;
	return count;
}

/** The parser would guess on: what it warns of is an error here. */
function fail(_level: string, message: string): never {
	throw new Error(message);
}

/** What reads the tree goes down it call by call; and what canonical XML makes of an instruction is not told apart from text. */
function isPlain(document: Document): boolean {
	let depth = 1;
	let node: Node | null = document.documentElement;
	while (node) {
		if (depth > deepest || node.nodeType === instruction) return false;
		if (node.firstChild) {
			depth += 1;
			node = node.firstChild;
			continue;
		}
		while (node && !node.nextSibling && depth > 1) {
			depth -= 1;
			node = node.parentNode;
		}
		node = depth > 1 ? (node?.nextSibling ?? null) : null;
	}
	return depth === 1;
}

/** Whether there are more nodes under an element than this; no more than that are counted. */
export function isLargerThan(count: number, element: Element): boolean {
	const open: Node[] = [element];
	for (let seen = 0; open.length; seen += 1) {
		if (seen > count) return true;
		for (let child = open.pop()!.firstChild; child && open.length <= count; child = child.nextSibling)
			open.push(child);
	}
	return false;
}

/** Whether a node is an element of this name: by the address of its namespace, whatever the prefix. */
export function isElement(node: Node, namespace: Namespace, name: string): node is Element {
	return (
		node.nodeType === 1 &&
		(node as Element).localName === name &&
		isOf(namespace, (node as Element).namespaceURI)
	);
}

/** The address itself, or how it begins where each version has its own. */
export type Namespace = string | RegExp;

function isOf(namespace: Namespace, address: string | null): boolean {
	return typeof namespace === 'string' ? address === namespace : namespace.test(address ?? '');
}

/** The elements of this name right under another. */
export function childrenOf(parent: Node, namespace: Namespace, name: string): Element[] {
	return Array.from(parent.childNodes).filter((node) => isElement(node, namespace, name));
}

/** The elements that a path of names leads to, all in one namespace. */
export function follow(parent: Node, namespace: Namespace, ...path: string[]): Element[] {
	return path.reduce<Element[]>(
		(found, name) => found.flatMap((element) => childrenOf(element, namespace, name)),
		[parent as Element]
	);
}

/** The text of the first element that a path leads to, without the blanks around it. */
export function textAt(parent: Node, namespace: Namespace, ...path: string[]): string | null {
	return follow(parent, namespace, ...path)[0]?.textContent?.trim() ?? null;
}
