import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { createInside } from '#lib/tasks/creating.server.ts';
import { writeWithNumbers } from '#lib/tasks/editing-task.server.ts';
import { deeds as taskDeeds } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { readPlaces } from './citations.server.ts';
import { findDecisionForChange, type FoundDecision } from './decisions-finding.server.ts';
import { makeTaskSchema } from './decision-tasks-schema.ts';
import { capacityFor, recordFor, todayOf } from './finding.server.ts';
import { deeds } from './meetings.ts';

/** What was made: in whose minutes, of which decision, and the task's number. */
export interface TaskMade {
	readonly meetingId: string;
	readonly decisionId: string;
	readonly number: number;
	readonly eventId: string | null;
}

/**
 * Makes the task that a decision asks for, with the decision as its source, in one transaction. Refuses NOT_FOUND whoever may not,
 * INVALID a wrong field, NOT_NOW before the meeting's day. Sent twice with one id it acts once. Under control it comes only by a
 * secretary; whoever else makes it leaves that to one.
 */
export async function makeTask(actor: Actor, input: unknown): Promise<TaskMade> {
	const { decisionId, ...typed } = parseInput(makeTaskSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeWithNumbers(actor.installation, async (tx) => {
		const found = await findDecisionForChange(tx, actor, deeds.makeTask, decisionId);
		const meetingId = found.meeting.id;
		const known = await tx.decisionTask.findUnique({
			where: { decisionId_taskId: { decisionId, taskId: typed.id } },
			select: { taskId: true }
		});
		mustBeOfMeeting(actor, found, typed.bodyId);
		const sourceId = newId();
		const task = { ...typed, ...(await sourceOf(tx, directory, found)) };
		const made = await createInside(tx, actor, directory, task, {
			...{ sourceId, wording: found.decision.text },
			capacity: capacityFor(actor, deeds.makeTask, found.meeting),
			restriction: restrictionOf(actor, found)
		});
		if (known) return { meetingId, decisionId, ...made };
		// Its id was another's form: nothing of that task is tied to this decision.
		if (!(await tx.taskSource.findUnique({ where: { id: sourceId }, select: { id: true } })))
			throw new Refusal('NOT_FOUND');
		await tie(tx, actor, found, { taskId: typed.id, sourceId, number: made.number });
		return { meetingId, decisionId, ...made };
	});
}

/** Whoever may not create tasks at all makes them for the bodies that met. */
function mustBeOfMeeting(actor: Actor, { meeting }: FoundDecision, bodyId: string | null): void {
	if (bodyId === null || can(actor, taskDeeds.create)) return;
	if (!meeting.bodies.some((one) => one.bodyId === bodyId)) refuseField('bodyId', 'editing_problem_body');
}

/** The decision as the source of the task: cited, with its body as the author and the day of its meeting. */
async function sourceOf(tx: Transaction, directory: Directory, { meeting, decision }: FoundDecision) {
	const cited = (await readPlaces(tx, meeting.id)).get(decision.id);
	const body = bodyById(directory, meeting.bodyId);
	return {
		...{ sourceKind: 'COUNCIL_DECISION' as const, sourceReference: cited?.reference ?? null },
		...{
			sourceAuthor: (body?.kind === 'COUNCIL' ? body.name : body?.shortName) ?? null,
			sourceDate: cited?.date ?? null
		},
		...{ parentNumber: null, code: null, note: null }
	};
}

function restrictionOf(actor: Actor, { item }: FoundDecision) {
	const { restrictedBasis, restrictedUntil } = item;
	if (restrictedUntil === null || !isRestricted({ restrictedUntil }, todayOf(actor))) return null;
	return { basis: restrictedBasis ?? '', until: restrictedUntil };
}

async function tie(
	tx: Transaction,
	actor: Actor,
	{ meeting, decision }: FoundDecision,
	{ taskId, sourceId, number }: { taskId: string; sourceId: string; number: number }
): Promise<void> {
	const at = actor.installation.clock.now();
	const decisionId = decision.id;
	await tx.decisionTask.create({ data: { decisionId, taskId, relation: 'MADE', sourceId, at } });
	if (decision.asksNothing)
		await tx.decision.update({
			where: { id: decisionId },
			data: { asksNothing: false, version: { increment: 1 } }
		});
	await recordFor(tx, actor, deeds.makeTask, meeting, {
		after: { decisionId, taskId, number, relation: 'MADE' }
	});
}
