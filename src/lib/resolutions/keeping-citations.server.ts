import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { citeAnew, type Citation } from '#lib/tasks/citing.server.ts';
import { pointCitation } from './citing.ts';
import { capacityFor, type FoundResolution } from './resolution-finding.server.ts';

/**
 * Does what may give a resolution another number or its points other codes, and lets the tasks that were born of them cite them so, in
 * the same transaction.
 */
export async function keepingCitations<T>(
	tx: Transaction,
	actor: Actor,
	{ resolution, deed }: { readonly resolution: FoundResolution; readonly deed: Deed },
	work: () => Promise<T>
): Promise<T> {
	const tied = await tx.resolutionPointTask.findMany({
		where: { point: { resolutionId: resolution.id }, sourceId: { not: null } },
		select: { pointId: true, sourceId: true }
	});
	if (tied.length === 0) return work();
	const old = await readCitations(tx, resolution.id);
	const done = await work();
	const now = await readCitations(tx, resolution.id);
	const capacity = capacityFor(actor, deed, resolution);
	for (const { pointId, sourceId } of tied) {
		const [before, after] = [old.get(pointId), now.get(pointId)];
		if (!before || !after || JSON.stringify(before) === JSON.stringify(after)) continue;
		await citeAnew(tx, actor, { sourceId: sourceId!, before, after, capacity });
	}
	return done;
}

/** Each point of a resolution, as it is cited now. */
export async function readCitations(tx: Transaction, resolutionId: string): Promise<Map<string, Citation>> {
	const { points, date, ...cited } = await tx.resolution.findUniqueOrThrow({
		where: { id: resolutionId },
		select: {
			...{ number: true, issuer: true, date: true },
			points: { orderBy: { position: 'asc' }, select: { id: true, code: true } }
		}
	});
	return new Map(
		points.map(({ id, code }, at) => [id, { reference: pointCitation(cited, code ?? `${at + 1}.`), date }])
	);
}
