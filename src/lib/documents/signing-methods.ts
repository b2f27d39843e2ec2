/** Hashes by how XML and ASN.1 name them. SHA-1 and MD5 are none of them: they prove nothing any more. */
const hashes: Readonly<Record<string, string>> = {
	'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
	'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
	'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
	'2.16.840.1.101.3.4.2.1': 'sha256',
	'2.16.840.1.101.3.4.2.2': 'sha384',
	'2.16.840.1.101.3.4.2.3': 'sha512'
};

/** What Node calls a hash that XML or ASN.1 names; null for one that is unknown or too weak. */
export function hashOf(address: string): string | null {
	return hashes[address] ?? null;
}

/** How the hash of what is signed was signed. */
export interface SigningMethod {
	readonly hash: string;
	readonly by: 'rsa' | 'rsa-pss' | 'ec';
}

const method = (by: SigningMethod['by'], hash: string): SigningMethod => ({ by, hash });
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const later = 'http://www.w3.org/2007/05/xmldsig-more#';

const methods: Readonly<Record<string, SigningMethod>> = {
	[`${more}rsa-sha256`]: method('rsa', 'sha256'),
	[`${more}rsa-sha384`]: method('rsa', 'sha384'),
	[`${more}rsa-sha512`]: method('rsa', 'sha512'),
	[`${later}sha256-rsa-MGF1`]: method('rsa-pss', 'sha256'),
	[`${later}sha384-rsa-MGF1`]: method('rsa-pss', 'sha384'),
	[`${later}sha512-rsa-MGF1`]: method('rsa-pss', 'sha512'),
	[`${more}ecdsa-sha256`]: method('ec', 'sha256'),
	[`${more}ecdsa-sha384`]: method('ec', 'sha384'),
	[`${more}ecdsa-sha512`]: method('ec', 'sha512')
};

/** How a signature of this method is checked; null for one that is unknown or too weak. */
export function signingMethod(address: string): SigningMethod | null {
	return methods[address] ?? null;
}
