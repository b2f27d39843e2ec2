import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';

/** Those who are asked, in their order, by their answers' ids; whoever is asked no more is not among them. */
export async function readAnswerOrder(tx: Transaction, requestId: string): Promise<string[]> {
	const rows = await tx.answer.findMany({
		where: { requestId, withdrawnAt: null },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return rows.map(({ id }) => id);
}

/**
 * Puts those who are asked into another order, in the transaction of whoever records it; answers the order before, null where it is
 * the same. Refuses CONFLICT where they are not those who are asked: somebody was added or is asked no more meanwhile.
 */
export async function writeAnswerOrder(
	tx: Transaction,
	requestId: string,
	order: readonly string[]
): Promise<string[] | null> {
	const before = await readAnswerOrder(tx, requestId);
	if (before.join() === order.join()) return null;
	if (before.toSorted().join() !== order.toSorted().join()) throw new Refusal('CONFLICT');
	for (const [position, id] of order.entries()) await tx.answer.update({ where: { id }, data: { position } });
	return before;
}
