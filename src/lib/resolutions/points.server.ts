import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, eventOfForm, writeOnce } from '#lib/council/changing.server.ts';
import { orderAfterMove } from '#lib/meetings/agenda.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { keepingCitations } from './keeping-citations.server.ts';
import { readPoint, saidBefore, surroundingsOf, type SaidOfPoint } from './point-reading.server.ts';
import {
	findPoint,
	hasAnything,
	mustBePointAsSeen,
	readOrder,
	recordPoint,
	writeInstitutions,
	writeOrder,
	type FoundPoint
} from './points-finding.server.ts';
import {
	addPointSchema,
	editPointSchema,
	endPointSchema,
	movePointSchema,
	removePointSchema,
	reopenPointSchema
} from './point-schema.ts';
import type { ResolutionDone } from './registering.server.ts';
import { findResolution, mustBeOpen, todayOf } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

/**
 * Puts a point at the end of a resolution. Refuses NOT_FOUND whoever may not, INVALID a deadline that is past or before the resolution,
 * an institution that handed its duties on; NOT_NOW where the resolution is closed. Sent twice with one id it acts once.
 */
export async function addPoint(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(addPointSchema, input);
	const surroundings = await surroundingsOf(actor);
	return writeOnce(actor.installation.db, async (tx) => {
		const which = { id: typed.resolutionId, directory: surroundings.directory };
		const resolution = await findResolution(tx, actor, deeds.changePoints, which);
		const { id } = typed;
		const known = await tx.resolutionPoint.findUnique({ where: { id }, select: { resolutionId: true } });
		if (known) {
			const subject = { subjectType: 'Resolution', subjectId: known.resolutionId } as never;
			return { id: known.resolutionId, eventId: await eventOfForm(tx, actor, subject, id) };
		}
		mustBeOpen(resolution);
		const said = readPoint(actor, surroundings, { typed, resolution, point: null });
		await createPoint(tx, resolution.id, id, said);
		const eventId = await recordPoint(tx, actor, resolution, { after: { id, ...said } });
		return { id: resolution.id, eventId };
	});
}

/** The rows of a point, at the end of its resolution. */
export async function createPoint(
	tx: Transaction,
	resolutionId: string,
	id: string,
	{ institutions, ...said }: SaidOfPoint
): Promise<void> {
	const position = (await readOrder(tx, resolutionId)).length + 1;
	await tx.resolutionPoint.create({ data: { id, resolutionId, position, ...said } });
	await writeInstitutions(tx, id, institutions);
}

/**
 * Changes what is written of a point. Its deadline can be corrected until the author has moved it. Refuses as `addPoint` does, and
 * CONFLICT where somebody changed it meanwhile.
 */
export async function editPoint(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(editPointSchema, input);
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const { resolution, point } = await findPoint(tx, actor, deeds.changePoints, typed.id, surroundings);
		mustBeOpen(resolution);
		const before = saidBefore(point);
		const after = readPoint(actor, surroundings, { typed, resolution, point });
		const change = difference<SaidOfPoint>(before, after);
		await mustBePointAsSeen(tx, point, { seen: typed.version, values: before });
		if (!change) return { id: resolution.id, eventId: null };
		if (after.due !== before.due) await mustNotBeExtended(tx, point.id);
		await keepingCitations(tx, actor, { resolution, deed: deeds.changePoints }, () =>
			writePoint(tx, point.id, change.after)
		);
		const eventId = await recordPoint(tx, actor, resolution, {
			before: { id: point.id, ...change.before },
			after: { id: point.id, ...change.after }
		});
		return { id: resolution.id, eventId };
	});
}

/** Writes what is said of a point; what is asked in its name is asked in the same words. */
export async function writePoint(
	tx: Transaction,
	id: string,
	{ institutions, ...said }: Partial<SaidOfPoint>
): Promise<void> {
	await tx.resolutionPoint.update({ where: { id }, data: { ...said, version: { increment: 1 } } });
	if (institutions) await writeInstitutions(tx, id, institutions);
	const words = {
		...(said.text === undefined ? {} : { text: said.text }),
		...(said.code === undefined ? {} : { code: said.code })
	};
	await tx.requestPart.updateMany({
		where: { subject: `point:${id}`, request: { state: 'PREPARED' } },
		data: words
	});
}

