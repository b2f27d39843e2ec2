import type { Actor } from '#lib/accounts/actor.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { setOutcomeSchema } from './agenda-schema.ts';
import { findItem, recordAgenda, type AgendaDone } from './agenda.server.ts';
import { mustBeAsSeen } from './finding.server.ts';

/**
 * Says what came of an item: heard, put off to another meeting, taken off the agenda; or, empty, that it is still to come. Refuses
 * as `editItem` does. Done twice it is once.
 */
export async function setOutcome(actor: Actor, input: unknown): Promise<AgendaDone> {
	const { id, version, outcome } = parseInput(setOutcomeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { item, meeting } = await findItem(tx, actor, id);
		const { meetingId } = item;
		if (item.outcome === outcome) return { meetingId, id, eventId: null };
		await mustBeAsSeen(
			tx,
			{ type: 'Meeting', id: meetingId, version: item.version },
			{ seen: version, values: { outcome: item.outcome } }
		);
		await tx.agendaItem.update({ where: { id, version }, data: { outcome, version: { increment: 1 } } });
		const eventId = await recordAgenda(tx, actor, meeting, {
			before: { id, outcome: item.outcome },
			after: { id, outcome }
		});
		return { meetingId, id, eventId };
	});
}
