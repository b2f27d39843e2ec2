import { describe, expect, test } from 'vitest';
import { attacks } from './attacks.ts';
import { defaultTemplate, defaultTemplateFile } from './slide-default.server.ts';
import { changed, fileOf, filesOf, ministryTemplate } from './slide-fixtures.ts';
import { readTemplate, type SlideTemplate } from './slide-template.server.ts';
import { plainParagraph, slideParagraphs } from './slide-text.ts';
import { makeSlides } from './slides.server.ts';
import { textOf, type Deck, type Slide, type SlideGroup } from './slides.ts';
import { readXml } from './xml.server.ts';

const madeAt = new Date('2026-03-25T08:00:00Z');
const deckOf = (...slides: Slide[]): Deck => ({
	...{ title: 'Starpziņojums', author: 'Labklājības ministrija', locale: 'lv', madeAt, slides }
});
const topic = (title: string, ...groups: SlideGroup[]): Slide => ({ type: 'TOPIC', title, groups });
const bullets = (count: number, text: string): SlideGroup =>
	Array.from({ length: count }, (_, at) => plainParagraph('BULLET', `${at + 1}. ${text}`));

async function templateOf(bytes: Uint8Array): Promise<SlideTemplate> {
	const template = await readTemplate(bytes);
	if (typeof template === 'string') throw new Error(template);
	return template;
}

/** What a reader of the made file finds on each slide, after the whole package was found to be sound. */
async function read(deck: Deck, template?: SlideTemplate) {
	const bytes = makeSlides(deck, template ?? (await defaultTemplate()));
	const files = filesOf(bytes);
	expect(faultsOf(files)).toEqual([]);
	const slides = Object.keys(files).filter((name) => name.startsWith('ppt/slides/slide'));
	slides.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
	return { files, slides: slides.map((name) => slideIn(files[name]!)) };
}

/** Parts that are no XML, references that lead nowhere, parts that nothing refers to or whose type nobody says, numbers given twice. */
function faultsOf(files: Record<string, string>): string[] {
	const { '[Content_Types].xml': types = '', ...parts } = files;
	const isLinks = (name: string) => name.endsWith('.rels');
	const names = Object.keys(parts);
	const referred = new Set<string>();
	const faults: string[] = [];
	for (const name of names) {
		const text = parts[name]!;
		if (name.endsWith('.png')) continue;
		if (!readXml(new TextEncoder().encode(text))) faults.push(`${name} is no XML`);
		const links = parts[name.replace(/([^/]+)$/, '_rels/$1.rels')] ?? '';
		if (!isLinks(name)) {
			for (const [, id] of text.matchAll(/ r:(?:id|embed|link)="([^"]+)"/g))
				if (!links.includes(` Id="${id}"`)) faults.push(`${name} refers to ${id}`);
			const ids = [...text.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
			if (new Set(ids).size < ids.length) faults.push(`${name} has a number twice`);
			if (!types.includes(`PartName="/${name}"`)) faults.push(`${name} is of no type`);
		} else
			for (const [, target, mode] of text.matchAll(/ Target="([^"]+)"( TargetMode="External")?/g)) {
				if (!mode) referred.add(target!.slice(1));
				if (!mode && !names.includes(target!.slice(1))) faults.push(`${name} leads to ${target}`);
			}
	}
	return [
		...faults,
		...names.filter((name) => !isLinks(name) && !referred.has(name)).map((name) => `${name} hangs`)
	];
}

function slideIn(xml: string) {
	const shapes = [...xml.matchAll(/<p:sp>.*?<\/p:sp>/gs)].map(([shape]) => ({
		place: /<p:ph([^>]*?)\/>/.exec(shape)![1]!.trim(),
		scale: Number(/fontScale="(\d+)"/.exec(shape)?.[1] ?? 100_000) / 1000,
		lines: [...shape.matchAll(/<a:p>.*?<\/a:p>/gs)].map(([line]) =>
			[...line.matchAll(/<a:t>(.*?)<\/a:t>|<a:br>/gs)].map(([, text]) => text ?? '\n').join('')
		)
	}));
	return { xml, shapes, title: shapes[0]!.lines.join('|'), body: shapes[1]?.lines ?? [] };
}

