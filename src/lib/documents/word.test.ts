import domino from '@mixmark-io/domino';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { attacks } from './attacks.ts';
import type { Block } from './blocks.ts';
import { readTree } from './html-tree.ts';
import { renderMarkdown } from './markdown.ts';
import { makeWord } from './word.server.ts';

const shell = {
	council: 'Bērnu lietu sadarbības padome',
	title: 'Uzdevuma vēsture',
	date: '2022-03-25',
	madeAt: new Date('2022-03-25T08:00:00Z'),
	locale: 'lv' as const
};

async function partsOf(blocks: readonly Block[], more: object = {}): Promise<Record<string, string>> {
	const files = unzipSync(await makeWord({ ...shell, ...more, blocks }));
	return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const markdown = (source: string): Block => ({ type: 'MARKDOWN', source });

/** What is wrong with a text as XML 1.0; null where nothing is. */
function faultOf(xml: string): string | null {
	const forbidden = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/u.exec(xml);
	if (forbidden) return `a forbidden character at ${forbidden.index}`;
	const open: string[] = [];
	let end = 0;
	for (const tag of xml.matchAll(/<\?[^?]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/g)) {
		if (
			/[<>]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(
				xml.slice(end, tag.index).replaceAll('>', '')
			)
		)
			return `a stray sign before ${tag.index}: ${xml.slice(end, tag.index).slice(0, 80)}`;
		end = tag.index + tag[0].length;
		if (tag[2] === undefined || tag[4]) continue;
		if (!tag[1]) open.push(tag[2]);
		else if (open.pop() !== tag[2]) return `</${tag[2]}> closes nothing`;
	}
	return open.length
		? `<${open.at(-1)}> is not closed`
		: xml.slice(end).trim()
			? 'something after the end'
			: null;
}

/** The text that a reader of the file sees, by paragraphs. */
function textsOf(xml: string): string[] {
	const body = domino.createDocument(xml.replaceAll('w:', '').replace(/<\?.*?\?>/, ''));
	return Array.from(body.querySelectorAll('p')).map((one) => one.textContent ?? '');
}

describe('a Word file', () => {
	it('is a whole package with the council, the title, the place and the day at its head', async () => {
		const parts = await partsOf([]);
		expect(Object.keys(parts)).toEqual(
			expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml'])
		);
		const texts = textsOf(parts['word/document.xml']!);
		expect(texts).toEqual([
			'Labklājības ministrija',
			'BĒRNU LIETU SADARBĪBAS PADOME',
			'UZDEVUMA VĒSTURE',
			'Rīgā, 2022. gada 25. martā'
		]);
		for (const [name, xml] of Object.entries(parts))
			if (/\.(xml|rels)$/.test(name)) expect(faultOf(xml), name).toBeNull();
	});

	it('is A4 with the margins of official documents, in Times New Roman and in Latvian, with page numbers', async () => {
		const parts = await partsOf([]);
		const document = parts['word/document.xml']!;
		expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"');
		expect(document).toContain('w:top="1417" w:right="1134" w:bottom="1134" w:left="1701"');
		expect(document).toContain('<w:titlePg/>');
		expect(parts['word/styles.xml']).toContain('<w:lang w:val="lv-LV"/>');
		expect(parts['word/styles.xml']).toContain('Times New Roman');
		const headers = Object.keys(parts).filter((name) => /header\d\.xml$/.test(name));
		const numbered = headers.map((name) => parts[name]!).find((xml) => xml.includes('NUMPAGES'))!;
		expect(numbered).toMatch(/PAGE<.* no .*NUMPAGES</);
	});

	it('says in its properties what it is, whose, when it was made by the clock given, and in which language', async () => {
		const core = (await partsOf([], { subject: 'Nr. 1 <&>', locale: 'en' }))['docProps/core.xml']!;
		expect(core).toContain(
			'<dc:title>Uzdevuma vēsture</dc:title><dc:subject>Nr. 1 &lt;&amp;&gt;</dc:subject>'
		);
		expect(core).toContain('<dc:creator>Bērnu lietu sadarbības padome</dc:creator>');
		expect(core).toContain('<dc:language>en-GB</dc:language>');
		expect(core.match(/2022-03-25T08:00:00Z/g)).toHaveLength(2);
	});

	it('says at its top that it holds restricted information', async () => {
		const [first] = textsOf(
			(await partsOf([], { restriction: 'IEROBEŽOTA PIEEJAMĪBA' }))['word/document.xml']!
		);
		expect(first).toBe('IEROBEŽOTA PIEEJAMĪBA');
	});

	it('repeats the head of a table on every page, and fills up short rows', async () => {
		const columns = [
			{ name: 'Viens', share: 1 },
			{ name: 'Divi', share: 3 }
		];
		const xml = (await partsOf([{ type: 'TABLE', columns, rows: [[[[{ text: 'a' }]]], []] }]))[
			'word/document.xml'
		]!;
		expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
		expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(3);
		expect(xml.match(/<w:tc>/g)).toHaveLength(6);
		expect(xml).toContain('<w:gridCol w:w="2268"/><w:gridCol w:w="6803"/>');
	});

	it('numbers its headings and takes a text for a text, whatever it reads', async () => {
		const lines = [[{ text: 'CURRENT' }, { text: 'TOTAL_PAGES' }]];
		const xml = (
			await partsOf([
				{ type: 'HEADING', level: 1, text: 'Avoti <x>' },
				{ type: 'PARAGRAPH', lines },
				{ type: 'LIST', items: [lines] }
			])
		)['word/document.xml']!;
		expect(textsOf(xml).slice(4)).toEqual(['Avoti <x>', 'CURRENTTOTAL_PAGES', 'CURRENTTOTAL_PAGES']);
		expect(xml).not.toContain('instrText');
		expect(xml).toContain('w:val="Heading1"');
	});
});

describe('Markdown in a Word file', () => {
	it('says what the screen says', async () => {
		const source =
			'Pirmais **treknais** un *slīpais*\nnākamā rinda\n\n25. marts\n27. marts\n\n1) a\n2) b\n   - c\n\n# Virsraksts\n\n> citāts\n\n[skat.](https://likumi.lv/ta/id/1?a=1&b=2)\n\n| a | b |\n|---|--:|\n| 1<br>2 | 3 |';
		const parts = await partsOf([markdown(source)]);
		const xml = parts['word/document.xml']!;
		expect(textsOf(xml).slice(4).filter(Boolean)).toEqual([
			'Pirmais treknais un slīpaisnākamā rinda',
			'25.marts',
			'27.marts',
			'1)a',
			'2)b',
			'•c',
			'Virsraksts',
			'citāts',
			'skat.',
			'a',
			'b',
			'12',
			'3'
		]);
		expect(xml).toMatch(/<w:b\/>.*?treknais/);
		expect(xml).toMatch(/<w:i\/>.*?slīpais/);
		expect(parts['word/_rels/document.xml.rels']).toContain('Target="https://likumi.lv/ta/id/1?a=1&amp;b=2"');
	});

	it('lets nothing break the file, and no address through that the screen would not', async () => {
		const odd = [
			'\uD800 pusburts',
			'\uFFFE\uFFFF\u0000\u0008\u000B',
			'a\tb\r\nc\rd',
			'\u2028',
			']]>',
			'&amp;&#0;&bogus;'
		];
		const parts = await partsOf([...attacks, ...odd].map(markdown));
		for (const [name, xml] of Object.entries(parts))
			if (/\.(xml|rels)$/.test(name)) expect(faultOf(xml), name).toBeNull();
		const targets = [...parts['word/_rels/document.xml.rels']!.matchAll(/hyperlink" Target="([^"]*)"/g)];
		expect(targets.length).toBeGreaterThan(5);
		expect(targets.map((one) => one[1]!).filter((one) => !/^(https?:|mailto:)/.test(one))).toEqual([]);
	});

	it('opens whatever text it is given: each attack alone makes a file', async () => {
		for (const attack of attacks) {
			const xml = (
				await partsOf([
					{ type: 'EVENTS', events: [{ head: attack, lines: [], text: attack, isWithdrawn: true }] }
				])
			)['word/document.xml']!;
			expect(faultOf(xml), attack).toBeNull();
		}
	});

	it('reads its tree from HTML that is closed and quoted', () => {
		expect(readTree(renderMarkdown('a *b* <c> & "d"'))).toEqual([
			{
				tag: 'p',
				attributes: {},
				children: ['a ', { tag: 'em', attributes: {}, children: ['b'] }, ' <c> & "d"']
			}
		]);
	});
});
