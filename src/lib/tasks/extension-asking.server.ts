import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { checkUploads } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import type { Capacity } from './capacities.ts';
import { mustBeAsSeen, type EditedSource, type EditedTask } from './editing-task.server.ts';
import { capacitiesOn, chosenCapacity, findSeen } from './extension-finding.server.ts';
import { leaveLetter, registeredBy, type Registering } from './extension-registering.server.ts';
import type { Via } from './extension-registering.ts';
import { askSchema } from './extension-schema.ts';
import { tellDeciders } from './extension-telling.server.ts';
import { mustBeAskable, termOf } from './extension-terms.ts';
import { detailOf, writeInCourse, type ExtensionDone } from './extension-writing.server.ts';
import { deciderOf } from './extensions.ts';
import { todayOf } from './lifecycle.server.ts';
import { sourceDeeds } from './sources.server.ts';
import { deeds, isOpen } from './tasks.ts';

type Typed = z.output<typeof askSchema>;

/**
 * Asks for a later deadline of one source (of the nearest that binds, where none is named; of the task itself, where it has none).
 * What came by letter, by mail or at a meeting, the secretariat registers for whoever owes the task. Refuses NOT_FOUND whoever does
 * not owe the task, INVALID a wrong field (a day that is not later, or too far without a reason of its own, no deadline), CONFLICT
 * where the deadline moved meanwhile, NOT_NOW where the task is closed, or one waits already: its id is in `theirs`. Asking again
 * after a decision is another request. Sent twice with one `id` it acts once.
 */
export async function ask(
	actor: Actor,
	input: unknown,
	via: 'PORTAL' | 'MAIL' = 'PORTAL'
): Promise<ExtensionDone> {
	const typed = parseInput(askSchema, input);
	const directory = await directoryOf(actor.installation);
	// Nobody else's letters are read.
	const mayRegister = can(actor, deeds.prepareExtension);
	const uploads = mayRegister && typed.files.length > 0 ? await checkUploads(typed.files) : [];
	return writeOnce(actor.installation.db, async (tx) => {
		const task = await findSeen(tx, actor, typed.taskId);
		const capacities = capacitiesOn(actor, directory, task, deeds.askExtension);
		if (capacities.length === 0) throw new Refusal('NOT_FOUND');
		const { number } = task;
		if (await isAsked(tx, actor, typed)) return { number, id: typed.id, entryId: typed.id, eventId: null };
		const registering = mayRegister ? registeredBy(actor, directory, task, { ...typed, uploads }) : null;
		const asker = registering?.capacity ?? chosenCapacity(capacities, typed.capacity);
		const asking = await mustBeAskedNow(tx, actor, task, typed);
		return askInside(tx, actor, { ...asking, directory, typed, task, asker, registering, via });
	});
}

interface Asking {
	readonly directory: Directory;
	readonly typed: Typed;
	readonly task: EditedTask;
	readonly source: EditedSource | null;
	readonly from: PlainDate;
	readonly reason: string;
	/** In whose name. */
	readonly asker: Capacity;
	/** Where the secretariat writes it down for somebody else. */
	readonly registering: Registering | null;
	readonly via: Via;
}

async function mustBeAskedNow(tx: Transaction, actor: Actor, task: EditedTask, typed: Typed) {
	if (!isOpen(task)) throw new Refusal('NOT_NOW', { fields: { form: 'extensions_problem_closed' } });
	const { source, from } = termOf(task, typed.sourceId);
	await mustNotWait(tx, task, source);
	await mustBeAsSeen(tx, task, { seen: typed.version, deeds: sourceDeeds, values: { from } });
	const reason = mustBeAskable(from, typed, { today: todayOf(actor), locale: actor.locale });
	return { source, from, reason };
}

async function askInside(tx: Transaction, actor: Actor, asking: Asking): Promise<ExtensionDone> {
	const { directory, typed, task, asker, registering, from, reason } = asking;
	const { id } = typed;
	const via = registering?.way ?? asking.via;
	const request = requestRow(actor, asking, via);
	await tx.extensionRequest.create({ data: request });
	const detail = detailOf({ ...request, to: request.toDue }, registering?.registered);
	const entry = { id, kind: 'EXTENSION_ASKED' as const, text: reason, via };
	await writeInCourse(tx, actor, task, { ...entry, detail, capacity: asker });
	if (registering) await leaveLetter(tx, actor, task, id, registering);
	await tellDeciders(tx, actor, directory, task, request);
	const eventId = await record(tx, actor, {
		...{ deed: deeds.askExtension.name, capacity: registering?.by ?? asker.text },
		...{ subjectType: 'Task', subjectId: task.id },
		after: {
			...{ extensionId: id, entryIds: [id] },
			request: {
				...{ fromDue: from, toDue: typed.due, reason, state: 'ASKED' },
				...(registering ? { via, capacity: asker.text } : {})
			}
		}
	});
	return { number: task.number, id, entryId: id, eventId };
}

/** A request of that id is there: the writer's own form, sent again, or somebody else's, which is nobody's business. */
async function isAsked(
	tx: Transaction,
	{ userId, personId }: Actor,
	{ id, taskId }: { readonly id: string; readonly taskId: string }
): Promise<boolean> {
	const same = await tx.extensionRequest.findUnique({
		where: { id },
		select: { taskId: true, userId: true, personId: true }
	});
	if (!same) return false;
	if (same.taskId !== taskId || same.userId !== userId || same.personId !== personId)
		throw new Refusal('NOT_FOUND');
	return true;
}

async function mustNotWait(tx: Transaction, task: EditedTask, source: EditedSource | null): Promise<void> {
	const where = { taskId: task.id, sourceId: source?.id ?? null, state: 'ASKED' };
	const waiting = await tx.extensionRequest.findFirst({ where, select: { id: true } });
	if (waiting)
		throw new Refusal('NOT_NOW', {
			fields: { form: 'extensions_problem_waits' },
			theirs: { id: waiting.id }
		});
}

function requestRow(
	{ installation: { clock }, userId, personId, name }: Actor,
	{ typed, task, source, from, asker, reason }: Asking,
	via: Via
) {
	const { postId, institutionId, text } = asker;
	return {
		...{ id: typed.id, taskId: task.id, sourceId: source?.id ?? null, fromDue: from, toDue: typed.due },
		...{ reason, askedAt: clock.now(), userId, personId, postId, institutionId, askedBy: name },
		...{ capacity: text, via, decider: deciderOf(source), state: 'ASKED', version: 1 }
	};
}
