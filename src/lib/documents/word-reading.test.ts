import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { oldOffice } from './file-samples.ts';
import { markdownOf } from './file-reading.ts';
import { renderMarkdown } from './markdown.ts';
import { cell, footnotes, item, makeDocx, paragraph, row, run, styled, table } from './word-file-fixtures.ts';
import { readWord } from './word-reading.server.ts';
import { makeWord } from './word.server.ts';

const deleted = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const inserted = (content: string) => `<w:ins w:id="2">${content}</w:ins>`;

async function markdown(body: string, more?: Record<string, string>): Promise<string> {
	return markdownOf(await readWord(makeDocx(body, more)));
}

describe('a Word file becomes Markdown', () => {
	test.each<[what: string, body: string, markdown: string]>([
		[
			'headings, by their own style or by one that is based on it',
			styled('Virsraksts1', 'Kas ir spēkā') + styled('Nodala', 'Kas plānots') + paragraph('Teksts.'),
			'# Kas ir spēkā\n\n# Kas plānots\n\nTeksts.'
		],
		[
			'bold, italic, struck out and raised, by the letters or by their style',
			paragraph(
				run('a ') +
					run('b', '<w:b/>') +
					run(' c', '<w:b w:val="0"/>') +
					run(' d', '<w:i/>') +
					run(' e', '<w:rStyle w:val="Izteikts"/>') +
					run(' f', '<w:strike/>') +
					run(' 26') +
					run('1', '<w:vertAlign w:val="superscript"/>') +
					run(' pants')
			),
			'a **b** c *d* **e** ~~f~~ 26¹ pants'
		],
		[
			'a link to the web',
			paragraph(`<w:hyperlink r:id="rId1">${run('likums')}</w:hyperlink>`),
			'[likums](https://likumi.lv/ta/id/49096)'
		],
		[
			'bullets on two levels, and a line that goes on',
			item('viens') + item('divi', 1) + styled('Saraksts', 'turpinās') + item('trīs') + paragraph('beigas'),
			'- viens\n  - divi\n    turpinās\n- trīs\n\nbeigas'
		],
		[
			'numbers as Word prints them, counting on after a paragraph',
			item('viens', 0, 2) +
				item('pirmais', 1, 2) +
				item('otrais', 1, 2) +
				paragraph('Starp tiem.') +
				item('divi', 0, 2) +
				item('trīs', 0, 2) +
				item('pirmais', 1, 2),
			'1. viens\n   1.1. pirmais\n   1.2. otrais\n\nStarp tiem.\n\n2. divi\n3. trīs\n   3.1. pirmais'
		],
		[
			'a list that begins anew, and letters',
			item('viens', 0, 2) + paragraph('–') + item('viens', 0, 3) + item('a', 0, 4) + item('b', 0, 4),
			'1. viens\n\n–\n\n1. viens\n\na) a\nb) b'
		],
		[
			'a sign and a tab that were typed',
			paragraph('<w:r><w:t>•</w:t><w:tab/><w:t>viens</w:t></w:r>') +
				paragraph('<w:r><w:t>•</w:t><w:tab/><w:t>divi</w:t></w:r>', '<w:ind w:left="714" w:hanging="357"/>'),
			'- viens\n  - divi'
		],
		[
			'a heading with the number that Word prints before it',
			paragraph('Spēkā', '<w:pStyle w:val="Virsraksts1"/><w:numPr><w:numId w:val="2"/></w:numPr>'),
			'# 1. Spēkā'
		],
		[
			'a table with merged cells',
			table(
				row(cell('Gads'), cell('Skaits', '<w:gridSpan w:val="2"/>')),
				row(cell('2024', '<w:vMerge w:val="restart"/>'), cell('12'), cell('a|b')),
				row(cell('', '<w:vMerge/>'), cell('13'), cell('c'))
			),
			'| Gads | Skaits |  |\n| --- | --- | --- |\n| 2024 | 12 | a\\|b |\n|  | 13 | c |'
		],
		[
			'fields by what they show, hidden words and comments not',
			paragraph(
				'<w:r><w:instrText>DATE</w:instrText></w:r>' +
					run('25.03.2026.') +
					run('slēpts', '<w:vanish/>') +
					'<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
			),
			'25.03.2026.'
		],
		[
			'a box once, after its paragraph',
			paragraph(
				run('a') +
					`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('kastē')}</w:txbxContent></mc:Choice>` +
					`<mc:Fallback><w:txbxContent>${paragraph('kastē')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`
			),
			'a\n\nkastē'
		],
		[
			'a control by what is written in it, not by what it asks for',
			`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('Rakstiet šeit')}</w:sdtContent></w:sdt>` +
				`<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('atbilde')}</w:sdtContent></w:sdt>`,
			'atbilde'
		],
		['signs that would be read as marks', paragraph('5*6 &lt;b&gt; un _a_'), '5\\*6 <b> un \\_a\\_']
	])('%s', async (_what, body, expected) => expect(await markdown(body)).toBe(expected));

	test('with its notes at its end', async () => {
		const body =
			paragraph(run('Likums') + '<w:r><w:footnoteReference w:id="2"/></w:r>') + paragraph('Beigas.');
		expect(await markdown(body, { 'word/footnotes.xml': footnotes('Piezīme.') })).toBe(
			'Likums[1]\n\nBeigas.\n\n[1] Piezīme.'
		);
	});

	test('and the portal’s own file says what the Markdown said', async () => {
		const source =
			'Viens **divi** un *trīs*.\n\n- a\n  - b\n- c\n\n1. viens\n2. divi\n\n| **A** | **B** |\n| --- | --- |\n| 1 | 2 |';
		const shell = { council: 'Bērnu lietu sadarbības padome', title: 'Paraugs', date: '2026-03-25' };
		const bytes = await makeWord({
			...{ ...shell, madeAt: new Date('2026-03-25T08:00:00Z'), locale: 'lv' },
			blocks: [{ type: 'MARKDOWN', source }]
		});
		expect(markdownOf(await readWord(bytes))).toContain(source);
	});
});

