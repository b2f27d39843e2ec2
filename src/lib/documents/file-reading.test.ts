import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { asice, makeContainer, makeSigner, signatureXml, signaturesXml } from './container-fixtures.ts';
import { goodFiles } from './file-samples.ts';
import { readByKind } from './file-reader.server.ts';
import { readFileText } from './file-reading.server.ts';
import { markdownOf } from './file-reading.ts';
import { makePdf } from './pdf-fixtures.ts';
import { makeDocx, paragraph } from './word-file-fixtures.ts';

const letter = makeDocx(paragraph('Vēstules teksts.'));
const scan = makePdf([[]]);
const signer = makeSigner({ GN: 'PARAUGS', SN: 'PARAKSTĪTĀJS' });
const signed = (files: Record<string, Uint8Array>) =>
	makeContainer(files, {
		'signatures0.xml': signaturesXml(
			signatureXml({ signer, files, stampedAt: new Date('2026-03-30T09:16:00Z') })
		)
	});

describe('the text of a file that came', () => {
	test('of a Word file, of a PDF, whatever the letters of its ending', async () => {
		const [word, pdf] = await Promise.all([
			readFileText({ name: 'Vēstule.docx', bytes: letter }),
			readFileText({ name: 'VĒSTULE.PDF', bytes: makePdf([[{ text: 'Teksts.', y: 700 }]]) })
		]);
		expect([word.problem, markdownOf(word)]).toEqual([null, 'Vēstules teksts.']);
		expect([pdf.problem, markdownOf(pdf)]).toEqual([null, 'Teksts.']);
	});

	test('of a signed container: the letter before its annexes, and who signed it when', async () => {
		const bytes = signed({
			'1_pielikums.docx': makeDocx(paragraph('Pielikums')),
			'skenēts.pdf': scan,
			'v.docx': letter
		});
		const reading = await readFileText({ name: 'Atbilde.edoc', bytes });
		expect(markdownOf(reading)).toBe('Vēstules teksts.');
		expect(reading).toMatchObject({
			...{ problem: null, within: 'v.docx', others: ['1_pielikums.docx', 'skenēts.pdf'] },
			signatures: [
				{ name: 'PARAUGS PARAKSTĪTĀJS', timestampedAt: '2026-03-30T09:16:00.000Z', validity: 'VALID' }
			]
		});
	});

	test('of a container whose letter nobody can read: who signed it all the same', async () => {
		const bytes = signed({ 'skenēts.pdf': scan, 'tabula.xlsx': goodFiles['Tabula.XLSX']! });
		expect(await readFileText({ name: 'Atbilde.asice', bytes })).toMatchObject({
			...{ problem: 'NO_TEXT', parts: [], within: null, others: ['skenēts.pdf', 'tabula.xlsx'] },
			signatures: [{ name: 'PARAUGS PARAKSTĪTĀJS' }]
		});
	});

	test('of a container that nobody signed', async () => {
		const reading = await readFileText({ name: 'a.edoc', bytes: makeContainer({ 'v.docx': letter }, {}) });
		expect(reading).toMatchObject({ problem: null, within: 'v.docx', signatures: [] });
	});
});

describe('a file that cannot be read is no failure', () => {
	const whole = signed({ 'v.docx': letter });
	test.each<[string, { name: string; bytes: Uint8Array }, string]>([
		['a picture', { name: 'a.png', bytes: goodFiles['Punkts.png']! }, 'OTHER_KIND'],
		['without an ending', { name: 'a', bytes: letter }, 'OTHER_KIND'],
		['a container of tables', { name: 'a.edoc', bytes: signed({ 'a.xlsx': letter }) }, 'OTHER_KIND'],
		[
			'a damaged container',
			{ name: 'a.edoc', bytes: whole.map((byte, at) => (at > 300 && at < 400 ? 0 : byte)) },
			'BROKEN'
		],
		['half of a container', { name: 'a.edoc', bytes: whole.subarray(0, whole.length / 2) }, 'BROKEN'],
		[
			'a bomb in a container',
			{
				name: 'a.asice',
				bytes: zipSync({
					mimetype: [strToU8(asice), { level: 0 }],
					'v.docx': new Uint8Array(61 * 1024 * 1024)
				})
			},
			'TOO_BIG'
		],
		['a Word file that is none', { name: 'a.docx', bytes: strToU8('a') }, 'BROKEN']
	])('%s', async (_what, file, problem) => {
		expect(await readByKind(file)).toMatchObject({ problem, parts: [] });
	});

	test('nor one that cannot be taken apart in its own thread', async () => {
		expect(await readFileText({ name: 'a.edoc', bytes: whole.subarray(0, 200) })).toMatchObject({
			problem: 'BROKEN'
		});
	});

	test('one that takes longer than it may is left', async () => {
		expect(await readFileText({ name: 'a.docx', bytes: letter }, { mostTime: 1 })).toMatchObject({
			problem: 'TOO_SLOW'
		});
	});
});
