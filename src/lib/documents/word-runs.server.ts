import { escapeHtml } from './characters.ts';
import { attributeOf, isOn, valueAt, word, type WordParts } from './word-parts.server.ts';
import type { WordStyles } from './word-styles-reading.server.ts';
import { childrenOf, isElement } from './xml.server.ts';

export const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const formulas = /\/math$/;
const relations = /\/relationships$/;

/** What the runs of a paragraph give beside its HTML. */
export interface Beside {
	/** Boxes with text of their own, which stand after the paragraph: the elements that hold their paragraphs. */
	readonly boxes: Element[];
	/** The notes that it refers to, in order: "[1]". */
	readonly notes: { readonly kind: 'footnote' | 'endnote'; readonly id: string }[];
}

/** Tracked changes as if they were accepted; codes of fields, comments and properties are in no text. */
const unread = new Set([
	'del',
	'moveFrom',
	'delText',
	'instrText',
	'delInstrText',
	'pPr',
	'rPr',
	'sdtPr',
	'sdtEndPr'
]);
const signs: Readonly<Record<string, string>> = {
	tab: '\t',
	cr: '<br>',
	noBreakHyphen: '-',
	softHyphen: ''
};
/** The signs of Wingdings that stand for boxes to tick. */
const symbols: Readonly<Record<string, string>> = { F0FE: '☒', F0A8: '☐', F0FC: '✓', F06F: '☐', F078: '☒' };

/** HTML for what is within a paragraph. */
export class WordRuns {
	readonly #styles: WordStyles;
	readonly #links: WordParts['links'];

	constructor(styles: WordStyles, links: WordParts['links']) {
		this.#styles = styles;
		this.#links = links;
	}

	html(node: Node, beside: Beside): string {
		return Array.from(node.childNodes)
			.filter(({ nodeType }) => nodeType === 1)
			.map((child) => this.#piece(child as Element, beside))
			.join('');
	}

	#piece(element: Element, beside: Beside): string {
		const node: Node = element;
		if (isElement(node, compatibility, 'AlternateContent')) {
			// The same twice: for programs that know a newer form, and for those that do not.
			const [choice] = childrenOf(element, compatibility, 'Choice');
			return choice ? this.html(choice, beside) : '';
		}
		const name = element.localName;
		if (isElement(node, formulas, 't')) return escapeHtml(element.textContent ?? '');
		if (!isElement(node, word, name)) return this.html(element, beside);
		if (unread.has(name)) return '';
		return signs[name] ?? this.#known(element, name, beside);
	}

	#known(element: Element, name: string, beside: Beside): string {
		switch (name) {
			case 't':
				return escapeHtml(element.textContent ?? '');
			case 'r':
				return this.#run(element, beside);
			case 'br':
				return attributeOf(element, 'type') === 'page' ? '' : '<br>';
			case 'sym':
				return symbols[attributeOf(element, 'char')?.toUpperCase() ?? ''] ?? '';
			case 'hyperlink':
				return this.#link(element, beside);
			case 'footnoteReference':
			case 'endnoteReference':
				return noteOf(element, name, beside);
			case 'sdt':
				// What it asks for is no answer.
				return isOn(element, 'sdtPr', 'showingPlcHdr') ? '' : this.html(element, beside);
			case 'txbxContent':
				beside.boxes.push(element);
				return '';
			default:
				return this.html(element, beside);
		}
	}

	#run(run: Element, beside: Beside): string {
		if (isOn(run, 'rPr', 'vanish') || isOn(run, 'rPr', 'webHidden')) return '';
		const style = this.#styles.find(valueAt(run, 'rPr', 'rStyle'));
		const html = this.html(run, beside);
		if (!html.trim()) return html;
		const [properties] = childrenOf(run, word, 'rPr');
		const says = (name: string, otherwise: boolean) =>
			properties && childrenOf(properties, word, name).length ? isOn(run, 'rPr', name) : otherwise;
		const raised = { superscript: 'sup', subscript: 'sub' }[valueAt(run, 'rPr', 'vertAlign') ?? ''];
		const tags = [
			...(says('b', style.isBold) ? ['strong'] : []),
			...(says('i', style.isItalic) ? ['em'] : []),
			...(says('strike', false) || says('dstrike', false) ? ['s'] : []),
			...(raised ? [raised] : [])
		];
		return tags.reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, html);
	}

	#link(element: Element, beside: Beside): string {
		const id = Array.from(element.attributes).find(
			({ localName, namespaceURI }) => localName === 'id' && relations.test(namespaceURI ?? '')
		)?.value;
		const address = id === undefined ? undefined : this.#links.get(id);
		const html = this.html(element, beside);
		return address ? `<a href="${escapeHtml(address)}">${html}</a>` : html;
	}
}

function noteOf(element: Element, name: string, { notes }: Beside): string {
	const kind = name === 'footnoteReference' ? 'footnote' : 'endnote';
	notes.push({ kind, id: attributeOf(element, 'id') ?? '' });
	return `[${notes.length}]`;
}
