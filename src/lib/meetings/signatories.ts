import type {
	ContainerComparison,
	ContainerMatch,
	ContainerSignature,
	SignedContainer
} from '#lib/documents/signed-container.ts';
import { fold } from '#lib/latvian/letters.ts';

/** What is kept of a signed container beside its bytes (`SignedMinutes.signatures`). */
export interface KeptSignatures {
	readonly signatures: readonly ContainerSignature[];
	/** The files of the container, as they are called there. */
	readonly files: readonly string[];
	/** Those that no signature covers. */
	readonly uncovered: readonly string[];
	/** The one that was compared with what was approved. */
	readonly file: string | null;
	/** The places in the list of the signatures that cover that file as it is. */
	readonly signedBy: readonly number[];
}

/** What is kept of a container that was read and compared. */
export function keptOf(
	{ signatures, files, uncovered }: SignedContainer,
	{ file, signedBy }: ContainerComparison
): KeptSignatures {
	return { signatures, files: files.map(({ name }) => name), uncovered, file, signedBy };
}

/** Whether what was signed may be kept: other words than the approved ones may not. */
export function isTaken(match: ContainerMatch): boolean {
	return match !== 'OTHER_TEXT';
}

/** Who was to sign: the chair and the writer of that day, each once. */
export function expectedOf(meeting: {
	readonly chairName: string | null;
	readonly writerName: string | null;
}): { readonly office: 'CHAIR' | 'WRITER'; readonly name: string }[] {
	const { chairName, writerName } = meeting;
	return [
		...(chairName ? [{ office: 'CHAIR' as const, name: chairName }] : []),
		...(writerName ? [{ office: 'WRITER' as const, name: writerName }] : [])
	];
}

/** Whether somebody of that name is among those who signed the minutes themselves; certificates have names in capitals. */
export function hasSigned(name: string, { signatures, signedBy }: KeptSignatures): boolean {
	return signedBy.some((place) => {
		const signer = signatures[place];
		return signer?.isSeal === false && signer.name !== null && wordsOf(signer.name) === wordsOf(name);
	});
}

/** Given name and surname stand in either order. */
function wordsOf(name: string): string {
	return fold(name)
		.split(/[\s-]+/)
		.filter(Boolean)
		.sort()
		.join(' ');
}
