import type { Transaction } from '#lib/server/database.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import type { FoundRound } from './finding.server.ts';

/** A summary, as far as what is done with it goes. */
export interface Summary {
	readonly id: string;
	readonly number: number;
	readonly at: Date;
}

/** The newest summary of a round, where it is the one that was seen. Refuses NOT_FOUND where there is none, NOT_NOW another. */
export async function readNewest(tx: Transaction, { id }: FoundRound, seen: number): Promise<Summary> {
	const newest = await tx.roundSummary.findFirst({
		where: { roundId: id },
		orderBy: { number: 'desc' },
		select: { id: true, number: true, at: true }
	});
	if (!newest) throw new Refusal('NOT_FOUND');
	if (newest.number !== seen) throw notNow('rounds_problem_newer');
	return newest;
}
