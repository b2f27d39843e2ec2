import { createHash } from 'node:crypto';
import {
	fromBER,
	GeneralizedTime,
	ObjectIdentifier,
	OctetString,
	type AsnType,
	type Constructed
} from 'asn1js';
import { hashOf } from './signing-methods.ts';

/** A token is a few kilobytes, with the certificates of its authority. */
const most = 256 * 1024;
const signedData = '1.2.840.113549.1.7.2';

/**
 * When a time-stamp (RFC 3161) was made over these bytes; null where it is none, or one over other bytes. Its authority's signature
 * is not checked: that would prove nothing without judging whom to trust.
 */
export function timeStamped(token: Uint8Array, bytes: Uint8Array): Date | null {
	if (token.length > most) return null;
	try {
		const [, , imprint, , at] = partsOf(contentOf(token));
		const [method, hash] = partsOf(imprint);
		const name = hashOf(oidOf(partsOf(method)[0]));
		if (!name || !(hash instanceof OctetString) || !(at instanceof GeneralizedTime)) return null;
		const own = createHash(name).update(bytes).digest();
		return own.equals(new Uint8Array(hash.getValue())) ? at.toDate() : null;
	} catch {
		return null;
	}
}

/** TSTInfo: what a ContentInfo holds as the content of its SignedData. */
function contentOf(token: Uint8Array): AsnType | undefined {
	const [type, wrapped] = partsOf(parse(token));
	if (oidOf(type) !== signedData) return undefined;
	const [, , encapsulated] = partsOf(partsOf(wrapped)[0]);
	const content = partsOf(partsOf(encapsulated)[1])[0];
	return content instanceof OctetString ? parse(new Uint8Array(content.getValue())) : undefined;
}

function parse(der: Uint8Array): AsnType | undefined {
	const { offset, result } = fromBER(der);
	return offset === -1 ? undefined : result;
}

function partsOf(node: AsnType | undefined): readonly AsnType[] {
	const inner = (node as Constructed | undefined)?.valueBlock.value;
	return Array.isArray(inner) ? inner : [];
}

function oidOf(node: AsnType | undefined): string {
	return node instanceof ObjectIdentifier ? node.getValue() : '';
}
