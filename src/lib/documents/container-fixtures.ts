/** Signed containers made on the spot, with keys of nobody; for tests. The XML is written out as canonical XML is, by hand. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
	BitString,
	fromBER,
	GeneralizedTime,
	Integer,
	ObjectIdentifier,
	OctetString,
	Constructed,
	Sequence,
	Set as SetOf,
	Utf8String,
	type AsnType
} from 'asn1js';
import { strToU8, zipSync, type Zippable } from 'fflate';

export const asice = 'application/vnd.etsi.asic-e+zip';
const ds = 'http://www.w3.org/2000/09/xmldsig#';
const xades = 'http://uri.etsi.org/01903/v1.3.2#';
const asic = 'http://uri.etsi.org/02918/v1.2.1#';

export interface Signer {
	readonly certificate: Buffer;
	readonly key: KeyObject;
	readonly method: 'ecdsa-sha384' | 'rsa-sha256';
}

const seq = (...value: AsnType[]) => new Sequence({ value });
const oid = (value: string) => new ObjectIdentifier({ value });
const der = (node: AsnType) => Buffer.from(node.toBER());
const tagged = (tagNumber: number, ...value: AsnType[]) =>
	new Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

const attributes = {
	CN: '2.5.4.3',
	SN: '2.5.4.4',
	serialNumber: '2.5.4.5',
	O: '2.5.4.10',
	GN: '2.5.4.42',
	organizationIdentifier: '2.5.4.97'
} as const;
export type Subject = Partial<Record<keyof typeof attributes, string>>;

/** A self-signed certificate of a new key: elliptic as on the card, or RSA as older ones. */
export function makeSigner(subject: Subject, { isSeal = false, isRsa = false } = {}): Signer {
	const { privateKey, publicKey } = isRsa
		? generateKeyPairSync('rsa', { modulusLength: 2048 })
		: generateKeyPairSync('ec', { namedCurve: 'P-384' });
	const name = seq(
		...Object.entries(subject).map(
			([key, value]) =>
				new SetOf({ value: [seq(oid(attributes[key as keyof Subject]), new Utf8String({ value }))] })
		)
	);
	const algorithm = () => seq(oid(isRsa ? '1.2.840.113549.1.1.11' : '1.2.840.10045.4.3.3'));
	const time = (year: number) => new GeneralizedTime({ valueDate: new Date(Date.UTC(year, 0, 1)) });
	const parts = [
		...[tagged(0, new Integer({ value: 2 })), new Integer({ value: 7 }), algorithm(), name],
		...[seq(time(2025), time(2035)), name, fromBER(publicKey.export({ type: 'spki', format: 'der' })).result]
	];
	const toBeSigned = seq(...parts, ...(isSeal ? [tagged(3, seq(sealStatement()))] : []));
	const hash = isRsa ? 'sha256' : 'sha384';
	const signature = new BitString({ valueHex: exact(sign(hash, der(toBeSigned), privateKey)) });
	return {
		certificate: der(seq(toBeSigned, algorithm(), signature)),
		key: privateKey,
		method: isRsa ? 'rsa-sha256' : 'ecdsa-sha384'
	};
}

/** QCStatements: QcType of a seal. */
function sealStatement(): Sequence {
	const statements = seq(seq(oid('0.4.0.1862.1.6'), seq(oid('0.4.0.1862.1.6.2'))));
	return seq(oid('1.3.6.1.5.5.7.1.3'), new OctetString({ valueHex: exact(der(statements)) }));
}

function exact(bytes: Uint8Array): ArrayBuffer {
	return new Uint8Array(bytes).buffer;
}

/** A time-stamp's token (RFC 3161), without its authority's signature, which nobody reads. */
export function timeStampToken(bytes: Uint8Array, at: Date): Buffer {
	const hash = createHash('sha256').update(bytes).digest();
	const imprint = seq(seq(oid('2.16.840.1.101.3.4.2.1')), new OctetString({ valueHex: exact(hash) }));
	const info = seq(
		...[new Integer({ value: 1 }), oid('1.2.3.4'), imprint, new Integer({ value: 5 })],
		new GeneralizedTime({ valueDate: at })
	);
	const content = seq(
		oid('1.2.840.113549.1.9.16.1.4'),
		tagged(0, new OctetString({ valueHex: exact(der(info)) }))
	);
	return der(
		seq(
			oid('1.2.840.113549.1.7.2'),
			tagged(0, seq(new Integer({ value: 3 }), new SetOf({ value: [] }), content, new SetOf({ value: [] })))
		)
	);
}

export interface Signing {
	readonly signer: Signer;
	readonly files: Readonly<Record<string, Uint8Array>>;
	readonly id?: string;
	/** As eParaksts canonicalises (Canonical XML 1.1), or as many others do. */
	readonly isExclusive?: boolean;
	/** null: none. */
	readonly signedAt?: string | null;
	readonly stampedAt?: Date;
	/** Who confirms this signature. */
	readonly counter?: Signer;
	/** Instead of the references to files: what a counter-signature signs. */
	readonly references?: string;
}

