import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { problemWith } from '#lib/server/input.ts';
import { readAttendance } from './attendance-view.server.ts';
import type { FoundMeeting } from './finding.server.ts';
import { isLocked, isMove } from './meetings.ts';

/**
 * Why minutes cannot be approved now: the key of the message that says what to do, with its facts; null where they can. Four
 * statements at most.
 */
export async function findObstacle(
	from: Reader | Transaction,
	actor: Actor,
	meeting: FoundMeeting
): Promise<string | null> {
	if (isLocked(meeting)) return 'agreement_problem_approved';
	if (!isMove(meeting.status, 'APPROVED')) return 'agreement_problem_not_held';
	if (meeting.date === null) return 'agreement_problem_no_date';
	const { who, decidedIds } = await readOpen(from, meeting.id);
	if (who.length) return problemWith('agreement_problem_comments', { who: who.join(', ') });
	return findMissingQuorum(from, actor, meeting, decidedIds);
}

/** Whose comments wait, the first first, and the items of which something was decided. */
async function readOpen(from: Reader | Transaction, meetingId: string) {
	const rows = await (from as Reader).$queryRaw<{ what: string; value: string }[]>`
		SELECT 'COMMENT' AS "what", c."authorName" AS "value", c."at"
		FROM "MinutesComment" c JOIN "MinutesVersion" v ON v."id" = c."versionId"
		WHERE v."meetingId" = ${meetingId} AND c."state" = 'OPEN'
		UNION ALL
		SELECT 'ITEM', d."itemId", d."createdAt" FROM "Decision" d WHERE d."meetingId" = ${meetingId}
		ORDER BY 3`;
	const of = (kind: string) => [
		...new Set(rows.filter(({ what }) => what === kind).map(({ value }) => value))
	];
	return { who: of('COMMENT'), decidedIds: of('ITEM') };
}

/** What was decided while too few were there is no decision; minutes without decisions need no quorum. */
async function findMissingQuorum(
	from: Reader | Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	decidedIds: readonly string[]
): Promise<string | null> {
	if (meeting.kind !== 'SITTING' || decidedIds.length === 0) return null;
	const { items, quorum } = await readAttendance(actor, meeting, from);
	if (!quorum.isQuorate) {
		const { present, voting, needed } = quorum;
		return problemWith('agreement_problem_quorum', {
			...{ present: String(present), voting: String(voting), needed: String(needed ?? 0) }
		});
	}
	const without = items.find(({ id, quorum: then }) => !then.isQuorate && decidedIds.includes(id));
	return without ? problemWith('agreement_problem_quorum_item', { item: `${without.number}. §` }) : null;
}
