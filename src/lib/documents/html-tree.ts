/** A piece of what renderMarkdown makes: an element with what is in it, or a text. */
export type HtmlNode = HtmlElement | string;

export interface HtmlElement {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: HtmlNode[];
}

const empty = new Set(['br', 'hr']);
const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** The HTML of `renderMarkdown` as a tree (no other HTML: it relies on what the sanitizer writes, which is closed and quoted). */
export function readTree(html: string): HtmlNode[] {
	const root: HtmlElement = { tag: '', attributes: {}, children: [] };
	const open = [root];
	for (const [, end, tag, attributes, text] of html.matchAll(/<(\/?)(\w+)([^>]*)>|([^<]+)/g)) {
		const parent = open.at(-1)!;
		if (text !== undefined) parent.children.push(unescape(text));
		else if (end) {
			if (open.length > 1) open.pop();
		} else {
			const element = { tag: tag!, attributes: readAttributes(attributes!), children: [] };
			parent.children.push(element);
			if (!empty.has(element.tag)) open.push(element);
		}
	}
	return root.children;
}

function readAttributes(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name!, unescape(value!)] as const)
	);
}

/** Undoes the sanitizer's own escaping, which writes these four. */
function unescape(text: string): string {
	return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => signs[entity]!);
}
