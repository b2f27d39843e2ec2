import type { Actor } from '#lib/accounts/actor.server.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { difference, eventOfForm, writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { orderAfterMove } from '#lib/meetings/agenda.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow } from '#lib/server/refusal.ts';
import { readOwners } from '#lib/tasks/assignments.ts';
import type { z } from 'zod';
import { keepingCitations } from './keeping-citations.server.ts';
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
import { refuseTerm, type ResolutionDone } from './registering.server.ts';
import { faultOf, wordsOf } from './registering-terms.ts';
import { findResolution, mustBeOpen, todayOf, type FoundResolution } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';
import { readTerm } from './terms.ts';

/** Who owes a point, in the order in which they stand. */
export interface PointInstitution {
	readonly institutionId: string;
	readonly role: 'LEAD' | 'CO';
}

/** All that is written of a point. */
export interface SaidOfPoint {
	readonly code: string | null;
	readonly text: string;
	readonly bodyId: string | null;
	readonly due: string | null;
	readonly originalDue: string | null;
	readonly dueText: string | null;
	readonly institutions: readonly PointInstitution[];
}

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

/** What is read before a transaction. */
export interface Surroundings {
	readonly directory: Directory;
	readonly calendar: WorkingCalendar;
}

/** The council and the working calendar of now. */
export async function surroundingsOf({ installation }: Pick<Actor, 'installation'>): Promise<Surroundings> {
	const [directory, calendar] = await Promise.all([directoryOf(installation), calendarOf(installation)]);
	return { directory, calendar };
}

type Typed = Omit<z.output<typeof editPointSchema>, 'id' | 'version'>;

function readPoint(
	actor: Actor,
	{ directory, calendar }: Surroundings,
	{ typed, resolution, point }: { typed: Typed; resolution: FoundResolution; point: FoundPoint | null }
): SaidOfPoint {
	const { code, text, bodyId, lead, co } = typed;
	if (bodyId !== null && !bodyById(directory, bodyId)) refuseField('bodyId', 'editing_problem_body');
	const before = (point?.institutions ?? []).map(({ institutionId, role }) => ({
		...{ institutionId, role: role as 'LEAD' | 'CO', postId: null }
	}));
	const owners = readOwners(directory, { lead, co }, { bodyId: '', before, today: todayOf(actor) });
	const institutions = owners.flatMap(({ institutionId, role }) =>
		institutionId === null ? [] : [{ institutionId, role }]
	);
	return { code, text, bodyId, ...readDue(actor, calendar, { typed, resolution, point }), institutions };
}

function readDue(
	actor: Actor,
	calendar: WorkingCalendar,
	{ typed, resolution, point }: { typed: Typed; resolution: FoundResolution; point: FoundPoint | null }
): Pick<SaidOfPoint, 'due' | 'originalDue' | 'dueText'> {
	const today = todayOf(actor);
	const { date, receivedOn } = resolution;
	const term = readTerm(typed.due, { date, receivedOn, countedFrom: 'DATE', today }, calendar);
	if (typeof term === 'string') return refuseField('due', wordsOf(term));
	if (term === null)
		return { due: null, originalDue: null, dueText: point?.due ? null : (point?.dueText ?? null) };
	const isKept = point?.due === term.due;
	const fault = isKept ? null : faultOf(term.due, resolution, today);
	if (fault) refuseTerm(actor, { field: 'due', ...fault });
	if (isKept) return { due: point.due, originalDue: point.originalDue, dueText: point.dueText };
	return { due: term.due, originalDue: term.due, dueText: term.text };
}

/** What is written of a point now. */
export function saidBefore(point: FoundPoint): SaidOfPoint {
	const { code, text, bodyId, due, originalDue, dueText, institutions } = point;
	return {
		...{ code, text, bodyId, due, originalDue, dueText },
		institutions: institutions.map(({ institutionId, role }) => ({
			...{ institutionId, role: role as 'LEAD' | 'CO' }
		}))
	};
}
