import type TurndownService from 'turndown';
import { escapeMarkdown, rules } from './paste-rules.ts';
import { tidyPastedText } from './pasted-text.ts';
import { tidyPastedHtml } from './word-html.ts';

/**
 * Markdown for what was copied from Word or a web page: lists, tables, headings, emphasis and links stay; looks,
 * pictures and hidden parts do not. For the browser, which parses without running anything; a test brings its own parser.
 * What converts is loaded when it is first needed.
 */
export async function markdownFromHtml(html: string, parse = parseInert): Promise<string> {
	const service = await converter();
	const { body } = parse(html);
	tidyPastedHtml(body);
	const markdown = service
		.turndown(body)
		.replace(/\u00A0(?=[\s\u00A0]|$)|(?<=^|[\s\u00A0])\u00A0/gm, ' ')
		.replace(/[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n');
	return tidyPastedText(markdown).trim();
}

function parseInert(html: string): Document {
	return new DOMParser().parseFromString(html, 'text/html');
}

async function converter(): Promise<TurndownService> {
	const [{ default: Turndown }, { tables, taskListItems }] = await Promise.all([
		import('turndown'),
		import('turndown-plugin-gfm')
	]);
	const service = new Turndown({
		headingStyle: 'atx',
		hr: '---',
		codeBlockStyle: 'fenced',
		emDelimiter: '*',
		bulletListMarker: '-'
	});
	service.escape = escapeMarkdown;
	service.remove([
		'head',
		'style',
		'script',
		'title',
		'noscript',
		'iframe',
		'object',
		'button',
		'select',
		'textarea'
	]);
	service.use([tables, taskListItems]);
	for (const [name, rule] of Object.entries(rules)) service.addRule(name, rule);
	return service;
}
