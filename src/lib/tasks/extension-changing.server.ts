import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	capacityOn,
	findRequest,
	requestMustBeAsSeen,
	type FoundRequest,
	type StoredRequest
} from './extension-finding.server.ts';
import { changeExtensionSchema, withdrawExtensionSchema } from './extension-schema.ts';
import { mustBeAskable } from './extension-terms.ts';
import {
	changeRequest,
	detailOf,
	mustWait,
	writeInCourse,
	type ExtensionDone
} from './extension-writing.server.ts';
import { mayChange } from './extensions.ts';
import { isRepeated, todayOf } from './lifecycle.server.ts';
import { deeds, type EntryKind } from './tasks.ts';

/** Asks for another day, or gives another reason, while nobody has decided. Refuses as `ask` does; NOT_NOW once it was decided. */
export async function changeExtension(actor: Actor, input: unknown): Promise<ExtensionDone> {
	const typed = parseInput(changeExtensionSchema, input);
	const at = { today: todayOf(actor), locale: actor.locale };
	return changeWaiting(actor, typed, ({ request }) => {
		const reason = mustBeAskable(request.fromDue, typed, at);
		if (typed.due === request.toDue && reason === request.reason) return null;
		const { toDue, reason: was } = request;
		return {
			...{ deed: deeds.changeExtension, kind: 'EXTENSION_CHANGED', text: reason },
			...{ before: { toDue, reason: was }, after: { toDue: typed.due, reason } }
		};
	});
}

/** Takes a request back while nobody has decided on it. Refuses as `changeExtension` does. */
export async function withdrawExtension(actor: Actor, input: unknown): Promise<ExtensionDone> {
	const typed = parseInput(withdrawExtensionSchema, input);
	return changeWaiting(actor, typed, () => ({
		...{ deed: deeds.withdrawExtension, kind: 'EXTENSION_WITHDRAWN', text: typed.reason },
		...{ before: { state: 'ASKED' }, after: { state: 'WITHDRAWN' } }
	}));
}

interface Typed {
	readonly id: string;
	readonly version: number;
	readonly entryId: string;
}

interface Step {
	readonly deed: Deed;
	readonly kind: EntryKind;
	/** Of its entry in the course. */
	readonly text: string | null;
	readonly before: Partial<StoredRequest>;
	readonly after: Partial<StoredRequest>;
}

/** One change of a request that waits, by whoever may change it; null where there is nothing to change. */
async function changeWaiting(
	actor: Actor,
	typed: Typed,
	stepOf: (found: FoundRequest) => Step | null
): Promise<ExtensionDone> {
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const found = await findRequest(tx, actor, directory, typed.id);
		const { request, task } = found;
		if (!mayChange(actor, found.decidable)) throw new Refusal('NOT_FOUND');
		const done = { number: task.number, id: request.id, entryId: typed.entryId };
		if (await isRepeated(tx, actor, { entryId: typed.entryId, taskId: task.id }))
			return { ...done, eventId: null };
		mustWait(found);
		const step = stepOf(found);
		if (!step) return { ...done, eventId: null };
		await requestMustBeAsSeen(tx, found, typed.version);
		await changeRequest(tx, request, step.after);
		const capacity = capacityOn(actor, found, step.deed);
		await writeInCourse(tx, actor, task, {
			...{ id: typed.entryId, kind: step.kind, text: step.text, capacity: { text: capacity } },
			detail: detailOf({ ...request, to: step.after.toDue ?? request.toDue })
		});
		const eventId = await record(tx, actor, {
			...{ deed: step.deed.name, capacity, subjectType: 'Task', subjectId: task.id },
			before: { extensionId: request.id, request: step.before },
			after: { extensionId: request.id, request: step.after, entryIds: [typed.entryId] }
		});
		return { ...done, eventId };
	});
}
