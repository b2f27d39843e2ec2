import type { Actor } from '#lib/accounts/actor.server.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { readKept } from './document-texts-schema.ts';
import { textsKey } from './document-texts.server.ts';
import { textsOf, type DocumentTexts } from './document-texts.ts';
import { seesDocument } from './documents.ts';
import { todayOf, type FoundMeeting } from './finding.server.ts';

/** The papers of a meeting that a document may name. */
export type Papers = readonly { readonly itemId: string | null; readonly title: string }[];

interface Row {
	readonly texts: string | null;
	readonly id: string | null;
	readonly itemId: string | null;
	readonly title: string;
	readonly audience: string;
	readonly restrictedUntil: string | null;
	readonly replacesId: string | null;
}

/**
 * The texts of the documents, and the papers that a document may name: what holds and its reader sees, and nothing that is for the
 * secretariat or restricted. One statement.
 */
export async function readTextsAndPapers(
	actor: Actor,
	meeting: FoundMeeting
): Promise<{ texts: DocumentTexts; documents: Papers }> {
	const rows = await actor.installation.db.read.$queryRaw<Row[]>`
		SELECT s."value" AS "texts", d."id", d."itemId", d."title", d."audience", d."restrictedUntil",
			d."replacesId"
		FROM (SELECT 1 AS "one") o
		LEFT JOIN "Setting" s ON s."key" = ${textsKey}
		LEFT JOIN "MeetingDocument" d ON d."meetingId" = ${meeting.id} AND d."withdrawnAt" IS NULL
		ORDER BY d."position", d."at", d."id"`;
	const replaced = new Set(rows.map(({ replacesId }) => replacesId));
	const bodyIds = meeting.bodies.map(({ bodyId }) => bodyId);
	const today = todayOf(actor);
	const documents = rows.filter(
		(row) =>
			row.id !== null &&
			!replaced.has(row.id) &&
			row.audience !== 'SECRETARIAT' &&
			!isRestricted(row, today) &&
			seesDocument(actor, bodyIds, row, today)
	);
	return { texts: textsOf(readKept(rows[0]?.texts ?? null)), documents };
}
