import type { Actor } from '#lib/accounts/actor.server.ts';
import { compareWith } from '#lib/documents/container-comparing.server.ts';
import { isSignedContainer } from '#lib/documents/file-kinds.ts';
import { readSignedUpload } from '#lib/documents/signed-container.server.ts';
import type { ContainerMatch } from '#lib/documents/signed-container.ts';
import type { Upload } from '#lib/documents/uploads.server.ts';
import { hashOf } from '#lib/meetings/content-hash.server.ts';
import { keptOf, type KeptSignatures } from '#lib/meetings/signatories.ts';
import { viewSignature, type SignatureView } from '#lib/meetings/signed-view.server.ts';
import { readContent } from './report-content.ts';
import { reportWordFile } from './report-files.server.ts';

/** A file of the signing; of a signed container, who signed it and whether that is what was approved. */
export interface SigningUpload {
	readonly upload: Upload;
	readonly match: ContainerMatch | null;
	readonly kept: KeptSignatures | null;
}

/**
 * The files of a report's signing, containers opened and compared with the version that was approved; before any transaction. Refuses
 * INVALID, by name, a container that cannot be read. What signs other words is kept and said to be so: the signing happened outside.
 */
export async function readSigning(
	actor: Actor,
	reportId: string,
	uploads: readonly Upload[]
): Promise<SigningUpload[]> {
	const none = { match: null, kept: null };
	const read: SigningUpload[] = [];
	for (const upload of uploads)
		read.push(
			isSignedContainer(upload.name)
				? { upload, ...((await compared(actor, reportId, upload)) ?? none) }
				: { upload, ...none }
		);
	return read;
}

async function compared(actor: Actor, reportId: string, upload: Upload) {
	const container = await readSignedUpload(upload);
	const approved = await actor.installation.db.read.reportVersion.findFirst({
		where: { reportId, kind: 'APPROVED' },
		orderBy: { number: 'desc' },
		select: { content: true, at: true }
	});
	// Nothing was approved: the verb refuses.
	if (!approved) return null;
	const facts = { madeAt: approved.at, isDraft: false };
	const bytes = await reportWordFile(readContent(approved.content), facts);
	const comparison = await compareWith(container, { sha256: hashOf(bytes), bytes: () => bytes });
	return { match: comparison.match, kept: keptOf(container, comparison) };
}

/** A signed container as the page of the report shows it. */
export interface SignedReport {
	readonly match: ContainerMatch;
	/** The file in it that was compared; null where no signature covers any as it is. */
	readonly file: string | null;
	readonly signatures: readonly SignatureView[];
	/** The files in it that nobody signed. */
	readonly uncovered: readonly string[];
}

/** What is kept of a container, as a page shows it; null of any other file. */
export function signedView(
	{ match, signatures }: { readonly match: string | null; readonly signatures: string | null },
	{ locale }: Actor
): SignedReport | null {
	if (match === null || signatures === null) return null;
	const kept = JSON.parse(signatures) as KeptSignatures;
	return {
		...{ match: match as ContainerMatch, file: kept.file, uncovered: kept.uncovered },
		signatures: kept.signatures.map((one) => viewSignature(one, kept.signatures, locale))
	};
}
