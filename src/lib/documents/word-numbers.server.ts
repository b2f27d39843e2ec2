import { childrenOf, follow } from './xml.server.ts';
import { attributeOf, valueAt, word } from './word-parts.server.ts';

/** What Word prints before a paragraph of a list. */
export interface PrintedNumber {
	/** "1.1.", "b)", "•". */
	readonly mark: string;
	/** Which list it belongs to. */
	readonly list: string;
	/** From 0. */
	readonly level: number;
}

interface Level {
	readonly format: string;
	readonly text: string;
	readonly start: number;
}

interface List {
	readonly scheme: string;
	readonly starts: ReadonlyMap<number, number>;
}

const deepest = 9;

/** Counts as Word does: the numbers of its lists are in no text, but people refer to them. */
export class WordNumbers {
	readonly #schemes = new Map<string, ReadonlyMap<number, Level>>();
	readonly #lists = new Map<string, List>();
	readonly #counts = new Map<string, number[]>();
	readonly #begun = new Set<string>();

	constructor(numbering: Document | null) {
		if (!numbering) return;
		const root = numbering.documentElement;
		for (const scheme of childrenOf(root, word, 'abstractNum'))
			this.#schemes.set(attributeOf(scheme, 'abstractNumId') ?? '', levelsOf(scheme));
		for (const list of childrenOf(root, word, 'num'))
			this.#lists.set(attributeOf(list, 'numId') ?? '', {
				scheme: valueAt(list, 'abstractNumId') ?? '',
				starts: startsOf(list)
			});
	}

	/** What stands before the next paragraph of a list at a level from 0; null where nothing does. */
	next(listId: string, level: number): PrintedNumber | null {
		const list = this.#lists.get(listId);
		const levels = this.#schemes.get(list?.scheme ?? '');
		const own = levels?.get(level);
		if (!list || !levels || !own || own.format === 'none') return null;
		const counts = this.#count(listId, list, levels, level);
		if (own.format === 'bullet') return { mark: '•', list: list.scheme, level };
		const mark = own.text.replace(/%(\d)/g, (_, place: string) => {
			const at = Number(place) - 1;
			const start = levels.get(at)?.start ?? 1;
			return figure(counts[at] ?? start, levels.get(at)?.format ?? 'decimal');
		});
		return mark.trim() ? { mark: mark.trim(), list: list.scheme, level } : null;
	}

	/** Lists of one scheme count on; one that says where it starts begins anew. */
	#count(listId: string, list: List, levels: ReadonlyMap<number, Level>, level: number): number[] {
		const counts = this.#counts.get(list.scheme) ?? [];
		this.#counts.set(list.scheme, counts);
		const start = list.starts.get(level);
		const isNew = start !== undefined && !this.#begun.has(`${listId} ${level}`);
		this.#begun.add(`${listId} ${level}`);
		const last = counts[level];
		counts[level] = isNew ? start : last === undefined ? (levels.get(level)?.start ?? 1) : last + 1;
		counts.length = level + 1;
		return counts;
	}
}

function levelsOf(scheme: Element): Map<number, Level> {
	return new Map(
		childrenOf(scheme, word, 'lvl')
			.slice(0, deepest)
			.map((level) => [
				Number(attributeOf(level, 'ilvl')),
				{
					format: valueAt(level, 'numFmt') ?? 'decimal',
					text: (valueAt(level, 'lvlText') ?? '').slice(0, 40),
					start: Number(valueAt(level, 'start') ?? 1) || 0
				}
			])
	);
}

function startsOf(list: Element): Map<number, number> {
	return new Map(
		follow(list, word, 'lvlOverride').flatMap((override) => {
			const start = valueAt(override, 'startOverride');
			return start === null ? [] : [[Number(attributeOf(override, 'ilvl')), Number(start)] as const];
		})
	);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const romans = [
	...([
		[1000, 'm'],
		[900, 'cm'],
		[500, 'd'],
		[400, 'cd'],
		[100, 'c'],
		[90, 'xc']
	] as const),
	...([
		[50, 'l'],
		[40, 'xl'],
		[10, 'x'],
		[9, 'ix'],
		[5, 'v'],
		[4, 'iv'],
		[1, 'i']
	] as const)
] as const;

function figure(number: number, format: string): string {
	switch (format) {
		case 'lowerLetter':
			return letter(number);
		case 'upperLetter':
			return letter(number).toUpperCase();
		case 'lowerRoman':
			return roman(number);
		case 'upperRoman':
			return roman(number).toUpperCase();
		default:
			return String(number);
	}
}

/** After z comes aa. */
function letter(number: number): string {
	if (number < 1) return String(number);
	return letters[(number - 1) % 26]!.repeat(Math.min(5, Math.ceil(number / 26)));
}

function roman(number: number): string {
	if (number < 1 || number > 3999) return String(number);
	let left = number;
	let text = '';
	for (const [value, sign] of romans)
		while (left >= value) {
			text += sign;
			left -= value;
		}
	return text;
}
