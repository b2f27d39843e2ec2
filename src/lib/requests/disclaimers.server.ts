import type { Actor } from '#lib/accounts/actor.server.ts';
import { mustBeAble } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { bodyById, bodyLabel, institutionAt } from '#lib/council/council.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isRepeated, writeEntry } from '#lib/tasks/lifecycle.server.ts';
import { tasksChanged } from '#lib/tasks/revisions.server.ts';
import { isOpen, openStatuses, type EntryDetails } from '#lib/tasks/tasks.ts';
import { answerDisclaimerSchema, disclaimSchema } from './answer-schemas.ts';
import {
	answererOf,
	capacitiesOn,
	chosenCapacity,
	findAnswered,
	readAnswered,
	todayOf,
	type Via
} from './answered-task.server.ts';
import { readSecretariat, recipientOf } from './recipients.server.ts';
import { deeds } from './requests.ts';

/**
 * "Nav mūsu kompetencē": says that a task is somebody else's, with a suggestion. It stays with whom it is until the secretariat
 * gives it to another (which is the decision) or answers. Refuses NOT_FOUND whoever does not owe it, NOT_NOW where it is closed
 * or the same institution's word waits already. Sent twice with one `entryId` it acts once.
 */
export async function disclaim(
	actor: Actor,
	taskId: string,
	input: unknown,
	via: Via = 'PORTAL'
): Promise<{ number: number; entryId: string }> {
	const typed = parseInput(disclaimSchema, input);
	const { db } = actor.installation;
	const directory = await directoryOf(actor.installation);
	if (typed.institutionId && !directory.institutionIndex.has(typed.institutionId))
		refuseField('institutionId', 'requests_problem_institution');
	return writeOnce(db, async (tx) => {
		const task = await findAnswered(tx, taskId);
		const { number, status } = task;
		const answerer = via === 'MAIL' ? answererOf(actor, directory, task) : actor;
		const capacities = capacitiesOn(answerer, directory, task, deeds.disclaim);
		if (capacities.length === 0) throw new Refusal('NOT_FOUND');
		const done = { number, entryId: typed.entryId };
		if (await isRepeated(tx, actor, { taskId, entryId: typed.entryId })) return done;
		if (!isOpen(task)) throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_closed' } });
		const capacity = chosenCapacity(capacities, typed.capacity);
		const waiting = await waitingOf(tx, taskId);
		if (waiting.some((one) => one.capacity === capacity.text))
			throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_disclaimed' } });
		const details: EntryDetails['DISCLAIMED'] = { institutionId: typed.institutionId };
		await writeEntry(tx, actor, {
			...{ id: typed.entryId, taskId, kind: 'DISCLAIMED', from: status, to: status, text: typed.text },
			...{ details, capacity: capacity.text, via },
			...{ postId: capacity.postId, institutionId: capacity.institutionId }
		});
		await tasksChanged(tx);
		await tellSecretariat(tx, actor.installation, typed.entryId);
		await record(tx, actor, {
			...{ deed: deeds.disclaim.name, capacity: capacity.text, subjectType: 'Task', subjectId: taskId },
			after: { entryIds: [typed.entryId], institutionId: typed.institutionId }
		});
		return done;
	});
}

/**
 * Answers whoever said that a task is not theirs: it stays. Refuses NOT_FOUND whoever may not, NOT_NOW where nothing waits any more.
 * Sent twice it acts once.
 */
export async function answerDisclaimer(
	actor: Actor,
	input: unknown
): Promise<{ number: number; entryId: string; eventId: string | null }> {
	const { entryId, disclaimerId, text } = parseInput(answerDisclaimerSchema, input);
	mustBeAble(actor, deeds.answerDisclaimer);
	return writeOnce(actor.installation.db, async (tx) => {
		const entry = await tx.progressEntry.findUnique({ where: { id: disclaimerId } });
		if (!entry || entry.kind !== 'DISCLAIMED') throw new Refusal('NOT_FOUND');
		const { taskId } = entry;
		const { number, status } = await findAnswered(tx, taskId);
		if (await isRepeated(tx, actor, { taskId, entryId })) return { number, entryId, eventId: null };
		const waiting = await waitingOf(tx, taskId);
		if (!waiting.some(({ id }) => id === disclaimerId))
			throw new Refusal('NOT_NOW', { fields: { form: 'requests_problem_decided' } });
		const capacity = officeOf(actor);
		await writeEntry(tx, actor, {
			...{ id: entryId, taskId, kind: 'DISCLAIMER_ANSWERED', from: status, to: status, text, capacity }
		});
		await tasksChanged(tx);
		const recipient = await recipientOf(tx, entry);
		if (recipient)
			await queueMail(tx, actor.installation, {
				...{ kind: 'disclaimer-answered', subject: `entry:${entryId}`, recipient, occurrence: entryId },
				facts: { taskId, entryId, disclaimerId }
			});
		const eventId = await record(tx, actor, {
			...{ deed: deeds.answerDisclaimer.name, capacity, subjectType: 'Task', subjectId: taskId },
			after: { entryIds: [entryId], disclaimerId }
		});
		return { number, entryId, eventId };
	});
}