async function mustNotBeExtended(tx: Transaction, pointId: string): Promise<void> {
	const count = await tx.resolutionExtension.count({ where: { pointId, withdrawnAt: null } });
	if (count > 0) refuseField('due', 'resolutions_problem_extended');
}

/** Moves a point to another place. Moved to where it is, nothing happens. */
export async function movePoint(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const { id, to } = parseInput(movePointSchema, input);
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const { resolution } = await findPoint(tx, actor, deeds.changePoints, id, surroundings);
		mustBeOpen(resolution);
		const before = await readOrder(tx, resolution.id);
		const after = orderAfterMove(before, id, to - 1);
		if (after.join() === before.join()) return { id: resolution.id, eventId: null };
		await keepingCitations(tx, actor, { resolution, deed: deeds.changePoints }, () => writeOrder(tx, after));
		const placeIn = (ids: readonly string[]) => ({ id, place: ids.indexOf(id) + 1 });
		const eventId = await recordPoint(tx, actor, resolution, {
			...{ before: placeIn(before), after: placeIn(after) }
		});
		return { id: resolution.id, eventId };
	});
}

/** Takes a point out of its resolution. Refuses NOT_NOW one that anything hangs on: tasks, what is asked, a report. */
export async function removePoint(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const { id, version } = parseInput(removePointSchema, input);
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const { resolution, point } = await findPoint(tx, actor, deeds.changePoints, id, surroundings);
		mustBeOpen(resolution);
		await mustBePointAsSeen(tx, point, { seen: version, values: {} });
		if (point.endedOn !== null || (await hasAnything(tx, id))) throw notNow('resolutions_problem_point_used');
		const place = point.position;
		await keepingCitations(tx, actor, { resolution, deed: deeds.changePoints }, () =>
			takeOut(tx, resolution.id, id)
		);
		const eventId = await recordPoint(tx, actor, resolution, { before: { id, place, ...saidBefore(point) } });
		return { id: resolution.id, eventId };
	});
}

/** Deletes a point; those after it close up. */
export async function takeOut(tx: Transaction, resolutionId: string, id: string): Promise<void> {
	await tx.resolutionPointInstitution.deleteMany({ where: { pointId: id } });
	await tx.resolutionPoint.delete({ where: { id } });
	await writeOrder(tx, await readOrder(tx, resolutionId));
}

/** Ends a point with what came of it, by a decision. Refuses NOT_NOW one that has ended. */
export async function endPoint(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const { id, version, endedOn, decision, outcome } = parseInput(endPointSchema, input);
	if (endedOn > todayOf(actor)) refuseField('endedOn', 'resolutions_problem_future');
	return turnPoint(actor, { id, version }, { endedOn, endedBy: decision, outcome });
}

/** Opens a point again that has ended. Refuses NOT_NOW one that has not. */
export async function reopenPoint(actor: Actor, input: unknown): Promise<ResolutionDone> {
	const typed = parseInput(reopenPointSchema, input);
	return turnPoint(actor, typed, { endedOn: null, endedBy: null, outcome: null });
}

async function turnPoint(
	actor: Actor,
	{ id, version }: { readonly id: string; readonly version: number },
	after: Pick<FoundPoint, 'endedOn' | 'endedBy' | 'outcome'>
): Promise<ResolutionDone> {
	const surroundings = await surroundingsOf(actor);
	return actor.installation.db.write(async (tx) => {
		const { resolution, point } = await findPoint(tx, actor, deeds.changePoints, id, surroundings);
		mustBeOpen(resolution);
		const { endedOn, endedBy, outcome } = point;
		await mustBePointAsSeen(tx, point, { seen: version, values: { endedOn, decision: endedBy, outcome } });
		if ((endedOn === null) === (after.endedOn === null)) throw notNow('resolutions_problem_point_state');
		await tx.resolutionPoint.update({ where: { id }, data: { ...after, version: { increment: 1 } } });
		const eventId = await recordPoint(tx, actor, resolution, {
			before: { id, endedOn, endedBy, outcome },
			after: { id, ...after }
		});
		return { id: resolution.id, eventId };
	});
}
