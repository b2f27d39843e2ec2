import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '#lib/server/refusal.ts';
import {
	asice,
	makeContainer,
	makeSigner,
	manifest,
	signatureXml,
	signaturesXml,
	type Signing
} from './container-fixtures.ts';
import { readSignedContainer, readSignedUpload } from './signed-container.server.ts';
import type { ContainerSignature, SignedContainer } from './signed-container.ts';
import { zipStream } from './zip.server.ts';

const chair = makeSigner({
	CN: 'PARAUGA PRIEKŠSĒDĒTĀJA',
	GN: 'PARAUGA',
	SN: 'PRIEKŠSĒDĒTĀJA',
	serialNumber: 'PNOLV-010190-12345'
});
const writer = makeSigner({ CN: 'PARAUGS,PROTOKOLĒTĀJS,01019012345', O: 'Parauga iestāde' }, { isRsa: true });
const seal = makeSigner(
	{ CN: 'Parauga iestāde', O: 'Parauga iestāde', organizationIdentifier: 'NTRLV-90000000000' },
	{ isSeal: true }
);
const name = 'Protokols Nr. 3 (25.03.2026).docx';
const files: Readonly<Record<string, Uint8Array>> = {
	[name]: strToU8('Sēdi atklāj.'),
	'Pielikumi/1. pielikums.pdf': strToU8('%PDF-1.4')
};

async function read(bytes: Uint8Array): Promise<SignedContainer> {
	const container = await readSignedContainer(bytes);
	if (typeof container === 'string') throw new Error(container);
	return container;
}

/** One signature of the chair's over all files, but for what is said. */
function signed(
	more: Partial<Signing> = {},
	spoil = (xml: string) => xml,
	held = files
): Promise<SignedContainer> {
	const xml = signaturesXml(signatureXml({ signer: chair, files, ...more }));
	return read(makeContainer(held, { 'signatures0.xml': spoil(xml) }));
}

const whole: ContainerSignature = {
	name: 'PARAUGA PRIEKŠSĒDĒTĀJA',
	organisation: null,
	isSeal: false,
	signedAt: '2026-03-30T09:15:00.000Z',
	timestampedAt: null,
	covers: Object.keys(files),
	changed: [],
	digestsMatch: true,
	validity: 'VALID',
	confirms: null
};

