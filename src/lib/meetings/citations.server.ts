import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { citeAnew, type Citation } from '#lib/tasks/citing.server.ts';
import { capacityFor, type FoundMeeting } from './finding.server.ts';
import { citationOf } from './minutes.ts';

/**
 * Does what may give a meeting another number or day, or its items and decisions another order, and lets the sources of the tasks
 * that were born there follow, in the same transaction: until the minutes are approved a citation is never an old one.
 */
export async function keepingCitations<T>(
	tx: Transaction,
	actor: Actor,
	{ meeting, deed }: { readonly meeting: FoundMeeting; readonly deed: Deed },
	work: () => Promise<T>
): Promise<T> {
	const before = await readCitations(tx, meeting.id);
	const done = await work();
	if (before.size === 0) return done;
	const capacity = capacityFor(actor, deed, meeting);
	for (const [sourceId, after] of await readCitations(tx, meeting.id)) {
		const old = before.get(sourceId);
		if (old && (old.reference !== after.reference || old.date !== after.date))
			await citeAnew(tx, actor, { sourceId, before: old, after, capacity });
	}
	return done;
}

/** How each source that a decision of the meeting made is cited now. */
async function readCitations(tx: Transaction, meetingId: string): Promise<Map<string, Citation>> {
	const made = await tx.decisionTask.findMany({
		where: { decision: { meetingId }, relation: 'MADE', sourceId: { not: null } },
		select: { sourceId: true, decisionId: true }
	});
	if (made.length === 0) return new Map();
	const places = await readPlaces(tx, meetingId);
	return new Map(
		made.flatMap(({ sourceId, decisionId }) => {
			const citation = places.get(decisionId);
			return citation ? [[sourceId!, citation] as const] : [];
		})
	);
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
