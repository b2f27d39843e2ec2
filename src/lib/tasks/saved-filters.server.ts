import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { filterQuery, readFilter } from './filter.ts';
import { todayOf } from './lifecycle.server.ts';
import { deleteFilterSchema, renameFilterSchema, saveFilterSchema } from './saved-filters-schema.ts';
import { deeds } from './tasks.ts';

/** A view of the register that somebody keeps, or that the secretariat keeps for all. */
export interface SavedFilterView {
	readonly id: string;
	readonly name: string;
	readonly query: string;
	readonly isShared: boolean;
	/** Whether the reader may rename and delete it. */
	readonly isOwn: boolean;
}

const subjectType = 'SavedFilter';
/** More than anybody finds their way among. */
const mostFilters = 50;

/** One's own and everybody's, each in the order in which they were made: one statement. */
export async function listFilters(actor: Actor): Promise<SavedFilterView[]> {
	mustBeAble(actor, deeds.read);
	if (actor.userId === null) return [];
	const rows = await actor.installation.db.read.savedFilter.findMany({
		where: { OR: [{ userId: actor.userId }, { isShared: true }] },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }]
	});
	return rows.map((row) => {
		const { id, name, query, isShared } = row;
		return { id, name, query, isShared, isOwn: mayChange(actor, row) };
	});
}

/** What was done with a filter. */
export interface FilterChanged {
	readonly id: string;
	readonly name: string;
	readonly query: string;
	/** The recorded change; null where nothing had to be changed. */
	readonly eventId: string | null;
}

/**
 * Keeps a filter under a name, for oneself, or, as the secretariat, for all. Refuses INVALID without a name, or with one that stands
 * there already, NOT_FOUND whoever may not share. Sent twice with one `id` it acts once.
 */
export async function saveFilter(actor: Actor, input: unknown): Promise<FilterChanged> {
	const { id, name, query: typed, isShared } = parseInput(saveFilterSchema, input);
	mustBeAble(actor, isShared ? deeds.shareFilter : deeds.saveFilter);
	const { userId } = actor;
	if (userId === null) throw new Refusal('NOT_FOUND');
	const query = await tidyQuery(actor, typed);
	const work = async (tx: Transaction): Promise<FilterChanged> => {
		const same = await tx.savedFilter.findUnique({ where: { id } });
		if (same && same.userId !== userId) throw new Refusal('NOT_FOUND');
		if (same) return { id, name: same.name, query: same.query, eventId: null };
		await mustBeFree(tx, { userId, isShared, name });
		const filter = { userId, name, query, isShared, createdAt: actor.installation.clock.now() };
		await tx.savedFilter.create({ data: { id, ...filter } });
		const eventId = await recordFilter(tx, actor, deeds.saveFilter.name, id, { before: null, after: filter });
		return { id, name, query, eventId };
	};
	try {
		return await actor.installation.db.write(work);
	} catch (error) {
		// The same form, twice at the same moment: the other one has kept it.
		if (!isTaken(error)) throw error;
		return actor.installation.db.write(work);
	}
}

/** Gives a filter another name. Refuses as `saveFilter` does, and NOT_FOUND another's. */
export async function renameFilter(actor: Actor, input: unknown): Promise<FilterChanged> {
	const { id, name } = parseInput(renameFilterSchema, input);
	return actor.installation.db.write(async (tx) => {
		const filter = await findFilter(tx, actor, id);
		const { query } = filter;
		if (filter.name === name) return { id, name, query, eventId: null };
		await mustBeFree(tx, { ...filter, name });
		await tx.savedFilter.update({ where: { id }, data: { name } });
		const eventId = await recordFilter(tx, actor, deeds.renameFilter.name, id, {
			before: { name: filter.name },
			after: { name }
		});
		return { id, name, query, eventId };
	});
}

/** Takes a filter away; it can be put back. Twice is once. Refuses NOT_FOUND another's. */
export async function deleteFilter(actor: Actor, input: unknown): Promise<FilterChanged | null> {
	const { id } = parseInput(deleteFilterSchema, input);
	return actor.installation.db.write(async (tx) => {
		if (!(await tx.savedFilter.findUnique({ where: { id } })) && (await wasOwn(tx, actor, id))) return null;
		const { id: _id, ...filter } = await findFilter(tx, actor, id);
		await tx.savedFilter.delete({ where: { id } });
		const eventId = await recordFilter(tx, actor, deeds.deleteFilter.name, id, {
			before: filter,
			after: null
		});
		return { id, name: filter.name, query: filter.query, eventId };
	});
}

interface Kept {
	readonly userId: string;
	readonly name: string;
	readonly query: string;
	readonly isShared: boolean;
	readonly createdAt: Date | string;
}