describe('Markdown on slides', () => {
	test.each([
		['- a\n  - b\n- c', ['BULLET 0 a', 'BULLET 1 b', 'BULLET 0 c']],
		['Ievads\n\n1. a\n   - b\n2. c', ['TEXT 0 Ievads', 'NUMBER 0 a', 'BULLET 1 b', 'NUMBER 0 c']],
		['## Daļa\n- a\n\n  vēl', ['HEADING 0 Daļa', 'BULLET 0 a', 'TEXT 0 vēl']],
		['|A|B|\n|-|-|\n|1|2|\n|3||', ['TEXT 0 A – B', 'BULLET 0 1 – 2', 'BULLET 0 3']],
		['> citāts\n\n---\n\nrinda\notra', ['TEXT 0 citāts', 'TEXT 0 rinda\notra']],
		['', []]
	])('%j', (source, lines) =>
		expect(slideParagraphs(source).map((one) => `${one.as} ${one.level} ${textOf(one)}`)).toEqual(lines)
	);
});

describe('a presentation', () => {
	test('has titles in the places of titles, texts in those of texts, in the order of reading, in its language', async () => {
		const { files, slides } = await read(
			deckOf(
				{ type: 'TITLE', title: 'Starpziņojums', lines: ['PADOMES SĒDE', '25.03.2026.'] },
				topic('TĒMA', [
					plainParagraph('HEADING', 'Apakšvirsraksts'),
					...slideParagraphs('- **Ķīļu** šķūņi “ā”\n  - <b> & "c"\n\n7. sept\n8. ast\n10. desmit')
				])
			)
		);
		const [title, theme] = slides;
		expect(title!.shapes.map(({ place, lines }) => [place, ...lines])).toEqual([
			['type="ctrTitle"', 'Starpziņojums'],
			['type="subTitle" idx="1"', 'PADOMES SĒDE', '25.03.2026.'],
			['type="ftr" idx="11"', 'Labklājības ministrija']
		]);
		expect(theme!.shapes.map(({ place }) => place)).toEqual([
			...['type="title"', 'idx="1"', 'type="ftr" idx="11"', 'type="sldNum" idx="12"']
		]);
		expect(theme!.body).toEqual([
			...['Apakšvirsraksts', 'Ķīļu šķūņi “ā”', '&lt;b&gt; &amp; &quot;c&quot;', 'sept', 'ast', 'desmit']
		]);
		expect(theme!.xml.match(/startAt="\d+"/g)).toEqual(['startAt="7"', 'startAt="7"', 'startAt="10"']);
		expect(new Set(theme!.xml.match(/ lang="[^"]*"/g))).toEqual(new Set([' lang="lv-LV"']));
		expect(files['docProps/core.xml']).toContain('<dc:language>lv-LV</dc:language>');
		expect(files['ppt/presentation.xml']).toMatch(
			/sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rIdSlide1"/
		);
	});

	test('of the same deck is the same file; links are links, and one for each address', async () => {
		const text = slideParagraphs(
			'[LM](https://www.lm.gov.lv/lv?a=1&b=2) un [vēlreiz](https://www.lm.gov.lv/lv?a=1&b=2)'
		);
		const deck = deckOf(topic('SAITES', text));
		const { files, slides } = await read(deck);
		expect(slides[0]!.xml.match(/hlinkClick r:id="rId2"/g)).toHaveLength(2);
		const links = files['ppt/slides/_rels/slide1.xml.rels']!;
		expect(links.match(/https:\/\/www.lm.gov.lv\/lv\?a=1&amp;b=2" TargetMode="External"/g)).toHaveLength(1);
		const [one, other] = [
			makeSlides(deck, await defaultTemplate()),
			makeSlides(deck, await defaultTemplate())
		];
		expect(Buffer.from(one).equals(other)).toBe(true);
	});

	test.each(attacks.slice(0, 40))('stays sound whatever is written: %j', async (attack) => {
		await read(deckOf(topic(attack, [plainParagraph('HEADING', attack), ...slideParagraphs(attack)])));
	});
});

describe('a long topic', () => {
	const sentence = 'Nodrošināta stingra pēcadopcijas uzraudzība visās ārpusģimenes aprūpes formās';

	test('goes on upon slides “I” and “II”, as evenly as its groups allow, in letters that can be read', async () => {
		const group = (name: string): SlideGroup => [plainParagraph('HEADING', name), ...bullets(6, sentence)];
		const { slides } = await read(deckOf(topic('PASĀKUMI', group('A'), group('B'), group('C'), group('D'))));
		expect(slides.map(({ title }) => title)).toEqual(['PASĀKUMI I', 'PASĀKUMI II']);
		expect(slides.map(({ body }) => body.filter((line) => /^[A-D]$/.test(line)))).toEqual([
			['A', 'B'],
			['C', 'D']
		]);
		for (const { shapes } of slides) expect(20 * shapes[1]!.scale).toBeGreaterThanOrEqual(1400);
	});

	test('of one group is torn, its sub-heading repeated, nothing lost', async () => {
		const items = bullets(60, sentence);
		const { slides } = await read(
			deckOf(topic('SARAKSTS II', [plainParagraph('HEADING', 'Saraksts'), ...items]))
		);
		expect(slides.length).toBeGreaterThan(2);
		expect(slides[1]!.title).toBe('SARAKSTS II (2)');
		expect(slides.map(({ body }) => body[0])).toEqual([
			'Saraksts',
			...slides.slice(1).map(() => 'Saraksts (turpinājums)')
		]);
		expect(slides.flatMap(({ body }) => body.slice(1))).toEqual(items.map(textOf));
	});

	test('of one paragraph is cut at its words; a word without an end is cut where it must', async () => {
		const prose = Array.from({ length: 900 }, (_, at) => `vārds${at}`).join(' ');
		for (const text of [prose, 'ņ'.repeat(9000)]) {
			const { slides } = await read(deckOf(topic('TEKSTS', slideParagraphs(text))));
			expect(slides.length).toBeGreaterThan(1);
			expect(slides.flatMap(({ body }) => body).join(text === prose ? ' ' : '')).toBe(text);
		}
	});

	test('with a heading of 300 letters has it in its place, smaller', async () => {
		const { slides } = await read(deckOf(topic('ĀRPUSĢIMENES APRŪPE '.repeat(15).trim(), bullets(1, 'a'))));
		expect(slides[0]!.shapes[0]!.scale).toBeLessThan(80);
	});
});

describe('the template of a ministry', () => {
	const upon = (text: string) =>
		text.replace('<a:off x="720000" y="792000"/>', '<a:off x="720000" y="1800000"/>');

	const types = '[Content_Types].xml';
	const master = 'ppt/slideMasters/slideMaster1.xml';
	const masterLinks = 'ppt/slideMasters/_rels/slideMaster1.xml.rels';

	test('gives its look; its slides, its notes, and what is elsewhere stay away', async () => {
		const template = await templateOf(ministryTemplate(defaultTemplateFile()));
		const { files, slides } = await read(
			deckOf({ type: 'TITLE', title: 'Virsraksts', lines: [] }, topic('TĒMA', slideParagraphs('- a\n  - b'))),
			template
		);
		expect(files['ppt/media/image1.png']).toBe('\x89PNG logo');
		expect(files['[Content_Types].xml']).toContain('presentation.main+xml');
		expect(Object.keys(files).filter((name) => /notes|slide7/.test(name))).toEqual([]);
		const all = Object.values(files).join('\n');
		expect(all).not.toMatch(/TargetMode="External"|C:\/logo|hlinkClick|Svešs/);
		// Its logo stays though the address of it does not.
		expect(files['ppt/slideMasters/slideMaster1.xml']).toContain('name="Logo"');
		expect(slides.map(({ shapes }) => shapes[0]!.place)).toEqual(['type="ctrTitle"', 'type="title"']);
		expect(files['ppt/slides/_rels/slide2.xml.rels']).toContain('slideLayout2.xml');
		// Where its style has no sign for an item, the item has one of its own.
		expect(slides[1]!.xml.match(/<a:buChar char="•"\/>/g)).toHaveLength(1);
	});

	test('gives the layout whose title does not lie upon its text', async () => {
		const layouts = 'ppt/slideLayouts/slideLayout';
		const file = filesOf(defaultTemplateFile());
		const second = (text: string) =>
			text.replace('slideLayout2.xml', 'slideLayout3.xml').replace('rId2', 'rId4');
		const add = (name: string, pattern: RegExp) =>
			file[name]!.replace(pattern, (found) => found + second(found));
		const template = await templateOf(
			fileOf({
				...file,
				[`${layouts}2.xml`]: upon(file[`${layouts}2.xml`]!),
				[`${layouts}3.xml`]: file[`${layouts}2.xml`]!,
				[`ppt/slideLayouts/_rels/slideLayout3.xml.rels`]:
					file['ppt/slideLayouts/_rels/slideLayout2.xml.rels']!,
				[types]: add(types, /<Override PartName="\/ppt\/slideLayouts\/slideLayout2.xml"[^>]*>/),
				[masterLinks]: add(masterLinks, /<Relationship Id="rId2"[^>]*>/),
				[master]: file[master]!.replace(
					/<p:sldLayoutId id="2147483650" r:id="rId2"\/>/,
					'$&<p:sldLayoutId id="2147483651" r:id="rId4"/>'
				)
			})
		);
		expect(upon(file[`${layouts}2.xml`]!)).not.toBe(file[`${layouts}2.xml`]);
		expect(template.topic.name).toBe(`${layouts}3.xml`);
	});

	test('of one layout only serves for titles too', async () => {
		const own = changed(defaultTemplateFile(), {
			'ppt/slideMasters/slideMaster1.xml': (text) => text.replace(/<p:sldLayoutId [^>]*r:id="rId1"\/>/, '')
		});
		const { slides } = await read(
			deckOf({ type: 'TITLE', title: 'Virsraksts', lines: ['rinda'] }),
			await templateOf(own)
		);
		expect(slides[0]!.shapes.map(({ place }) => place)).toEqual(
			expect.arrayContaining(['type="title"', 'idx="1"'])
		);
	});

	const own = defaultTemplateFile();
	test.each<[string, Uint8Array, string]>([
		['no archive', new TextEncoder().encode('teksts'), 'NOT_A_PRESENTATION'],
		[
			'a Word file',
			fileOf({ [types]: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' }),
			'NOT_A_PRESENTATION'
		],
		[
			'one from before 2007, or under a password',
			new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
			'PROTECTED'
		],
		['macros', changed(own, { 'ppt/vbaProject.bin': () => 'x' }), 'MACROS'],
		[
			'the right to have macros',
			changed(own, {
				[types]: (text) =>
					text.replace(
						'vnd.openxmlformats-officedocument.presentationml.presentation.main',
						'vnd.ms-powerpoint.presentation.macroEnabled.main'
					)
			}),
			'MACROS'
		],
		['a bomb', changed(own, { 'ppt/media/a.png': () => '\0'.repeat(61 * 1024 * 1024) }), 'TOO_BIG'],
		[
			'a broken layout',
			changed(own, { 'ppt/slideLayouts/slideLayout2.xml': (text) => text.slice(0, -9) }),
			'BROKEN'
		],
		[
			'a type of its own',
			changed(own, {
				'ppt/slideMasters/slideMaster1.xml': (text) =>
					text.replace('<p:sldMaster', '<!DOCTYPE x [<!ENTITY a "b">]><p:sldMaster')
			}),
			'BROKEN'
		],
		[
			'no place for a text',
			changed(own, {
				'ppt/slideLayouts/slideLayout2.xml': (text) =>
					text.replace('<p:ph idx="1"/>', '<p:ph type="pic" idx="1"/>')
			}),
			'NO_LAYOUT'
		],
		['a title upon its text', changed(own, { 'ppt/slideLayouts/slideLayout2.xml': upon }), 'COVERED'],
		[
			'no layouts',
			changed(own, {
				'ppt/slideMasters/slideMaster1.xml': (text) =>
					text.replace(/<p:sldLayoutIdLst>.*<\/p:sldLayoutIdLst>/, '')
			}),
			'NO_LAYOUT'
		]
	])('with %s is refused', async (_, bytes, problem) => expect(await readTemplate(bytes)).toBe(problem));

	test('cut anywhere is refused, and never ends in an error', async () => {
		for (let end = 0; end < own.length; end += 997)
			expect(typeof (await readTemplate(own.slice(0, end)))).toBe('string');
	});
});
