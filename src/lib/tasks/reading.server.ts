import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { deadlineWords, type DeadlineWords } from '#lib/calendar/deadline-words.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { bodyById, bodyLabel, postsOf, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacitiesFor, type Capacity } from './capacities.ts';
import { readCourse, type Happening } from './course.server.ts';
import { readFamily, type Family, type Relative } from './family.server.ts';
import { ownerReports, type OwnerReport } from './owner-reports.ts';
import { ownersOf, type Owners } from './owners.ts';
import { readDocuments } from './task-documents-reading.server.ts';
import type { DocumentView } from './task-documents.ts';
import { isRestricted } from './visibility.ts';
import { mayEdit } from './editing-rights.ts';
import { readOrigins, type SeriesView } from './origins.server.ts';
import { controlSentence } from './sources.ts';
import { readPrepared, type PreparedClosing } from './prepared.server.ts';
import {
	deeds,
	isOpen,
	isOwed,
	shapeOf,
	statusesAfterReport,
	statusWord,
	subjectOf,
	type Shape,
	type Status
} from './tasks.ts';

export interface StatusView {
	readonly status: Status;
	readonly word: string;
	readonly shape: Shape;
}

export interface DueView {
	/** Null where there is no date. */
	readonly words: Pick<DeadlineWords, 'date' | 'long' | 'note' | 'state'> | null;
	/** Whether what is left, or how late it is, is still of interest: not once it was handed in. */
	readonly isRunning: boolean;
	readonly isLate: boolean;
	readonly isSoon: boolean;
	/** Where it was moved: the first one. */
	readonly original: PlainDate | null;
	/** The document's words. */
	readonly text: string | null;
	/** A subtask without a deadline of its own goes by its task's. */
	readonly isShared: boolean;
}

export interface SourceView {
	readonly kind: string;
	readonly reference: string;
	readonly author: string;
	readonly due: PlainDate | null;
	readonly dueText: string | null;
	readonly controlEndedOn: PlainDate | null;
	readonly attachment: { readonly id: string; readonly name: string } | null;
}

export interface SubtaskView {
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	/** 0 is a subtask, 1 a subtask's subtask. */
	readonly depth: number;
	readonly status: StatusView;
	/** Where it has a deadline of its own. */
	readonly due: DueView | null;
	readonly owners: Owners;
}

export interface TaskPage {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly version: number;
	readonly body: { readonly slug: string; readonly label: string };
	/** What it is a part of, the outermost first. */
	readonly ancestors: readonly {
		readonly number: number;
		readonly code: string | null;
		readonly title: string;
	}[];
	/** Safe HTML. */
	readonly description: string | null;
	readonly expectedResult: string | null;
	readonly status: StatusView;
	readonly closedOn: PlainDate | null;
	readonly closedBy: string | null;
	readonly due: DueView;
	/** Nobody named: the body owes it. */
	readonly owners: Owners;
	readonly sources: readonly SourceView[];
	/** Where some of the sources no longer ask for it: "Noņemts no MK kontroles; padomē turpinās." */
	readonly control: string | null;
	/** Of a recurring task: what it follows, what follows it. */
	readonly series: SeriesView | null;
	readonly subtasks: readonly SubtaskView[];
	readonly course: readonly Happening[];
	/** Each who answers for it, with its own newest report. */
	readonly reports: readonly OwnerReport[];
	/** What waits for a secretary; the secretariat sees it. */
	readonly prepared: readonly PreparedClosing[];
	/** Its ground and last day, while it is restricted. */
	readonly restriction: { readonly basis: string; readonly until: PlainDate } | null;
	readonly documents: readonly DocumentView[];
	readonly note: string | null;
	readonly provenance: string | null;
	readonly isSample: boolean;
	readonly underControl: boolean;
	/** What this actor may do now. */
	readonly may: {
		/** What a report may leave it in; empty where the actor may not report, or it is closed. */
		readonly statuses: readonly StatusView[];
		readonly reportAs: readonly Capacity[];
		/** Accept or send back; empty where the actor may not, or nothing waits. */
		readonly decideAs: readonly Capacity[];
		/** CLOSE closes it, PREPARE puts closing before a secretary. */
		readonly close: 'CLOSE' | 'PREPARE' | null;
		readonly reopen: boolean;
		readonly takeControl: boolean;
		readonly endControl: boolean;
		readonly note: boolean;
		readonly edit: boolean;
		readonly changeSources: boolean;
		readonly move: boolean;
		readonly createSubtask: boolean;
		readonly attach: boolean;
		readonly restrict: boolean;
		/** What they write themselves, from the beginning. */
		readonly restrictOwn: boolean;
	};
}

/** The whole page of a task, in six statements, seven for the secretariat. Refuses NOT_FOUND for a number that no task has. */
export async function read(actor: Actor, number: number): Promise<TaskPage> {
	mustBeAble(actor, deeds.read);
	const today = rigaDate(actor.installation.clock.now());
	const known = Promise.all([directoryOf(actor.installation), readFamily(actor, number, today)]);
	const [[directory, family], calendar, origins, course, prepared, documents] = await Promise.all([
		known,
		calendarOf(actor.installation),
		readOrigins(actor, number, today),
		readCourse(
			actor,
			number,
			today,
			known.then(([of, found]) => found && { directory: of, task: found.task })
		),
		readPrepared(actor, number),
		readDocuments(actor, number, today)
	]);
	if (!family) throw new Refusal('NOT_FOUND');
	const { assignments, closedOn } = family.task;
	const reports = ownerReports(directory, assignments, course, closedOn ?? today);
	const { sources, series } = origins;
	const control = isOpen(family.task) ? controlSentence(sources, actor.locale) : null;
	return {
		...view(actor, { directory, calendar }, family, today),
		sources,
		control,
		series,
		course,
		reports,
		prepared,
		documents
	};
}

