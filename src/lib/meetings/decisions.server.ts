import type { Recorded } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { difference, writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { writeOutcome } from './agenda-outcome.server.ts';
import { orderAfterMove } from './agenda.ts';
import { readAttendance } from './attendance-view.server.ts';
import { keepingCitations } from './citations.server.ts';
import { findDecisionForChange, findItemForChange, type FoundDecision } from './decisions-finding.server.ts';
import {
	addDecisionSchema,
	asksNothingSchema,
	editDecisionSchema,
	moveDecisionSchema,
	outcomeSchema,
	removeDecisionSchema,
	voteSchema
} from './decisions-schema.ts';
import { mustBeAsSeen, recordFor, type FoundMeeting } from './finding.server.ts';
import { deeds, isDecidedByAnswers } from './meetings.ts';
import { asksForSomething } from './task-finding.ts';
import { outcomeOf, type VoteProblem, type Votes } from './votes.ts';

/** What was done: in whose minutes, to which decision or item, and the recorded change (null where nothing was different). */
export interface DecisionDone {
	readonly meetingId: string;
	readonly id: string;
	readonly eventId: string | null;
}

/**
 * Puts a decision at the end of its item's. Refuses NOT_FOUND whoever may not, NOT_NOW where the minutes are approved. Sent twice
 * with one id it acts once.
 */
export async function add(actor: Actor, input: unknown): Promise<DecisionDone> {
	const { id, itemId, ...said } = parseInput(addDecisionSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const { meeting } = await findItemForChange(tx, actor, deeds.decide, itemId);
		mustBeWrittenHere(meeting);
		const meetingId = meeting.id;
		const known = await tx.decision.findUnique({ where: { id }, select: { itemId: true } });
		if (known && known.itemId !== itemId) throw new Refusal('NOT_FOUND');
		if (known) return { meetingId, id, eventId: null };
		const last = await tx.decision.aggregate({ where: { itemId }, _max: { position: true } });
		const position = (last._max.position ?? 0) + 1;
		const createdAt = actor.installation.clock.now();
		await tx.decision.create({
			data: { id, itemId, meetingId, ...said, ...readAsks(said), position, createdAt }
		});
		const after = { id, itemId, ...said, position };
		return { meetingId, id, eventId: await recordDecision(tx, actor, meeting, { after }) };
	});
}

/** Changes what was decided. A task that was made of it stays: its page says that the wording was another. */
export async function edit(actor: Actor, input: unknown): Promise<DecisionDone> {
	const { id, version, ...after } = parseInput(editDecisionSchema, input);
	return change(actor, id, {
		...{ version, after, values: ({ text, isPublic }) => ({ text, isPublic }) },
		check: async (_tx, { meeting }) => mustBeWrittenHere(meeting)
	});
}

/** Says that nothing follows from a decision, so that it is not looked at again; or that something does. */
export async function settle(actor: Actor, input: unknown): Promise<DecisionDone> {
	const { id, version, ...after } = parseInput(asksNothingSchema, input);
	return change(actor, id, { version, after, values: ({ asksNothing }) => ({ asksNothing }) });
}

/**
 * Writes down how was voted; empty fields mean that nobody voted. Refuses, at the field, what cannot be by the body's rules and by
 * who was there when the item was heard; as long as nothing is said of who was there, it is not compared.
 */
export async function vote(actor: Actor, input: unknown): Promise<DecisionDone> {
	const { id, version, ...after } = parseInput(voteSchema, input);
	return change(actor, id, {
		...{ version, after },
		values: ({ votesFor, votesAgainst, votesAbstained, isCast }) => ({
			...{ votesFor: textOf(votesFor), votesAgainst: textOf(votesAgainst) },
			...{ votesAbstained: textOf(votesAbstained), isCast }
		}),
		check: (tx, found) => mustBePossible(tx, actor, found, after)
	});
}

const textOf = (count: number | null) => (count === null ? '' : String(count));

/** What goes with a decision's text: whether it asks for something. Nothing where the text stays as it is. */
export function readAsks(said: { readonly text?: unknown }): { asks?: boolean } {
	return typeof said.text === 'string' ? { asks: asksForSomething(said.text) } : {};
}

interface Changing<T extends object> {
	readonly version: number;
	readonly after: T;
	/** What the same form would send now. */
	readonly values: (decision: FoundDecision['decision']) => object;
	readonly check?: (tx: Transaction, found: FoundDecision) => Promise<void>;
}

async function change<T extends object>(
	actor: Actor,
	id: string,
	{ version: seen, after, values, check }: Changing<T>
): Promise<DecisionDone> {
	return actor.installation.db.write(async (tx) => {
		const found = await findDecisionForChange(tx, actor, deeds.decide, id);
		const { decision, meeting } = found;
		const { version } = decision;
		const changed = difference(decision as unknown as T, after);
		if (!changed) return { meetingId: meeting.id, id, eventId: null };
		await mustBeAsSeen(tx, { id: meeting.id, version }, { seen, values: values(decision) });
		await check?.(tx, found);
		await tx.decision.update({
			where: { id, version },
			data: { ...after, ...readAsks(after), version: { increment: 1 } }
		});
		const eventId = await recordDecision(tx, actor, meeting, {
			before: { id, ...changed.before },
			after: { id, ...changed.after }
		});
		return { meetingId: meeting.id, id, eventId };
	});
}