/** To each of the secretariat: somebody says that a task is not theirs. */
async function tellSecretariat(tx: Transaction, installation: Installation, entryId: string): Promise<void> {
	for (const recipient of await readSecretariat(tx))
		await queueMail(tx, installation, {
			...{ kind: 'disclaimed', subject: `entry:${entryId}`, recipient, occurrence: entryId },
			facts: { entryId }
		});
}

/** What decides: giving the task to others, moving it, or an answer. */
const deciding = ['OWNERS_CHANGED', 'MOVED', 'DISCLAIMER_ANSWERED'];

/** Of a task, who has said that it is not theirs and has heard nothing since. */
async function waitingOf(tx: Pick<Reader, 'progressEntry'>, taskId: string) {
	const entries = await tx.progressEntry.findMany({
		where: { taskId, kind: { in: ['DISCLAIMED', ...deciding] }, withdrawnAt: null },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { id: true, kind: true, capacity: true }
	});
	return stillWaiting(entries);
}

function stillWaiting<E extends { readonly kind: string }>(inOrder: readonly E[]): E[] {
	const decided = inOrder.findLastIndex(({ kind }) => deciding.includes(kind));
	return inOrder.slice(decided + 1).filter(({ kind }) => kind === 'DISCLAIMED');
}

/** What waits for the secretariat: one institution's word about one task. */
export interface Disclaimer {
	readonly id: string;
	readonly on: string;
	readonly author: string;
	readonly capacity: string;
	/** Safe HTML. */
	readonly html: string;
	/** Whose it would be, as its name is today. */
	readonly suggested: { readonly id: string; readonly label: string } | null;
	readonly task: { readonly number: number; readonly title: string; readonly body: string };
}

/** All of them, the oldest first. Refuses NOT_FOUND whoever is not of the secretariat. */
export async function listDisclaimers(actor: Actor): Promise<Disclaimer[]> {
	mustBeAble(actor, deeds.answerDisclaimer);
	const [entries, directory] = await Promise.all([
		readWaiting(actor.installation),
		directoryOf(actor.installation)
	]);
	const today = todayOf(actor);
	return entries.map((entry) => {
		const { institutionId } = JSON.parse(entry.details ?? '{}') as Partial<EntryDetails['DISCLAIMED']>;
		const isKnown = institutionId && directory.institutionIndex.has(institutionId);
		const owner = isKnown ? institutionAt(directory, institutionId, today) : null;
		const body = bodyById(directory, entry.task.bodyId);
		return {
			...{ id: entry.id, on: rigaDate(entry.at), author: entry.authorName, capacity: entry.capacity },
			html: renderMarkdown(entry.text),
			suggested: owner && { id: owner.institutionId, label: owner.label },
			task: {
				...{ number: entry.task.number, title: entry.task.title },
				body: body ? bodyLabel(body, actor.locale) : ''
			}
		};
	});
}

/** The entries that wait, of open tasks, the oldest first: two statements, however many tasks there are. */
export async function readWaiting({ db }: Pick<Installation, 'db'>) {
	const said = await db.read.progressEntry.findMany({
		where: { kind: 'DISCLAIMED', withdrawnAt: null, task: { status: { in: [...openStatuses] } } },
		select: { taskId: true }
	});
	if (said.length === 0) return [];
	const entries = await db.read.progressEntry.findMany({
		where: {
			taskId: { in: [...new Set(said.map(({ taskId }) => taskId))] },
			...{ kind: { in: ['DISCLAIMED', ...deciding] }, withdrawnAt: null }
		},
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: {
			...{ id: true, kind: true, at: true, taskId: true, text: true, details: true },
			...{ authorName: true, capacity: true },
			task: { select: { number: true, title: true, bodyId: true, restrictedUntil: true } }
		}
	});
	const byTask = Map.groupBy(entries, ({ taskId }) => taskId);
	return [...byTask.values()].flatMap(stillWaiting).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Whether an entry still waits; a mail about it asks before it goes. */
export async function isWaiting({ db }: Pick<Installation, 'db'>, entryId: string): Promise<boolean> {
	const entry = await db.read.progressEntry.findUnique({ where: { id: entryId } });
	const task = entry && (await readAnswered(db.read, entry.taskId));
	if (!entry || !task || !isOpen(task)) return false;
	return (await waitingOf(db.read, entry.taskId)).some(({ id }) => id === entryId);
}
