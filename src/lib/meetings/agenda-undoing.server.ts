import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange } from '#lib/accounts/undoing.server.ts';
import { mustBeUnchanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findAgenda, findItem, isWritten, readOrder, recordAgenda, writeOrder } from './agenda.server.ts';
import { orderAfterMove } from './agenda.ts';
import { keepingCitations } from './citations.server.ts';
import { undoDocuments } from './documents-undoing.server.ts';
import { deeds } from './meetings.ts';

type State = Readonly<Record<string, unknown>> & { readonly id: string };

/** Takes a change of an agenda back: an item that was added, edited, moved or removed; a paper of it. */
export async function undoAgenda(actor: Actor, change: RecordedChange): Promise<void> {
	const of = (state: unknown) => (state as { item?: State } | null)?.item ?? null;
	const [before, after] = [of(change.before), of(change.after)];
	if (!before && !after) return undoDocuments(actor, change);
	await actor.installation.db.write(async (tx) => {
		const meeting = await findAgenda(tx, actor, change.subjectId);
		await keepingCitations(tx, actor, { meeting, deed: deeds.changeAgenda }, () =>
			after ? take(tx, actor, before, after) : putBack(tx, meeting.id, before!)
		);
		await recordAgenda(tx, actor, meeting, { before: after, after: before, undoes: change.id });
	});
}

async function take(tx: Transaction, actor: Actor, before: State | null, after: State): Promise<void> {
	const found = await tx.agendaItem.findUnique({ where: { id: after.id }, select: { id: true } });
	if (!found) throw new Refusal('CONFLICT');
	const { item } = await findItem(tx, actor, after.id);
	const order = await readOrder(tx, item.meetingId);
	if (before && 'place' in after) {
		if (order.indexOf(item.id) + 1 !== after.place) throw new Refusal('CONFLICT');
		return writeOrder(tx, order, orderAfterMove(order, item.id, Number(before.place) - 1));
	}
	const { position: _place, ...said } = after;
	mustBeUnchanged(item, said);
	if (before) {
		const { id, ...fields } = before;
		await tx.agendaItem.update({ where: { id }, data: { ...fields, version: { increment: 1 } } });
		return;
	}
	if (await isWritten(tx, item)) throw new Refusal('NOT_NOW');
	await tx.agendaItem.delete({ where: { id: item.id } });
	await writeOrder(
		tx,
		[],
		order.filter((id) => id !== item.id)
	);
}

/** What was removed comes back to its place, as far as there is one. */
async function putBack(tx: Transaction, meetingId: string, before: State): Promise<void> {
	if (await tx.agendaItem.findUnique({ where: { id: before.id }, select: { id: true } }))
		throw new Refusal('CONFLICT');
	const order = await readOrder(tx, meetingId);
	await tx.agendaItem.create({
		data: { ...(before as unknown as { title: string; position: number }), id: before.id, meetingId }
	});
	await writeOrder(tx, [], orderAfterMove(order, before.id, Number(before.position) - 1));
}
