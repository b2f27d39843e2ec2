import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, type Deed } from '#lib/accounts/actor.ts';
import { record } from '#lib/audit/audit.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { postsOf, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesFor, type Capacity } from './capacities.ts';
import { closeInside } from './closing.server.ts';
import { acceptSchema, reportSchema, sendBackSchema } from './report-schema.ts';
import { tidyText } from '#lib/documents/tidy-text.ts';
import { readOpenParts } from './parts.server.ts';
import { beginNextOccurrence } from './recurrence.server.ts';
import { tasksChanged } from './revisions.server.ts';
import { checkUploads, type Upload } from '#lib/documents/uploads.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { readRestriction } from './restricting-schema.ts';
import { unrestricted, type Restriction } from './restricting.ts';
import { knowsOfRestrictedPart } from './restricting-prepared.server.ts';
import { attachInside, type Left } from './task-documents.server.ts';
import { isRestricted, visibleEntries } from './visibility.server.ts';
import { deeds, isMove, statusesAfterReport, subjectOf, type EntryKind, type Status } from './tasks.ts';

/** What was written down. */
export interface Reported {
	readonly number: number;
	readonly entryId: string;
	/** The same form came before: nothing was written this time. */
	readonly isRepeated: boolean;
}

/** What `theirs` of a CONFLICT or a NOT_NOW is: how things stand now. */
export interface Meanwhile {
	readonly version: number;
	readonly status: Status;
	/** Whether it is restricted now, or something in it was since. */
	readonly isRestricted: boolean;
	/** What was written since, the newest first. */
	readonly entries: readonly { readonly author: string; readonly capacity: string; readonly text: string }[];
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
	const restriction = readRestriction(typed, rigaDate(actor.installation.clock.now()));
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

const columns = {
	...{ id: true, number: true, bodyId: true, status: true, version: true, restrictedUntil: true },
	assignments: { select: { institutionId: true, postId: true } }
} as const;

async function write(actor: Actor, typed: Typed, deed: Deed, decide: Decide): Promise<Reported> {
	const directory = await directoryOf(actor.installation);
	try {
		return await actor.installation.db.write((tx) => writeEntry(tx, actor, directory, typed, deed, decide));
	} catch (error) {
		// The same form, twice at the same moment: the other one has written it.
		if (!isTaken(error)) throw error;
		return actor.installation.db.write((tx) => writeEntry(tx, actor, directory, typed, deed, decide));
	}
}

async function writeEntry(
	tx: Transaction,
	actor: Actor,
	directory: Directory,
	typed: Typed,
	deed: Deed,
	decide: Decide
): Promise<Reported> {
	const task = await tx.task.findUnique({ where: { id: typed.taskId }, select: columns });
	if (!task) throw new Refusal('NOT_FOUND');
	const status = task.status as Status;
	const { number } = task;
	const before = await tx.progressEntry.findUnique({ where: { id: typed.entryId } });
	if (before) return repeated(actor, before, task);
	// Whoever may not do it learns nothing of how things stand.
	if (capacities(actor, directory, task, deed).length === 0) throw new Refusal('NOT_FOUND');
	if (await hasMoved(tx, task, typed.version))
		throw new Refusal('CONFLICT', { theirs: await meanwhile(tx, actor, task, typed.version) });
	const step = decide({ status });
	if (step === 'NOT_NOW')
		throw new Refusal('NOT_NOW', { theirs: await meanwhile(tx, actor, task, typed.version) });
	const capacity = chosen(capacities(actor, directory, task, step.deed), typed.capacity);
	if (typed.restriction?.restrictedUntil && !can(actor, deeds.restrictOwn, task))
		return refuseField('isRestricted', 'files_problem_restricting');
	const same = step.to === status ? await sentBefore(tx, actor, typed, capacity, task.id) : null;
	if (same) return { number, entryId: same, isRepeated: true };
	if (step.kind === 'ACCEPTED') await acceptParts(tx, actor, task.id, capacity);
	await change(tx, actor, task, step);
	await tx.progressEntry.create({
		data: entryRow(actor, typed, capacity, { ...step, taskId: task.id, from: status })
	});
	if (typed.uploads?.length) await attachInside(tx, actor, task, leftWith(typed, capacity));
	await tasksChanged(tx);
	await record(tx, actor, {
		...{ deed: step.deed.name, capacity: capacity.text, subjectType: 'Task', subjectId: task.id },
		before: { status, version: task.version },
		after: { status: step.to, version: task.version + 1, entryId: typed.entryId }
	});
	if (step.kind === 'ACCEPTED') await beginNextOccurrence(tx, actor, task.id);
	const reported = { number, entryId: typed.entryId, isRepeated: false };
	await typed.how?.also?.(tx, reported);
	return reported;
}

/** Whoever accepts the whole accepts its parts: nothing stays open in what is done, and the page says so beside the button. */
async function acceptParts(
	tx: Transaction,
	actor: Actor,
	taskId: string,
	{ text: capacity }: Capacity
): Promise<void> {
	const how = { closedAs: 'DONE' as const, on: rigaDate(actor.installation.clock.now()), decision: null };
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
	if (!task || capacities(actor, directory, task, deeds.report).length === 0) throw new Refusal('NOT_FOUND');
}

function capacities(
	actor: Actor,
	directory: Directory,
	task: Parameters<typeof subjectOf>[0],
	deed: Deed
): Capacity[] {
	const today = rigaDate(actor.installation.clock.now());
	const posts = postsOf(directory, task.bodyId, today).map(({ id }) => id);
	return capacitiesFor(actor, deed, subjectOf(task, posts), { directory, today });
}

/** An entry of that id is there: the writer's own form, sent again, or somebody else's, which is nobody's business. */
function repeated(
	actor: Actor,
	entry: { id: string; taskId: string; userId: string | null; personId: string | null },
	{ id, number }: { id: string; number: number }
): Reported {
	if (entry.taskId !== id || !isBy(actor, entry)) throw new Refusal('NOT_FOUND');
	return { number, entryId: entry.id, isRepeated: true };
}

/** Whoever answers by a link may have no account: then it is the person that tells them apart. */
function isBy(
	{ userId, personId }: Pick<Actor, 'userId' | 'personId'>,
	entry: { userId: string | null; personId: string | null }
): boolean {
	return entry.userId === userId && (userId !== null || entry.personId === personId);
}

/** For so long the same words are the same form, however it came back. */
const sameForm = 60 * 60 * 1000;

/** Gone back to after it was sent, a page shows the text again under a new id: it is that of the writer's entry, the newest. */
async function sentBefore(
	tx: Transaction,
	{ installation: { clock }, userId, personId }: Actor,
	{ text }: Typed,
	capacity: Capacity,
	taskId: string
): Promise<string | null> {
	const newest = await tx.progressEntry.findFirst({
		where: { taskId },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: {
			...{ id: true, userId: true, personId: true, capacity: true, text: true, at: true },
			withdrawnAt: true
		}
	});
	if (!newest || !isBy({ userId, personId }, newest) || newest.withdrawnAt) return null;
	const isRecent = clock.now().getTime() - newest.at.getTime() < sameForm;
	return isRecent && newest.text === tidyText(text) && newest.capacity === capacity.text ? newest.id : null;
}

function chosen(capacities: readonly Capacity[], key: string): Capacity {
	if (key === '' && capacities.length === 1) return capacities[0]!;
	return capacities.find((one) => one.key === key) ?? refuseField('capacity', 'tasks_problem_capacity');
}

type Move = Exclude<Step, 'NOT_NOW'>;

async function change(
	tx: Transaction,
	{ installation: { clock } }: Actor,
	task: { id: string; version: number },
	{ kind, to }: Move
): Promise<void> {
	const now = clock.now();
	const { count } = await tx.task.updateMany({
		where: { id: task.id, version: task.version },
		data: {
			status: to,
			version: { increment: 1 },
			...(kind === 'ACCEPTED' ? { closedAs: 'DONE', closedOn: rigaDate(now) } : {}),
			...(kind === 'REPORTED' || kind === 'SUBMITTED' ? { lastReportAt: now } : {})
		}
	});
	if (count !== 1) throw new Error('a task changed inside a transaction');
}

function entryRow(
	{ installation: { clock }, userId, personId, name }: Actor,
	{ entryId, text, restriction, how = {} }: Typed,
	{ text: capacity, postId, institutionId }: Capacity,
	{ kind, to, from, taskId }: Move & { from: Status; taskId: string }
) {
	return {
		...{
			id: entryId,
			taskId,
			kind,
			at: clock.now(),
			text: tidyText(text),
			statusBefore: from,
			statusAfter: to
		},
		...{ userId, personId, postId, institutionId, authorName: name, capacity, via: how.via ?? 'PORTAL' },
		details: how.draftedBy ? JSON.stringify({ draftedBy: how.draftedBy }) : null,
		...restriction
	};
}

/** What comes with a report is for whom the report is. */
function leftWith({ entryId, uploads = [], restriction = unrestricted }: Typed, capacity: Capacity): Left {
	return {
		...{ id: newId(), entryId, title: null, note: null, audience: 'COUNCIL' },
		...{ restriction, capacity, uploads }
	};
}

/** So many of the newest changes are looked through: whoever missed more is told that something happened. */
const mostMissed = 20;

/**
 * Whether somebody wrote, or the status moved, since the writer saw the task. A corrected title or a moved deadline moves the version
 * on too, but a report adds to what is there and overwrites none of it.
 */
async function hasMoved(
	tx: Transaction,
	task: { id: string; version: number },
	seen: number
): Promise<boolean> {
	const missed = task.version - seen;
	if (missed === 0) return false;
	// A version that never was is no page of ours.
	if (missed < 0 || missed > mostMissed) return true;
	const events = await tx.auditEvent.findMany({
		where: { subjectType: 'Task', subjectId: task.id },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: 2 * mostMissed,
		select: { before: true, after: true }
	});
	const changes = events.map(({ before, after }) => ({ from: readState(before), to: readState(after) }));
	const known = changes.filter(({ to }) => to.version !== undefined && to.version > seen);
	// What the record does not explain may be anything.
	return known.length < missed || known.some(({ from, to }) => to.entryId || from.status !== to.status);
}

function readState(json: string | null): { version?: number; entryId?: string; status?: string } {
	return json ? (JSON.parse(json) as object) : {};
}

/** Each change moves the version on by one: so many of the newest entries are new to the writer. */
async function meanwhile(
	tx: Transaction,
	actor: Actor,
	task: { id: string; version: number; status: string; restrictedUntil: string | null },
	seen: number
): Promise<Meanwhile> {
	const today = rigaDate(actor.installation.clock.now());
	const entries = await tx.progressEntry.findMany({
		where: { AND: [{ taskId: task.id, withdrawnAt: null }, visibleEntries(actor, today)] },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		take: Math.min(Math.max(task.version - seen, 0), 20),
		select: { authorName: true, capacity: true, text: true, kind: true }
	});
	const isRestriction = ({ kind }: { kind: string }) => kind === ('RESTRICTED' satisfies EntryKind);
	return {
		version: task.version,
		status: task.status as Status,
		isRestricted:
			isRestricted(task, today) ||
			entries.some(isRestriction) ||
			(await knowsOfRestrictedPart(tx, actor, task.id)),
		entries: entries
			.filter((entry) => !isRestriction(entry))
			.map(({ authorName, capacity, text }) => ({ author: authorName, capacity, text }))
	};
}
