import type { Reader } from '#lib/server/database.server.ts';
import { isLocked } from './meetings.ts';
import type { ContentDecision, ContentDissent, MinutesContent } from './minutes-content.ts';

/*
 * A body may let dissents be handed in some days after the meeting, and its minutes may be approved before that: what came then is
 * not in what was approved, and stands beside it.
 */

/** By the decision. */
export type LateDissents = ReadonlyMap<string, readonly ContentDissent[]>;

/** What was handed in after the minutes of a meeting were approved, the earliest first. One statement, none before. */
export async function readLateDissents(
	from: Pick<Reader, 'dissent'>,
	meeting: { readonly id: string; readonly status: string },
	{ items }: MinutesContent
): Promise<LateDissents> {
	if (!isLocked(meeting)) return new Map();
	const known = new Set(
		items.flatMap(({ decisions }) => decisions.flatMap(({ dissents }) => dissents.map(({ id }) => id)))
	);
	const rows = await from.dissent.findMany({
		where: { decision: { meetingId: meeting.id }, withdrawnAt: null, id: { notIn: [...known] } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, decisionId: true, authorName: true, capacity: true, text: true },
			attachment: { select: { name: true } }
		}
	});
	const late = rows.map(({ decisionId, authorName: author, attachment, ...said }) => {
		return { decisionId, ...said, author, file: attachment?.name ?? null };
	});
	return Map.groupBy(late, ({ decisionId }) => decisionId);
}

/** How many dissents minutes have. */
export function countDissents({ items }: MinutesContent): number {
	const decisions = items.flatMap((item) => item.decisions);
	return decisions.reduce((sum, { dissents }) => sum + dissents.length, 0);
}

/** The decisions that are read, each with what came late of it. */
export function dissentsBeside(
	{ items }: MinutesContent,
	late: LateDissents
): Pick<ContentDecision, 'number' | 'dissents'>[] {
	const decisions = items.flatMap((item) => item.decisions);
	return decisions.flatMap(({ id, number }) => {
		const dissents = late.get(id);
		return dissents ? [{ number, dissents }] : [];
	});
}

/** The minutes with what came late of each decision beside what was approved of it. */
export function withDissents(content: MinutesContent, late: LateDissents): MinutesContent {
	if (late.size === 0) return content;
	const items = content.items.map((item) => ({
		...item,
		decisions: item.decisions.map((decision) => ({
			...decision,
			dissents: [...decision.dissents, ...(late.get(decision.id) ?? [])]
		}))
	}));
	return { ...content, items };
}
