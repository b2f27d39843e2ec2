import type { Recorded } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	findResolution,
	mustBeAsSeen,
	recordForResolution,
	type FoundResolution
} from './resolution-finding.server.ts';
import type { PointInstitution } from './point-reading.server.ts';
import { deeds } from './resolutions.ts';

/* What every change of a point begins with, and how it is written. */

const pointColumns = {
	...{ id: true, resolutionId: true, position: true, code: true, text: true, bodyId: true, due: true },
	...{ originalDue: true, dueText: true, endedOn: true, endedBy: true, outcome: true, version: true },
	institutions: {
		orderBy: { position: 'asc' },
		select: { institutionId: true, role: true }
	}
} as const;

function readPoint(tx: Transaction, id: string) {
	return tx.resolutionPoint.findUnique({ where: { id }, select: pointColumns });
}

/** A point, as far as its verbs go. */
export type FoundPoint = NonNullable<Awaited<ReturnType<typeof readPoint>>>;

/** A point with its resolution, for whoever may do that with it. Refuses NOT_FOUND. */
export async function findPoint(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	id: string,
	{ directory }: { readonly directory: Directory }
): Promise<{ resolution: FoundResolution; point: FoundPoint }> {
	const point = await readPoint(tx, id);
	if (!point) throw new Refusal('NOT_FOUND');
	const resolution = await findResolution(tx, actor, deed, { id: point.resolutionId, directory });
	return { resolution, point };
}

/** Refuses CONFLICT where a point was changed since the writer saw it. */
export function mustBePointAsSeen(
	tx: Transaction,
	{ resolutionId, version }: FoundPoint,
	seen: { readonly seen: number; readonly values: object }
): Promise<void> {
	return mustBeAsSeen(tx, { subjectType: 'Resolution', subjectId: resolutionId, version }, seen);
}

/** Records a change of a point under its resolution; answers the event's id. */
export function recordPoint(
	tx: Transaction,
	actor: Actor,
	resolution: FoundResolution,
	{ before, after, undoes }: Recorded
): Promise<string> {
	return recordForResolution(tx, actor, deeds.changePoints, resolution, {
		...{ before: before ? { point: before } : null, after: after ? { point: after } : null, undoes }
	});
}

/** The points of a resolution, by their ids, in their order. */
export async function readOrder(tx: Transaction, resolutionId: string): Promise<string[]> {
	const points = await tx.resolutionPoint.findMany({
		where: { resolutionId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return points.map(({ id }) => id);
}

/** Gives points their places, from 1. */
export async function writeOrder(tx: Transaction, ids: readonly string[]): Promise<void> {
	for (const [index, id] of ids.entries())
		await tx.resolutionPoint.update({ where: { id }, data: { position: index + 1 } });
}

/** Writes who owes a point, in their order. */
export async function writeInstitutions(
	tx: Transaction,
	pointId: string,
	institutions: readonly PointInstitution[]
): Promise<void> {
	await tx.resolutionPointInstitution.deleteMany({ where: { pointId } });
	await tx.resolutionPointInstitution.createMany({
		data: institutions.map((one, position) => ({ ...one, pointId, position }))
	});
}

/** Whether anything hangs on a point: a task, what is asked of institutions, a theme of a report, an extension. */
export async function hasAnything(tx: Transaction, pointId: string): Promise<boolean> {
	const counts = [
		await tx.resolutionPointTask.count({ where: { pointId } }),
		await tx.reportSectionPoint.count({ where: { pointId } }),
		await tx.requestPart.count({ where: { subject: `point:${pointId}` } }),
		await tx.resolutionExtension.count({ where: { pointId } })
	];
	return counts.some((count) => count > 0);
}
