import type { Recorded } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readRestriction } from '#lib/tasks/restricting-schema.ts';
import { addItemSchema, editItemSchema, moveItemSchema, removeItemSchema } from './agenda-schema.ts';
import { orderAfterMove } from './agenda.ts';
import { keepingCitations } from './citations.server.ts';
import { findForChange, mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { readOrigin } from './item-origins.server.ts';
import { editedRestriction, longerOf } from './item-restricting.server.ts';
import { deeds, isAsked } from './meetings.ts';
import { seesItem } from './minutes-sight.server.ts';

/** What was done to an agenda: whose, to which item, and the recorded change (null where nothing was different). */
export interface AgendaDone {
	readonly meetingId: string;
	readonly id: string;
	readonly eventId: string | null;
}

const itemColumns = {
	...{ id: true, meetingId: true, position: true, title: true, kind: true, description: true },
	...{ presenterInstitutionId: true, presenterText: true, minutesPlanned: true, isPublic: true },
	...{ restrictedBasis: true, restrictedUntil: true, outcome: true, origin: true, fromItemId: true },
	...{ taskId: true, layingId: true, planItemId: true, version: true }
} as const;

/** Puts an item at the end of an agenda. Refuses NOT_FOUND whoever may not. Sent twice with one id it acts once. */
export async function addItem(actor: Actor, input: unknown): Promise<AgendaDone> {
	const typed = parseInput(addItemSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const { id, meetingId } = typed;
		const meeting = await findAgenda(tx, actor, meetingId);
		const known = await tx.agendaItem.findUnique({ where: { id }, select: { meetingId: true } });
		if (known && known.meetingId !== meetingId) throw new Refusal('NOT_FOUND');
		if (known) return { meetingId, id, eventId: null };
		const position = await nextPosition(tx, meetingId);
		const { meetingId: _meeting, isRestricted: _is, ...fields } = typed;
		const origin = await readOrigin(tx, actor, typed);
		const restriction = longerOf(origin, readRestriction(typed, todayOf(actor)));
		const said = { ...fields, ...origin, ...restriction };
		await tx.agendaItem.create({ data: { ...said, meetingId, position } });
		return {
			meetingId,
			id,
			eventId: await recordAgenda(tx, actor, meeting, { after: { ...said, position } })
		};
	});
}

/** Changes what an item says. Refuses as `addItem` does, and CONFLICT where somebody changed it meanwhile. */
export async function editItem(actor: Actor, input: unknown): Promise<AgendaDone> {
	const { id, version, ...typed } = parseInput(editItemSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { item, meeting } = await findItem(tx, actor, id);
		const { meetingId } = item;
		const { isRestricted: _is, ...fields } = typed;
		const after = { ...fields, ...(await editedRestriction(tx, actor, item, typed)) };
		const change = difference(valuesOf(item), after);
		await mustBeAsSeen(
			tx,
			{ id: meetingId, version: item.version },
			{
				seen: version,
				values: valuesOf(item)
			}
		);
		if (!change) return { meetingId, id, eventId: null };
		await tx.agendaItem.update({ where: { id, version }, data: { ...after, version: { increment: 1 } } });
		const before = { id, ...change.before };
		const eventId = await recordAgenda(tx, actor, meeting, { before, after: { id, ...change.after } });
		return { meetingId, id, eventId };
	});
}

/** Moves an item to another place (from 1). Moved to where it is, nothing happens. */
export async function moveItem(actor: Actor, input: unknown): Promise<AgendaDone> {
	const { id, to } = parseInput(moveItemSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { item, meeting } = await findItem(tx, actor, id);
		const { meetingId } = item;
		const before = await readOrder(tx, meetingId);
		const after = orderAfterMove(before, id, to - 1);
		if (after.join() === before.join()) return { meetingId, id, eventId: null };
		const deed = deeds.changeAgenda;
		await keepingCitations(tx, actor, { meeting, deed }, () => writeOrder(tx, before, after));
		const eventId = await recordAgenda(tx, actor, meeting, {
			before: { id, place: before.indexOf(id) + 1 },
			after: { id, place: after.indexOf(id) + 1 }
		});
		return { meetingId, id, eventId };
	});
}

