import type { Actor } from '#lib/accounts/actor.server.ts';
import { mustBeAble } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { bodyById, bodyLabel, bodyOptions, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { ownerChoices, rowsOf, type OwnerGroup } from '#lib/tasks/assignments.ts';
import { readBoard } from './board.server.ts';
import { citationOf } from './citing.ts';
import { surroundingsOf } from './point-reading.server.ts';
import { offersOf } from './point-offers.server.ts';
import { saidOf } from './registering.server.ts';
import { findResolution, mayDo, todayOf, type FoundResolution } from './resolution-finding.server.ts';
import { deeds } from './resolutions.ts';

/** A choice of a form. */
export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** What may be chosen where a resolution is registered or corrected. */
export interface RegisterChoices {
	readonly bodies: readonly Choice[];
	/** Who gave resolutions before. */
	readonly issuers: readonly string[];
	/** Which it may follow up, the latest first. */
	readonly predecessors: readonly Choice[];
}

/** More are found by their number in the list. */
const mostPredecessors = 200;
const mostIssuers = 100;

/** What the form of a new resolution begins with. Refuses NOT_FOUND whoever may register none. Two statements. */
export async function readRegisterForm(
	actor: Actor,
	after: string | null
): Promise<{ choices: RegisterChoices; values: Record<string, unknown> }> {
	mustBeAble(actor, deeds.register);
	const directory = await directoryOf(actor.installation);
	const choices = await readChoices(actor, directory, null);
	const predecessorId = choices.predecessors.some(({ value }) => value === after) ? after : '';
	const council = directory.bodies.find(({ kind }) => kind === 'COUNCIL') ?? directory.bodies[0];
	const values = { bodyId: council?.id ?? '', predecessorId, countedFrom: 'DATE', control: 'REPORT' };
	return { choices, values };
}

async function readChoices(actor: Actor, directory: Directory, own: string | null): Promise<RegisterChoices> {
	const { locale, installation } = actor;
	const [issuers, others] = await Promise.all([
		installation.db.read.resolution.groupBy({
			by: ['issuer'],
			orderBy: { _count: { issuer: 'desc' } },
			take: mostIssuers
		}),
		installation.db.read.resolution.findMany({
			orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
			take: mostPredecessors,
			select: { id: true, number: true, issuer: true, subject: true }
		})
	]);
	return {
		bodies: bodyOptions(directory, 'id', { locale, date: todayOf(actor) }),
		issuers: issuers.map(({ issuer }) => issuer),
		predecessors: others
			.filter(({ id }) => id !== own)
			.map(({ id, subject, ...cited }) => ({ value: id, label: `${citationOf(cited, locale)}: ${subject}` }))
	};
}

/** A resolution as its form shows it. Refuses NOT_FOUND whoever may not correct it. */
export async function readEditForm(actor: Actor, id: string) {
	const { resolution, directory } = await find(actor, id, deeds.edit);
	const choices = await readChoices(actor, directory, id);
	return { head: headOf(actor, resolution), choices, values: { ...saidOf(resolution) } };
}

/** What stands over every form of a resolution. */
export interface ResolutionHead {
	readonly id: string;
	readonly citation: string;
	readonly subject: string;
	readonly date: string | null;
	readonly closed: { readonly on: string; readonly by: string } | null;
	readonly version: number;
}

function headOf({ locale }: Actor, resolution: FoundResolution): ResolutionHead {
	const { id, subject, date, closedOn, closedBy, version } = resolution;
	return {
		...{ id, citation: citationOf(resolution, locale), subject, date, version },
		closed: closedOn === null ? null : { on: closedOn, by: closedBy ?? '' }
	};
}

async function find(actor: Actor, id: string, deed: (typeof deeds)[keyof typeof deeds]) {
	if (!isId(id)) throw new Refusal('NOT_FOUND');
	const { directory, calendar } = await surroundingsOf(actor);
	const resolution = await findResolution(actor.installation.db.read, actor, deed, { id, directory });
	return { resolution, directory, calendar };
}

/** The head of a resolution for whoever may close it, or prepare that; whether it is theirs to do. Refuses NOT_FOUND. */
export async function readClosing(actor: Actor, id: string) {
	const { resolution, directory } = await find(actor, id, deeds.prepareClose);
	return { head: headOf(actor, resolution), mayClose: mayDo(actor, deeds.close, resolution, directory) };
}

/** The head of a resolution for whoever adds a report to it. Refuses NOT_FOUND. */
export async function readPlanning(actor: Actor, id: string): Promise<ResolutionHead> {
	return headOf(actor, (await find(actor, id, deeds.plan)).resolution);
}

/** The points that the text of a resolution names, with their institutions in words. Refuses NOT_FOUND whoever may not split it. */
export async function readSplit(actor: Actor, id: string) {
	const surroundings = await find(actor, id, deeds.changePoints);
	const { resolution, directory } = surroundings;
	const today = todayOf(actor);
	const offers = offersOf(actor, resolution, surroundings);
	return {
		head: headOf(actor, resolution),
		hasText: resolution.text !== null,
		count: resolution.points.length,
		offers: offers.map((offer) => ({
			...offer,
			lead: namesOf(directory, offer.lead, today),
			co: namesOf(directory, offer.co, today)
		}))
	};
}

function namesOf(directory: Directory, ids: readonly string[], today: string): string[] {
	const { label } = ownerNamer(directory, today);
	return ids.map(label);
}

function ownerNamer(directory: Directory, today: string) {
	const groups = ownerChoices(directory, null, { today, locale: 'lv' });
	const labels = new Map(groups.flatMap(({ choices }) => choices.map(({ value, label }) => [value, label])));
	return { label: (id: string) => labels.get(`i:${id}`) ?? '' };
}

/** What may be chosen where a point is written. */
export interface PointChoices {
	readonly bodies: readonly Choice[];
	readonly groups: readonly OwnerGroup[];
}

/** What the form of a new point begins with. Refuses NOT_FOUND whoever may not add one. */
export async function readNewPoint(actor: Actor, id: string) {
	const { resolution, directory } = await find(actor, id, deeds.changePoints);
	const code = `${resolution.points.length + 1}.`;
	return { head: headOf(actor, resolution), choices: pointChoices(actor, directory), values: { code } };
}

function pointChoices(actor: Actor, directory: Directory): PointChoices {
	const at = { locale: actor.locale, today: todayOf(actor), date: todayOf(actor) };
	return { bodies: bodyOptions(directory, 'id', at), groups: ownerChoices(directory, null, at) };
}

/** A point as its forms show it. Refuses NOT_FOUND whoever may neither write it nor tie tasks to it. */
export async function readPoint(actor: Actor, { id, pointId }: { id: string; pointId: string }) {
	const [board, { directory }] = await Promise.all([readBoard(actor, id), surroundingsOf(actor)]);
	const at = board.points.findIndex((one) => one.id === pointId);
	const point = board.points[at];
	if (!point || !(board.may.tie || board.may.points)) throw new Refusal('NOT_FOUND');
	const { code, text, bodyId, due } = point.said;
	const owners = point.said.owes.map((one) => ({ ...one, postId: null }));
	const rows = rowsOf(directory, owners, todayOf(actor));
	const { citation, subject, date, version, closed } = board;
	const head: ResolutionHead = { id, citation, subject, date, version, closed };
	return {
		...{ head, point, choices: pointChoices(actor, directory), version: point.version },
		values: { code, text, bodyId, due, ...rows },
		...{ isEnded: point.ended !== null, mayEdit: board.may.points, mayExtend: board.may.extend },
		mayTie: board.may.tie && point.ended === null,
		...{ place: at + 1, count: board.points.length },
		taskForm: taskFormOf(actor, directory, board.body.id, { due, ...rows, bodyId })
	};
}

/** The form of a task that a point asks for, prefilled. */
function taskFormOf(
	actor: Actor,
	directory: Directory,
	resolutionBodyId: string,
	point: { bodyId: string | null; due: string | null; lead: string[]; co: string[] }
) {
	const { locale } = actor;
	const date = todayOf(actor);
	const bodies = can(actor, deeds.tie)
		? bodyOptions(directory, 'id', { locale, date })
		: [...new Set(actor.seats.map(({ bodyId }) => bodyId))].flatMap((bodyId) => {
				const body = bodyById(directory, bodyId);
				const isTheirs = body && can(actor, deeds.tie, { bodyId });
				return isTheirs ? [{ value: bodyId, label: bodyLabel(body, locale) }] : [];
			});
	const wanted = point.bodyId ?? resolutionBodyId;
	const bodyId = bodies.some(({ value }) => value === wanted) ? wanted : (bodies[0]?.value ?? '');
	const { due, lead, co } = point;
	return {
		...{ bodies, groups: ownerChoices(directory, bodyId, { today: date, locale }) },
		values: { bodyId, due, lead, co: [...co, ''], takeControl: true },
		takesControl: actor.role === 'SECRETARY'
	};
}
