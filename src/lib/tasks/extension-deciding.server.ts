import type { Actor } from '#lib/accounts/actor.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
import {
	capacityOn,
	findRequest,
	requestMustBeAsSeen,
	type FoundRequest
} from './extension-finding.server.ts';
import { decideSchema } from './extension-schema.ts';
import { tellAskers } from './extension-telling.server.ts';
import {
	changeRequest,
	detailOf,
	mustWait,
	writeInCourse,
	type ExtensionDone
} from './extension-writing.server.ts';
import { mayDecide, reachOf } from './extensions.ts';
import { isRepeated, todayOf } from './lifecycle.server.ts';
import { unrestricted } from './restricting.ts';
import { moveDue } from './sources.server.ts';
import { attachInside } from './task-documents.server.ts';
import { deeds, isOpen } from './tasks.ts';

type Typed = z.output<typeof decideSchema>;

/**
 * Grants a later deadline (as asked, or another day), or refuses it; of a term that somebody else set, records the author's decision
 * with its reference and document. Granted, the deadline moves as any other does: the first stays, and its reminders begin anew.
 * Refuses NOT_FOUND whoever does not decide, INVALID a wrong field (a day that is not later; the author's decision not named),
 * CONFLICT where the request was changed meanwhile, NOT_NOW where it was decided, or its task is closed. An assistant prepares it,
 * and a secretary confirms. Sent twice with one `entryId` it acts once.
 */
export async function decideExtension(actor: Actor, input: unknown): Promise<DoneOrPrepared<ExtensionDone>> {
	const typed = parseInput(decideSchema, input);
	const directory = await directoryOf(actor.installation);
	const uploads = typed.files.length > 0 ? await checkUploads(typed.files) : [];
	return writeOnce(actor.installation.db, async (tx) => {
		const found = await findRequest(tx, actor, directory, typed.id);
		const may = mayDecide(actor, found.decidable);
		if (may === null) throw new Refusal('NOT_FOUND');
		return may === 'DECIDE'
			? { isPrepared: false, ...(await decideInside(tx, actor, directory, found, { ...typed, uploads })) }
			: prepareInside(tx, actor, found, typed, uploads);
	});
}

async function decideInside(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	found: FoundRequest,
	{ uploads, ...typed }: Typed & { readonly uploads: readonly Upload[] }
): Promise<ExtensionDone> {
	const { request, task } = found;
	const done = { number: task.number, id: request.id, entryId: typed.entryId };
	if (await isRepeated(tx, actor, { entryId: typed.entryId, taskId: task.id }))
		return { ...done, eventId: null };
	const due = await mustBeDecidable(tx, found, typed, actor);
	const deed = typed.outcome === 'GRANTED' ? deeds.grantExtension : deeds.refuseExtension;
	const capacity = capacityOn(actor, found, deed);
	const decided = {
		...{ state: typed.outcome, grantedDue: due, decidedAt: actor.installation.clock.now() },
		...{ decidedById: actor.userId, decidedBy: actor.name, decidedAs: capacity },
		...{ decision: typed.decision, note: typed.note },
		attachmentId: await documentOf(tx, actor, found, typed, uploads)
	};
	await changeRequest(tx, request, decided);
	const change = { deed, capacity, entryId: typed.entryId, decided };
	const eventId = due
		? await grant(tx, actor, found, { ...change, due })
		: await refuse(tx, actor, found, change);
	await tellAskers(tx, actor, directory, found, { state: typed.outcome, occurrence: typed.entryId });
	return { ...done, eventId };
}

interface Change {
	readonly deed: (typeof deeds)['grantExtension' | 'refuseExtension'];
	readonly capacity: string;
	readonly entryId: string;
	readonly decided: { readonly note: string | null; readonly decision: string | null };
}

/** The same way as every deadline moves; what the request was and became is recorded with it. */
function grant(
	tx: Transaction,
	actor: Actor,
	{ request, task, source }: FoundRequest,
	{ deed, capacity, entryId, decided, due }: Change & { readonly due: PlainDate }
): Promise<string> {
	const { note: reason, decision } = decided;
	const from = source ? source.due : task.due;
	const extension = { extensionId: request.id, request: undecided, decided };
	return moveDue(tx, actor, task, {
		...{ source, from, to: due, reason, decision, deed, capacity, entryId, extension }
	});
}

