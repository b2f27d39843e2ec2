import type { Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { isRestricted, seesInternal } from '#lib/tasks/visibility.ts';
import { todayOf } from './finding.server.ts';
import { laterOf } from './documents-sight.server.ts';
import { seesDocument, type MeetingAudience, type MeetingDocumentView } from './documents.ts';

interface Row {
	readonly id: string;
	readonly itemId: string | null;
	readonly title: string;
	readonly attachmentId: string | null;
	readonly address: string | null;
	readonly audience: MeetingAudience;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
	readonly at: Date;
	readonly authorName: string;
	readonly replacesId: string | null;
	readonly withdrawnAt: Date | null;
	readonly withdrawnBy: string | null;
	readonly withdrawnReason: string | null;
	readonly version: number;
	readonly name: string | null;
	readonly size: number | null;
	readonly redactedAt: Date | null;
	/** Of the item it is about: as closed as that one is, too. */
	readonly itemUntil: PlainDate | null;
}

/** The papers of a meeting that somebody sees, in the order in which they came; one statement. */
export async function readMeetingDocuments(
	actor: Actor,
	meeting: { readonly id: string; readonly bodies: readonly { readonly bodyId: string }[] }
): Promise<MeetingDocumentView[]> {
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT d."id", d."itemId", d."title", d."attachmentId", d."address", d."audience", d."restrictedBasis",
			d."restrictedUntil", d."at", d."authorName", d."replacesId", d."withdrawnAt", d."withdrawnBy",
			d."withdrawnReason", d."version", a."name", a."size", a."redactedAt", i."restrictedUntil" AS "itemUntil"
		FROM "MeetingDocument" d
		LEFT JOIN "Attachment" a ON a."id" = d."attachmentId"
		LEFT JOIN "AgendaItem" i ON i."id" = d."itemId"
		WHERE d."meetingId" = ${meeting.id}
		ORDER BY d."position", d."at", d."id"`;
	const today = todayOf(actor);
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	return rows
		.filter((row) => seesDocument(actor, bodyIds, guardOf(row), today))
		.map((row) => viewDocument(actor, row, today));
}

function guardOf({ audience, restrictedUntil, itemUntil }: Row) {
	return { audience, restrictedUntil: laterOf(restrictedUntil, itemUntil) };
}

function viewDocument(actor: Actor, row: Row, today: PlainDate): MeetingDocumentView {
	const { id, itemId, title, address, audience, replacesId, version } = row;
	const isRedacted = row.redactedAt !== null;
	const isThere = !isRedacted && (row.withdrawnAt === null || seesInternal(actor));
	return {
		...{ id, itemId, title, audience, replacesId, isRedacted, version: Number(version) },
		address: row.withdrawnAt === null || seesInternal(actor) ? address : null,
		file:
			row.attachmentId === null
				? null
				: {
						name: row.name ?? '',
						size: Number(row.size ?? 0),
						attachmentId: isThere ? row.attachmentId : null
					},
		restriction: isRestricted(row, today)
			? { basis: row.restrictedBasis ?? '', until: row.restrictedUntil! }
			: null,
		on: rigaDate(new Date(row.at)),
		author: row.authorName,
		withdrawn: row.withdrawnAt && {
			by: row.withdrawnBy ?? '',
			on: rigaDate(new Date(row.withdrawnAt)),
			reason: row.withdrawnReason ?? ''
		}
	};
}
