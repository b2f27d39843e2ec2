import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import { readAnswerOrder, writeAnswerOrder } from '#lib/requests/answer-arranging.server.ts';
import { orderByPlaces } from '#lib/requests/answer-places.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { findRound, mustBeAsSeen, recordFor, type FoundRound } from './finding.server.ts';
import { arrangeSchema } from './round-schema.ts';
import { deeds } from './rounds.ts';

/**
 * Puts those who are asked into another order, in which they stand in the next summary; what was compiled stays as it is. Answers
 * the recorded change, null where nothing was different. Refuses NOT_FOUND whoever may not, CONFLICT where somebody changed the
 * round meanwhile.
 */
export async function arrange(actor: Actor, input: unknown): Promise<{ eventId: string | null }> {
	const { roundId, version, answerIds, places } = parseInput(arrangeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const round = await findRound(tx, actor, { id: roundId, deed: deeds.arrange });
		await mustBeAsSeen(tx, round, { seen: version, values: {} });
		return {
			eventId: await change(
				tx,
				actor,
				round,
				orderByPlaces(
					answerIds,
					places.map((place) => Number(place) || null)
				)
			)
		};
	});
}

async function change(
	tx: Transaction,
	actor: Actor,
	round: FoundRound,
	order: readonly string[],
	undoes?: string
): Promise<string | null> {
	const { id, version, requestId } = round;
	const before = await writeAnswerOrder(tx, requestId, order);
	if (before === null) return null;
	await tx.round.update({ where: { id, version }, data: { version: { increment: 1 } } });
	return recordFor(tx, actor, deeds.arrange, round, { before: { order: before }, after: { order }, undoes });
}

/** The order as it was before, as long as nobody changed it since. */
export const undoers: Undoers = {
	[deeds.arrange.name]: (actor, { id: undoes, subjectId: id, ...recorded }) =>
		actor.installation.db.write(async (tx) => {
			const round = await findRound(tx, actor, { id, deed: deeds.arrange });
			const now = await readAnswerOrder(tx, round.requestId);
			mustBeUnchanged({ order: now.join() }, { order: orderOf(recorded.after).join() });
			await change(tx, actor, round, orderOf(recorded.before), undoes);
		})
};

const orderOf = (recorded: unknown) => (recorded as { order: readonly string[] }).order;
