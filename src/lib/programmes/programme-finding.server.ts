import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Deed } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record, type Recorded } from '#lib/audit/audit.server.ts';
import { mustBeAsSeen } from '#lib/council/changing.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { isId } from '#lib/server/identifiers.server.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { deeds, type ProgrammeState } from './programmes.ts';

/* What every change of a programme begins with: found for whoever may do it, as the writer saw it. */

export { mustBeAsSeen, todayOf };

const columns = {
	...{ id: true, year: true, title: true, basis: true, order: true, orderedOn: true, orderedBy: true },
	...{ goals: true, tasks: true, statedTotal: true, bodyId: true, previousId: true, state: true },
	...{ publishing: true, publishedAt: true, isSample: true, provenance: true, version: true }
};

type Reading = Pick<Transaction, 'programme' | 'measure'> | Pick<Reader, 'programme' | 'measure'>;

function read(from: Reading, id: string) {
	return (from as Transaction).programme.findUnique({ where: { id }, select: columns });
}

async function readAdministrators(from: Reading, programmeId: string): Promise<string[]> {
	const rows = await (from as Transaction).measure.groupBy({ by: ['institutionId'], where: { programmeId } });
	return rows.flatMap(({ institutionId }) => institutionId ?? []);
}

type Row = NonNullable<Awaited<ReturnType<typeof read>>>;

/** What decides who may do what with a programme. */
export interface ProgrammeConcerned {
	/** Which watches it. */
	readonly bodyId: string;
	/** Who administers its measures; asked for only where nothing else gives the right. */
	readonly institutionIds: readonly string[];
}

/** A programme, as far as its verbs go. */
export type FoundProgramme = Omit<Row, 'state'> & ProgrammeConcerned & { readonly state: ProgrammeState };

/** A programme for whoever may do that with it. Refuses NOT_FOUND. One statement; two for whoever only administers a measure. */
export async function findProgramme(
	from: Reading,
	actor: Actor,
	deed: Deed,
	id: string,
	/** Who administers its measures, where that is read already. */
	administrators?: readonly string[]
): Promise<FoundProgramme> {
	const row = isId(id) ? await read(from, id) : null;
	if (!row) throw new Refusal('NOT_FOUND');
	const state = row.state as ProgrammeState;
	const programme: FoundProgramme = { ...row, state, institutionIds: [] };
	if (mayDo(actor, deed, programme)) return programme;
	const asks = deed.grants.includes('ASKED');
	const institutionIds = administrators ?? (asks ? await readAdministrators(from, id) : []);
	if (!mayDo(actor, deed, { ...programme, institutionIds })) throw new Refusal('NOT_FOUND');
	return { ...programme, institutionIds };
}

/** The same for what changes it: refuses NOT_NOW one that is closed, and whoever may only change what is not followed yet. */
export async function findChangeable(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	id: string
): Promise<FoundProgramme> {
	const programme = await findProgramme(tx, actor, deed, id);
	if (programme.state === 'CLOSED') throw notNow('programmes_problem_closed');
	if (!mayChange(actor, deed, programme)) throw notNow('programmes_problem_current');
	return programme;
}

/** Whether somebody may do a thing with a programme. */
export function mayDo(actor: Actor, deed: Deed, { bodyId, institutionIds }: ProgrammeConcerned): boolean {
	return can(actor, deed, { bodyId, institutionIds });
}

/** Whether somebody may change it as it is now. */
export function mayChange(
	actor: Actor,
	deed: Deed,
	programme: ProgrammeConcerned & Pick<FoundProgramme, 'state'>
): boolean {
	if (programme.state === 'CLOSED' || !mayDo(actor, deed, programme)) return false;
	return programme.state === 'DRAFT' || mayDo(actor, deeds.changeCurrent, programme);
}

/** In which capacity somebody acts for a programme, as it goes on the record: their office, or their seat. */
export function capacityFor(actor: Actor, { bodyId, institutionIds }: ProgrammeConcerned): string {
	if (actor.role !== null) return officeOf(actor);
	const seats = actor.seats.filter(({ contactOf }) => !contactOf);
	const seat =
		seats.find((one) => one.bodyId === bodyId && isLead(one)) ??
		seats.find((one) => one.institutionIds.some((id) => institutionIds.includes(id)));
	return seat ? `${seat.label}, ${seat.bodyName}` : officeOf(actor);
}

/** Records a change under its programme, in the transaction of the change; answers the event's id. */
export function recordForProgramme(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	programme: ProgrammeConcerned & { readonly id: string },
	change: Recorded
): Promise<string> {
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, programme) },
		...{ subjectType: 'Programme', subjectId: programme.id, ...change }
	});
}

/** Which programmes are there for somebody, over the table "Programme" under the alias p: as `mayDo` says of one. */
export function readableSql(actor: Actor): Prisma.Sql {
	if (can(actor, { ...deeds.read, grants: ['SECRETARIAT', 'SYSTEM'] })) return Prisma.sql`1 = 1`;
	const led = actor.seats.filter(isLead).map(({ bodyId }) => bodyId);
	const own = actor.seats.flatMap(({ institutionIds }) => institutionIds);
	return Prisma.sql`(p."bodyId" IN (${list(led)}) OR EXISTS (SELECT 1 FROM "Measure" o
		WHERE o."programmeId" = p."id" AND o."institutionId" IN (${list(own)})))`;
}

/** PostgreSQL refuses an empty list; no id is empty. */
function list(ids: readonly string[]): Prisma.Sql {
	return Prisma.join(ids.length ? [...new Set(ids)] : ['']);
}
