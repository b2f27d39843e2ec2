import type TurndownService from 'turndown';
import { webAddress } from './web-address.ts';

/** How our dialect writes what differs from turndown's own, or what it loses. */
export const rules: Record<string, TurndownService.Rule> = {
	lineBreak: {
		filter: 'br',
		replacement: (_, node) => (followedByBreak(node) ? '\n\n' : '\n')
	},
	item: {
		filter: 'li',
		replacement(content, node) {
			const mark = itemMark(node as Element);
			const text = content
				.trim()
				.replace(/^(\[[ x]\])\s+/, '$1 ')
				.replace(/\n{3,}/g, '\n\n')
				.replace(/\n(?=.)/g, `\n${' '.repeat(mark.length + 1)}`);
			return `${mark} ${text}\n`;
		}
	},
	strong: { filter: ['strong', 'b'], replacement: (content, node) => emphasised(content, node, '**') },
	emphasis: { filter: ['em', 'i'], replacement: (content, node) => emphasised(content, node, '*') },
	struckOut: { filter: ['del', 's'], replacement: (content, node) => emphasised(content, node, '~~') },
	picture: { filter: 'img', replacement: () => '' },
	link: {
		filter: 'a',
		replacement(content, node) {
			const href = (node as Element).getAttribute('href') ?? '';
			const address = webAddress(href);
			const text = content.replace(/\s+/g, ' ').trim();
			if (!address || !text || text === href || text === address) return content;
			return `[${text}](${address.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`;
		}
	},
	cell: {
		filter: ['th', 'td'],
		replacement(content, node) {
			const text = content
				.trim()
				.replace(/^- /gm, '• ')
				.replace(/\|/g, '\\|')
				.replace(/\s*\n\s*/g, '<br>');
			return `${(node as Element).previousElementSibling ? '' : '|'} ${text} |`;
		}
	}
};

/** Only what would be read as a mark: people see this text, and do not need to know what Markdown is. */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
		.replace(/[*`]/g, '\\$&')
		.replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])|(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '\\_')
		.replace(/~~/g, '\\~\\~')
		.replace(/^(\s*)(#{1,6}\s|>|\+\s)/, '$1\\$2')
		.replace(/&(?=#?\w+;)/g, '&amp;');
}

function followedByBreak(node: Node): boolean {
	const next = node.nextSibling;
	const blank = next?.nodeType === 3 && !next.nodeValue?.trim();
	return (blank ? next.nextSibling : next)?.nodeName === 'BR';
}

/** The printed number or letter where there is one, because people refer to it. */
function itemMark(item: Element): string {
	const given = item.getAttribute('data-mark');
	if (given) return given;
	const list = item.parentElement;
	if (list?.localName !== 'ol') return '-';
	const siblings = Array.from(list.children);
	const number = Number(list.getAttribute('start') ?? 1) + siblings.indexOf(item);
	const letter = /^[a]$/i.test(list.getAttribute('type') ?? '') && number >= 1 && number <= 26;
	return letter ? `${String.fromCharCode(96 + number)})` : `${item.getAttribute('value') ?? number}.`;
}

/** Marks around words, but not where Markdown would not read them as marks: over paragraphs, or punctuation in a word. */
function emphasised(content: string, node: Node, mark: string): string {
	const text = content.trim();
	const before = node.previousSibling?.textContent?.at(-1) ?? ' ';
	const after = node.nextSibling?.textContent?.at(0) ?? ' ';
	const isLetter = /[\p{L}\p{N}]/u;
	const clings =
		(isLetter.test(before) && !isLetter.test(text.at(0) ?? '')) ||
		(isLetter.test(after) && !isLetter.test(text.at(-1) ?? ''));
	return !text || clings || /\n\s*\n/.test(text) ? content : `${mark}${text}${mark}`;
}
