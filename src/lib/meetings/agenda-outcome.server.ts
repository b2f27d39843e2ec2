import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { setOutcomeSchema } from './agenda-schema.ts';
import { findItem, type AgendaDone } from './agenda.server.ts';
import { mustBeAsSeen, recordFor, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';

/**
 * Says what came of an item: heard, put off to another meeting, taken off the agenda; or, empty, that it is still to come. Refuses
 * as `editItem` does. Done twice it is once.
 */
export async function setOutcome(actor: Actor, input: unknown): Promise<AgendaDone> {
	const { id, version, outcome } = parseInput(setOutcomeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const found = await findItem(tx, actor, id);
		return writeOutcome(tx, actor, found, { seen: version, outcome, deed: deeds.changeAgenda });
	});
}

interface FoundItem {
	readonly item: { readonly id: string; readonly outcome: string | null; readonly version: number };
	readonly meeting: FoundMeeting;
}

/** The same in a transaction that has found the item for whoever may do that deed. */
export async function writeOutcome(
	tx: Transaction,
	actor: Actor,
	{ item, meeting }: FoundItem,
	{ seen, outcome, deed }: { readonly seen: number; readonly outcome: string | null; readonly deed: Deed }
): Promise<AgendaDone> {
	const { id, version } = item;
	const meetingId = meeting.id;
	if (item.outcome === outcome) return { meetingId, id, eventId: null };
	await mustBeAsSeen(tx, { id: meetingId, version }, { seen, values: { outcome: item.outcome } });
	await tx.agendaItem.update({ where: { id, version }, data: { outcome, version: { increment: 1 } } });
	const eventId = await recordFor(tx, actor, deed, meeting, {
		before: { item: { id, outcome: item.outcome } },
		after: { item: { id, outcome } }
	});
	return { meetingId, id, eventId };
}
