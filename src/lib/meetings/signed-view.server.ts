import type { Actor } from '#lib/accounts/actor.server.ts';
import type { ContainerMatch, ContainerSignature } from '#lib/documents/signed-container.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { momentWords } from './agreement-reading.server.ts';
import { mayDo, type FoundMeeting } from './finding.server.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { deeds, isLocked } from './meetings.ts';
import { expectedOf, hasSigned } from './signatories.ts';
import {
	readApproved,
	readSignedRows,
	type ApprovedVersion,
	type SignedRow
} from './signed-reading.server.ts';

/** One who signed, as a page shows it. */
export interface SignatureView extends Pick<
	ContainerSignature,
	'organisation' | 'isSeal' | 'covers' | 'changed' | 'validity'
> {
	readonly name: string | null;
	/** In words, in Riga; what the signer's machine said, and what the time-stamp says. */
	readonly signedAt: string | null;
	readonly timestampedAt: string | null;
	/** Of a counter-signature: whose it confirms. */
	readonly isCounter: boolean;
	readonly confirms: string | null;
}

/** Somebody who was to sign, and whether a signature of that name is there. */
export interface ExpectedView {
	readonly office: 'CHAIR' | 'WRITER';
	readonly name: string;
	readonly isThere: boolean;
}

export interface ContainerView {
	readonly id: string;
	readonly file: SignedRow['file'];
	readonly at: string;
	readonly by: string;
	readonly match: ContainerMatch;
	readonly comparedFile: string | null;
	readonly signatures: readonly SignatureView[];
	readonly uncovered: readonly string[];
	readonly expected: readonly ExpectedView[];
	readonly withdrawn: { readonly at: string; readonly by: string } | null;
}

/** The signing of approved minutes: what to sign, what came back, under which number it is registered. */
export interface SignedView {
	readonly head: MeetingHead;
	readonly approved: ApprovedVersion;
	readonly containers: readonly ContainerView[];
	/** Who is to sign. */
	readonly expected: readonly Omit<ExpectedView, 'isThere'>[];
	readonly register: { readonly docNumber: string | null; readonly fileIndex: string | null };
	readonly maySign: boolean;
	readonly formId: string;
}

/** What a page about the signing shows. Refuses NOT_FOUND before the minutes are approved. Two statements beside the head's. */
export async function readSigned(actor: Actor, id: string): Promise<SignedView> {
	const { meeting, head } = await readMeetingHead(actor, id);
	if (!isLocked(meeting)) throw new Refusal('NOT_FOUND');
	const approved = await readApproved(actor, meeting);
	const rows = await readSignedRows(actor, id, approved.isClosed);
	const { docNumber, fileIndex } = meeting;
	return {
		...{ head, approved, expected: expectedOf(meeting), register: { docNumber, fileIndex } },
		containers: rows.map((row) => viewContainer(row, meeting, actor)),
		maySign: mayDo(actor, deeds.sign, meeting),
		formId: newId()
	};
}

function viewContainer(row: SignedRow, meeting: FoundMeeting, { locale }: Actor): ContainerView {
	const { id, file, match, uploadedBy: by, kept, withdrawnAt } = row;
	return {
		...{ id, file, match, by, at: momentWords(row.at, locale), uncovered: kept.uncovered },
		comparedFile: kept.file,
		signatures: kept.signatures.map((one) => viewSignature(one, kept.signatures, locale)),
		expected: expectedOf(meeting).map((one) => ({ ...one, isThere: hasSigned(one.name, kept) })),
		withdrawn: withdrawnAt && { at: momentWords(withdrawnAt, locale), by: row.withdrawnBy ?? '' }
	};
}

/** Who signed, as a page shows it; `all`: the signatures of the same container. */
export function viewSignature(
	signature: ContainerSignature,
	all: readonly ContainerSignature[],
	locale: 'lv' | 'en'
): SignatureView {
	const { name, organisation, isSeal, covers, changed, validity, confirms } = signature;
	const moment = (at: string | null) => at && momentWords(new Date(at), locale);
	const confirmed = confirms === null ? null : all[confirms];
	return {
		...{ name, organisation, isSeal, covers, changed, validity, isCounter: confirms !== null },
		signedAt: moment(signature.signedAt),
		timestampedAt: moment(signature.timestampedAt),
		confirms: confirmed?.name ?? confirmed?.organisation ?? null
	};
}
