/** Why a file cannot be read as a signed container; each has its message. */
export const containerProblems = [
	/** Not a ZIP, or one that does not say that it is an eDoc or an ASiC-E (eDoc 1.0, before 2014, is neither). */
	'NOT_A_CONTAINER',
	'ENCRYPTED',
	/** It would unpack to more than anybody signs: a bomb, or as good as one. */
	'TOO_BIG',
	/** Two files of one name, a path out of the container, a wrong checksum, XML that is none or brings its own entities. */
	'BROKEN',
	'NO_SIGNATURE',
	/** Signed, but not as XML (CAdES), which the portal does not read. */
	'OTHER_SIGNATURE'
] as const;
export type ContainerProblem = (typeof containerProblems)[number];

/** A file that somebody put into a container to be signed. */
export interface ContainerFile {
	/** With its folders, "/" between them. */
	readonly name: string;
	readonly size: number;
	readonly sha256: string;
	/** An eDoc or an ASiC-E again. What is in it is not read; whoever needs it reads it as a container of its own. */
	readonly isContainer: boolean;
	/** Unpacked each time that it is asked for, so that a container does not stand in memory twice. */
	bytes(): Promise<Uint8Array>;
}

/**
 * Whether the certificate's key made the signature. VALID says no more than that this key signed what is covered: whether the
 * certificate is whose it says, was issued by a trusted provider and had not been revoked, is NOT judged, nor is the authority of a
 * time-stamp; for that there is eparaksts.lv. UNCHECKED: made in a way that the portal does not know, or holds for too weak (SHA-1).
 */
export type SignatureValidity = 'VALID' | 'INVALID' | 'UNCHECKED';

/** One who signed: kept as JSON with the document. A personal code is never in it. */
export interface ContainerSignature {
	/** Given name and surname, or what a seal is called; null where the certificate says neither. */
	readonly name: string | null;
	readonly organisation: string | null;
	/** An institution's (elektroniskais zīmogs), not a person's. */
	readonly isSeal: boolean;
	/** ISO 8601 in UTC: what the signer's machine said. */
	readonly signedAt: string | null;
	/** ISO 8601 in UTC: the earliest time-stamp (RFC 3161) made over this very signature. */
	readonly timestampedAt: string | null;
	/** The files that it signs, as they are in the container. */
	readonly covers: readonly string[];
	/** The files that it signs and that are not there, or are not as they were signed. */
	readonly changed: readonly string[];
	/** It signs files, and all of them are as they were signed. A counter-signature signs none. */
	readonly digestsMatch: boolean;
	readonly validity: SignatureValidity;
	/** Of a counter-signature: the place in the list, from 0, of the signature that it confirms. */
	readonly confirms: number | null;
}

/** What an .edoc or an .asice holds. */
export interface SignedContainer {
	readonly files: readonly ContainerFile[];
	readonly signatures: readonly ContainerSignature[];
	/** The files that no signature covers, INVALID ones left out: they are in the container, and nobody signed them. */
	readonly uncovered: readonly string[];
}

/** Whether what was signed is what was approved. */
export type ContainerMatch =
	/** Byte for byte. */
	| 'SAME_FILE'
	/** A Word file saved again: other bytes, the same words. */
	| 'SAME_TEXT'
	| 'OTHER_TEXT'
	/** Nothing that is signed can be compared: a PDF, a container in the container, a Word file that does not open. */
	| 'NOT_COMPARABLE';

/** What was found of the approved file among what is signed. */
export interface ContainerComparison {
	readonly match: ContainerMatch;
	/** The signed file that was found, or that comes nearest; null where nothing is signed. */
	readonly file: string | null;
	/** The places in the list of the signatures that cover this file as it is, INVALID ones left out. */
	readonly signedBy: readonly number[];
}