describe('a signed container', () => {
	test.each([
		['an .edoc', 'edoc-signatures-S1.xml', false],
		['an .asice', 'signatures0.xml', true]
	])('%s says who signed what, and when', async (_kind, place, isExclusive) => {
		const stampedAt = new Date('2026-03-30T09:15:07Z');
		const xml = signaturesXml(signatureXml({ signer: chair, files, isExclusive, stampedAt }));
		const container = await read(makeContainer(files, { 'manifest.xml': manifest, [place]: xml }));
		expect(container.signatures).toEqual([{ ...whole, timestampedAt: stampedAt.toISOString() }]);
		expect(container.uncovered).toEqual([]);
		expect(container.files.map((file) => [file.name, file.size, file.isContainer])).toEqual([
			[name, 14, false],
			['Pielikumi/1. pielikums.pdf', 8, false]
		]);
		expect(container.files[0]!.sha256).toMatch(/^[\da-f]{64}$/);
		expect(Buffer.from(await container.files[0]!.bytes()).toString()).toBe('Sēdi atklāj.');
	});

	test('has several signers, in one file of signatures or in several; what nobody signed is named', async () => {
		const all = { ...files, 'Piezīmes.txt': strToU8('nav parakstītas') };
		const container = await read(
			makeContainer(all, {
				'signatures0.xml': signaturesXml(
					signatureXml({ signer: chair, files }),
					signatureXml({ signer: writer, files, id: 'S2', signedAt: null })
				),
				'signatures1.xml': signaturesXml(signatureXml({ signer: seal, files: { [name]: files[name]! } }))
			})
		);
		expect(container.uncovered).toEqual(['Piezīmes.txt']);
		expect(container.signatures).toEqual([
			whole,
			{ ...whole, name: 'PARAUGS,PROTOKOLĒTĀJS', organisation: 'Parauga iestāde', signedAt: null },
			{ ...whole, name: 'Parauga iestāde', organisation: 'Parauga iestāde', isSeal: true, covers: [name] }
		]);
	});

	test('keeps no personal code, wherever the certificate has it', async () => {
		const signers = [chair, writer, makeSigner({ CN: '010190-12345 PARAUGS', O: 'PNOLV-01019012345' })];
		for (const signer of signers)
			expect(JSON.stringify(await signed({ signer }))).not.toMatch(/010190|12345|PNO/);
		expect((await signed({ signer: signers[2]! })).signatures[0]).toMatchObject({
			name: 'PARAUGS',
			organisation: null
		});
	});

	test('says which signature a counter-signature confirms, and believes none over another', async () => {
		const container = await signed({ counter: seal });
		expect(container.signatures).toEqual([
			whole,
			{
				...{ ...whole, name: 'Parauga iestāde', organisation: 'Parauga iestāde', isSeal: true },
				...{ covers: [], digestsMatch: false, confirms: 0 }
			}
		]);
		const two = signaturesXml(
			signatureXml({ signer: chair, files, counter: seal }),
			signatureXml({ signer: writer, files, id: 'S2' })
		);
		const counter = /<xades:CounterSignature>.*<\/xades:CounterSignature>/s.exec(two)![0];
		const moved = two.replace(counter, '').replace(/(.*)(<\/xades:UnsignedSig)/s, `$1${counter}$2`);
		const { signatures } = await read(makeContainer(files, { 'signatures0.xml': moved }));
		expect(signatures.map(({ validity, confirms }) => [validity, confirms])).toEqual([
			['VALID', null],
			['VALID', null],
			['INVALID', 1]
		]);
	});

	test('shows a file that was changed or taken out after signing', async () => {
		const container = await signed({}, undefined, {
			[name]: strToU8('Sēdi slēdz.'),
			'Cits.pdf': strToU8('x')
		});
		expect(container.uncovered).toEqual([name, 'Cits.pdf']);
		expect(container.signatures).toEqual([
			{ ...whole, covers: [], changed: Object.keys(files), digestsMatch: false }
		]);
	});

	test('knows a container in the container, and does not open it', async () => {
		const inner = makeContainer(files, {
			'signatures0.xml': signaturesXml(signatureXml({ signer: chair, files }))
		});
		const outer = { 'Parakstīts.edoc': inner, 'Vēstule.txt': strToU8('x') };
		const container = await signed({ files: outer }, undefined, outer);
		expect(container.files.map(({ isContainer }) => isContainer)).toEqual([true, false]);
		expect(container.signatures).toHaveLength(1);
		expect((await read(await container.files[0]!.bytes())).signatures).toEqual([whole]);
	});

	const spoiled: readonly [string, Partial<ContainerSignature>, (xml: string) => string][] = [
		[
			'another time',
			{ validity: 'INVALID', signedAt: null },
			(xml) => xml.replace('2026-03-30T12:15', '2026-03-31T12:15')
		],
		['another signature', { validity: 'INVALID' }, (xml) => xml.replace(/(-value">)..../, '$1AAAA')],
		[
			'another list of files',
			{ validity: 'INVALID', covers: [Object.keys(files)[1]!] },
			(xml) => xml.replace(/<ds:Reference URI="Prot.*?<\/ds:Reference>/s, '')
		],
		[
			'another certificate',
			{ validity: 'INVALID', name: 'Parauga iestāde', organisation: 'Parauga iestāde', isSeal: true },
			(xml) => xml.replace(chair.certificate.toString('base64'), seal.certificate.toString('base64'))
		],
		[
			'properties twice',
			{ validity: 'INVALID', signedAt: null },
			(xml) => xml.replace(/<xades:SignedProperties.*<\/xades:SignedProperties>/s, '$&$&')
		],
		[
			'a weak hash',
			{ validity: 'INVALID', covers: [], digestsMatch: false, signedAt: null },
			(xml) =>
				xml.replaceAll('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1')
		],
		['an unknown method', { validity: 'UNCHECKED' }, (xml) => xml.replace('#ecdsa-sha384', '#ecdsa-sha3')],
		['another key’s method', { validity: 'INVALID' }, (xml) => xml.replace('#ecdsa-sha384', '#rsa-sha384')],
		[
			'other prefixes',
			{ validity: 'INVALID', signedAt: null },
			(xml) => xml.replace(/\bds:|(?<=xmlns:)ds/g, (ds) => `q${ds}`)
		]
	];
	test.each(spoiled)('is not believed with %s', async (_what, expected, spoil) => {
		const { signatures, uncovered } = await signed({}, spoil);
		expect(signatures).toEqual([{ ...whole, ...expected }]);
		expect(uncovered).toEqual(expected.validity === 'INVALID' ? Object.keys(files) : []);
	});

	test('takes a time-stamp that does not say how it was made', async () => {
		const stampedAt = new Date('2026-03-30T09:15:07Z');
		const unsaid = (xml: string) => xml.replace(/(<xades:SignatureTimeStamp>)<[^>]*>/, '$1');
		for (const isExclusive of [false, true])
			expect((await signed({ stampedAt, isExclusive }, unsaid)).signatures).toEqual([
				{ ...whole, timestampedAt: stampedAt.toISOString() }
			]);
	});

	test('takes no time-stamp of something else', async () => {
		const stampedAt = new Date('2026-03-30T09:15:07Z');
		const own = /<xades:EncapsulatedTimeStamp>[^<]*/;
		const other = own.exec(signatureXml({ signer: writer, files, stampedAt }))![0];
		for (const token of [other, '<xades:EncapsulatedTimeStamp>MAA=', '<xades:EncapsulatedTimeStamp>'])
			expect((await signed({ stampedAt }, (xml) => xml.replace(own, token))).signatures).toEqual([whole]);
	});
});

const laughs = `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`;
const outside = `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`;
const good = signaturesXml(signatureXml({ signer: chair, files }));
const bad = (xml: string) => makeContainer(files, { 'signatures0.xml': xml });
const named = (...names: string[]) =>
	Promise.all([
		new Response(
			zipStream(
				['mimetype', 'META-INF/signatures0.xml', ...names].map((one) => ({
					name: one,
					at: new Date('2026-03-30T09:15:07Z'),
					bytes: () =>
						Promise.resolve(strToU8(one === 'mimetype' ? asice : one.startsWith('META') ? good : 'x'))
				}))
			)
		).arrayBuffer()
	]).then(([bytes]) => new Uint8Array(bytes));

/** With one byte of each header changed: the local one's, then the directory's. */
function patched(
	bytes: Uint8Array,
	local: number,
	central: number,
	change: (byte: number) => number
): Uint8Array {
	const copy = Buffer.from(bytes);
	for (const [sign, at] of [
		['PK\x03\x04', local],
		['PK\x01\x02', central]
	] as const) {
		const place = copy.lastIndexOf(sign) + at;
		copy[place] = change(copy[place]!);
	}
	return copy;
}

describe('what is no signed container is refused', () => {
	const many = Array.from({ length: 1001 }, (_one, number) => `${number}.txt`);
	test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
		['nothing', 'NOT_A_CONTAINER', () => new Uint8Array()],
		['a text', 'NOT_A_CONTAINER', () => strToU8('parakstīts')],
		['a mere ZIP', 'NOT_A_CONTAINER', () => zipSync({ 'a.docx': strToU8('x') })],
		['an ASiC-S', 'NOT_A_CONTAINER', () => zipSync({ mimetype: strToU8('application/vnd.etsi.asic-s+zip') })],
		['an eDoc 1.0', 'NOT_A_CONTAINER', () => zipSync({ 'EDoc/Signature/signature1.xml': strToU8(good) })],
		['half a container', 'NOT_A_CONTAINER', () => bad(good).subarray(0, 400)],
		['no signature', 'NO_SIGNATURE', () => makeContainer(files, { 'manifest.xml': manifest })],
		['an empty list of signatures', 'NO_SIGNATURE', () => bad(signaturesXml())],
		['another XML', 'NO_SIGNATURE', () => bad('<a/>')],
		['a CAdES signature', 'OTHER_SIGNATURE', () => makeContainer(files, { 'signature001.p7s': 'x' })],
		['no XML', 'BROKEN', () => bad('Paraksts')],
		['XML that ends early', 'BROKEN', () => bad(good.slice(0, -30))],
		['XML that is not well-formed', 'BROKEN', () => bad(good.replace(' Id="S1"', ' Id=S1'))],
		['entities that grow', 'BROKEN', () => bad(laughs)],
		['an entity from outside', 'BROKEN', () => bad(outside)],
		[
			'an instruction among what is signed',
			'BROKEN',
			() => bad(good.replace('<ds:DigestValue>', '$&<?a b?>'))
		],
		['XML as deep as a well', 'BROKEN', () => bad('<a>'.repeat(5000) + '</a>'.repeat(5000))],
		['more XML than anybody signs', 'BROKEN', () => bad(`<a>${'<b/>'.repeat(40_001)}</a>`)],
		[
			'a signature without a certificate',
			'BROKEN',
			() => bad(good.replace(/<ds:X509Data>.*<\/ds:X509Data>/s, ''))
		],
		['two files of one name', 'BROKEN', () => named('a.docx', 'a.docx')],
		['names that differ by case', 'BROKEN', () => named('a.docx', 'A.docx')],
		['a way out', 'BROKEN', () => named('../a.docx')],
		['a way out from inside', 'BROKEN', () => named('a/../../b.docx')],
		['a name from the root', 'BROKEN', () => named('/etc/a.docx')],
		['a name of a drive', 'BROKEN', () => named('C:\\a.docx')],
		['a name with a line end', 'BROKEN', () => named('a\n.docx')],
		['a name that reads otherwise', 'BROKEN', () => named('Protokols\u202Excod.exe')],
		[
			'another checksum',
			'BROKEN',
			() => named('a.docx').then((zip) => patched(zip, 14, 16, (byte) => byte ^ 1))
		],
		['a file larger than it says', 'BROKEN', () => patched(bad(good), 22, 24, (byte) => byte ^ 1)],
		['an encrypted file', 'ENCRYPTED', () => patched(bad(good), 6, 8, (byte) => byte | 1)],
		['a bomb', 'TOO_BIG', () => patched(bad(good), 25, 27, () => 0x10)],
		['more files than anybody signs', 'TOO_BIG', () => named(...many)],
		[
			'more files of signatures',
			'TOO_BIG',
			() => named(...many.slice(0, 50).map((one) => `META-INF/signatures${one}.xml`))
		],
		['more signatures', 'TOO_BIG', () => bad(signaturesXml(...Array<string>(201).fill('<ds:Signature/>')))]
	])('%s: %s', async (_what, problem, bytes) => {
		expect(await readSignedContainer(await bytes())).toBe(problem);
	});

	test('naming the file, at its field', async () => {
		const upload = { name: 'Protokols.edoc', bytes: zipSync({ a: strToU8('a') }) };
		const refusal = await readSignedUpload(upload, 'signed').catch((error: Refusal) => error);
		expect(refusal).toMatchObject({
			reason: 'INVALID',
			fields: { signed: 'files_problem_container {"name":"Protokols.edoc"}' }
		});
		expect((await readSignedUpload({ ...upload, bytes: bad(good) })).signatures).toEqual([whole]);
	});
});
