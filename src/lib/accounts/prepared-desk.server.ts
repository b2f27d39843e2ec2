import { record } from '#lib/audit/audit.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { m } from '#i18n/generated/messages.js';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { preparedSchema, refusePreparedSchema } from './account-schemas.ts';
import { mustBeAble, type Actor } from './actor.server.ts';
import { officeOf } from './office.ts';
import type { PreparedKinds } from './prepared-kinds.server.ts';
import { deeds, visibleTo } from './prepared.server.ts';
import type { RecordedChange, Undoers } from './undoing.server.ts';

export { countPrepared } from './prepared.server.ts';

export type PreparedState = 'WAITING' | 'CONFIRMED' | 'REFUSED' | 'WITHDRAWN';

/** Something prepared, as the list shows it. */
export interface ListedPrepared {
	readonly id: string;
	readonly version: number;
	readonly state: PreparedState;
	/** What will happen, or did, in the reader's words. */
	readonly what: string;
	readonly address: string | null;
	readonly preparedBy: string;
	readonly preparedAt: Date;
	readonly decidedBy: string | null;
	readonly decidedAt: Date | null;
	/** Why it was refused, or why it could not be done. */
	readonly note: string | null;
	readonly isOwn: boolean;
}

type Row = NonNullable<Awaited<ReturnType<Transaction['preparedDeed']['findUnique']>>>;

const pageLength = 50;
/** How long a confirmation may take before another may be tried: the verbs act once, however often they are called. */
const claim = 2 * 60_000;

/**
 * What waits (all of it, the oldest first), or what was decided (the newest first, a page at a time). An assistant sees their own,
 * an administrator what concerns accounts: the rest is the secretariat's.
 */
export async function listPrepared(
	actor: Actor,
	kinds: PreparedKinds,
	{ isHistory = false, page = 1 }: { isHistory?: boolean; page?: number } = {}
) {
	mustBeAble(actor, deeds.read);
	const { read } = actor.installation.db;
	const where = { ...visibleTo(actor), state: isHistory ? { not: 'WAITING' } : 'WAITING' };
	const total = await read.preparedDeed.count({ where });
	const pages = Math.max(1, Math.ceil(total / pageLength));
	const present = Math.min(page, pages);
	const rows = await read.preparedDeed.findMany({
		where,
		orderBy: isHistory
			? [{ decidedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }]
			: [{ preparedAt: 'asc' }, { id: 'asc' }],
		skip: (present - 1) * pageLength,
		take: pageLength
	});
	const prepared: ListedPrepared[] = [];
	for (const row of rows) prepared.push(await listed(actor, kinds, row));
	return { prepared, total, page: present, pages };
}

async function listed(actor: Actor, kinds: PreparedKinds, row: Row): Promise<ListedPrepared> {
	const { id, version, preparedBy, preparedAt, decidedBy, decidedAt, note } = row;
	const isDecided = row.state !== 'WAITING';
	return {
		...{ id, version, preparedBy, preparedAt, note, state: row.state as PreparedState },
		...(await describe(actor, kinds, row)),
		decidedBy: isDecided ? decidedBy : null,
		decidedAt: isDecided ? decidedAt : null,
		isOwn: row.preparedById === actor.userId
	};
}

/** What it concerns may be gone, or not for this reader: then only the deed is named. */
async function describe(actor: Actor, kinds: PreparedKinds, row: Row) {
	const kind = Object.hasOwn(kinds, row.deed) ? kinds[row.deed] : undefined;
	const unknown = m.accounts_prepared_unknown({ deed: row.deed }, { locale: actor.locale });
	if (!kind) return { what: unknown, address: null };
	try {
		const input: unknown = JSON.parse(row.input);
		return { what: await kind.describe(actor, input), address: await kind.addressOf(actor, input) };
	} catch (fault) {
		if (!(fault instanceof Refusal))
			actor.installation.log.error({ err: fault, prepared: row.id }, 'what was prepared cannot be described');
		return { what: unknown, address: null };
	}
}

/**
 * A secretary confirms: it is done in their name. Of two at once one does it, the other is refused (NOT_NOW). Where the deed itself
 * refuses, it waits again and its row says why; the refusal is thrown on.
 */
export async function confirmPrepared(actor: Actor, kinds: PreparedKinds, input: unknown): Promise<void> {
	const { id, version } = parseInput(preparedSchema, input);
	mustBeAble(actor, deeds.confirm);
	const row = await claimIt(actor, id, version);
	if (!row) return;
	const kind = Object.hasOwn(kinds, row.deed) ? kinds[row.deed] : undefined;
	try {
		if (!kind) throw new Refusal('NOT_NOW');
		await kind.perform(actor, JSON.parse(row.input));
	} catch (fault) {
		await release(actor, row, fault);
		throw fault;
	}
	await settle(actor, row);
}

/** Takes the row for oneself, so that nobody else begins; null where the same secretary has confirmed it already. */
function claimIt(actor: Actor, id: string, version: number): Promise<Row | null> {
	const now = actor.installation.clock.now();
	return actor.installation.db.write(async (tx) => {
		const row = await find(tx, actor, id);
		if (row.state === 'CONFIRMED' && row.decidedById === actor.userId) return null;
		const isClaimed = row.decidedAt !== null && row.decidedAt.getTime() + claim > now.getTime();
		if (row.state !== 'WAITING' || row.version !== version || isClaimed) throw new Refusal('NOT_NOW');
		return tx.preparedDeed.update({
			where: { id, version },
			data: { ...decidedBy(actor), version: { increment: 1 } }
		});
	});
}