/** Saved, it is taken away; renamed, it has its old name; deleted, it is put back. */
export const undoers: Undoers = {
	[deeds.saveFilter.name]: (actor, change) => putBack(actor, change),
	[deeds.renameFilter.name]: (actor, change) =>
		actor.installation.db.write(async (tx) => {
			const filter = await findFilter(tx, actor, change.subjectId);
			const [before, after] = [change.before as Kept, change.after as Kept];
			if (filter.name !== after.name) throw new Refusal('CONFLICT');
			await mustBeFree(tx, { ...filter, name: before.name });
			await tx.savedFilter.update({ where: { id: filter.id }, data: { name: before.name } });
			const sides = { before: { name: after.name }, after: { name: before.name } };
			await recordFilter(tx, actor, deeds.renameFilter.name, filter.id, sides, change.id);
		}),
	[deeds.deleteFilter.name]: (actor, change) => putBack(actor, change)
};

/** Makes it what it was before: there, or not. */
function putBack(actor: Actor, { id, subjectId, before, after }: RecordedChange): Promise<void> {
	return actor.installation.db.write(async (tx) => {
		const kept = (before ?? after) as Kept;
		if (!mayChange(actor, kept)) throw new Refusal('NOT_FOUND');
		const now = await tx.savedFilter.findUnique({ where: { id: subjectId } });
		if ((now === null) !== (after === null)) throw new Refusal('CONFLICT');
		if (now) {
			const { id: _id, ...filter } = now;
			const isAsLeft = now.name === kept.name && now.query === kept.query && now.isShared === kept.isShared;
			if (!isAsLeft) throw new Refusal('CONFLICT');
			await tx.savedFilter.delete({ where: { id: subjectId } });
			const sides = { before: filter, after: null };
			await recordFilter(tx, actor, deeds.deleteFilter.name, subjectId, sides, id);
			return;
		}
		const owner = await tx.user.findUnique({ where: { id: kept.userId }, select: { id: true } });
		if (!owner) throw new Refusal('NOT_NOW');
		await mustBeFree(tx, kept);
		const filter = { ...kept, createdAt: new Date(kept.createdAt) };
		await tx.savedFilter.create({ data: { id: subjectId, ...filter } });
		const sides = { before: null, after: filter };
		await recordFilter(tx, actor, deeds.saveFilter.name, subjectId, sides, id);
	});
}

/** One's own is one's own to change; what is for all, the secretariat's. */
function mayChange(actor: Actor, { userId, isShared }: Pick<Kept, 'userId' | 'isShared'>): boolean {
	return isShared ? can(actor, deeds.shareFilter) : userId === actor.userId;
}

async function findFilter(tx: Transaction, actor: Actor, id: string) {
	const filter = await tx.savedFilter.findUnique({ where: { id } });
	if (!filter || !mayChange(actor, filter)) throw new Refusal('NOT_FOUND');
	return filter;
}

async function wasOwn(tx: Transaction, { userId }: Actor, id: string): Promise<boolean> {
	const event = await tx.auditEvent.findFirst({
		where: { subjectType, subjectId: id, userId, deed: deeds.deleteFilter.name },
		select: { id: true }
	});
	return event !== null;
}

/** Two of one name beside each other could not be told apart. */
async function mustBeFree(
	tx: Transaction,
	{ id, userId, isShared, name }: { id?: string; userId: string; isShared: boolean; name: string }
): Promise<void> {
	const beside = await tx.savedFilter.findMany({
		where: isShared ? { isShared } : { userId, isShared },
		select: { id: true, name: true }
	});
	if (beside.some((one) => one.id !== id && one.name === name))
		refuseField('name', 'tasks_problem_filter_taken');
	if (!id && beside.length >= mostFilters) refuseField('name', 'tasks_problem_filter_many');
}

/** What in an address made no sense is not kept; nor is the page. */
async function tidyQuery(actor: Actor, typed: string): Promise<string> {
	const directory = await directoryOf(actor.installation);
	const { filter } = readFilter(new URLSearchParams(typed), {
		today: todayOf(actor),
		hasBody: (slug) => directory.slugIndex.has(slug),
		hasInstitution: (id) => directory.institutionIndex.has(id)
	});
	return filterQuery({ ...filter, page: 1 });
}

function recordFilter(
	tx: Transaction,
	actor: Actor,
	deed: string,
	subjectId: string,
	{ before, after }: { before: object | null; after: object | null },
	undoes?: string
): Promise<string> {
	const change = { deed, capacity: officeOf(actor), subjectType, subjectId, before, after };
	return record(tx, actor, undoes ? { ...change, undoes } : change);
}
