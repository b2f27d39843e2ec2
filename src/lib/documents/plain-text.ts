const withinWords = new Set(['strong', 'em', 'del', 'code', 'a']);

/** One line of text out of the HTML of `renderMarkdown` (no other: it relies on what the sanitizer writes). */
export function lineOf(html: string): string {
	const lists: { next: number; sign: string }[] = [];
	const text = html.replace(/<(\/?)(\w+)([^>]*)>/g, (_, end: string, tag: string, attributes: string) => {
		if (tag === 'ul' || tag === 'ol') {
			if (end) lists.pop();
			else lists.push(listOf(tag, attributes));
		}
		if (tag === 'li' && !end) return ` ${itemMark(lists.at(-1), attributes)} `;
		return withinWords.has(tag) ? '' : ' ';
	});
	return unescapeHtml(text).replace(/\s+/g, ' ').trim();
}

function listOf(tag: string, attributes: string): { next: number; sign: string } {
	if (tag === 'ul') return { next: NaN, sign: '•' };
	return { next: numberIn(attributes, 'start') ?? 1, sign: attributes.includes('brackets') ? ')' : '.' };
}

function itemMark(list: { next: number; sign: string } | undefined, attributes: string): string {
	if (!list || Number.isNaN(list.next)) return '•';
	const number = numberIn(attributes, 'value') ?? list.next;
	list.next = number + 1;
	return `${number}${list.sign}`;
}

function numberIn(attributes: string, name: string): number | null {
	const value = new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1];
	return value === undefined ? null : Number(value);
}

const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** Undoes the sanitizer's own escaping, which writes these four. */
function unescapeHtml(html: string): string {
	return html.replace(/&(?:lt|gt|quot|amp);/g, (entity) => signs[entity]!);
}

/** At most `maxLength` characters: cut at a word where there is one, and then ending in "…". */
export function shorten(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	const head = text.slice(0, Math.max(0, maxLength - 1)).replace(/[\uD800-\uDBFF]$/, '');
	const words = head.replace(/\s+\S*$/, '');
	return `${(words.length >= head.length / 3 ? words : head).trimEnd()}…`;
}
