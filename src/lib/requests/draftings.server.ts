import type { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import { withdrawLinksAbout } from '#lib/accounts/links.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from '#lib/tasks/capacities.ts';
import { report, type Reported } from '#lib/tasks/reporting.server.ts';
import { isOpen } from '#lib/tasks/tasks.ts';
import { isRestricted, seesTask } from '#lib/tasks/visibility.ts';
import {
	confirmDraftSchema,
	handOverSchema,
	returnDraftSchema,
	withdrawDraftSchema
} from './answer-schemas.ts';
import {
	answererOf,
	capacitiesOn,
	chosenCapacity,
	findAnswered,
	todayOf,
	type Via
} from './answered-task.server.ts';
import { mailSpecialist } from './drafting-mail.server.ts';
import { deeds, runningDrafts, type DraftState } from './requests.ts';

/** An answer that somebody handed over. */
export type Drafting = NonNullable<Awaited<ReturnType<Transaction['drafting']['findUnique']>>>;

/**
 * Hands the answer about a task to a specialist, who gets a mail with a link of their own. Refuses NOT_FOUND whoever does not owe the
 * task, INVALID a wrong field, NOT_NOW where it is closed or restricted, or the same specialist drafts it already. Twice with one `id` is once.
 */
export async function handOver(
	actor: Actor,
	taskId: string,
	input: unknown,
	via: Via = 'PORTAL'
): Promise<{ id: string; number: number }> {
	const typed = parseInput(handOverSchema, input);
	const directory = await directoryOf(actor.installation);
	return writeOnce(actor.installation.db, async (tx) => {
		const task = await findAnswered(tx, taskId);
		const answerer = via === 'MAIL' ? answererOf(actor, directory, task) : actor;
		const capacities = capacitiesOn(answerer, directory, task, deeds.handOver);
		const isSeen = seesTask(answerer, task, todayOf(actor));
		if (!isSeen || capacities.length === 0) throw new Refusal('NOT_FOUND');
		const done = { id: typed.id, number: task.number };
		if (await isHandedOver(tx, actor, typed.id)) return done;
		if (!isOpen(task)) throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_closed' } });
		// The specialist has but a link, and what is restricted is read by none.
		if (isRestricted(task, todayOf(actor)))
			throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_restricted' } });
		const capacity = chosenCapacity(capacities, typed.capacity);
		await makeDrafting(tx, actor, { typed, subject: `task:${taskId}`, capacity, deed: deeds.handOver });
		return done;
	});
}

/** What is handed over, as its form says it. */
export type HandingOver = z.output<typeof handOverSchema>;

/**
 * Writes down what is handed to a specialist and mails them. Refuses INVALID a day that is over, NOT_NOW where the same specialist drafts
 * it already.
 */
export async function makeDrafting(
	tx: Transaction,
	actor: Actor,
	{
		typed,
		subject,
		capacity,
		deed
	}: {
		readonly typed: HandingOver;
		/** "task:…", "request:…". */
		readonly subject: string;
		readonly capacity: Capacity;
		readonly deed: Deed;
	}
): Promise<void> {
	if (typed.due && typed.due < todayOf(actor)) refuseField('due', 'requests_problem_due_past');
	const { specialistName, specialistEmail, message, due } = typed;
	const same = await tx.drafting.count({
		where: { subject, specialistEmail, state: { in: [...runningDrafts] }, ...ofActor(actor) }
	});
	if (same) throw new Refusal('NOT_NOW', { fields: { specialistEmail: 'requests_problem_handed_over' } });
	const { userId, personId, name, locale, installation } = actor;
	const drafting = await tx.drafting.create({
		data: {
			...{ id: typed.id, subject, userId, personId, askedBy: name, capacity: capacity.text },
			...{ postId: capacity.postId, institutionId: capacity.institutionId },
			...{ askedAt: installation.clock.now(), specialistName, specialistEmail, message, due, locale }
		}
	});
	await mailSpecialist(tx, installation, drafting, 'draft-asked');
	await record(tx, actor, {
		...{ deed: deed.name, capacity: capacity.text, ...subjectOfDraft(drafting) },
		after: { draftingId: typed.id, specialist: specialistName, due, state: 'ASKED' }
	});
}

/** The same form came before; refuses NOT_FOUND where it was somebody else's. */
export async function isHandedOver(tx: Transaction, actor: Actor, id: string): Promise<boolean> {
	const same = await tx.drafting.findUnique({ where: { id } });
	if (same && !isTheirs(actor, same)) throw new Refusal('NOT_FOUND');
	return same !== null;
}

/**
 * What a specialist drafted becomes the report, as whoever asked for it has made it; both are named. Refuses as `report` does, and
 * NOT_NOW where the draft was not sent yet, or is over. Sent twice with one `entryId` it acts once.
 */
export async function confirmDraft(actor: Actor, input: unknown, via: Via = 'PORTAL'): Promise<Reported> {
	const { draftingId, draftVersion, keep, ...typed } = parseInput(confirmDraftSchema, input);
	const { db } = actor.installation;
	const drafting = await findOwn(db.read, actor, draftingId);
	const taskId = taskOf(drafting);
	const kept = await readFiles(actor, drafting.id, keep);
	const brought = typed.files.length ? await checkUploads(typed.files) : [];
	const answerer =
		via === 'MAIL'
			? answererOf(actor, await directoryOf(actor.installation), await findAnswered(db.read, taskId))
			: actor;
	return report(
		answerer,
		{ ...typed, files: [], taskId },
		{
			via,
			...{ draftedBy: drafting.specialistName, uploads: [...kept, ...brought] },
			async also(tx) {
				const before = await mustBeDrafted(tx, actor, { draftingId, draftVersion });
				await close(tx, actor, before, { state: 'USED', entryId: typed.entryId });
				await recordDraft(tx, actor, deeds.confirmDraft.name, before, {
					...{ state: 'USED', entryId: typed.entryId, specialist: before.specialistName }
				});
			}
		}
	);
}

/** Sends a draft back to its specialist, with what is to be done about it. Refuses as `confirmDraft` does; twice is once. */
export async function returnDraft(actor: Actor, input: unknown): Promise<{ id: string }> {
	const { draftingId, draftVersion, note } = parseInput(returnDraftSchema, input);
	return actor.installation.db.write(async (tx) => {
		const own = await findOwn(tx, actor, draftingId);
		if (own.state === 'RETURNED' && own.note === note) return { id: draftingId };
		const before = await mustBeDrafted(tx, actor, { draftingId, draftVersion });
		const drafting = await tx.drafting.update({
			where: { id: draftingId, version: before.version },
			data: { state: 'RETURNED', note, version: { increment: 1 } }
		});
		await mailSpecialist(tx, actor.installation, drafting, 'draft-returned');
		await recordDraft(tx, actor, deeds.returnDraft.name, before, { state: 'RETURNED' });
		return { id: draftingId };
	});
}

/** Calls back what was handed over, whatever has come of it: the specialist's link ends, and they are told. Twice is once. */
export async function withdrawDraft(actor: Actor, input: unknown): Promise<{ id: string }> {
	const { draftingId, draftVersion, reason } = parseInput(withdrawDraftSchema, input);
	return actor.installation.db.write(async (tx) => {
		const before = await findOwn(tx, actor, draftingId);
		if (before.state === 'WITHDRAWN') return { id: draftingId };
		mustRun(before);
		mustBeVersion(before, draftVersion);
		const drafting = await close(tx, actor, before, { state: 'WITHDRAWN', note: reason });
		await mailSpecialist(tx, actor.installation, drafting, 'draft-withdrawn');
		await recordDraft(tx, actor, deeds.withdrawDraft.name, before, { state: 'WITHDRAWN' });
		return { id: draftingId };
	});
}

/** The drafts that are somebody's: whoever handed them over. */
export function ofActor({ userId, personId }: Pick<Actor, 'userId' | 'personId'>) {
	const theirs = [...(personId ? [{ personId }] : []), ...(userId ? [{ userId }] : [])];
	return { OR: theirs.length ? theirs : [{ id: '' }] };
}

function isTheirs({ userId, personId }: Actor, drafting: Pick<Drafting, 'userId' | 'personId'>): boolean {
	return (
		(personId !== null && drafting.personId === personId) || (userId !== null && drafting.userId === userId)
	);
}

/** A draft of whoever handed it over. Refuses NOT_FOUND. */
export async function findOwn(tx: Pick<Reader, 'drafting'>, actor: Actor, id: string): Promise<Drafting> {
	const drafting = await tx.drafting.findUnique({ where: { id } });
	if (!drafting || !isTheirs(actor, drafting)) throw new Refusal('NOT_FOUND');
	return drafting;
}

async function mustBeDrafted(
	tx: Transaction,
	actor: Actor,
	{ draftingId, draftVersion }: { draftingId: string; draftVersion: number }
): Promise<Drafting> {
	const drafting = await findOwn(tx, actor, draftingId);
	mustRun(drafting);
	mustBeVersion(drafting, draftVersion);
	if (drafting.state !== 'DRAFTED')
		throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_not_drafted' } });
	return drafting;
}

function mustRun({ state }: Drafting): void {
	if (!runningDrafts.includes(state as DraftState))
		throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_draft_over' } });
}

function mustBeVersion({ version, specialistName }: Drafting, seen: number): void {
	if (version !== seen)
		throw new Refusal('CONFLICT', { theirs: { version, values: {}, who: specialistName } });
}

/** A draft is over: its specialist's link opens nothing any more. */
export async function close(
	tx: Transaction,
	{ installation }: Actor,
	{ id, version }: Drafting,
	changes: { state: DraftState; entryId?: string; note?: string | null }
): Promise<Drafting> {
	await withdrawLinksAbout(tx, installation, `drafting:${id}`);
	return tx.drafting.update({
		where: { id, version },
		data: { ...changes, closedAt: installation.clock.now(), version: { increment: 1 } }
	});
}

/** Records what became of a draft, under what it is about. */
export function recordDraft(tx: Transaction, actor: Actor, deed: string, before: Drafting, after: object) {
	return record(tx, actor, {
		...{ deed, capacity: before.capacity, ...subjectOfDraft(before) },
		before: { draftingId: before.id, state: before.state },
		after: { draftingId: before.id, ...after }
	});
}

const taskPrefix = 'task:';
const requestPrefix = 'request:';

/** Which task a draft is about. Refuses NOT_FOUND one that is about no task. */
export function taskOf({ subject }: Pick<Drafting, 'subject'>): string {
	if (!subject.startsWith(taskPrefix)) throw new Refusal('NOT_FOUND');
	return subject.slice(taskPrefix.length);
}

/** Which request a draft is about, where it is about one. */
export function requestOfDraft({ subject }: Pick<Drafting, 'subject'>): string | null {
	return subject.startsWith(requestPrefix) ? subject.slice(requestPrefix.length) : null;
}

/** Under what the course of a draft is recorded. */
export function subjectOfDraft(drafting: Pick<Drafting, 'subject'>) {
	const requestId = requestOfDraft(drafting);
	return requestId === null
		? ({ subjectType: 'Task', subjectId: taskOf(drafting) } as const)
		: ({ subjectType: 'Request', subjectId: requestId } as const);
}

/** Files of a draft, as if they had been chosen in the form. */
async function readFiles(
	{ installation: { db } }: Actor,
	draftingId: string,
	keep: readonly string[]
): Promise<Upload[]> {
	const files = await db.read.draftingFile.findMany({
		where: { draftingId, attachmentId: { in: [...keep] } },
		select: {
			attachment: {
				select: {
					...{ name: true, type: true, sha256: true, redactedAt: true },
					content: { select: { bytes: true } }
				}
			}
		},
		orderBy: { attachmentId: 'asc' }
	});
	return files.flatMap(({ attachment: { name, type, sha256, content, redactedAt } }) =>
		content && !redactedAt ? [{ name, type, sha256, bytes: content.bytes }] : []
	);
}
