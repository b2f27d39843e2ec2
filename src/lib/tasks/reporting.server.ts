import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { tidyText } from '#lib/documents/tidy-text.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from './capacities.ts';
import { capacitiesOn, chosenCapacity } from './capacities.server.ts';
import { closeInside } from './closing.server.ts';
import { changeTask, isBy, isRepeated, todayOf, writeEntry } from './lifecycle.server.ts';
import { readOpenParts } from './parts.server.ts';
import { beginNextOccurrence } from './recurrence.server.ts';
import { acceptSchema, reportSchema, sendBackSchema } from './report-schema.ts';
import { hasMoved, meanwhile } from './reporting-meanwhile.server.ts';
import { readRestriction } from './restricting-schema.ts';
import { unrestricted, type Restriction } from './restricting.ts';
import { tasksChanged } from './revisions.server.ts';
import { attachInside, type Left } from './task-documents.server.ts';
import { deeds, isMove, statusesAfterReport, type EntryKind, type Status } from './tasks.ts';

/** What was written down. */
export interface Reported {
	readonly number: number;
	readonly entryId: string;
	/** The same form came before: nothing was written this time. */
	readonly isRepeated: boolean;
}

/** How a report came, where nobody typed it into the task's page. */
export interface ReportedHow {
	readonly via?: 'PORTAL' | 'MAIL' | 'LETTER';
	/** Who drafted it for its author. */
	readonly draftedBy?: string;
	/** Files that are here already, checked when they came. */
	readonly uploads?: readonly Upload[];
	/** What else changes with it, in the same transaction; it may refuse. Not where the report was there before. */
	readonly also?: (tx: Transaction, reported: Reported) => Promise<void>;
}

/**
 * Reports progress: the text, and what the task's status is after it (SUBMITTED hands it in). Refuses NOT_FOUND whoever may
 * not, INVALID a wrong field, NOT_NOW where the task is closed, and CONFLICT where somebody wrote meanwhile: what they
 * wrote comes back, nothing of either is lost. Sent twice with one `entryId` it acts once.
 */
export async function report(actor: Actor, input: unknown, how: ReportedHow = {}): Promise<Reported> {
	const { files, ...typed } = parseInput(reportSchema, input);
	await mustReport(actor, typed.taskId);
	const uploads = [...(how.uploads ?? []), ...(files.length > 0 ? await checkUploads(files) : [])];
	const restriction = readRestriction(typed, todayOf(actor));
	return write(actor, { ...typed, uploads, restriction, how }, deeds.report, ({ status }) => {
		const legal = statusesAfterReport(status);
		if (legal.length === 0) return 'NOT_NOW';
		if (!legal.includes(typed.status)) return refuseField('status', 'tasks_problem_status');
		const isHandedIn = typed.status === 'SUBMITTED' && status !== 'SUBMITTED';
		return {
			deed: isHandedIn ? deeds.submit : deeds.report,
			kind: isHandedIn ? 'SUBMITTED' : 'REPORTED',
			to: typed.status
		};
	});
}

/** Accepts what was handed in: the task is done. Refuses as `report` does; NOT_NOW where nothing waits to be accepted. */
export async function accept(actor: Actor, input: unknown): Promise<Reported> {
	return write(actor, parseInput(acceptSchema, input), deeds.accept, ({ status }) =>
		status === 'SUBMITTED' && isMove(status, 'COMPLETED')
			? { deed: deeds.accept, kind: 'ACCEPTED', to: 'COMPLETED' }
			: 'NOT_NOW'
	);
}

/** Sends back what was handed in, with a reason: it is in process again. Refuses as `accept` does. */
export async function sendBack(actor: Actor, input: unknown): Promise<Reported> {
	return write(actor, parseInput(sendBackSchema, input), deeds.sendBack, ({ status }) =>
		status === 'SUBMITTED' && isMove(status, 'IN_PROCESS')
			? { deed: deeds.sendBack, kind: 'RETURNED', to: 'IN_PROCESS' }
			: 'NOT_NOW'
	);
}

interface Typed {
	readonly taskId: string;
	readonly entryId: string;
	readonly version: number;
	readonly capacity: string;
	readonly text: string;
	/** Of a report: documents that go with it, and whether it is for everybody. */
	readonly uploads?: readonly Upload[];
	readonly restriction?: Restriction;
	readonly how?: ReportedHow;
}

/** What is to happen, in a state; NOT_NOW where nothing can. */
type Step = { readonly deed: Deed; readonly kind: EntryKind; readonly to: Status } | 'NOT_NOW';
type Decide = (task: { status: Status }) => Step;
type Move = Exclude<Step, 'NOT_NOW'>;

const columns = {
	...{ id: true, number: true, bodyId: true, status: true, version: true, restrictedUntil: true },
	assignments: { select: { institutionId: true, postId: true } }
} as const;

