import type { ContainerComparison, ContainerFile, SignedContainer } from './signed-container.ts';
import { wordPlainText } from './word-plain.server.ts';

/** The file that was exported to be signed. */
export interface ApprovedFile {
	readonly sha256: string;
	/** Asked for only where no signed file is the same byte for byte. */
	bytes(): Uint8Array | Promise<Uint8Array>;
}

/**
 * Whether what is signed is what was approved. Only files that a signature covers as they are count, and no INVALID signature does:
 * a file that merely lies in the container is not signed. What a container in the container holds is not looked at.
 */
export async function compareWith(
	container: SignedContainer,
	approved: ApprovedFile
): Promise<ContainerComparison> {
	const signed = container.files.filter(({ name }) => signersOf(container, name).length > 0);
	const answer = (match: ContainerComparison['match'], file: ContainerFile | undefined) => ({
		match,
		file: file?.name ?? null,
		signedBy: file ? signersOf(container, file.name) : []
	});
	const same = signed.find(({ sha256 }) => sha256 === approved.sha256);
	if (same) return answer('SAME_FILE', same);
	const text = signed.length ? await wordPlainText(await approved.bytes()) : null;
	const texts = text === null ? [] : await textsOf(signed);
	const alike = texts.find((one) => one.text === text);
	if (alike) return answer('SAME_TEXT', alike.file);
	return texts[0]
		? answer('OTHER_TEXT', texts[0].file)
		: answer(signed.length ? 'NOT_COMPARABLE' : 'OTHER_TEXT', signed[0]);
}

function signersOf({ signatures }: SignedContainer, file: string): number[] {
	return signatures.flatMap(({ covers, validity }, place) =>
		covers.includes(file) && validity !== 'INVALID' ? [place] : []
	);
}

/** The signed Word files that open, with their words. */
async function textsOf(files: readonly ContainerFile[]): Promise<{ file: ContainerFile; text: string }[]> {
	const texts: { file: ContainerFile; text: string }[] = [];
	for (const file of files) {
		const text = file.isContainer ? null : await wordPlainText(await file.bytes());
		if (text !== null) texts.push({ file, text });
	}
	return texts;
}
