import { Lexer, Marked, Renderer, type Token, Tokenizer, type Tokens } from 'marked';
import { escapeHtml } from './characters.ts';
import { webAddress } from './web-address.ts';

const lineBreak = /^<br\s*\/?>/i;

/**
 * Officials do not write Markdown, they write Latvian: "2022. gada 25. martā" at the beginning of a line is no list,
 * a line of dashes makes no heading, an indented line is no program, "[1]: skat. pielikumu" does not vanish,
 * "~5–~6" is not struck out, and "<…>" is text. Only <br> is read, because a cell of a table needs it.
 */
class LatvianTokenizer extends Tokenizer {
	override code() {
		return undefined;
	}
	override lheading() {
		return undefined;
	}
	override def() {
		return undefined;
	}
	override html() {
		return undefined;
	}
	override tag(source: string) {
		return lineBreak.test(source) ? super.tag(source) : undefined;
	}
	override del(source: string, masked: string, previous: string) {
		return source.startsWith('~~') ? super.del(source, masked, previous) : undefined;
	}
	override list(source: string) {
		const { state, inlineQueue } = this.lexer;
		const before = { top: state.top, queued: inlineQueue.length };
		const list = super.list(source);
		if (!list?.ordered || (list.items.length > 1 && Number(list.start) < 1000)) return list;
		state.top = before.top;
		inlineQueue.length = before.queued;
		return undefined;
	}
}

/** Headings begin at h3, under the page's own. What may not become a link or a picture appears as it was typed. */
class PageRenderer extends Renderer {
	override heading({ tokens, depth }: Tokens.Heading) {
		const level = Math.min(depth + 2, 6);
		return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
	}
	/** The number that was typed is the number that is shown: 25., 27. must not become 25., 26. */
	override list(list: Tokens.List) {
		if (!list.ordered) return super.list(list);
		let next = Number(list.start);
		const items = list.items.map((item) => {
			const number = numberOf(item, next);
			const value = number === next ? '' : ` value="${number}"`;
			next = number + 1;
			return `<li${value}>${this.parser.parse(item.tokens)}</li>\n`;
		});
		const start = list.start === 1 ? '' : ` start="${list.start}"`;
		const brackets = /^\s*\d+\)/.test(list.raw) ? ' class="brackets"' : '';
		return `<ol${start}${brackets}>\n${items.join('')}</ol>\n`;
	}
	override checkbox({ checked }: Tokens.Checkbox) {
		return checked ? '☑ ' : '☐ ';
	}
	override html({ text }: Tokens.HTML | Tokens.Tag) {
		return lineBreak.test(text) ? '<br>' : escapeHtml(text);
	}
	override link({ href, tokens, raw }: Tokens.Link) {
		return linkTo(href, this.parser.parseInline(tokens), raw);
	}
	override image({ href, text, raw }: Tokens.Image) {
		return linkTo(href, escapeHtml(text || href), raw);
	}
}

function linkTo(href: string, label: string, raw: string): string {
	const address = webAddress(href);
	return address ? `<a href="${escapeHtml(address)}">${label}</a>` : escapeHtml(raw);
}

function numberOf(item: Tokens.ListItem, otherwise: number): number {
	return Number(/^\s*(\d+)/.exec(item.raw)?.[1] ?? otherwise);
}

const marked = new Marked().setOptions({
	gfm: true,
	breaks: true,
	tokenizer: new LatvianTokenizer(),
	renderer: new PageRenderer()
});

/** HTML for Markdown, not yet through the allow-list. Throws RangeError where the text is nested too deeply. */
export function parseMarkdown(text: string): string {
	return marked.parse(text, { async: false });
}

/** The blocks that the parser makes of a text, without looking into them; put together, their sources are the text. */
export function blockTokens(text: string): Token[] {
	return new Lexer(marked.defaults).blockTokens(text);
}
