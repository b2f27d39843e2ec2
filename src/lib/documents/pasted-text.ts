interface Item {
	/** What stood before the text: for bullets the indent and the sign, which tell the level. */
	readonly mark: string;
	readonly text: string;
}

interface Found {
	readonly markdown: string[];
	/** How many lines of the text it is. */
	readonly length: number;
}

const bullets = [
	// Signs that are nothing but bullets; the last four are what Word's Wingdings and Symbol leave behind.
	/^([ \t\u00A0]*[•▪◦‣●○■□▫➢➤✓✔\uF0B7\uF0A7\uF0D8\uF0FC])[ \t\u00A0]*(\S.*)$/u,
	// Letters and dashes that Word's bullets become: a tab, or as many spaces, tells them from prose.
	/^([ \t\u00A0]*(?:[·o–—]|§(?!\s*\d)))(?:\t| {3}|\u00A0{2})[ \t\u00A0]*(\S.*)$/u,
	/^([ \t\u00A0]*-)\t[ \t\u00A0]*(\S.*)$/u,
	/^([ \t\u00A0]*[·–—])[ \u00A0](\S.*)$/u
];
const numbered = /^[ \t\u00A0]*(\d{1,3}[.)])(?:\t| {3}|\u00A0{2})[ \t\u00A0]*(\S.*)$/u;

/**
 * Plain text as it was pasted from Word, with its bullets made lists of Markdown ("•⇥", "·", "o⇥", "– … – …", "1)⇥").
 * Careful: what may be ordinary prose, or is Markdown already, stays as it is to the letter. Twice is once.
 */
export function tidyPastedText(text: string): string {
	const lines = text.split(/\r?\n/);
	const result: string[] = [];
	let changed = false;
	let isCode = false;
	for (let index = 0; index < lines.length;) {
		if (/^\s*(```|~~~)/.test(lines[index]!)) isCode = !isCode;
		const list = isCode ? null : (numbersAt(lines, index) ?? bulletsAt(lines, index));
		if (!list) {
			result.push(lines[index++]!);
			continue;
		}
		changed = true;
		index += list.length;
		// Without blank lines around it, Markdown would take a list and the prose beside it for one.
		if (result.at(-1)?.trim()) result.push('');
		for (const line of list.markdown) result.push(line);
		if (lines[index]?.trim()) result.push('');
	}
	return changed ? result.join('\n') : text;
}

/** Numbers make a list only where they count on: "25. martā" and "27. martā" are dates. */
function numbersAt(lines: string[], start: number): Found | null {
	let last: number | null = null;
	const { items, length } = itemsAt(lines, start, (line) => {
		const found = numbered.exec(line);
		const number = parseInt(found?.[1] ?? '', 10);
		if (!found || (last !== null && number !== last + 1)) return null;
		last = number;
		return { mark: found[1]!, text: found[2]!.trim() };
	});
	if (items.length < 2) return null;
	return { markdown: items.map(({ mark, text }) => `${mark} ${text}`), length };
}

/** A dash makes a list only where it does so line after line: one alone may be an aside, or somebody speaking. */
function bulletsAt(lines: string[], start: number): Found | null {
	const { items, length } = itemsAt(lines, start, bulletItem);
	if (!items.length || (items.length === 1 && /[–—]$/.test(items[0]!.mark))) return null;
	const levels: string[] = [];
	const markdown = items.map(({ mark, text }) => {
		const known = levels.indexOf(mark);
		if (known >= 0) levels.length = known + 1;
		else levels.push(mark);
		return `${'  '.repeat(levels.length - 1)}- ${text}`;
	});
	return { markdown, length };
}

/** The items from a line on; blank lines between them do not end the list. */
function itemsAt(lines: string[], start: number, read: (line: string) => Item | null) {
	const items: Item[] = [];
	let length = 0;
	for (let index = start; index < lines.length; index += 1) {
		const item = read(lines[index]!);
		if (item) {
			items.push(item);
			length = index - start + 1;
		} else if (!items.length || lines[index]!.trim()) break;
	}
	return { items, length };
}

function bulletItem(line: string): Item | null {
	for (const pattern of bullets) {
		const found = pattern.exec(line);
		if (found && /[\p{L}\p{N}]/u.test(found[2]!)) return { mark: found[1]!, text: found[2]!.trim() };
	}
	return null;
}