async function mustBePossible(
	tx: Transaction,
	actor: Actor,
	{ meeting, decision }: FoundDecision,
	votes: Votes
): Promise<void> {
	mustBeWrittenHere(meeting);
	const isNone = [votes.votesFor, votes.votesAgainst, votes.votesAbstained].every((one) => one === null);
	if (isNone && !votes.isCast) return;
	const attendance = await readAttendance(actor, meeting, tx);
	if (!attendance.bodies.some(({ seats }) => seats.some(({ state }) => state !== null))) return;
	const at = attendance.items.find(({ id }) => id === decision.itemId);
	const { quorum, chairVotes } = at ?? attendance;
	const { problem } = outcomeOf(votes, { rules: attendance.rules, quorum, chairVotes });
	if (!problem) return;
	const facts = { present: String(quorum.present), voting: String(quorum.voting) };
	const [field, key] = voteProblems[problem];
	refuseField(field, problemWith(key, facts));
}

const voteProblems: Readonly<Record<VoteProblem, readonly [field: string, key: string]>> = {
	MORE_THAN_PRESENT: ['votesFor', 'attendance_vote_problem_more'],
	NOT_QUORATE: ['votesFor', 'attendance_vote_problem_quorum'],
	CAST_WITHOUT_TIE: ['isCast', 'attendance_vote_problem_no_tie'],
	CAST_NOT_ALLOWED: ['isCast', 'attendance_vote_problem_not_allowed'],
	NOBODY_TO_CAST: ['isCast', 'attendance_vote_problem_nobody']
};

/** Moves a decision to another place among its item's (from 1); the tasks that were born of them are cited anew. */
export async function move(actor: Actor, input: unknown): Promise<DecisionDone> {
	const { id, to } = parseInput(moveDecisionSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { decision, meeting } = await findDecisionForChange(tx, actor, deeds.decide, id);
		mustBeWrittenHere(meeting);
		const before = await readOrder(tx, decision.itemId);
		const after = orderAfterMove(before, id, to - 1);
		if (after.join() === before.join()) return { meetingId: meeting.id, id, eventId: null };
		await keepingCitations(tx, actor, { meeting, deed: deeds.decide }, () => writeOrder(tx, after));
		const eventId = await recordDecision(tx, actor, meeting, {
			before: { id, place: before.indexOf(id) + 1 },
			after: { id, place: after.indexOf(id) + 1 }
		});
		return { meetingId: meeting.id, id, eventId };
	});
}

/** Takes a decision out of which nothing has followed yet. Refuses NOT_NOW where a task or a dissent stands beside it. */
export async function remove(actor: Actor, input: unknown): Promise<DecisionDone> {
	const { id, version: seen } = parseInput(removeDecisionSchema, input);
	return actor.installation.db.write(async (tx) => {
		const { decision, meeting } = await findDecisionForChange(tx, actor, deeds.decide, id);
		mustBeWrittenHere(meeting);
		const { itemId, version, text, isPublic } = decision;
		await mustBeAsSeen(tx, { id: meeting.id, version }, { seen, values: { text, isPublic } });
		if (await hasFollowed(tx, id))
			throw new Refusal('NOT_NOW', { fields: { form: 'decisions_problem_followed' } });
		await keepingCitations(tx, actor, { meeting, deed: deeds.decide }, async () => {
			await tx.decision.delete({ where: { id, version } });
			await writeOrder(tx, await readOrder(tx, itemId));
		});
		const { version: _version, ...before } = decision;
		return { meetingId: meeting.id, id, eventId: await recordDecision(tx, actor, meeting, { before }) };
	});
}

/** Says what came of an item while its minutes are written; an empty choice: it is still to come. */
export async function setOutcome(actor: Actor, input: unknown): Promise<DecisionDone> {
	const { id, version: seen, outcome } = parseInput(outcomeSchema, input);
	return actor.installation.db.write(async (tx) => {
		const found = await findItemForChange(tx, actor, deeds.decide, id);
		mustBeWrittenHere(found.meeting);
		return writeOutcome(tx, actor, found, { seen, outcome: outcome || null, deed: deeds.decide });
	});
}

/** Refuses NOT_NOW what was asked in writing: it is decided by the answers, word for word. */
export function mustBeWrittenHere(meeting: FoundMeeting): void {
	if (isDecidedByAnswers(meeting))
		throw new Refusal('NOT_NOW', { fields: { form: 'written_problem_answers_decide' } });
}

/** Whether a task or a dissent stands beside a decision. */
export async function hasFollowed(tx: Transaction, decisionId: string): Promise<boolean> {
	const where = { decisionId };
	return (await tx.decisionTask.count({ where })) + (await tx.dissent.count({ where })) > 0;
}

/** The decisions of an item, by their ids, in their order. */
export async function readOrder(tx: Transaction, itemId: string): Promise<string[]> {
	const decisions = await tx.decision.findMany({
		where: { itemId },
		orderBy: [{ position: 'asc' }, { id: 'asc' }],
		select: { id: true }
	});
	return decisions.map(({ id }) => id);
}

/** Gives the decisions of an item their places. */
export async function writeOrder(tx: Transaction, ids: readonly string[]): Promise<void> {
	for (const [index, id] of ids.entries())
		await tx.decision.update({ where: { id }, data: { position: index + 1 } });
}

/** Records a change of a decision, in its transaction; answers the event's id. */
export function recordDecision(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ before = null, after = null, undoes }: Recorded
): Promise<string> {
	return recordFor(tx, actor, deeds.decide, meeting, {
		before: before && { decision: before },
		after: after && { decision: after },
		undoes
	});
}
