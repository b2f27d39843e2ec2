import type { Reader } from '#lib/server/database.server.ts';
import { hashOf } from './content-hash.server.ts';
import { deeds } from './meetings.ts';

/** What approved minutes are known by, and whether they are still what was approved. */
export interface Verified {
	readonly sha256: string;
	readonly isSame: boolean;
}

/**
 * Looks whether what is stored of approved minutes is what was approved: its hash is made again, and compared with the one beside it
 * and with the one in the journal, which was written with the approval. Null where nothing is approved. One statement.
 */
export async function verifyMinutes(
	from: Pick<Reader, '$queryRaw'>,
	meetingId: string
): Promise<Verified | null> {
	const [version] = await from.$queryRaw<{ content: string; sha256: string; after: string | null }[]>`
		SELECT v."content", v."sha256", e."after" FROM "MinutesVersion" v
		LEFT JOIN "AuditEvent" e ON e."subjectType" = 'Meeting' AND e."subjectId" = v."meetingId"
			AND e."deed" = ${deeds.approve.name}
		WHERE v."meetingId" = ${meetingId} AND v."kind" = 'APPROVED'
		ORDER BY v."number" DESC, e."at" DESC LIMIT 1`;
	if (!version) return null;
	const { sha256 = null } = JSON.parse(version.after ?? '{}') as { sha256?: string };
	return { sha256: version.sha256, isSame: isApproved(version, sha256) };
}

function isApproved({ content, sha256 }: { content: string; sha256: string }, recorded: string | null) {
	return hashOf(content) === sha256 && sha256 === recorded;
}
