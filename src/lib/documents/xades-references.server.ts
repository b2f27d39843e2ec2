import { createHash } from 'node:crypto';
import { canonical } from './canonical-xml.server.ts';
import type { SignatureValidity } from './signed-container.ts';
import { hashOf } from './signing-methods.ts';
import { childrenOf, follow, isLargerThan, textAt } from './xml.server.ts';

export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#';

/** The hash of a file of the container, by what Node calls the hash; undefined where there is no such file. */
export type FileHash = (name: string, hash: string) => Buffer | undefined;

/** What a signature says it was made over, and how much of it is so. */
export interface References {
	/** The files that it names. */
	readonly files: readonly string[];
	readonly covers: readonly string[];
	readonly changed: readonly string[];
	/** Parts of the signature's own XML that are as they were signed. */
	readonly parts: readonly Element[];
	/** Of these parts, and of how the references are written; what became of the files is in `changed`. */
	readonly validity: SignatureValidity;
}

/** More than a container may have files; and more parts of itself than any signature signs, or larger ones. */
const mostReferences = 2000;
const mostParts = 10;
/** In nodes. */
const largestPart = 5000;

interface Found {
	readonly files: Set<string>;
	readonly covers: Set<string>;
	readonly changed: Set<string>;
	readonly parts: Element[];
}

/** Compares each `ds:Reference` of a signature with what it names. */
export function checkReferences(signedInfo: Element, fileHash: FileHash): References {
	const references = childrenOf(signedInfo, signatureNamespace, 'Reference');
	const found: Found = { files: new Set(), covers: new Set(), changed: new Set(), parts: [] };
	const isUsual = references.length > 0 && references.length <= mostReferences;
	const validities = (isUsual ? references : []).map((reference) => {
		const address = reference.getAttribute('URI') ?? '';
		if (address === '' || address.startsWith('#')) return checkPart(reference, address.slice(1), found.parts);
		return checkFile(reference, address, fileHash, found);
	});
	return {
		files: [...found.files],
		covers: [...found.covers].filter((name) => !found.changed.has(name)),
		changed: [...found.changed],
		parts: found.parts,
		validity: isUsual ? worst(validities) : 'INVALID'
	};
}

/** What is true of several together. */
export function worst(validities: readonly SignatureValidity[]): SignatureValidity {
	if (validities.includes('INVALID')) return 'INVALID';
	return validities.includes('UNCHECKED') ? 'UNCHECKED' : 'VALID';
}

function checkPart(reference: Element, id: string, parts: Element[]): SignatureValidity {
	// The whole document, which nobody signs who puts the signature into it.
	if (id === '' || parts.length === mostParts) return 'UNCHECKED';
	const part = idsOf(reference.ownerDocument).get(id);
	if (!part) return 'INVALID';
	const transforms = transformsOf(reference);
	const hash = hashNamed(reference);
	const isKnown = transforms.length < 2 && !isLargerThan(largestPart, part);
	const bytes = isKnown ? canonical(part, transforms[0]) : null;
	if (!hash || !bytes) return 'UNCHECKED';
	if (!createHash(hash).update(bytes).digest().equals(digestOf(reference))) return 'INVALID';
	parts.push(part);
	return 'VALID';
}

const known = new WeakMap<Document, ReadonlyMap<string, Element | null>>();

/** Elements by their id; null where two have it: the one was signed, and the other would be read. */
function idsOf(document: Document): ReadonlyMap<string, Element | null> {
	const earlier = known.get(document);
	if (earlier) return earlier;
	const ids = new Map<string, Element | null>();
	for (const element of Array.from(document.getElementsByTagName('*')))
		for (const name of ['Id', 'ID', 'id']) {
			const id = element.getAttribute(name);
			if (id) ids.set(id, ids.has(id) ? null : element);
		}
	known.set(document, ids);
	return ids;
}

/** A file is signed as it is; one that was to be changed first is of no kind that people sign, and is not checked. */
function checkFile(reference: Element, address: string, fileHash: FileHash, found: Found): SignatureValidity {
	const hash = hashNamed(reference);
	const name = namesOf(address).find((one) => fileHash(one, 'sha256')) ?? namesOf(address)[0]!;
	found.files.add(name);
	if (!hash || transformsOf(reference).length) return 'UNCHECKED';
	const isSame = fileHash(name, hash)?.equals(digestOf(reference)) ?? false;
	(isSame ? found.covers : found.changed).add(name);
	return 'VALID';
}

/** The address is escaped as a URI, which not every program does; letters may be one character or two. */
function namesOf(address: string): string[] {
	const path = address.replace(/^\.?\//, '');
	const names = [unescaped(path), path];
	return [
		...names,
		...names.map((name) => name.normalize('NFC')),
		...names.map((name) => name.normalize('NFD'))
	];
}

function unescaped(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function transformsOf(reference: Element): Element[] {
	return follow(reference, signatureNamespace, 'Transforms', 'Transform');
}

/** What Node calls the hash that a DigestMethod under this element names. */
export function hashNamed(parent: Element): string | null {
	const method = childrenOf(parent, signatureNamespace, 'DigestMethod')[0];
	return hashOf(method?.getAttribute('Algorithm') ?? '');
}

/** The DigestValue under this element. */
export function digestOf(parent: Element): Buffer {
	return Buffer.from(textAt(parent, signatureNamespace, 'DigestValue') ?? '', 'base64');
}