async function write(actor: Actor, typed: Typed, deed: Deed, decide: Decide): Promise<Reported> {
	const directory = await directoryOf(actor.installation);
	const { taskId, entryId, version } = typed;
	return writeOnce(actor.installation.db, async (tx) => {
		const found = await tx.task.findUnique({ where: { id: taskId }, select: columns });
		if (!found) throw new Refusal('NOT_FOUND');
		const task = { ...found, status: found.status as Status };
		const { number } = task;
		if (await isRepeated(tx, actor, typed)) return { number, entryId, isRepeated: true };
		// Whoever may not do it learns nothing of how things stand.
		if (capacitiesOn(actor, directory, task, deed).length === 0) throw new Refusal('NOT_FOUND');
		const refuse = async (reason: 'CONFLICT' | 'NOT_NOW'): Promise<never> => {
			throw new Refusal(reason, { theirs: await meanwhile(tx, actor, task, version) });
		};
		if (await hasMoved(tx, task, version)) return refuse('CONFLICT');
		const step = decide(task);
		if (step === 'NOT_NOW') return refuse('NOT_NOW');
		const capacity = chosenCapacity(capacitiesOn(actor, directory, task, step.deed), typed.capacity);
		if (typed.restriction?.restrictedUntil && !can(actor, deeds.restrictOwn, task))
			return refuseField('isRestricted', 'files_problem_restricting');
		const same = step.to === task.status ? await sentBefore(tx, actor, typed, capacity) : null;
		if (same) return { number, entryId: same, isRepeated: true };
		await writeStep(tx, actor, task, typed, step, capacity);
		const reported = { number, entryId, isRepeated: false };
		await typed.how?.also?.(tx, reported);
		return reported;
	});
}

/** The entry, the task after it, and what follows from that; recorded. */
async function writeStep(
	tx: Transaction,
	actor: Actor,
	task: { id: string; number: number; version: number; status: Status },
	typed: Typed,
	step: Move,
	capacity: Capacity
): Promise<void> {
	const { deed, kind, to } = step;
	const { id: taskId, version, status: from } = task;
	const { entryId, text, restriction, how = {} } = typed;
	if (kind === 'ACCEPTED') await acceptParts(tx, actor, taskId, capacity);
	await changeTask(tx, task, changesOf(actor, step));
	await writeEntry(tx, actor, {
		...{ id: entryId, taskId, kind, from, to, text: tidyText(text), via: how.via ?? 'PORTAL' },
		...{ capacity: capacity.text, postId: capacity.postId, institutionId: capacity.institutionId },
		...(how.draftedBy ? { details: { draftedBy: how.draftedBy } } : {}),
		...(restriction ? { restriction } : {})
	});
	if (typed.uploads?.length) await attachInside(tx, actor, task, leftWith(typed, capacity));
	await tasksChanged(tx);
	await record(tx, actor, {
		...{ deed: deed.name, capacity: capacity.text, subjectType: 'Task', subjectId: taskId },
		before: { status: from, version },
		after: { status: to, version: version + 1, entryId }
	});
	if (kind === 'ACCEPTED') await beginNextOccurrence(tx, actor, taskId);
}

function changesOf(actor: Actor, { kind, to }: Move) {
	return {
		status: to,
		...(kind === 'ACCEPTED' ? { closedAs: 'DONE', closedOn: todayOf(actor) } : {}),
		...(kind === 'REPORTED' || kind === 'SUBMITTED' ? { lastReportAt: actor.installation.clock.now() } : {})
	};
}

/** Whoever accepts the whole accepts its parts: nothing stays open in what is done, and the page says so beside the button. */
async function acceptParts(
	tx: Transaction,
	actor: Actor,
	taskId: string,
	{ text: capacity }: Capacity
): Promise<void> {
	const how = { closedAs: 'DONE' as const, on: todayOf(actor), decision: null };
	for (const part of await readOpenParts(tx, [taskId]))
		await closeInside(tx, actor, { ...how, taskId: part.id, entryId: newId(), text: null, capacity });
}

/** Files are not read for whoever may not report. */
async function mustReport(actor: Actor, taskId: string): Promise<void> {
	const { read } = actor.installation.db;
	const [directory, task] = await Promise.all([
		directoryOf(actor.installation),
		read.task.findUnique({ where: { id: taskId }, select: columns })
	]);
	if (!task || capacitiesOn(actor, directory, task, deeds.report).length === 0)
		throw new Refusal('NOT_FOUND');
}

/** For so long the same words are the same form, however it came back. */
const sameForm = 60 * 60 * 1000;

/** Gone back to after it was sent, a page shows the text again under a new id: it is that of the writer's entry, the newest. */
async function sentBefore(
	tx: Transaction,
	actor: Actor,
	{ taskId, text }: Typed,
	capacity: Capacity
): Promise<string | null> {
	const newest = await tx.progressEntry.findFirst({
		where: { taskId },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: {
			...{ id: true, userId: true, personId: true, capacity: true, text: true, at: true },
			withdrawnAt: true
		}
	});
	if (!newest || !isBy(actor, newest) || newest.withdrawnAt) return null;
	const isRecent = actor.installation.clock.now().getTime() - newest.at.getTime() < sameForm;
	return isRecent && newest.text === tidyText(text) && newest.capacity === capacity.text ? newest.id : null;
}

/** What comes with a report is for whom the report is. */
function leftWith({ entryId, uploads = [], restriction = unrestricted }: Typed, capacity: Capacity): Left {
	return {
		...{ id: newId(), entryId, title: null, note: null, audience: 'COUNCIL' },
		...{ restriction, capacity, uploads }
	};
}
