import domino from '@mixmark-io/domino';
import { describe, expect, test } from 'vitest';
import { attacks } from './attacks.ts';
import { maximumTextLength, plainText, renderMarkdown } from './markdown.ts';

describe('Markdown as officials write it', () => {
	test.each([
		[
			'a paragraph',
			'Nosūtīts **saskaņošanai** *TM*.',
			'<p>Nosūtīts <strong>saskaņošanai</strong> <em>TM</em>.</p>'
		],
		['line ends', 'pirmā\r\notrā', '<p>pirmā<br />otrā</p>'],
		['headings under the page’s own', '# A\n\n## B\n\n#### D', '<h3>A</h3>\n<h4>B</h4>\n<h6>D</h6>'],
		['a list', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
		[
			'a list right after its lead-in',
			'Paveikts:\n1. a\n2. b',
			'<p>Paveikts:</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>'
		],
		[
			'numbers as they were typed',
			'25. a\n27. b',
			'<ol start="25">\n<li>a</li>\n<li value="27">b</li>\n</ol>'
		],
		['brackets after numbers', '1) a\n2) b', '<ol class="brackets">\n<li>a</li>\n<li>b</li>\n</ol>'],
		['a checklist', '- [x] a\n- [ ] b', '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>'],
		['a date that is no list', '2022. gada 25. martā notika sēde', '<p>2022. gada 25. martā notika sēde</p>'],
		['an ordinal that is no list', '8. apakšgrupa ziņo', '<p>8. apakšgrupa ziņo</p>'],
		['two years that are no list', '2022. gads\n2023. gads', '<p>2022. gads<br />2023. gads</p>'],
		['a date in an item', '- 2022. gada beigās', '<ul>\n<li>2022. gada beigās</li>\n</ul>'],
		['a number over a list', '1. a\n   - b', '<p>1. a</p>\n<ul>\n<li>b</li>\n</ul>'],
		['dashes that make no heading', 'a\n---\nb', '<p>a</p>\n<hr />\n<p>b</p>'],
		['an indented line that is no program', '    teksts', '<p>    teksts</p>'],
		['a note that does not vanish', '[1]: skat. pielikumu', '<p>[1]: skat. pielikumu</p>'],
		['about five to six', '~5 līdz 6~', '<p>~5 līdz 6~</p>'],
		['struck out', '~~a~~', '<p><del>a</del></p>'],
		['angle brackets are text', 'ja <18 gadi & <vārds>', '<p>ja &lt;18 gadi &amp; &lt;vārds&gt;</p>'],
		['a line to sign on', 'Paraksts ________ /vārds/', '<p>Paraksts ________ /vārds/</p>'],
		['nothing', ' \n\t', '']
	])('%s', (_, source, html) => expect(renderMarkdown(source)).toBe(html));

	test('tables keep their columns and lines within cells', () => {
		const html = renderMarkdown('Skaits:\n\n|Gads|Bērni|\n|---|--:|\n|2021|1<br>2|\n|2022|a\\|b|');
		expect(html).toContain('<th align="right">Bērni</th>');
		expect(html).toContain('<td align="right">1<br />2</td>');
		expect(html).toContain('a|b');
	});

	test.each([
		['https://www.lm.gov.lv/lv', 'https://www.lm.gov.lv/lv'],
		['[MK](https://mk.gov.lv/a?b=1&c=2)', 'https://mk.gov.lv/a?b=1&amp;c=2'],
		['<https://tap.mk.gov.lv>', 'https://tap.mk.gov.lv/'],
		['www.mk.gov.lv', 'http://www.mk.gov.lv/'],
		['lm@lm.gov.lv', 'mailto:lm@lm.gov.lv'],
		['[rakstīt](mailto:lm@lm.gov.lv)', 'mailto:lm@lm.gov.lv'],
		['![attēls](https://lm.gov.lv/a.png)', 'https://lm.gov.lv/a.png']
	])('%s is a link that gives nothing away', (source, address) =>
		expect(renderMarkdown(source)).toContain(`<a href="${address}" rel="noopener nofollow ugc">`)
	);

	test.each([
		'[a](/tasks/1)',
		'[a](ftp://x.lv)',
		'[a](https://gov.lv@x.lv)',
		'![a](data:x)',
		'[a](javascript:x)'
	])('%s stays as it was typed', (source) => expect(renderMarkdown(source)).toBe(`<p>${source}</p>`));
});

const allowedAttributes: Record<string, RegExp> = {
	'a href': /^(https?:\/\/[^\s"'<>`]+|mailto:[^\s"'<>`]+)$/,
	'a rel': /^noopener nofollow ugc$/,
	'ol start': /^\d+$/,
	'ol class': /^brackets$/,
	'li value': /^\d+$/,
	'th align': /^(left|center|right)$/,
	'td align': /^(left|center|right)$/
};
const allowedTags =
	/^(p|br|strong|em|del|code|pre|blockquote|hr|a|ul|ol|li|h[3-6]|table|thead|tbody|tr|th|td)$/;

/** What a browser would make of it that is not on the list; the parser is one of a browser's kind, foreign content included. */
function forbiddenIn(html: string): string[] {
	const { body, head } = domino.createDocument(`<!doctype html><body>${html}`);
	const found = head!.childNodes.length ? ['something in the head'] : [];
	for (const element of body.querySelectorAll('*')) {
		const tag = element.localName;
		if (!allowedTags.test(tag) || element.namespaceURI !== body.namespaceURI) found.push(tag);
		for (const { name, value } of Array.from(element.attributes))
			if (!allowedAttributes[`${tag} ${name}`]?.test(value)) found.push(`${tag} ${name}=${value}`);
		if (tag === 'a' && /^\w+:\/\/[^/]*@/.test(element.getAttribute('href')!)) found.push('a user name');
	}
	if (/[\u202A-\u202E\u2066-\u2069\0]/.test(html) || html.includes('<!--')) found.push('hidden characters');
	return found;
}

describe('attacks come out harmless', () => {
	test('there are many, and the check finds what is forbidden', () => {
		expect(new Set(attacks).size).toBeGreaterThanOrEqual(60);
		expect(new Set(attacks).size).toBe(attacks.length);
		for (const bad of ['<b>x</b>', '<p class=x>', '<a href=/x>', '<svg></svg>', '<p onclick=x>', '<script>'])
			expect(forbiddenIn(bad), bad).not.toEqual([]);
	});

	test.each(attacks)('%j', (attack) => {
		for (const source of [attack, `teksts ${attack} teksts`, `- a\n- ${attack}`, attack + '\n' + attack]) {
			const html = renderMarkdown(source);
			expect(forbiddenIn(html), html).toEqual([]);
		}
		expect(plainText(attack)).not.toMatch(/\n/);
	});

	test('any two together', () => {
		for (const first of attacks)
			for (const second of attacks.filter((_, index) => index % 7 === first.length % 7))
				expect(forbiddenIn(renderMarkdown(first + second))).toEqual([]);
	});
});

/** The same unit again and again, and nestings, which keep parsers of Markdown busy. */
const hostile: Record<string, (length: number) => string> = {
	...Object.fromEntries(
		[
			'>',
			'> ',
			'> - ',
			'- ',
			'* ',
			'1. ',
			'[',
			'![',
			'[a](',
			'*a ',
			'**a *b ',
			'_a ',
			'a_b*',
			'~~a ',
			'`',
			'`` ` '
		].map((unit) => [unit, (length: number) => unit.repeat(length / unit.length)])
	),
	...Object.fromEntries(
		[
			'<',
			'<a ',
			'<!--',
			'&#',
			'\\',
			'\n',
			' \n',
			'a\n',
			'|',
			'a|b\n',
			'a@',
			'a.',
			'www.',
			'[a]: b\n',
			'http://a'
		].map((unit) => [unit, (length: number) => unit.repeat(length / unit.length)])
	),
	'pairs in pairs': (n) => '*a '.repeat(n / 6) + ' a*'.repeat(n / 6),
	'runs of stars': (n) => '*'.repeat(n / 2) + 'a' + '*'.repeat(n / 2),
	'brackets in brackets': (n) => '['.repeat(n / 2) + ']'.repeat(n / 2),
	'a wide table': (n) => 'a|'.repeat(n / 6) + '\n' + '-|'.repeat(n / 6) + '\n' + 'c|\n'.repeat(n / 9),
	'lists in lists': (n) =>
		Array.from({ length: Math.sqrt(n) }, (_, i) => ' '.repeat(2 * i) + '- a').join('\n'),
	'quotes in quotes': (n) =>
		Array.from({ length: Math.sqrt(2 * n) }, (_, i) => '>'.repeat(i) + 'a').join('\n'),
	'short rows under a wide head': (n) => `${'a|'.repeat(28)}\n${'-|'.repeat(28)}\n${'c|\n'.repeat(n / 6)}`,
	'a long tail': (n) => 'a\n' + ' '.repeat(n),
	'an endless item': (n) => '- a\n' + 'b\n'.repeat(n / 2),
	'an endless address': (n) => 'a.'.repeat(n / 2) + '@b'
};

/** The processor's time and not the clock's: other work on the machine does not count. */
function milliseconds(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

describe('no text keeps the portal busy', () => {
	test.each(Object.keys(hostile))('%j', (name) => {
		const text = (length: number) => hostile[name]!(length);
		renderMarkdown(text(500));
		const small = milliseconds(() => renderMarkdown(text(2_000)));
		const large = milliseconds(() => renderMarkdown(text(maximumTextLength)));
		expect(large).toBeLessThan(Math.max(20 * small, 300));
	});

	test('a million characters', () => {
		const prose = 'Saņemti priekšlikumi no *LPS* un [TM](https://tm.gov.lv); viedokļa nav.\n'.repeat(14_000);
		for (const text of [prose, ...['> ', '<', ' \n', '[a]('].map((name) => hostile[name]!(1_000_000))])
			expect(milliseconds(() => renderMarkdown(text))).toBeLessThan(3_000);
	});

	test('what is too long or too tangled is still there to read', () => {
		const long = `**a**\n\nb <x>\nc ${'d '.repeat(maximumTextLength)}`;
		expect(renderMarkdown(long)).toMatch(/^<p>\*\*a\*\*<\/p>\n<p>b &lt;x&gt;<br \/>c d d/);
		expect(renderMarkdown('> '.repeat(500) + 'a')).toContain('&gt; &gt;');
	});

	test('a text of the greatest length that people write is read as Markdown', () => {
		const text = `${'Saņemti **priekšlikumi** no LPS.\n\n- a\n- b\n\n'.repeat(2_000)}`.slice(
			0,
			maximumTextLength
		);
		expect(renderMarkdown(text)).toContain('<strong>priekšlikumi</strong>');
	});
});

describe('as plain text', () => {
	test.each([
		['**Nosūtīts** [TM](https://tm.gov.lv)\n\n> atbilde', 'Nosūtīts TM atbilde'],
		['Paveikts:\n- a\n- b', 'Paveikts: • a • b'],
		['3. a\n5. b', '3. a 5. b'],
		['1) a\n2) b', '1) a 2) b'],
		['<b> & "x" \'y\' &lt;', '<b> & "x" \'y\' <'],
		['|a|b|\n|-|-|\n|c|d|', 'a b c d'],
		['', '']
	])('%j', (source, text) => expect(plainText(source)).toBe(text));

	test.each([
		['Saņemti priekšlikumi no LPS', 20, 'Saņemti…'],
		['Saņemti priekšlikumi no LPS', 22, 'Saņemti priekšlikumi…'],
		['Saņemti', 7, 'Saņemti'],
		['a'.repeat(30), 10, 'aaaaaaaaa…'],
		['👧👧👧👧', 4, '👧…']
	])('%j in %i characters', (source, length, text) => {
		expect(plainText(source, length)).toBe(text);
		expect(text.length).toBeLessThanOrEqual(length);
	});
});
