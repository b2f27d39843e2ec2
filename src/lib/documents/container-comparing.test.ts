import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compareWith } from './container-comparing.server.ts';
import { makeContainer, makeSigner, signatureXml, signaturesXml } from './container-fixtures.ts';
import { readSignedContainer } from './signed-container.server.ts';
import { wordPlainText } from './word-plain.server.ts';
import { makeWord } from './word.server.ts';

const signer = makeSigner({ GN: 'PARAUGS', SN: 'PROTOKOLĒTĀJS' });

/** The minutes as they are exported; of another moment, other bytes. */
const minutes = (text: string, madeAt = '2026-03-30T08:00:00Z') =>
	makeWord({
		council: 'Bērnu lietu sadarbības padome',
		title: 'PROTOKOLS',
		date: '2026-03-25',
		madeAt: new Date(madeAt),
		locale: 'lv',
		blocks: [{ type: 'MARKDOWN', source: text }]
	});

type Files = Readonly<Record<string, Uint8Array>>;

/** How the approved file compares with a container of which `signed` is signed, and `beside` is not. */
async function compare(
	approved: Uint8Array,
	signed: Files,
	beside: Files = {},
	spoil = (xml: string) => xml
) {
	const xml = spoil(signaturesXml(signatureXml({ signer, files: signed })));
	const container = await readSignedContainer(
		makeContainer({ ...beside, ...signed }, { 'signatures0.xml': xml })
	);
	if (typeof container === 'string') throw new Error(container);
	const sha256 = createHash('sha256').update(approved).digest('hex');
	const { match, file, signedBy } = await compareWith(container, { sha256, bytes: () => approved });
	return [match, file, signedBy];
}

describe('what was signed', async () => {
	const approved = await minutes('Padome nolemj: iesniegt **ziņojumu** līdz 1. jūnijam.');
	const again = await minutes('Padome nolemj: iesniegt ziņojumu līdz 1. jūnijam.', '2026-03-30T09:00:00Z');
	const other = await minutes('Padome nolemj: iesniegt ziņojumu līdz 1. jūlijam.');
	const pdf = strToU8('%PDF-1.4');

	test.each<[string, unknown[], Files, Files?, ((xml: string) => string)?]>([
		['the very file', ['SAME_FILE', 'P.docx', [0]], { 'Pielikums.pdf': pdf, 'P.docx': approved }],
		['the words, saved again', ['SAME_TEXT', 'P.docx', [0]], { 'Pielikums.docx': other, 'P.docx': again }],
		['other words', ['OTHER_TEXT', 'P.docx', [0]], { 'Pielikums.pdf': pdf, 'P.docx': other }],
		['something that is no Word file', ['NOT_COMPARABLE', 'P.pdf', [0]], { 'P.pdf': pdf }],
		[
			'other words, the approved file lying beside',
			['OTHER_TEXT', 'P.docx', [0]],
			{ 'P.docx': other },
			{ 'Apstiprināts.docx': approved }
		],
		[
			'the very file, by a signature that is none',
			['OTHER_TEXT', null, []],
			{ 'P.docx': approved },
			{},
			(xml) => xml.replace('2026-03-30T12:15', '2026-03-31T12:15')
		],
		[
			'a container that holds it',
			['NOT_COMPARABLE', 'P.edoc', [0]],
			{ 'P.edoc': makeContainer({ 'P.docx': approved }, {}) }
		]
	])('%s', async (_what, expected, signed, beside, spoil) => {
		expect(await compare(approved, signed, beside, spoil)).toEqual(expected);
	});
});

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const docx = (body: string, more: Files = {}) =>
	zipSync({
		...more,
		'word/document.xml': strToU8(
			`<w:document xmlns:w="${word}" xmlns:mc="${compatibility}"><w:body>${body}</w:body></w:document>`
		)
	});
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('the words of a Word file', () => {
	test.each([
		[
			'paragraphs',
			`<w:p>${run('Viens')}${run(' divi')}</w:p><w:p/><w:p>${run('trīs')}</w:p>`,
			'Viens divi\ntrīs'
		],
		['blanks of all kinds', `<w:p>${run('a \u00A0 b')}<w:r><w:tab/></w:r>${run('c ')}</w:p>`, 'a b c'],
		['a line end', `<w:p>${run('a')}<w:r><w:br/></w:r>${run('b')}</w:p>`, 'a\nb'],
		[
			'a table',
			`<w:tbl><w:tr><w:tc><w:p>${run('a')}</w:p></w:tc><w:tc><w:p>${run('b')}</w:p></w:tc></w:tr></w:tbl>`,
			'a\nb'
		],
		[
			'what was inserted and deleted',
			`<w:p><w:ins>${run('jā')}</w:ins><w:del><w:r><w:delText>nē</w:delText></w:r></w:del></w:p>`,
			'jā'
		],
		[
			'a field by what it shows',
			`<w:p><w:r><w:instrText>DATE</w:instrText></w:r>${run('25.03.2026.')}</w:p>`,
			'25.03.2026.'
		],
		[
			'a box once',
			`<w:p><mc:AlternateContent><mc:Choice><w:p>${run('a')}</w:p></mc:Choice><mc:Fallback><w:p>${run('a')}</w:p></mc:Fallback></mc:AlternateContent></w:p>`,
			'a'
		],
		['a long mark of two characters', `<w:p>${run('a\u0304')}</w:p>`, 'ā']
	])('%s', async (_what, body, text) => {
		expect(await wordPlainText(docx(body))).toBe(text);
	});

	test('its notes too, whatever the prefix', async () => {
		const notes = strToU8(
			`<x:footnotes xmlns:x="${word}"><x:p><x:r><x:t>Piezīme.</x:t></x:r></x:p></x:footnotes>`
		);
		expect(await wordPlainText(docx(`<w:p>${run('a')}</w:p>`, { 'word/footnotes.xml': notes }))).toBe(
			'a\nPiezīme.'
		);
	});

	test('as the portal writes it', async () => {
		const text = await wordPlainText(await minutes('**1. §** Par *budžetu*\n\n- viens\n- divi'));
		expect(text).toContain('PROTOKOLS');
		expect(text).toContain('1. § Par budžetu');
	});

	test('none where it is no Word file, or an attack', async () => {
		const good = await minutes('a');
		const { 'word/document.xml': document, ...rest } = unzipSync(good);
		const entities = `<!DOCTYPE a [<!ENTITY b "ha">]>${strFromU8(document!).replace(/<\?xml.*?\?>/, '')}`;
		for (const bytes of [
			...[strToU8('a'), zipSync({ a: strToU8('a') }), zipSync(rest), good.subarray(0, good.length - 60)],
			zipSync({ ...rest, 'word/document.xml': strToU8(entities) })
		])
			expect(await wordPlainText(bytes)).toBeNull();
	});
});
