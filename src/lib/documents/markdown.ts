import sanitizeHtml from 'sanitize-html';
import { escapeHtml, withoutDeceptive } from './characters.ts';
import { parseMarkdown } from './markdown-dialect.ts';
import { isTangled } from './markdown-limits.ts';
import { lineOf, shorten } from './plain-text.ts';

export { maximumTextLength } from './text-limit.ts';

/** All that may leave: whatever the parser makes of a text, nothing else reaches a page. */
const allowed: sanitizeHtml.IOptions = {
	allowedTags: [
		...['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'hr', 'a', 'ul', 'ol', 'li'],
		...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
	],
	allowedAttributes: {
		a: ['href', 'rel'],
		ol: ['start', 'class'],
		li: ['value'],
		th: [{ name: 'align', values: ['left', 'center', 'right'] }],
		td: [{ name: 'align', values: ['left', 'center', 'right'] }]
	},
	allowedClasses: { ol: ['brackets'] },
	allowedSchemes: ['http', 'https', 'mailto'],
	allowProtocolRelative: false,
	transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener nofollow ugc' }) }
};

/**
 * Safe HTML for what somebody wrote as Markdown. What may not be shown as meant (HTML, pictures, links that lead
 * elsewhere than the web) appears as it was typed: nothing is dropped silently. A line end is a line end.
 * Called on the server; it is too heavy for a page's JavaScript. A text over `maximumTextLength`, or one made
 * to exhaust the parser, comes out as plain paragraphs.
 */
export function renderMarkdown(source: string): string {
	const text = withoutDeceptive(source)
		.replace(/\r\n?/g, '\n')
		.replace(/^[ \t]+$/gm, '');
	return sanitizeHtml(toHtml(text), allowed).trim();
}

function toHtml(text: string): string {
	if (isTangled(text)) return paragraphs(text);
	try {
		return parseMarkdown(text);
	} catch (error) {
		if (error instanceof RangeError) return paragraphs(text);
		throw error;
	}
}

function paragraphs(text: string): string {
	return escapeHtml(text.trim())
		.split(/\n[ \t]*(?:\n[ \t]*)+/)
		.map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
		.join('\n');
}

/**
 * The same without marks, on one line, for lists, mails and tables; items keep their numbers or get "•".
 * At most `maxLength` characters, cut at a word and then ending in "…".
 */
export function plainText(source: string, maxLength = Infinity): string {
	return shorten(lineOf(renderMarkdown(source)), maxLength);
}
