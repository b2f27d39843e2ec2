import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { citeAnew, citeEndAnew, type Citation } from '#lib/tasks/citing.server.ts';
import { capacityFor, type FoundMeeting } from './finding.server.ts';
import { citationOf } from './minutes.ts';

/**
 * Does what may give a meeting another number or day, or its items and decisions another order, and lets the tasks that
 * were born or ended there cite it so, in the same transaction: until the minutes are approved a citation is never an old one.
 */
export async function keepingCitations<T>(
	tx: Transaction,
	actor: Actor,
	{ meeting, deed }: { readonly meeting: FoundMeeting; readonly deed: Deed },
	work: () => Promise<T>
): Promise<T> {
	const tied = await tx.decisionTask.findMany({
		where: { decision: { meetingId: meeting.id }, relation: { in: ['MADE', 'CLOSED', 'RETURNED'] } },
		select: { decisionId: true, taskId: true, relation: true, sourceId: true }
	});
	if (tied.length === 0) return work();
	const old = await readPlaces(tx, meeting.id);
	const done = await work();
	const now = await readPlaces(tx, meeting.id);
	const capacity = capacityFor(actor, deed, meeting);
	for (const { decisionId, taskId, relation, sourceId } of tied) {
		const [before, after] = [old.get(decisionId), now.get(decisionId)];
		if (!before || !after || (before.reference === after.reference && before.date === after.date)) continue;
		const cited = { before, after, capacity };
		if (relation !== 'MADE') await citeEndAnew(tx, actor, { taskId, ...cited });
		else if (sourceId) await citeAnew(tx, actor, { sourceId, ...cited });
	}
	return done;
}

/** Each decision of a meeting, as it is cited now. */
export async function readPlaces(tx: Transaction, meetingId: string): Promise<Map<string, Citation>> {
	const order = [{ position: 'asc' as const }, { id: 'asc' as const }];
	const { number, date, items } = await tx.meeting.findUniqueOrThrow({
		where: { id: meetingId },
		select: {
			...{ number: true, date: true },
			items: { orderBy: order, select: { decisions: { orderBy: order, select: { id: true } } } }
		}
	});
	return new Map(
		items.flatMap(({ decisions }, item) =>
			decisions.map(({ id }, place) => {
				const reference = citationOf({ number, date }, item + 1, place + 1);
				return [id, { reference, date }] as const;
			})
		)
	);
}
