import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, inForce, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import { readAnswersOf } from '#lib/requests/accepted.server.ts';
import type { CompiledAnswer } from '#lib/requests/compiled-answer.ts';
import type { Asked } from '#lib/requests/carrying.ts';
import { carryOver } from '#lib/requests/carrying.server.ts';
import { createRequest } from '#lib/requests/request-making.server.ts';
import type { Template } from '#lib/requests/template.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { chooseAsked } from './asked.ts';
import { findRound, recordFor, todayOf } from './finding.server.ts';
import { startSchema, templateOf, type StartForm } from './round-schema.ts';
import { deeds, subjectOfRound } from './rounds.ts';

/** The round that was started, with the request by which it asks. */
export interface Started {
	readonly id: string;
	readonly requestId: string;
}

/**
 * Starts a round: it and its request are made in one transaction, and nobody has heard of it yet. After an earlier one each answer
 * begins from what was said then. Refuses NOT_FOUND whoever may not; INVALID a last day that is over, nothing that is asked, nobody
 * who is. Sent twice with one `id` it acts once.
 */
export async function start(actor: Actor, input: unknown): Promise<Started> {
	const typed = parseInput(startSchema, input);
	const { installation } = actor;
	const directory = await directoryOf(installation);
	return writeOnce(installation.db, async (tx) => {
		const { id, bodyId } = typed;
		mustBeAble(actor, deeds.start, { bodyId });
		const there = await tx.round.findUnique({ where: { id }, select: { requestId: true } });
		if (there) return mustBeOwn(tx, actor, { id, requestId: there.requestId });
		const last = await readLast(tx, actor, typed.previousId);
		const template = templateOf(typed);
		const asked = chooseAsked(directory, typed, { today: todayOf(actor), last });
		mustBePossible(actor, directory, { typed, template, asked });
		const requestId = newId();
		await createRequest(tx, installation, {
			...{ id: requestId, subject: subjectOfRound(id), title: typed.title, text: typed.text },
			...{ template, due: typed.due, bodyId, asked }
		});
		const { previousId, title, asOf } = typed;
		await tx.round.create({
			data: {
				...{ id, requestId, previousId, bodyId, title, asOf, searchText: fold(title) },
				createdAt: installation.clock.now()
			}
		});
		await carryOver(tx, { requestId, template, last, directory, today: todayOf(actor) });
		await recordFor(tx, actor, deeds.start, typed, {
			after: { ...{ id, requestId, previousId, bodyId, title, asOf, due: typed.due }, count: asked.length }
		});
		return { id, requestId };
	});
}

/** The same form again: for whoever sent it first. */
async function mustBeOwn(tx: Transaction, actor: Actor, started: Started): Promise<Started> {
	const event = await tx.auditEvent.findFirst({
		where: {
			...{ subjectType: 'Round', subjectId: started.id, deed: deeds.start.name, userId: actor.userId }
		},
		select: { id: true }
	});
	if (!event) throw new Refusal('NOT_FOUND');
	return started;
}

/** What was answered the last time. What an earlier round said before it was compiled is its asker's. */
async function readLast(
	tx: Transaction,
	actor: Actor,
	previousId: string | null
): Promise<readonly CompiledAnswer[]> {
	if (previousId === null) return [];
	await findRound(tx, actor, { id: previousId, deed: deeds.compile });
	return readAnswersOf(tx, subjectOfRound(previousId));
}

function mustBePossible(
	actor: Actor,
	directory: Directory,
	{ typed, template, asked }: { typed: StartForm; template: Template; asked: readonly Asked[] }
): void {
	const today = todayOf(actor);
	const body = bodyById(directory, typed.bodyId);
	if (!body || !inForce(body, today)) refuseField('form', 'rounds_problem_body');
	if (typed.due < today) refuseField('due', 'rounds_problem_due_past');
	if (template.length === 0) refuseField('fieldTitle', 'rounds_problem_template');
	if (new Set(template.map(({ id }) => id)).size < template.length)
		refuseField('fieldTitle', 'server_problem_form');
	const isHalf = ({ programmeOf, programmeLabel }: StartForm) =>
		programmeLabel.some((label, at) => Boolean(label) !== Boolean(programmeOf[at]));
	if (isHalf(typed)) refuseField('programmeLabel', 'rounds_problem_programme');
	if (asked.length === 0) refuseField('asked', 'rounds_problem_nobody');
}
