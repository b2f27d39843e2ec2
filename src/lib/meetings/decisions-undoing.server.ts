import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { orderAfterMove } from './agenda.ts';
import { keepingCitations } from './citations.server.ts';
import { findDecisionForChange, findItemForChange, type FoundDecision } from './decisions-finding.server.ts';
import {
	hasFollowed,
	mustBeWrittenHere,
	readAsks,
	readOrder,
	recordDecision,
	writeOrder
} from './decisions.server.ts';
import { recordFor } from './finding.server.ts';
import { deeds } from './meetings.ts';

/** What was decided of an item is taken back until the minutes are approved: a decision, its votes, its place, what came of the item. */
export const undoers: Undoers = {
	[deeds.decide.name]: (actor, change) => actor.installation.db.write((tx) => takeBack(tx, actor, change))
};

type State = Readonly<Record<string, unknown>> & { readonly id: string };

interface Decided {
	readonly decision?: State;
	readonly item?: State;
}

async function takeBack(tx: Transaction, actor: Actor, change: RecordedChange): Promise<void> {
	const [before, after] = [change.before, change.after] as (Decided | null)[];
	const undoes = change.id;
	if (after?.item) return takeBackOutcome(tx, actor, { before: before!.item!, after: after.item, undoes });
	const [was, is] = [before?.decision ?? null, after?.decision ?? null];
	if (!is) return putBack(tx, actor, was!, undoes);
	const found = await findDecisionForChange(tx, actor, deeds.decide, is.id);
	const { meeting } = found;
	mustBeWrittenHere(meeting);
	await keepingCitations(tx, actor, { meeting, deed: deeds.decide }, () =>
		was ? restore(tx, found, was, is) : takeOut(tx, found, is)
	);
	await recordDecision(tx, actor, meeting, { before: is, after: was, undoes });
}

/** What came of an item is again what it was. */
async function takeBackOutcome(
	tx: Transaction,
	actor: Actor,
	{ before, after, undoes }: { readonly before: State; readonly after: State; readonly undoes: string }
): Promise<void> {
	const { item, meeting } = await findItemForChange(tx, actor, deeds.decide, after.id);
	mustBeWrittenHere(meeting);
	mustBeUnchanged(item, after);
	const outcome = before.outcome as string | null;
	await tx.agendaItem.update({ where: { id: item.id }, data: { outcome, version: { increment: 1 } } });
	await recordFor(tx, actor, deeds.decide, meeting, {
		undoes,
		before: { item: after },
		after: { item: before }
	});
}

async function restore(
	tx: Transaction,
	{ decision }: FoundDecision,
	before: State,
	after: State
): Promise<void> {
	const { id, itemId } = decision;
	if ('place' in after) {
		const order = await readOrder(tx, itemId);
		if (order.indexOf(id) + 1 !== after.place) throw new Refusal('CONFLICT');
		return writeOrder(tx, orderAfterMove(order, id, Number(before.place) - 1));
	}
	mustBeUnchanged(decision, after);
	const { id: _id, ...fields } = before;
	await tx.decision.update({
		where: { id },
		data: { ...fields, ...readAsks(fields), version: { increment: 1 } }
	});
}

/** One that was written goes out again, as long as nothing has followed from it. */
async function takeOut(tx: Transaction, { decision }: FoundDecision, after: State): Promise<void> {
	const { position: _position, ...said } = after;
	mustBeUnchanged(decision, said);
	if (await hasFollowed(tx, decision.id)) throw new Refusal('NOT_NOW');
	await tx.decision.delete({ where: { id: decision.id } });
	await writeOrder(tx, await readOrder(tx, decision.itemId));
}

interface Removed extends State {
	readonly itemId: string;
	readonly position: number;
	readonly text: string;
}

/** One that was taken out comes back to its place, as far as there is one. */
async function putBack(tx: Transaction, actor: Actor, before: State, undoes: string): Promise<void> {
	const { id, itemId, position, ...said } = before as Removed;
	const { meeting } = await findItemForChange(tx, actor, deeds.decide, itemId);
	mustBeWrittenHere(meeting);
	if (await tx.decision.count({ where: { id } })) throw new Refusal('CONFLICT');
	const order = await readOrder(tx, itemId);
	const createdAt = actor.installation.clock.now();
	await keepingCitations(tx, actor, { meeting, deed: deeds.decide }, async () => {
		const where = { id, itemId, position, meetingId: meeting.id };
		await tx.decision.create({ data: { ...said, ...readAsks(said), ...where, createdAt } });
		await writeOrder(tx, orderAfterMove([...order, id], id, position - 1));
	});
	await recordDecision(tx, actor, meeting, { after: before, undoes });
}