async function refuse(
	tx: Transaction,
	actor: Actor,
	{ request, task }: FoundRequest,
	{ deed, capacity, entryId, decided }: Change
): Promise<string> {
	const { note: text, decision } = decided;
	const detail = detailOf({ ...request, to: request.toDue });
	const entry = { id: entryId, kind: 'EXTENSION_REFUSED' as const, text, decision, detail };
	await writeInCourse(tx, actor, task, { ...entry, capacity: { text: capacity } });
	return record(tx, actor, {
		...{ deed: deed.name, capacity, subjectType: 'Task', subjectId: task.id },
		before: { extensionId: request.id, request: undecided },
		after: { extensionId: request.id, request: decided, entryIds: [entryId] }
	});
}

/** What of a request a decision changes, before it. */
export const undecided = {
	...{ state: 'ASKED', grantedDue: null, decidedAt: null, decidedById: null, decidedBy: null },
	...{ decidedAs: null, decision: null, note: null, attachmentId: null }
} as const;

/** Answers the day that is granted, null where it is refused. */
async function mustBeDecidable(
	tx: Transaction,
	found: FoundRequest,
	{ outcome, due, note, decision, version }: Typed,
	actor: Actor
): Promise<PlainDate | null> {
	const { request, task, source } = found;
	const { locale } = actor;
	mustWait(found);
	if (!isOpen(task) || source?.controlEndedOn)
		throw new Refusal('NOT_NOW', { fields: { form: 'extensions_problem_closed' } });
	await requestMustBeAsSeen(tx, found, version);
	if (request.decider === 'AUTHOR' && decision === null)
		refuseField('decision', 'extensions_problem_decision');
	if (outcome === 'REFUSED') return note === null ? refuseField('note', 'extensions_problem_note') : null;
	const to = due ?? request.toDue;
	const now = source ? source.due : task.due;
	if (now !== null && to <= now)
		refuseField('due', problemWith('extensions_problem_not_later', { date: shortDate(now, locale) }));
	// What its author decided is recorded as it was, be it late.
	if (request.decider === 'COUNCIL' && to < todayOf(actor)) refuseField('due', 'extensions_problem_past');
	if (reachOf(request.fromDue, to) === 'NEVER') refuseField('due', 'extensions_problem_never');
	return to;
}

/** The document of the decision, left with the task for whoever sees it. */
async function documentOf(
	tx: Transaction,
	actor: Actor,
	found: FoundRequest,
	{ documentId, decision }: Typed,
	uploads: readonly Upload[]
): Promise<string | null> {
	const { task } = found;
	const id = uploads.length ? await leave(tx, actor, found, decision, uploads) : documentId;
	if (id === null) return null;
	const version = await tx.taskDocumentVersion.findFirst({
		where: { documentId: id, document: { taskId: task.id } },
		orderBy: { number: 'desc' },
		select: { attachmentId: true }
	});
	return version?.attachmentId ?? refuseField('documentId', 'server_problem_form');
}

async function leave(
	tx: Transaction,
	actor: Actor,
	found: FoundRequest,
	decision: string | null,
	uploads: readonly Upload[]
): Promise<string> {
	const id = newId();
	await attachInside(tx, actor, found.task, {
		...{
			id,
			entryId: null,
			title: decision ?? m.extensions_document_title({}, { locale: 'lv' }),
			note: null
		},
		...{ audience: 'COUNCIL', restriction: unrestricted, uploads },
		capacity: { text: capacityOn(actor, found, deeds.decideExtension) }
	});
	return id;
}

/** What an assistant leaves with it stands with the task at once; the decision waits. */
async function prepareInside(
	tx: Transaction,
	actor: Actor,
	found: FoundRequest,
	typed: Typed,
	uploads: readonly Upload[]
): Promise<DoneOrPrepared<ExtensionDone>> {
	if (await tx.preparedDeed.findFirst({ where: { id: typed.entryId, preparedById: actor.userId } }))
		return { isPrepared: true };
	await mustBeDecidable(tx, found, typed, actor);
	const documentId = uploads.length ? await leave(tx, actor, found, typed.decision, uploads) : null;
	const { files: _files, ...input } = typed;
	await prepare(tx, actor, {
		...{ id: typed.entryId, deed: deeds.decideExtension.name, input: { ...input, documentId } },
		...{ subjectType: 'Task', subjectId: found.task.id }
	});
	return { isPrepared: true };
}