const c14n11 = 'http://www.w3.org/2006/12/xml-c14n11';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('base64');
const digest = (value: string, space = '') =>
	`<ds:DigestMethod${space} Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>` +
	`<ds:DigestValue${space}>${value}</ds:DigestValue>`;

/** One `ds:Signature` with XAdES properties, as it stands within the root of a file of signatures. */
export function signatureXml(signing: Signing): string {
	const { signer, files, id = 'S1', isExclusive = false, signedAt = '2026-03-30T12:15:00+03:00' } = signing;
	// All that is in scope, by prefix; the exclusive form declares each where it is used first.
	const scope = ` xmlns:asic="${asic}" xmlns:ds="${ds}" xmlns:xades="${xades}"`;
	const at = isExclusive
		? { ds: ` xmlns:ds="${ds}"`, xades: ` xmlns:xades="${xades}"` }
		: { ds: scope, xades: scope };
	const by = isExclusive ? exclusive : c14n11;
	const properties = (space: string, inner: string) =>
		`<xades:SignedProperties${space} Id="${id}-properties"><xades:SignedSignatureProperties>` +
		(signedAt === null ? '' : `<xades:SigningTime>${signedAt}</xades:SigningTime>`) +
		`<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>${digest(sha256(signer.certificate), inner)}` +
		'</xades:CertDigest></xades:Cert></xades:SigningCertificateV2>' +
		'</xades:SignedSignatureProperties></xades:SignedProperties>';
	const references =
		signing.references ??
		Object.entries(files)
			.map(
				([name, bytes]) => `<ds:Reference URI="${encodeURI(name)}">${digest(sha256(bytes))}</ds:Reference>`
			)
			.join('\n');
	const info = (space: string) =>
		`<ds:SignedInfo${space}><ds:CanonicalizationMethod Algorithm="${by}"></ds:CanonicalizationMethod>` +
		`<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#${signer.method}"></ds:SignatureMethod>` +
		`${references}\n<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#${id}-properties">` +
		`<ds:Transforms><ds:Transform Algorithm="${by}"></ds:Transform></ds:Transforms>` +
		`${digest(sha256(properties(at.xades, isExclusive ? at.ds : '')))}</ds:Reference></ds:SignedInfo>`;
	const hash = signer.method === 'ecdsa-sha384' ? 'sha384' : 'sha256';
	const value = sign(hash, Buffer.from(info(at.ds)), { key: signer.key, dsaEncoding: 'ieee-p1363' });
	const written = (space: string) =>
		`<ds:SignatureValue${space} Id="${id}-value">${value.toString('base64')}</ds:SignatureValue>`;
	const stamp = signing.stampedAt
		? `<xades:SignatureTimeStamp><ds:CanonicalizationMethod Algorithm="${by}"/><xades:EncapsulatedTimeStamp>` +
			timeStampToken(Buffer.from(written(at.ds)), signing.stampedAt).toString('base64') +
			'</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>'
		: '';
	const counter = signing.counter
		? `<xades:CounterSignature>${signatureXml({
				...{ signer: signing.counter, files: {}, id: `${id}-counter`, isExclusive },
				references:
					`<ds:Reference Type="http://uri.etsi.org/01903#CountersignedSignature" URI="#${id}-value">` +
					`<ds:Transforms><ds:Transform Algorithm="${by}"></ds:Transform></ds:Transforms>` +
					`${digest(sha256(written(at.ds)))}</ds:Reference>`
			})}</xades:CounterSignature>`
		: '';
	return (
		`<ds:Signature Id="${id}">\n${info('')}\n${written('')}\n<ds:KeyInfo><ds:X509Data><ds:X509Certificate>` +
		`${signer.certificate.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>` +
		`<ds:Object><xades:QualifyingProperties Target="#${id}">${properties('', '')}` +
		`<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${stamp}${counter}` +
		'</xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties></ds:Object>' +
		'</ds:Signature>'
	);
}

/** A file of signatures, as it is in META-INF. */
export function signaturesXml(...signatures: string[]): string {
	return (
		`<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- made by a test -->\n` +
		`<asic:XAdESSignatures xmlns:asic="${asic}" xmlns:ds="${ds}" xmlns:xades="${xades}">` +
		`${signatures.join('').replaceAll('></ds:DigestMethod>', '/>')}</asic:XAdESSignatures>`
	);
}

/** A container as signing programs write it: what it is first, not compressed. */
export function makeContainer(
	files: Readonly<Record<string, Uint8Array>>,
	metaInf: Readonly<Record<string, string>>
): Uint8Array {
	const entries: Zippable = { mimetype: [strToU8(asice), { level: 0 }] };
	for (const [name, bytes] of Object.entries(files)) entries[name] = bytes;
	for (const [name, text] of Object.entries(metaInf)) entries[`META-INF/${name}`] = strToU8(text);
	return zipSync(entries);
}

const manifestNamespace = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0';
export const manifest = `<manifest:manifest xmlns:manifest="${manifestNamespace}"></manifest:manifest>`;