/** Takes an item off an agenda that nobody has written of yet. Refuses NOT_NOW where something was heard, decided or left with it. */
export async function removeItem(actor: Actor, input: unknown): Promise<AgendaDone> {
	const { id, version } = parseInput(removeItemSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { item, meeting } = await findItem(tx, actor, id);
		const { meetingId } = item;
		await mustBeAsSeen(tx, { id: meetingId, version: item.version }, { seen: version, values: {} });
		if (await isWritten(tx, item))
			throw new Refusal('NOT_NOW', { fields: { form: 'agenda_problem_written' } });
		await keepingCitations(tx, actor, { meeting, deed: deeds.changeAgenda }, async () => {
			await tx.agendaItem.delete({ where: { id, version } });
			await writeOrder(tx, [], await readOrder(tx, meetingId));
		});
		const { meetingId: _meeting, version: _version, ...said } = item;
		return { meetingId, id, eventId: await recordAgenda(tx, actor, meeting, { before: said }) };
	});
}

/** The place after the last item of an agenda. */
export async function nextPosition(tx: Transaction, meetingId: string): Promise<number> {
	const last = await tx.agendaItem.aggregate({ where: { meetingId }, _max: { position: true } });
	return (last._max.position ?? 0) + 1;
}

type Item = Awaited<ReturnType<typeof findItem>>['item'];

/** An item whose agenda somebody wants to change. Refuses NOT_FOUND what they may know no more of than its number. */
export async function findItem(tx: Transaction, actor: Actor, id: string) {
	const item = await tx.agendaItem.findUnique({ where: { id }, select: itemColumns });
	if (!item) throw new Refusal('NOT_FOUND');
	const meeting = await findAgenda(tx, actor, item.meetingId);
	if (!seesItem(actor, meeting, item)) throw new Refusal('NOT_FOUND');
	return { item, meeting };
}

/** The meeting whose agenda somebody wants to change. Refuses NOT_NOW what was asked in writing: it stands as it was sent. */
export async function findAgenda(tx: Transaction, actor: Actor, id: string): Promise<FoundMeeting> {
	const meeting = await findForChange(tx, actor, deeds.changeAgenda, { id });
	if (isAsked(meeting)) throw new Refusal('NOT_NOW', { fields: { form: 'written_problem_stands' } });
	return meeting;
}

/** Whether something was written of an item, decided or left with it. */
export async function isWritten(tx: Transaction, { id, meetingId, outcome }: Item): Promise<boolean> {
	if (outcome !== null) return true;
	const [parts, decisions, documents, answers] = [
		await tx.minutesPart.count({ where: { meetingId, place: id, text: { not: '' } } }),
		await tx.decision.count({ where: { itemId: id } }),
		await tx.meetingDocument.count({ where: { itemId: id, withdrawnAt: null } }),
		await tx.writtenAnswer.count({ where: { itemId: id } })
	];
	return parts + decisions + documents + answers > 0;
}

function valuesOf(item: Item) {
	const { title, kind, description, presenterInstitutionId, presenterText, minutesPlanned, isPublic } = item;
	const { restrictedBasis, restrictedUntil } = item;
	return {
		...{ title, kind, description, presenterInstitutionId, presenterText, minutesPlanned, isPublic },
		...{ restrictedBasis, restrictedUntil }
	};
}

/** The items of an agenda, by their ids, in their order. */
export async function readOrder(tx: Transaction, meetingId: string): Promise<string[]> {
	const items = await tx.agendaItem.findMany({
		where: { meetingId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return items.map(({ id }) => id);
}

/** Gives the items whose place differs their new one. */
export async function writeOrder(tx: Transaction, before: readonly string[], after: readonly string[]) {
	for (const [index, id] of after.entries())
		if (before[index] !== id) await tx.agendaItem.update({ where: { id }, data: { position: index + 1 } });
}

/** Records a change of an agenda, in its transaction; answers the event's id. */
export function recordAgenda(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ before = null, after = null, undoes }: Recorded
): Promise<string> {
	return recordFor(tx, actor, deeds.changeAgenda, meeting, {
		before: before && { item: before },
		after: after && { item: after },
		undoes
	});
}