describe('tracked changes are read as accepted', () => {
	test.each<[what: string, body: string, markdown: string]>([
		['words', paragraph(run('Ir ') + deleted('nebija') + inserted(run('spēkā')) + run('.')), 'Ir spēkā.'],
		[
			'words that were moved stand where they were moved to',
			paragraph(`<w:moveFrom w:id="3">${run('projām')}</w:moveFrom>` + run('a')) +
				paragraph(`<w:moveTo w:id="4">${run('šeit')}</w:moveTo>`),
			'a\n\nšeit'
		],
		[
			'a paragraph whose end was deleted goes on in the next',
			paragraph('Viens ', '<w:rPr><w:del w:id="5"/></w:rPr>') + paragraph('divi') + paragraph('trīs'),
			'Viens divi\n\ntrīs'
		],
		[
			'an item that was deleted whole leaves no sign and no number',
			item('viens', 0, 2) +
				paragraph(
					deleted('divi'),
					'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:del w:id="6"/></w:rPr>'
				) +
				item('trīs', 0, 2),
			'1. viens\n2. trīs'
		],
		[
			'rows and cells',
			table(
				row(cell('a'), cell('b')),
				`<w:tr><w:trPr><w:del w:id="7"/></w:trPr>${cell('c')}${cell('d')}</w:tr>`,
				`<w:tr><w:trPr><w:ins w:id="8"/></w:trPr>${cell('e')}${cell('f')}</w:tr>`
			),
			'| a | b |\n| --- | --- |\n| e | f |'
		],
		[
			'a change within a change',
			paragraph(inserted(run('jā') + deleted('nē')) + `<w:del w:id="9">${run('vecs')}</w:del>`),
			'jā'
		]
	])('%s', async (_what, body, expected) => expect(await markdown(body)).toBe(expected));
});

test('what the portal marked in a file is known again, with what follows it', async () => {
	const mark = (name: string) => `<w:bookmarkStart w:id="1" w:name="${name}"/><w:bookmarkEnd w:id="1"/>`;
	const reading = await readWord(
		makeDocx(
			paragraph('pirms') +
				paragraph(mark('_GoBack') + mark('pad_a') + run('Pirmais')) +
				paragraph('viens') +
				`<w:sdt><w:sdtPr><w:tag w:val="pad_a"/></w:sdtPr><w:sdtContent>${paragraph('divi')}</w:sdtContent></w:sdt>` +
				`<w:sdt><w:sdtPr><w:tag w:val="pad_b"/></w:sdtPr><w:sdtContent>${item('trīs')}</w:sdtContent></w:sdt>` +
				paragraph('aiz tā')
		)
	);
	expect(reading.parts).toEqual([
		{ mark: null, title: null, markdown: 'pirms' },
		{ mark: 'pad_a', title: 'Pirmais', markdown: 'viens\n\ndivi' },
		{ mark: 'pad_b', title: null, markdown: '- trīs\n\naiz tā' }
	]);
});

test('what is in a file is shown as harmlessly as what somebody types', async () => {
	const text = await markdown(
		paragraph('&lt;script&gt;alert(1)&lt;/script&gt;') +
			paragraph(`<w:hyperlink r:id="rId1">${run('x')}</w:hyperlink>`),
		{
			'word/_rels/document.xml.rels':
				'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>'
		}
	);
	expect(renderMarkdown(text)).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>x</p>');
});

describe('a file that cannot be read says why', () => {
	test.each<[what: string, bytes: Uint8Array, problem: string]>([
		['no ZIP', strToU8('a'), 'BROKEN'],
		['a ZIP of something else', zipSync({ a: strToU8('a') }), 'BROKEN'],
		['cut off', makeDocx(paragraph('a')).subarray(0, 900), 'BROKEN'],
		['XML that brings its own entities', makeDocx('', { 'word/document.xml': '<!DOCTYPE a><a/>' }), 'BROKEN'],
		['locked with a password', oldOffice('EncryptedPackage'), 'ENCRYPTED'],
		['nothing in it', makeDocx(paragraph('')), 'NO_TEXT'],
		['a bomb', zipSync({ 'word/document.xml': new Uint8Array(61 * 1024 * 1024) }), 'TOO_BIG'],
		['as long as a book', makeDocx(paragraph('garš '.repeat(400_000))), 'TOO_BIG']
	])('%s', async (_what, bytes, problem) => {
		expect(await readWord(bytes)).toMatchObject({ problem, parts: [] });
	});
});
