import { rigaDate } from '#lib/calendar/days.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { isLocked } from './meetings.ts';
import { isShown, type Publication } from './public-content.ts';
import { mustHavePublicPages } from './public-pages.server.ts';

/** A paper that anybody may have. */
export interface PublicDocument {
	readonly id: string;
	readonly itemId: string | null;
	readonly title: string;
	/** Where it is a page elsewhere. */
	readonly address: string | null;
	readonly attachmentId: string | null;
	readonly name: string | null;
	readonly size: number | null;
}

interface Row extends PublicDocument {
	readonly restrictedUntil: string | null;
	readonly isPublic: boolean | number | null;
	readonly itemRestrictedUntil: string | null;
}

/**
 * The papers of a published meeting that anybody may have: those that are for everybody, of an item that was published, neither
 * withdrawn nor replaced, nor restricted today or on the day of the publication. One statement.
 */
export async function readPublicDocuments(
	{ db }: Pick<Installation, 'db'>,
	meetingId: string,
	publication: Publication
): Promise<PublicDocument[]> {
	const rows = await db.read.$queryRaw<Row[]>`
		SELECT d."id", d."itemId", d."title", d."address", d."attachmentId", d."restrictedUntil", a."name", a."size",
			i."isPublic", i."restrictedUntil" AS "itemRestrictedUntil"
		FROM "MeetingDocument" d
		LEFT JOIN "AgendaItem" i ON i."id" = d."itemId"
		LEFT JOIN "Attachment" a ON a."id" = d."attachmentId"
		WHERE d."meetingId" = ${meetingId} AND d."audience" = 'PUBLIC' AND d."withdrawnAt" IS NULL
			AND a."redactedAt" IS NULL AND NOT EXISTS (
				SELECT 1 FROM "MeetingDocument" n WHERE n."replacesId" = d."id" AND n."withdrawnAt" IS NULL)
		ORDER BY d."position", d."at", d."id"`;
	return rows
		.filter((row) => !isRestricted(row, publication.on) && isOfShown(row, publication))
		.map(({ id, itemId, title, address, attachmentId, name, size }) => ({
			...{ id, itemId, title, address, attachmentId, name, size: size === null ? null : Number(size) }
		}));
}

function isOfShown(row: Row, publication: Publication): boolean {
	if (row.itemId === null) return true;
	return isShown({ isPublic: Boolean(row.isPublic), restrictedUntil: row.itemRestrictedUntil }, publication);
}

/** The file of a public paper. Refuses NOT_FOUND, whatever is the reason. */
export async function findPublicFile(installation: Installation, id: string): Promise<string> {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	await mustHavePublicPages(installation);
	const document = await installation.db.read.meetingDocument.findUnique({
		where: { id },
		select: { meeting: { select: { id: true, status: true, publishing: true, publishedAt: true } } }
	});
	const publication = document && publicationOf(document.meeting);
	if (!publication) throw new Refusal('NOT_FOUND');
	const documents = await readPublicDocuments(installation, document.meeting.id, publication);
	const attachmentId = documents.find((one) => one.id === id)?.attachmentId;
	if (!attachmentId) throw new Refusal('NOT_FOUND');
	return attachmentId;
}

/** What was published of a meeting; null: nothing. */
export function publicationOf({
	status,
	publishing,
	publishedAt
}: {
	readonly status: string;
	readonly publishing: string;
	readonly publishedAt: Date | null;
}): Publication | null {
	const isPublished = publishing === 'PARTS' || publishing === 'ALL';
	if (!isPublished || publishedAt === null || !isLocked({ status })) return null;
	return { what: publishing, on: rigaDate(publishedAt) };
}
