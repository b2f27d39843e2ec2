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
 * and with the one in the journal, which was written with the approval. Null where nothing is approved. Two statements.
 */
export async function verifyMinutes(
	from: Pick<Reader, 'minutesVersion' | 'auditEvent'>,
	meetingId: string
): Promise<Verified | null> {
	const [version, event] = await Promise.all([
		from.minutesVersion.findFirst({
			where: { meetingId, kind: 'APPROVED' },
			orderBy: { number: 'desc' },
			select: { content: true, sha256: true }
		}),
		from.auditEvent.findFirst({
			where: { subjectType: 'Meeting', subjectId: meetingId, deed: deeds.approve.name },
			orderBy: [{ at: 'desc' }, { id: 'desc' }],
			select: { after: true }
		})
	]);
	if (!version) return null;
	const { sha256 = null } = JSON.parse(event?.after ?? '{}') as { sha256?: string };
	return { sha256: version.sha256, isSame: isApproved(version, sha256) };
}

function isApproved({ content, sha256 }: { content: string; sha256: string }, recorded: string | null) {
	return hashOf(content) === sha256 && sha256 === recorded;
}
