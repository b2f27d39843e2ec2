import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { createBodySchema, editBodySchema, type BodyInput } from './body-editing-schema.ts';
import { freeSlug, idsBelow, isSlugTaken, problemOfBody, type BodyNode } from './body-editing.ts';
import { conflict, difference, eventOfForm, recordChange, writeOnce } from './changing.server.ts';
import { bodyBySlug, bodyLabel, bodyTree, deeds, inForce, type BodyKind } from './council.ts';
import { directoryOf } from './directory.server.ts';

/** What was done to a body: where its page is, and the recorded change (null where nothing was different). */
export interface BodyDone {
	readonly slug: string;
	readonly eventId: string | null;
}

/** What may be chosen in a form. */
export interface BodyOption {
	readonly id: string;
	readonly label: string;
	readonly depth: number;
}

export const bodyColumns = {
	...{ id: true, slug: true, kind: true, parentId: true, number: true, name: true, shortName: true },
	...{ position: true, startDate: true, endDate: true, decision: true, note: true, version: true },
	extendedBy: true
} as const;

type BodyRow = NonNullable<Awaited<ReturnType<typeof findBody>>>;

const findBody = (tx: Transaction, id: string) => tx.body.findUnique({ where: { id }, select: bodyColumns });

/**
 * Makes a body: the council itself where there is none yet, else a group below another. Refuses INVALID what the tree does not
 * allow, a public name that is taken. Sent twice it is made once.
 */
export async function createBody(actor: Actor, input: unknown): Promise<BodyDone> {
	const typed = parseInput(createBodySchema, input);
	mustBeAble(actor, deeds.change);
	return writeOnce(actor.installation.db, async (tx) => {
		const { id } = typed;
		const made = await findBody(tx, id);
		if (made) return { slug: made.slug, eventId: await eventOfForm(tx, actor, subjectOf(id), id) };
		const bodies = await readNodes(tx);
		const slug = chooseSlug(typed, new Set(bodies.map((one) => one.slug)));
		const state = stateOf(typed, bodies);
		refuseWrong(bodies, { ...state, id, endDate: null }, null);
		await tx.body.create({ data: { id, slug, ...state } });
		const eventId = await recordChange(tx, actor, {
			...{ ...subjectOf(id), before: null, after: { id, slug, ...state } }
		});
		return { slug, eventId };
	});
}

/** Changes what is written of a body. Refuses as `createBody` does, and CONFLICT where somebody changed it meanwhile. */
export async function editBody(actor: Actor, input: unknown): Promise<BodyDone> {
	const { id, version, ...typed } = parseInput(editBodySchema, input);
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const row = await findBody(tx, id);
		if (!row) throw new Refusal('NOT_FOUND');
		if (row.version !== version)
			throw await conflict(tx, subjectOf(id), { version: row.version, values: valuesOf(row) });
		const bodies = await readNodes(tx);
		const after = stateOf({ ...typed, position: typed.position ?? String(row.position) }, bodies);
		const change = difference(pickState(row), after);
		if (!change) return { slug: row.slug, eventId: null };
		refuseWrong(bodies, { ...after, id, endDate: row.endDate }, row as BodyNode);
		await tx.body.update({ where: { id, version }, data: { ...change.after, version: { increment: 1 } } });
		return { slug: row.slug, eventId: await recordChange(tx, actor, { ...subjectOf(id), ...change }) };
	});
}

export interface BodyForm {
	readonly id: string;
	readonly slug: string;
	readonly label: string;
	readonly version: number;
	readonly isEnded: boolean;
	readonly values: ReturnType<typeof valuesOf>;
	readonly parents: readonly BodyOption[];
}

/** What the form of a body shows first. */
export async function readBodyForm(actor: Actor, slug: string): Promise<BodyForm> {
	mustBeAble(actor, deeds.change);
	const row = await actor.installation.db.read.body.findUnique({ where: { slug }, select: bodyColumns });
	if (!row) throw new Refusal('NOT_FOUND');
	const { parents } = await readNewBody(actor, row);
	const { id, version } = row;
	return {
		...{ id, slug, version, parents, isEnded: row.endDate !== null },
		label: bodyLabel(row, actor.locale),
		values: valuesOf(row)
	};
}

/** What a form of a new body offers: below which bodies it may stand; none while there is no council. */
export async function readNewBody(
	actor: Actor,
	body?: { id: string; parentId: string | null }
): Promise<{ parents: BodyOption[]; hasCouncil: boolean }> {
	mustBeAble(actor, deeds.change);
	const directory = await directoryOf(actor.installation);
	const today = rigaDate(actor.installation.clock.now());
	const below = body ? idsBelow(directory.bodies, body.id) : new Set<string>();
	const parents = bodyTree(directory)
		.filter(({ body: one }) => one.endDate === null || one.endDate >= today || one.id === body?.parentId)
		.filter(({ body: one }) => one.id !== body?.id && !below.has(one.id))
		.map(({ body: one, depth }) => ({ id: one.id, label: bodyLabel(one, actor.locale), depth }));
	const hasCouncil = directory.bodies.some((one) => one.kind === 'COUNCIL' && inForce(one, today));
	return { parents, hasCouncil };
}

/** A body of that public name, for the pages about its parts. Refuses NOT_FOUND. */
export async function findBodyOf(actor: Actor, slug: string) {
	const body = bodyBySlug(await directoryOf(actor.installation), slug);
	if (!body) throw new Refusal('NOT_FOUND');
	return body;
}

export const subjectOf = (subjectId: string) => ({ subjectType: 'Body', subjectId }) as const;

/** Every body, as the rules of the tree need it. */
export async function readNodes(tx: Transaction) {
	const rows = await tx.body.findMany({ select: bodyColumns });
	return rows.map((row) => ({ ...row, kind: row.kind as BodyKind }));
}

/** Refuses at its field what the tree does not allow. */
export function refuseWrong(bodies: readonly BodyNode[], body: BodyNode, before: BodyNode | null): void {
	const problem = problemOfBody(bodies, body, before);
	if (problem) refuseField(problem.field, problem.key);
}

function chooseSlug({ slug, name }: { slug: string | null; name: string }, taken: Set<string>): string {
	if (slug === null) return freeSlug(name, taken);
	return isSlugTaken(slug, taken) ? refuseField('slug', 'bodies_problem_slug_taken') : slug;
}

/** What a form says of a body, as the row has it; without a place of its own, the last of its siblings. */
function stateOf(typed: BodyInput, bodies: readonly (BodyNode & { position: number })[]) {
	const { kind, parentId, name, shortName, startDate, decision, extendedBy, note } = typed;
	const siblings = bodies.filter((one) => one.parentId === parentId).map((one) => one.position);
	return {
		...{ kind, parentId, name, shortName, startDate, decision, extendedBy, note },
		number: typed.number === null ? null : Number(typed.number),
		position: typed.position === null ? Math.max(0, ...siblings) + 1 : Number(typed.position)
	};
}

function pickState(row: BodyRow) {
	const { kind, parentId, number, name, shortName, position, startDate, decision, extendedBy, note } = row;
	return { kind, parentId, name, shortName, startDate, decision, extendedBy, note, number, position };
}

/** As the form would send them. */
function valuesOf(row: BodyRow) {
	const { number, position, ...rest } = pickState(row);
	return { ...rest, number: number === null ? null : String(number), position: String(position) };
}
