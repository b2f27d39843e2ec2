import type { Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import type { Prisma } from '#lib/server/generated/sqlite/client.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { Capacity } from './capacities.ts';
import { editedColumns } from './editing-task.server.ts';
import { capacitiesOn, decidableOf, requestColumns, type StoredRequest } from './extension-finding.server.ts';
import { readOriginals } from './extension-originals.server.ts';
import { owingCapacities, type Registration } from './extension-registering.ts';
import { readRegistrations } from './extension-registering.server.ts';
import {
	deciderOf,
	mayChange,
	mayDecide,
	nearestSource,
	waiting,
	type Decider,
	type ExtensionState
} from './extensions.ts';
import { todayOf } from './lifecycle.server.ts';
import { deeds, isOpen, openStatuses } from './tasks.ts';
import { bodiesSeen } from './visibility.ts';
import { visibleTasks } from './visibility.server.ts';

/** A request for a later deadline, as its reader sees it. */
export interface ExtensionView {
	readonly id: string;
	readonly version: number;
	readonly state: ExtensionState;
	/** Of a closed task, or a source that is off control, nobody decides any more. */
	readonly isMoot: boolean;
	readonly from: PlainDate;
	readonly to: PlainDate;
	readonly granted: PlainDate | null;
	/** The first deadline of that term, where it has moved since. */
	readonly original: PlainDate | null;
	/** Of the day that is asked for, while it waits: a day off, in how many working days. */
	readonly dayNote: string | null;
	/** As written, and as safe HTML. */
	readonly reason: string;
	readonly reasonHtml: string;
	readonly askedOn: PlainDate;
	readonly askedBy: string;
	readonly capacity: string;
	readonly via: string;
	/** By which letter, where the secretariat registered it. */
	readonly registration: Registration | null;
	readonly decider: Decider;
	/** Whose term it is: "prot. Nr. 12 21. § · Ministru kabinets". */
	readonly source: { readonly reference: string; readonly author: string } | null;
	readonly decided: {
		readonly by: string;
		readonly as: string;
		readonly on: PlainDate;
		readonly decision: string | null;
		readonly noteHtml: string | null;
		readonly attachment: { readonly id: string; readonly name: string } | null;
	} | null;
	readonly may: {
		readonly change: boolean;
		readonly decide: 'DECIDE' | 'PREPARE' | null;
		/** The letter to whoever set the term. */
		readonly letter: boolean;
	};
}

/** The same in a list of many tasks. */
export interface ListedExtension extends ExtensionView {
	readonly task: {
		readonly number: number;
		readonly title: string;
		readonly body: string;
	};
}

/** A deadline of a task for which a later one can be asked. */
export interface Term {
	/** Of its source; null: the task's own. */
	readonly sourceId: string | null;
	readonly reference: string | null;
	readonly author: string | null;
	readonly due: PlainDate;
	readonly decider: Decider;
	/** The nearest that binds. */
	readonly isNearest: boolean;
}

export interface ExtensionsPage {
	readonly task: {
		readonly id: string;
		readonly number: number;
		readonly code: string | null;
		readonly title: string;
		readonly version: number;
		readonly due: PlainDate | null;
		readonly originalDue: PlainDate | null;
		readonly isOpen: boolean;
	};
	/** The newest first. */
	readonly requests: readonly ExtensionView[];
	/** The deadlines for which nothing waits yet. */
	readonly terms: readonly Term[];
	/** In whose names the reader may ask; empty where they may not. */
	readonly askAs: readonly Capacity[];
	/** In whose names the secretariat registers what came by letter; empty for everybody else. */
	readonly registerFor: readonly Capacity[];
}

/** The deadlines of a task and what was asked about them. Refuses NOT_FOUND a number that no task has for whoever asks. */
export async function readExtensions(actor: Actor, number: number): Promise<ExtensionsPage> {
	const { read } = actor.installation.db;
	const where = { AND: [visibleTasks(actor, todayOf(actor)), { number }] };
	const [directory, task] = await Promise.all([
		directoryOf(actor.installation),
		read.task.findFirst({
			where,
			select: {
				...editedColumns,
				extensions: { select: requestColumns, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }] }
			}
		})
	]);
	if (!task) throw new Refusal('NOT_FOUND');
	const count = { originalDue: task.originalDue, _count: { sources: task.sources.length } };
	const beside = await readBeside(
		actor,
		task.extensions.map((one) => ({ ...one, task: count }))
	);
	const isRunning = isOpen(task);
	const { id, code, title, version, due, originalDue } = task;
	const of = { bodyId: task.bodyId, isRunning, directory, ...beside };
	const requests = task.extensions.map((one) => {
		const source = task.sources.find(({ id: sourceId }) => sourceId === one.sourceId) ?? null;
		return viewOf(actor, { ...one, source }, of);
	});
	const waiting = new Set(
		task.extensions.flatMap(({ state, sourceId }) => (state === 'ASKED' ? [sourceId] : []))
	);
	const terms = isRunning ? termsOf(task).filter(({ sourceId }) => !waiting.has(sourceId)) : [];
	const askAs = isRunning ? capacitiesOn(actor, directory, task, deeds.askExtension) : [];
	const about = { id, number, code, title, version, due, originalDue, isOpen: isRunning };
	const mayRegister = isRunning && can(actor, deeds.prepareExtension);
	const registerFor = mayRegister ? owingCapacities(task, directory, todayOf(actor)) : [];
	return { task: about, requests, terms, askAs, registerFor };
}

