import domino from '@mixmark-io/domino';
import { describe, expect, test } from 'vitest';
import { attacks } from './attacks.ts';
import { renderMarkdown } from './markdown.ts';
import { tidyPastedText } from './pasted-text.ts';
import { wordFixtures } from './word-fixtures.ts';
import { markdownFromHtml } from './word-paste.ts';

/** In the browser it is DOMParser; this is the parser that comes with turndown. */
const parse = (html: string) => domino.createDocument(html);

describe('what is pasted becomes Markdown', () => {
	test.each(wordFixtures)('%s', async (_, html, markdown) =>
		expect(await markdownFromHtml(html, parse)).toBe(markdown)
	);

	test.each(wordFixtures)('and the server leaves it as it is: %s', (_, __, markdown) =>
		expect(tidyPastedText(markdown)).toBe(markdown)
	);
});

describe('what was pasted is read as it was meant', () => {
	const shown = async (name: string) => {
		const [, html] = wordFixtures.find((fixture) => fixture[0].startsWith(name))!;
		return renderMarkdown(await markdownFromHtml(html, parse));
	};

	test('lists within lists', async () => {
		const html = await shown('Word: bullets');
		expect(html).toContain(
			'<li>Labklājības ministrija – vada<ul>\n<li>Sociālo pakalpojumu departaments</li>'
		);
		expect(html).toContain('<p><strong>Mērķis:</strong> pilnveidot pakalpojumus.</p>');
	});

	test('numbers and letters as they were printed', async () => {
		const html = await shown('Word: numbers, a');
		expect(html).toContain('<ol start="4">');
		expect(html).toContain('un saskaņot<br />a) ar TM<br />b) ar LPS');
		expect(await shown('Word: two lists')).toMatch(/<ol class="brackets">[^]*<ul>/);
	});

	test('chapters, though a list of one would be none', async () =>
		expect(await shown('Word: numbers of chapters')).toBe(
			'<p>1. Lēmums<br />1.1. LM sagatavot<br />1.2. TM izvērtēt</p>'
		));

	test('tables with their lines', async () => {
		const html = await shown('Word: a table');
		expect(html).toContain('<strong>Bērni | jaunieši</strong>');
		expect(html).toContain('<td>12<br />no tiem 5 jauni</td>\n<td>• viens<br />• divi</td>');
		expect(html.match(/<tr>/g)).toHaveLength(3);
	});

	test('signs that are no marks', async () =>
		expect(await shown('signs')).toContain(
			'5*6*7 un _a_ un a_b_c un `kods` un ~~x~~ un [1] un Nr. 61 un C:\\dir'
		));
});

test('no attack stays alive', async () => {
	let refused = 0;
	for (const attack of attacks) {
		const markdown = await markdownFromHtml(`<p>a</p>${attack}`, parse).catch(() => null);
		if (markdown === null) refused += 1;
		const html = renderMarkdown(markdown ?? '');
		expect(html).not.toMatch(
			/<(?!\/?(?:p|br|strong|em|del|code|pre|ul|ol|li|a|h[3-6]|hr|table|thead|tbody|tr|th|td)\b)/
		);
		expect(html).not.toMatch(/<[^>]* on\w+=/);
	}
	// Names of elements that this parser, unlike a browser, cannot copy: then the plain text is pasted.
	expect(refused).toBeLessThan(8);
});