/** It was not done: it waits again. */
async function release(actor: Actor, { id, version }: Row, fault: unknown): Promise<void> {
	const data = { decidedAt: null, decidedById: null, decidedBy: null, version: { increment: 1 } };
	await actor.installation.db.write((tx) =>
		tx.preparedDeed.updateMany({ where: { id, version }, data: { ...data, note: whyNot(fault) } })
	);
}

/** Why it could not be done, in the words a form would say, for the record in Latvian. */
function whyNot(fault: unknown): string {
	const options = { locale: 'lv' } as const;
	if (!(fault instanceof Refusal)) return m.server_problem_unsaved({}, options);
	const [key] = Object.values(fault.fields);
	// There are too many messages for their types to be one.
	const messages = m as unknown as Readonly<Record<string, (inputs: object, options: object) => string>>;
	if (key !== undefined && Object.hasOwn(m, key)) return messages[key]!({}, options);
	return m.accounts_prepared_changed({}, options);
}

async function settle(actor: Actor, row: Row): Promise<void> {
	await actor.installation.db.write(async (tx) => {
		const { count } = await tx.preparedDeed.updateMany({
			where: { id: row.id, version: row.version, state: 'WAITING' },
			data: { state: 'CONFIRMED', note: null, version: { increment: 1 } }
		});
		if (count > 0) await recordDecision(tx, actor, row, deeds.confirm.name, { state: 'CONFIRMED' });
	});
}

/** A secretary refuses, and may say why. Answers the event by which that can be taken back, null where it was so already. */
export async function refusePrepared(actor: Actor, input: unknown): Promise<string | null> {
	const { id, version, note } = parseInput(refusePreparedSchema, input);
	mustBeAble(actor, deeds.refuse);
	return decide(actor, { id, version, state: 'REFUSED', note });
}

/** Whoever prepared it thinks better of it. Others' is NOT_FOUND. */
export async function withdrawPrepared(actor: Actor, input: unknown): Promise<string | null> {
	const { id, version } = parseInput(preparedSchema, input);
	mustBeAble(actor, deeds.withdraw);
	return decide(actor, { id, version, state: 'WITHDRAWN', note: null });
}

function decide(
	actor: Actor,
	{ id, version, state, note }: { id: string; version: number; state: PreparedState; note: string | null }
): Promise<string | null> {
	return actor.installation.db.write(async (tx) => {
		const row = await find(tx, actor, id);
		if (state === 'WITHDRAWN' && row.preparedById !== actor.userId) throw new Refusal('NOT_FOUND');
		if (row.state === state && row.decidedById === actor.userId) return null;
		if (row.state !== 'WAITING' || row.version !== version) throw new Refusal('NOT_NOW');
		await tx.preparedDeed.update({
			where: { id, version },
			data: { state, note, ...decidedBy(actor), version: { increment: 1 } }
		});
		const deed = state === 'REFUSED' ? deeds.refuse : deeds.withdraw;
		return recordDecision(tx, actor, row, deed.name, { state, note });
	});
}

function decidedBy(actor: Actor) {
	return { decidedAt: actor.installation.clock.now(), decidedById: actor.userId, decidedBy: actor.name };
}

/** Refuses NOT_FOUND also what the actor may not see. */
async function find(tx: Transaction, actor: Actor, id: string): Promise<Row> {
	const row = await tx.preparedDeed.findFirst({ where: { ...visibleTo(actor), id } });
	if (!row) throw new Refusal('NOT_FOUND');
	return row;
}

/** Under what it concerns, as its preparing was. */
function recordDecision(
	tx: Transaction,
	actor: Actor,
	row: Row,
	deed: string,
	after: object,
	undoes?: string
) {
	const { subjectType, subjectId, id: preparedId } = row;
	const change = { deed, capacity: officeOf(actor), subjectType, subjectId };
	return record(tx, actor, {
		...{ ...change, before: { state: row.state }, after: { ...after, preparedId, prepared: row.deed } },
		undoes
	});
}

/** It waits again, as before it was refused or withdrawn. */
async function waitAgain(actor: Actor, change: RecordedChange): Promise<void> {
	const { preparedId, state } = change.after as { preparedId: string; state: PreparedState };
	mustBeAble(actor, state === 'REFUSED' ? deeds.refuse : deeds.withdraw);
	await actor.installation.db.write(async (tx) => {
		const row = await find(tx, actor, preparedId);
		if (row.state !== state) throw new Refusal('CONFLICT');
		const undecided = { decidedAt: null, decidedById: null, decidedBy: null, note: null };
		await tx.preparedDeed.update({
			where: { id: row.id, version: row.version },
			data: { state: 'WAITING', ...undecided, version: { increment: 1 } }
		});
		await recordDecision(tx, actor, row, change.deed, { state: 'WAITING' }, change.id);
	});
}

/** What can be taken back of what was decided; what was confirmed is taken back as the deed itself is. */
export const undoers: Undoers = { [deeds.refuse.name]: waitAgain, [deeds.withdraw.name]: waitAgain };