/**
 * The deadlines of an open task for which nothing waits yet, and whether something does: for a page that shows no more of it. Two
 * statements.
 */
export async function readTerms(
	{ db }: Pick<Actor['installation'], 'db'>,
	{ id: taskId, due }: { readonly id: string; readonly due: PlainDate | null }
): Promise<{ terms: Term[]; isWaiting: boolean }> {
	const [sources, asked] = await Promise.all([
		db.read.taskSource.findMany({ where: { taskId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
		db.read.extensionRequest.findMany({ where: { taskId, state: 'ASKED' }, select: { sourceId: true } })
	]);
	const ended = new Set(sources.flatMap(({ id, controlEndedOn }) => (controlEndedOn ? id : [])));
	const waitsFor = new Set(asked.map(({ sourceId }) => sourceId));
	return {
		terms: termsOf({ due, sources }).filter(({ sourceId }) => !waitsFor.has(sourceId)),
		isWaiting: asked.some(({ sourceId }) => sourceId === null || !ended.has(sourceId))
	};
}

type TermsOf = Pick<Prisma.TaskGetPayload<{ select: typeof editedColumns }>, 'due' | 'sources'>;

function termsOf({ due, sources }: TermsOf): Term[] {
	const own = { sourceId: null, reference: null, author: null, decider: deciderOf(null), isNearest: true };
	if (sources.length === 0) return due === null ? [] : [{ ...own, due }];
	const nearest = nearestSource(sources);
	return sources.flatMap((source) =>
		source.due === null || source.controlEndedOn !== null
			? []
			: [
					{
						...{ sourceId: source.id, reference: source.reference, author: source.author, due: source.due },
						...{ decider: deciderOf(source), isNearest: source === nearest }
					}
				]
	);
}

type Row = StoredRequest & {
	readonly source: {
		readonly reference: string;
		readonly author: string;
		readonly controlEndedOn: PlainDate | null;
	} | null;
};
type Files = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

/** The documents of decisions: asked for only where there are any. */
async function readFiles(
	{ installation: { db } }: Actor,
	requests: readonly { readonly attachmentId: string | null }[]
): Promise<Files> {
	const ids = requests.flatMap(({ attachmentId }) => attachmentId ?? []);
	if (ids.length === 0) return new Map();
	const files = await db.read.attachment.findMany({
		where: { id: { in: ids } },
		select: { id: true, name: true }
	});
	return new Map(files.map((file) => [file.id, file]));
}

const counted = { _count: { select: { sources: true } } } as const;

/** What stands beside requests: the documents of decisions, the letters that were registered, the first deadlines. */
async function readBeside(
	actor: Actor,
	requests: readonly (Parameters<typeof readOriginals>[1][number] &
		Pick<StoredRequest, 'via' | 'attachmentId'>)[]
) {
	const { read } = actor.installation.db;
	const [files, registrations, originals, calendar] = await Promise.all([
		readFiles(actor, requests),
		readRegistrations(read, requests),
		readOriginals(read, requests),
		calendarOf(actor.installation)
	]);
	return { files, registrations, originals, calendar };
}

interface Of {
	readonly bodyId: string;
	readonly isRunning: boolean;
	readonly directory: Directory;
	readonly files: Files;
	readonly registrations: ReadonlyMap<string, Registration>;
	readonly originals: ReadonlyMap<string, PlainDate | null>;
	readonly calendar: WorkingCalendar;
}

function viewOf(actor: Actor, row: Row, of: Of): ExtensionView {
	const { bodyId, isRunning, directory, files, registrations, originals, calendar } = of;
	const { id, version, fromDue, toDue, grantedDue, reason, askedBy, capacity, via, source } = row;
	const decidable = decidableOf(row, bodyId, directory);
	const isMoot = !isRunning || (source !== null && source.controlEndedOn !== null);
	const isWaiting = row.state === 'ASKED' && !isMoot;
	const original = originals.get(id) ?? null;
	const decide = isWaiting ? mayDecide(actor, decidable) : null;
	return {
		...{ id, version, from: fromDue, to: toDue, granted: grantedDue, reason, askedBy, capacity, via },
		...{ state: row.state as ExtensionState, decider: row.decider as Decider, isMoot },
		registration: registrations.get(id) ?? null,
		original: original === fromDue ? null : original,
		dayNote: isWaiting ? deadlineWords(calendar, toDue, todayOf(actor), actor.locale).note : null,
		reasonHtml: renderMarkdown(reason),
		askedOn: rigaDate(row.askedAt),
		source: source && { reference: source.reference, author: source.author },
		decided: row.decidedAt && {
			...{ by: row.decidedBy ?? '', as: row.decidedAs ?? '', on: rigaDate(row.decidedAt) },
			...{ decision: row.decision, noteHtml: row.note && renderMarkdown(row.note) },
			attachment: (row.attachmentId && files.get(row.attachmentId)) || null
		},
		may: {
			change: row.state === 'ASKED' && mayChange(actor, decidable),
			...{ decide, letter: decide !== null && row.decider === 'AUTHOR' }
		}
	};
}

export interface ExtensionList {
	readonly extensions: readonly ListedExtension[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

const perPage = 25;

/**
 * The requests that wait, the oldest first, or what was decided, the newest first: all for the secretariat, those of their own
 * bodies for everybody else. Four statements, one more each with documents and with registered letters.
 */
export async function listExtensions(
	actor: Actor,
	{ page, isHistory }: { readonly page: number; readonly isHistory: boolean }
): Promise<ExtensionList> {
	const { read } = actor.installation.db;
	const where = listed(actor, isHistory);
	const [directory, total] = await Promise.all([
		directoryOf(actor.installation),
		read.extensionRequest.count({ where })
	]);
	const pages = Math.max(1, Math.ceil(total / perPage));
	const shown = Math.min(page, pages);
	const rows = await read.extensionRequest.findMany({
		where,
		orderBy: isHistory ? [{ askedAt: 'desc' }, { id: 'desc' }] : [{ askedAt: 'asc' }, { id: 'asc' }],
		...{ skip: (shown - 1) * perPage, take: perPage },
		select: {
			...requestColumns,
			source: { select: { reference: true, author: true, controlEndedOn: true } },
			task: {
				select: { number: true, title: true, bodyId: true, status: true, originalDue: true, ...counted }
			}
		}
	});
	const beside = await readBeside(actor, rows);
	const extensions = rows.map((row) => {
		const { number, title, bodyId } = row.task;
		const of = { bodyId, isRunning: isOpen(row.task), directory, ...beside };
		const body = bodyById(directory, bodyId);
		const task = { number, title, body: body ? bodyLabel(body, actor.locale) : '' };
		return { ...viewOf(actor, row, of), task };
	});
	return { extensions, total, page: shown, pages };
}

function listed(actor: Actor, isHistory: boolean): Prisma.ExtensionRequestWhereInput {
	const seen = bodiesSeen(actor);
	const ofBodies = seen === 'ALL' ? {} : { bodyId: { in: [...seen] } };
	const seenTask = { AND: [visibleTasks(actor, todayOf(actor)), ofBodies] };
	if (isHistory) return { state: { not: 'ASKED' }, task: seenTask };
	return { ...waiting, task: { AND: [...seenTask.AND, { status: { in: [...openStatuses] } }] } };
}
