import { childrenOf } from './xml.server.ts';
import { attributeOf, isOn, valueAt, word } from './word-parts.server.ts';

/** What a style of paragraphs or letters says that is more than looks. */
export interface ReadStyle {
	/** 1 to 6; null where it is no heading. */
	readonly heading: number | null;
	/** The list that it stands in by itself. */
	readonly list: { readonly id: string; readonly level: number } | null;
	/** Text that goes on under an item, without a sign of its own. */
	readonly isListText: boolean;
	readonly isBold: boolean;
	readonly isItalic: boolean;
}

const plain: ReadStyle = { heading: null, list: null, isListText: false, isBold: false, isItalic: false };
const mostAncestors = 20;

/** The styles of a Word file by their ids, each with what it has from those that it is based on. */
export class WordStyles {
	readonly #elements = new Map<string, Element>();
	readonly #read = new Map<string, ReadStyle>();

	constructor(styles: Document | null) {
		for (const style of styles ? childrenOf(styles.documentElement, word, 'style') : [])
			this.#elements.set(attributeOf(style, 'styleId') ?? '', style);
	}

	find(id: string | null, ancestors = 0): ReadStyle {
		const element = id === null ? undefined : this.#elements.get(id);
		if (!element || ancestors > mostAncestors) return plain;
		const known = this.#read.get(id!);
		if (known) return known;
		const read = ownOf(element, this.find(valueAt(element, 'basedOn'), ancestors + 1));
		this.#read.set(id!, read);
		return read;
	}
}

function ownOf(style: Element, base: ReadStyle): ReadStyle {
	const name = valueAt(style, 'name') ?? '';
	const listId = valueAt(style, 'pPr', 'numPr', 'numId');
	const level = Number(valueAt(style, 'pPr', 'numPr', 'ilvl') ?? 0);
	const isParagraph = attributeOf(style, 'type') === 'paragraph';
	return {
		heading: isParagraph ? (headingOf(style, name) ?? base.heading) : null,
		list: listId === null ? base.list : listId === '0' ? null : { id: listId, level },
		isListText: base.isListText || /^List (Paragraph|Continue)/i.test(name),
		// A heading is one by what it is; that its letters are bold says nothing more.
		isBold: !isParagraph && (base.isBold || isOn(style, 'rPr', 'b')),
		isItalic: !isParagraph && (base.isItalic || isOn(style, 'rPr', 'i'))
	};
}

function headingOf(style: Element, name: string): number | null {
	const named = /^heading (\d)$/i.exec(name)?.[1];
	const outline = valueAt(style, 'pPr', 'outlineLvl');
	const level = named ? Number(named) : outline === null ? null : Number(outline) + 1;
	if (level === null) return /^title$/i.test(name) ? 1 : null;
	return level >= 1 && level <= 6 ? level : null;
}
