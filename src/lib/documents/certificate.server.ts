import { X509Certificate } from 'node:crypto';
import { withoutDeceptive } from './characters.ts';

/** Whom a certificate names. */
export interface Signatory {
	readonly name: string | null;
	readonly organisation: string | null;
	readonly isSeal: boolean;
}

/** ETSI EN 319 412-5, QcType: for electronic seals, as it stands in the certificate (DER). */
const sealType = Buffer.from([0x06, 0x07, 0x04, 0x00, 0x8e, 0x46, 0x01, 0x06, 0x02]);

/** A certificate from DER; null where it is none. */
export function readCertificate(der: Uint8Array): X509Certificate | null {
	try {
		return new X509Certificate(der);
	} catch {
		return null;
	}
}

/**
 * Whom a certificate names, without the personal code, which stands in `serialNumber`, and in older and foreign certificates in the
 * common name: it is not read, and cut out of what is.
 */
export function signatoryOf(certificate: X509Certificate): Signatory {
	const subject = certificate.toLegacyObject().subject as unknown as Record<string, unknown>;
	const of = (key: string) => wordsOf(subject[key]);
	const organisation = of('O');
	const [given, surname, common] = [of('GN'), of('SN'), of('CN')];
	const person = given && surname ? `${given} ${surname}` : null;
	const isSeal = certificate.raw.includes(sealType) || (!person && of('organizationIdentifier') !== null);
	return { name: (isSeal ? null : person) ?? common ?? organisation, organisation, isSeal };
}

/** One value or several, as people read it; null where nothing is left. */
function wordsOf(value: unknown): string | null {
	const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
	const words = withoutCodes(withoutDeceptive(values.join(' ')).replace(/\s+/g, ' '))
		.slice(0, 200)
		.trim();
	return words === '' ? null : words;
}

/** A personal code: of Latvia (010190-12345, 32…), of its neighbours (eleven digits), and as ETSI EN 319 412-1 writes it. */
const codes = /\b(?:PNO|PAS|IDC|TIN|TAX)[A-Z]{2}-[\dA-Z-]+|(?<!\d)\d{6}[- ]?\d{5}(?!\d)/gi;

function withoutCodes(text: string): string {
	return text
		.replace(codes, ' ')
		.replace(/^[\s,;/-]+|[\s,;/-]+$/g, '')
		.replace(/\s+/g, ' ');
}
