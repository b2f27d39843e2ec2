import type { Actor } from '#lib/accounts/actor.server.ts';
import type { ContainerMatch } from '#lib/documents/signed-container.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findMeeting, seesRestrictedOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { isLocked } from './meetings.ts';
import { isClosed, readContent } from './minutes-content.ts';
import type { KeptSignatures } from './signatories.ts';

/** A file as a page names it; null where this reader may not have it, or it was taken away by law. */
export interface SigningFile {
	readonly name: string;
	readonly size: number;
	readonly attachmentId: string | null;
}

interface FileRow {
	readonly attachmentId: string | null;
	readonly name: string | null;
	readonly size: number | null;
	readonly redactedAt: Date | null;
}

export interface ApprovedVersion {
	/** What was made to be signed; null where nothing was. */
	readonly file: SigningFile | null;
	/** Something in the minutes is restricted for this reader: the files are not for them. */
	readonly isClosed: boolean;
}

/** The approved minutes as they go out to be signed. One statement. */
export async function readApproved(actor: Actor, meeting: FoundMeeting): Promise<ApprovedVersion> {
	const [row] = await actor.installation.db.read.$queryRaw<(FileRow & { readonly content: string })[]>`
		SELECT v."content", v."attachmentId", a."name", a."size", a."redactedAt"
		FROM "MinutesVersion" v
		LEFT JOIN "Attachment" a ON a."id" = v."attachmentId"
		WHERE v."meetingId" = ${meeting.id} AND v."kind" = 'APPROVED'
		ORDER BY v."number" DESC LIMIT 1`;
	if (!row) throw new Refusal('NOT_FOUND');
	const today = todayOf(actor);
	const isHidden =
		!seesRestrictedOf(actor, meeting) && readContent(row.content).items.some((item) => isClosed(item, today));
	return { isClosed: isHidden, file: row.attachmentId === null ? null : fileOf(row, isHidden) };
}

function fileOf({ attachmentId, name, size, redactedAt }: FileRow, isHidden: boolean): SigningFile {
	const isThere = !isHidden && redactedAt === null;
	return { name: name ?? '', size: Number(size ?? 0), attachmentId: isThere ? attachmentId : null };
}

/** A signed container as it is kept. */
export interface SignedRow {
	readonly id: string;
	readonly at: Date;
	readonly uploadedBy: string;
	readonly match: ContainerMatch;
	readonly kept: KeptSignatures;
	readonly file: SigningFile;
	readonly withdrawnAt: Date | null;
	readonly withdrawnBy: string | null;
}

type StoredRow = FileRow & Omit<SignedRow, 'kept' | 'file'> & { readonly signatures: string };

/** The signed containers of a meeting, the newest first, withdrawn ones after them. One statement. */
export async function readSignedRows(
	actor: Actor,
	meetingId: string,
	isHidden: boolean
): Promise<SignedRow[]> {
	const rows = await actor.installation.db.read.$queryRaw<StoredRow[]>`
		SELECT s."id", s."at", s."uploadedBy", s."match", s."signatures", s."withdrawnAt", s."withdrawnBy",
			s."attachmentId", a."name", a."size", a."redactedAt"
		FROM "SignedMinutes" s
		LEFT JOIN "Attachment" a ON a."id" = s."attachmentId"
		WHERE s."meetingId" = ${meetingId}
		ORDER BY s."at" DESC, s."id" DESC`;
	const read = rows.map(({ id, uploadedBy, match, withdrawnBy, ...row }) => ({
		...{ id, uploadedBy, match, withdrawnBy, at: new Date(row.at) },
		withdrawnAt: row.withdrawnAt && new Date(row.withdrawnAt),
		kept: JSON.parse(row.signatures) as KeptSignatures,
		file: fileOf(row, isHidden)
	}));
	const isThere = ({ withdrawnAt }: SignedRow) => withdrawnAt === null;
	return [...read.filter(isThere), ...read.filter((row) => !isThere(row))];
}

/** Refuses NOT_FOUND whoever may not have a file of the signing: what was made to be signed, or what came back. */
export async function mustSeeSigningFile(
	actor: Actor,
	meetingId: string,
	attachmentId: string
): Promise<void> {
	if (!isId(meetingId) || !isId(attachmentId)) throw new Refusal('NOT_FOUND');
	const meeting = await findMeeting(actor.installation.db.read, actor, meetingId);
	if (!isLocked(meeting)) throw new Refusal('NOT_FOUND');
	const approved = await readApproved(actor, meeting);
	const rows = await readSignedRows(actor, meetingId, approved.isClosed);
	const files = [approved.file, ...rows.map(({ file }) => file)];
	if (!files.some((file) => file?.attachmentId === attachmentId)) throw new Refusal('NOT_FOUND');
}
