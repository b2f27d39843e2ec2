import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { askingDeeds, isOwed, type AnswerState } from './asking.ts';
import { mustBeRunning, requestFor } from './asker-finding.server.ts';
import { readWanted } from './request-asking.server.ts';
import { mustBeAsSeen, recordForRequest, todayOf, type FoundRequest } from './request-finding.server.ts';
import { moveDueSchema } from './request-schema.ts';
import { addSteps } from './request-steps.server.ts';
import { readTold, tellAsked, type Told } from './request-telling.server.ts';

type Wanted = Awaited<ReturnType<typeof readWanted>>[number];

/** Another last day, for all or for one of those who are asked, with all that they still owe. */
export interface MovedDue {
	/** The form's. */
	readonly id: string;
	readonly due: PlainDate;
	readonly reason: string | null;
	/** Whose day alone is moved. */
	readonly answerId?: string | null;
}

/**
 * Moves the last day of all who are asked, or of one answer; whoever still owes it is told, and the first day stays in its steps.
 * Refuses NOT_FOUND whoever may not, INVALID a day that is over, CONFLICT what was changed meanwhile, NOT_NOW where nothing is asked,
 * the answer has come, or that is the day already. Sent twice with one `id` it acts once.
 */
export async function moveDue(actor: Actor, input: unknown): Promise<Told> {
	const typed = parseInput(moveDueSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const request = await requestFor(tx, actor, askingDeeds.change, typed.requestId);
		const told = await readTold(tx, typed.id);
		if (told) return told;
		const { id: requestId, version } = request;
		await mustBeAsSeen(tx, { requestId, version }, { seen: typed.version, values: { due: request.due } });
		return moveDueWithin(tx, actor, request, typed);
	});
}

/** The same in the transaction of what the request is for; who may, the caller has asked. */
export async function moveDueWithin(
	tx: Transaction,
	actor: Actor,
	request: FoundRequest,
	{ id, due, reason, answerId = null }: MovedDue
): Promise<Told> {
	mustBeRunning(request);
	if (due < todayOf(actor)) refuseField('due', 'asker_problem_due_past');
	const wanted = await readWanted(tx, request.id);
	const one = wanted.find((answer) => answer.id === answerId);
	if (answerId !== null && !one) throw new Refusal('NOT_FOUND');
	const owed = wanted.filter(({ state, withdrawnAt }) =>
		isOwed({ state: state as AnswerState, withdrawnAt })
	);
	const before = one ? (one.due ?? request.due) : request.due;
	if (before === due) throw notNow('asker_problem_same_due');
	if (one && !owed.includes(one)) throw notNow('asker_problem_sent');
	// A day of their own that is later stays theirs.
	const moved = one ? [one] : owed.filter((answer) => answer.due === null || answer.due < due);
	await write(tx, request, { due, one, moved });
	const answers = moved.map((answer) => ({ id: answer.id, dueBefore: answer.due ?? request.due }));
	await addSteps(tx, actor, request, { id, kind: 'MOVED', text: reason, answers });
	const people = await readPeople(actor.installation, todayOf(actor));
	const now = { ...request, due: one ? request.due : due };
	const about = { id, kind: 'request-moved' as const, answers: moved, text: reason, dueBefore: before };
	const told = await tellAsked(tx, actor, { request: now, people }, about);
	await recordForRequest(tx, actor, askingDeeds.change, request, {
		before: { due: before, ...(one ? { answerId: one.id } : {}) },
		after: { due, reason, count: told.count }
	});
	return told;
}

async function write(
	tx: Transaction,
	{ id, version }: FoundRequest,
	{ due, one, moved }: { due: PlainDate; one: Wanted | undefined; moved: readonly Wanted[] }
): Promise<void> {
	const ids = moved.map((answer) => answer.id);
	await tx.answer.updateMany({
		where: { id: { in: ids } },
		data: { due: one ? due : null, version: { increment: 1 } }
	});
	const data = { ...(one ? {} : { due }), version: { increment: 1 } };
	await tx.request.update({ where: { id, version }, data });
}
