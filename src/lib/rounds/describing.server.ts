import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { difference, mustBeUnchanged } from '#lib/council/changing.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { findRound, mustBeAsSeen, recordFor, type FoundRound } from './finding.server.ts';
import { describeSchema } from './round-schema.ts';
import { deeds } from './rounds.ts';

type Description = Pick<FoundRound, 'title' | 'asOf' | 'organiser' | 'introduction'>;

/** What of a round can be written at any time. */
export function descriptionOf({ title, asOf, organiser, introduction }: Description): Description {
	return { title, asOf, organiser, introduction };
}

/**
 * Says what a round is called, of which day it tells, and what stands before its answers; what was compiled stays as it is. Answers
 * the recorded change, null where nothing was different. Refuses NOT_FOUND whoever may not, CONFLICT where somebody changed it
 * meanwhile.
 */
export async function describe(actor: Actor, input: unknown): Promise<{ eventId: string | null }> {
	const { roundId, version, ...typed } = parseInput(describeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const round = await findRound(tx, actor, { id: roundId, deed: deeds.describe });
		await mustBeAsSeen(tx, round, { seen: version, values: descriptionOf(round) });
		return { eventId: await change(tx, actor, round, typed) };
	});
}

async function change(
	tx: Transaction,
	actor: Actor,
	round: FoundRound,
	next: Partial<Description>,
	undoes?: string
): Promise<string | null> {
	const now = descriptionOf(round);
	const changed = difference(now, { ...now, ...next });
	if (!changed) return null;
	const { id, version, requestId } = round;
	const { title } = changed.after;
	await tx.round.update({
		where: { id, version },
		data: { ...changed.after, ...(title ? { searchText: fold(title) } : {}), version: { increment: 1 } }
	});
	// Whoever is asked knows it by the same name.
	if (title)
		await tx.request.update({ where: { id: requestId }, data: { title, version: { increment: 1 } } });
	return recordFor(tx, actor, deeds.describe, round, { ...changed, undoes });
}

/** How a round was described is taken back as long as nobody described it otherwise since. */
export const undoers: Undoers = {
	[deeds.describe.name]: (actor, recorded: RecordedChange) =>
		actor.installation.db.write(async (tx) => {
			const id = recorded.subjectId;
			const round = await findRound(tx, actor, { id, deed: deeds.describe });
			mustBeUnchanged(round, recorded.after as Record<string, unknown>);
			await change(tx, actor, round, recorded.before as Partial<Description>, recorded.id);
		})
};