/** What stands is read against it. */
interface Known {
	readonly directory: Directory;
	readonly calendar: WorkingCalendar;
}

function view(actor: Actor, known: Known, family: Family, today: PlainDate) {
	const { directory } = known;
	const { task, ancestors, descendants } = family;
	const { id, number, code, title, version, closedOn, closedBy, note, provenance, isSample, underControl } =
		task;
	const body = bodyById(directory, task.bodyId);
	return {
		...{ id, number, code, title, version, closedOn, closedBy, note, provenance, isSample, underControl },
		body: { slug: body?.slug ?? '', label: body ? bodyLabel(body, actor.locale) : '' },
		ancestors: ancestors.map((one) => ({ number: one.number, code: one.code, title: one.title })),
		description: task.description && renderMarkdown(task.description),
		expectedResult: task.expectedResult && renderMarkdown(task.expectedResult),
		status: viewStatus(actor, task),
		restriction:
			isRestricted(task, today) && task.restrictedUntil
				? { basis: task.restrictedBasis ?? '', until: task.restrictedUntil }
				: null,
		due: viewDue(actor, known, family, today),
		owners: ownersOf(directory, task.assignments, closedOn ?? today),
		subtasks: descendants.map((one) => viewSubtask(actor, known, one, today)),
		may: mayDo(actor, directory, task, today)
	};
}

function viewStatus({ locale }: Actor, task: { status: Status; closedAs: string | null }): StatusView {
	return { status: task.status, word: statusWord(task, locale), shape: shapeOf(task) };
}

/** Its own deadline, or, of what shares its task's, that of the nearest above it that has one. */
function viewDue(actor: Actor, known: Known, { task, ancestors }: Family, today: PlainDate): DueView {
	if (task.due !== null || task.inRegister) return dueView(actor, known, task, today);
	const sharing = ancestors.findLast((one) => one.due !== null || one.inRegister);
	if (!sharing) return dueView(actor, known, task, today);
	return { ...dueView(actor, known, { ...sharing, status: task.status }, today), isShared: true };
}

function dueView(
	{ locale }: Actor,
	{ calendar }: Known,
	{ due, originalDue, dueText, status }: Pick<Relative, 'due' | 'originalDue' | 'dueText' | 'status'>,
	today: PlainDate
): DueView {
	const isRunning = isOwed({ status });
	const words = due === null ? null : deadlineWords(calendar, due, today, locale);
	return {
		words: words && { date: words.date, long: words.long, note: words.note, state: words.state },
		isRunning,
		isLate: isRunning && words?.state === 'LATE',
		isSoon: isRunning && (words?.state === 'SOON' || words?.state === 'TODAY'),
		original: originalDue !== due ? originalDue : null,
		text: dueText,
		isShared: false
	};
}

function viewSubtask(actor: Actor, known: Known, one: Relative, today: PlainDate): SubtaskView {
	const { number, code, title, level, due } = one;
	return {
		...{ number, code, title, depth: level - 1 },
		status: viewStatus(actor, one),
		due: due === null ? null : dueView(actor, known, one, today),
		owners: ownersOf(known.directory, one.assignments, one.closedOn ?? today)
	};
}

function mayDo(actor: Actor, directory: Directory, task: Relative, today: PlainDate): TaskPage['may'] {
	const posts = postsOf(directory, task.bodyId, today).map(({ id }) => id);
	const subject = subjectOf(task, posts);
	const at = { directory, today };
	const reportAs = isOpen(task) ? capacitiesFor(actor, deeds.report, subject, at) : [];
	return {
		reportAs,
		statuses: reportAs.length
			? statusesAfterReport(task.status).map((status) => viewStatus(actor, { status, closedAs: null }))
			: [],
		decideAs: task.status === 'SUBMITTED' ? capacitiesFor(actor, deeds.accept, subject, at) : [],
		...mayChangeLife(actor, task),
		...mayEdit(actor, task),
		attach: capacitiesFor(actor, deeds.attach, subject, at).length > 0,
		restrict: can(actor, deeds.restrict),
		restrictOwn: can(actor, deeds.restrictOwn, task)
	};
}

/** What may be done with its life, as it stands. */
function mayChangeLife(actor: Actor, task: Relative) {
	const isRunning = isOpen(task);
	const closing = can(actor, deeds.close) ? 'CLOSE' : can(actor, deeds.prepareClose) ? 'PREPARE' : null;
	return {
		close: isRunning ? closing : null,
		reopen: !isRunning && can(actor, deeds.reopen),
		takeControl: isRunning && !task.underControl && can(actor, deeds.takeControl),
		endControl: isRunning && task.underControl && can(actor, deeds.endControl),
		note: can(actor, deeds.note)
	} as const;
}
