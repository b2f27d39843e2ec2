import { constants, createHash, verify, type X509Certificate } from 'node:crypto';
import { canonical, canonicalForms } from './canonical-xml.server.ts';
import { readCertificate, signatoryOf } from './certificate.server.ts';
import type { ContainerSignature, SignatureValidity } from './signed-container.ts';
import { signingMethod, type SigningMethod } from './signing-methods.ts';
import { timeStamped } from './time-stamp.server.ts';
import {
	checkReferences,
	digestOf,
	hashNamed,
	signatureNamespace,
	worst,
	type FileHash
} from './xades-references.server.ts';
import { childrenOf, follow, isElement, textAt } from './xml.server.ts';

/** Each version of XAdES (1.1.1, 1.2.2, 1.3.2, 1.4.1) has its own address. */
const xades = /^http:\/\/uri\.etsi\.org\/01903\/v\d/;
/** Certificates and time-stamps of one signature that are looked at. */
const mostOfAKind = 20;

/** The signatures of a file of signatures: right under its root (ASiC-E), or the root itself. */
export function signaturesIn(document: Document): Element[] {
	return [document, document.documentElement].flatMap((parent) =>
		childrenOf(parent, signatureNamespace, 'Signature')
	);
}

/** Signatures that confirm this one. */
export function counterSignatures(signature: Element): Element[] {
	return unsignedProperties(signature, 'CounterSignature').flatMap((element) =>
		childrenOf(element, signatureNamespace, 'Signature')
	);
}

function unsignedProperties(signature: Element, name: string): Element[] {
	return childrenOf(signature, signatureNamespace, 'Object').flatMap((object) =>
		follow(object, xades, 'QualifyingProperties', 'UnsignedProperties', 'UnsignedSignatureProperties', name)
	);
}

/**
 * Who signed what, and when (XAdES); of a counter-signature, whether it was made over the one that it stands in. Null where it is no
 * signature, or carries no certificate that could be read.
 */
export function readSignature(
	signature: Element,
	fileHash: FileHash,
	confirms: Element | null
): Omit<ContainerSignature, 'confirms'> | null {
	const infos = childrenOf(signature, signatureNamespace, 'SignedInfo');
	const values = childrenOf(signature, signatureNamespace, 'SignatureValue');
	const certificates = certificatesOf(signature);
	if (infos.length !== 1 || values.length !== 1 || !certificates[0]) return null;
	const { files, covers, changed, parts, validity } = checkReferences(infos[0]!, fileHash);
	const properties = parts.find((part) => isElement(part, xades, 'SignedProperties'));
	const signer = properties ? namedIn(properties, certificates) : 'UNCHECKED';
	const certificate = typeof signer === 'string' ? certificates[0] : signer;
	return {
		...signatoryOf(certificate),
		signedAt: signedAt(properties),
		timestampedAt: stampedAt(signature, values[0]!),
		covers,
		changed,
		digestsMatch: files.length > 0 && covers.length === files.length && changed.length === 0,
		validity: worst([
			validity,
			confirms === null || parts.some((part) => part === valueOf(confirms)) ? 'VALID' : 'INVALID',
			typeof signer === 'string' ? signer : 'VALID',
			checkValue(infos[0]!, values[0]!, certificate)
		])
	};
}

function valueOf(signature: Element): Element | undefined {
	return childrenOf(signature, signatureNamespace, 'SignatureValue')[0];
}

function certificatesOf(signature: Element): X509Certificate[] {
	return follow(signature, signatureNamespace, 'KeyInfo', 'X509Data', 'X509Certificate')
		.slice(0, mostOfAKind)
		.map((element) => readCertificate(base64(element)))
		.filter((certificate) => certificate !== null);
}

function base64(element: Element): Buffer {
	return Buffer.from(element.textContent ?? '', 'base64');
}

/** The certificate that the signer signed too; without it, another of the same key could be put in its place. */
function namedIn(
	properties: Element,
	certificates: readonly X509Certificate[]
): X509Certificate | Exclude<SignatureValidity, 'VALID'> {
	const digests = ['SigningCertificate', 'SigningCertificateV2'].flatMap((name) =>
		follow(properties, xades, 'SignedSignatureProperties', name, 'Cert', 'CertDigest')
	);
	const known = digests.slice(0, mostOfAKind).filter((digest) => hashNamed(digest) !== null);
	if (!known.length) return 'UNCHECKED';
	const isNamed = ({ raw }: X509Certificate) =>
		known.some((digest) => createHash(hashNamed(digest)!).update(raw).digest().equals(digestOf(digest)));
	return certificates.find(isNamed) ?? 'INVALID';
}

/** With its zone, as it should be; without one it is taken for UTC. */
function signedAt(properties: Element | undefined): string | null {
	const text = properties ? textAt(properties, xades, 'SignedSignatureProperties', 'SigningTime') : null;
	const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text ?? '');
	const at = parts ? new Date(`${parts[1]}${parts[2] ?? 'Z'}`) : null;
	return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

/** The earliest of its time-stamps. */
function stampedAt(signature: Element, value: Element): string | null {
	const stamps = unsignedProperties(signature, 'SignatureTimeStamp').slice(0, mostOfAKind);
	const times = stamps.flatMap((stamp) => {
		const method = childrenOf(stamp, signatureNamespace, 'CanonicalizationMethod')[0];
		const forms = method ? [canonical(value, method)] : canonicalForms(value);
		const tokens = childrenOf(stamp, xades, 'EncapsulatedTimeStamp').slice(0, mostOfAKind).map(base64);
		return tokens.flatMap((token) => forms.map((bytes) => bytes && timeStamped(token, bytes)));
	});
	const earliest = times.filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime())[0];
	return earliest?.toISOString() ?? null;
}

function checkValue(info: Element, value: Element, { publicKey }: X509Certificate): SignatureValidity {
	const named = childrenOf(info, signatureNamespace, 'SignatureMethod')[0]?.getAttribute('Algorithm') ?? '';
	const method = signingMethod(named);
	const bytes = canonical(info, childrenOf(info, signatureNamespace, 'CanonicalizationMethod')[0]);
	if (!method || !bytes) return 'UNCHECKED';
	if (!keyTypes[method.by].includes(publicKey.asymmetricKeyType ?? '')) return 'INVALID';
	return verify(method.hash, bytes, { key: publicKey, ...options(method) }, base64(value))
		? 'VALID'
		: 'INVALID';
}

const keyTypes: Readonly<Record<SigningMethod['by'], readonly string[]>> = {
	rsa: ['rsa'],
	'rsa-pss': ['rsa', 'rsa-pss'],
	ec: ['ec']
};

function options({ by }: SigningMethod) {
	if (by === 'ec') return { dsaEncoding: 'ieee-p1363' as const };
	if (by === 'rsa') return { padding: constants.RSA_PKCS1_PADDING };
	return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}
