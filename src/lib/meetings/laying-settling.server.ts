import type { Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { closeInside } from '#lib/tasks/closing.server.ts';
import { readChange, undoLifeInside } from '#lib/tasks/lifecycle-undoing.server.ts';
import { readOpenParts } from '#lib/tasks/parts.server.ts';
import { returnInside } from '#lib/tasks/returning.server.ts';
import { readPlaces } from './citations.server.ts';
import { findDecisionForChange } from './decisions-finding.server.ts';
import { capacityFor, recordFor, todayOf } from './finding.server.ts';
import { settleLayingSchema } from './laying-schema.ts';
import { decidedBy, findLaying } from './laying.server.ts';
import { deeds } from './meetings.ts';

/** What the council made of a laid result: of which task, in which minutes, and the recorded change (null: it was done before). */
export interface Settled {
	readonly number: number;
	readonly meetingId: string;
	readonly eventId: string | null;
}

/**
 * What a decision makes of the result that its item was laid with: the task is done, whole or in part, or it goes back. Refuses
 * NOT_FOUND whoever may not decide there, INVALID a return without a word, NOT_NOW before the meeting's day and what is decided
 * already. Whoever owes the task hears of it as of every other that is closed or sent back: on its page and in their digest.
 */
export async function settleLaying(actor: Actor, input: unknown): Promise<Settled> {
	const { id, decisionId, outcome, text } = parseInput(settleLayingSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const { item, meeting } = await findDecisionForChange(tx, actor, deeds.settle, decisionId);
		if (item.layingId === null) throw new Refusal('NOT_FOUND');
		const { laying, task } = await findLaying(tx, item.layingId);
		const done = { number: task.number, meetingId: meeting.id };
		const isWaiting = laying.state === 'WAITING';
		if (laying.decisionId === decisionId && !isWaiting) return { ...done, eventId: null };
		const today = todayOf(actor);
		const isAhead = meeting.date !== null && meeting.date > today;
		if (isAhead || !isWaiting || task.status !== 'SUBMITTED')
			throw new Refusal('NOT_NOW', {
				fields: { form: isAhead ? 'agenda_problem_settle_ahead' : 'agenda_problem_settled' }
			});
		if (outcome === 'RETURNED' && text === null) return refuseField('text', 'agenda_problem_why');
		const entry = {
			...{ taskId: task.id, entryId: id, capacity: capacityFor(actor, deeds.settle, meeting) },
			decision: (await readPlaces(tx, meeting.id)).get(decisionId)?.reference ?? null
		};
		const taskEventId =
			outcome === 'RETURNED'
				? await returnInside(tx, actor, { ...entry, text: text! })
				: await closeWithParts(tx, actor, { ...entry, text, closedAs: outcome, on: meeting.date ?? today });
		const relation = outcome === 'RETURNED' ? 'RETURNED' : 'CLOSED';
		const before = await tie(tx, actor, { decisionId, taskId: task.id, relation });
		const state = outcome === 'RETURNED' ? 'RETURNED' : 'ACCEPTED';
		await tx.laying.update({
			where: { id: laying.id },
			data: { state, decisionId, ...decidedBy(actor) }
		});
		const eventId = await recordFor(tx, actor, deeds.settle, meeting, {
			before: before === null ? null : { relation: before },
			after: {
				...{ layingId: laying.id, decisionId, taskId: task.id, outcome, reason: text },
				eventIds: [taskEventId]
			}
		});
		return { ...done, eventId };
	});
}

/** Nothing stays open in what the council says is done. Answers the recorded closing of the whole, with which the parts' go. */
async function closeWithParts(
	tx: Transaction,
	actor: Actor,
	closing: Parameters<typeof closeInside>[2]
): Promise<string> {
	const along: string[] = [];
	for (const part of await readOpenParts(tx, [closing.taskId]))
		along.push(await closeInside(tx, actor, { ...closing, taskId: part.id, entryId: newId(), text: null }));
	return closeInside(tx, actor, closing, along.length ? { along } : {});
}

/** The task and the decision show each other from now on. Answers how they were tied before. */
async function tie(
	tx: Transaction,
	actor: Actor,
	{ relation, ...both }: { readonly decisionId: string; readonly taskId: string; readonly relation: string }
): Promise<string | null> {
	const where = { decisionId_taskId: both };
	const known = await tx.decisionTask.findUnique({ where, select: { relation: true } });
	const at = actor.installation.clock.now();
	await tx.decisionTask.upsert({ where, create: { ...both, relation, at }, update: { relation } });
	return known?.relation ?? null;
}

/** Taken back, the result waits again; it is not decided anew by one button. */
export const undoers: Undoers = {
	[deeds.settle.name]: (actor, change) => actor.installation.db.write((tx) => takeBack(tx, actor, change))
};

interface Recorded {
	readonly layingId: string;
	readonly decisionId: string;
	readonly taskId: string;
	readonly eventIds: readonly string[];
}

async function takeBack(tx: Transaction, actor: Actor, change: RecordedChange): Promise<void> {
	if (change.after === null) throw new Refusal('NOT_NOW');
	const { layingId, decisionId, taskId, eventIds } = change.after as Recorded;
	const { meeting } = await findDecisionForChange(tx, actor, deeds.settle, decisionId);
	const { laying } = await findLaying(tx, layingId);
	if (laying.state === 'WAITING' || laying.decisionId !== decisionId) throw new Refusal('CONFLICT');
	// Sent back, it may have been laid once more meanwhile.
	if (await tx.laying.count({ where: { taskId, state: 'WAITING' } })) throw new Refusal('CONFLICT');
	const capacity = capacityFor(actor, deeds.settle, meeting);
	for (const id of eventIds) await undoLifeInside(tx, actor, await readChange(tx, id), capacity);
	const where = { decisionId_taskId: { decisionId, taskId } };
	const was = (change.before as { readonly relation: string } | null)?.relation;
	if (was) await tx.decisionTask.update({ where, data: { relation: was } });
	else await tx.decisionTask.delete({ where });
	const undecided = { state: 'WAITING', decisionId: null, decidedAt: null, decidedBy: null };
	await tx.laying.update({ where: { id: layingId }, data: { ...undecided, version: { increment: 1 } } });
	await recordFor(tx, actor, deeds.settle, meeting, {
		undoes: change.id,
		before: { layingId, decisionId, taskId }
	});
}
