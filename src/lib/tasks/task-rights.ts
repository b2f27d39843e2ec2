import { can, isLead, type Locale, type Standing } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { postsOf, type Directory } from '#lib/council/council.ts';
import { capacitiesFor, type Capacity } from './capacities.ts';
import { mayEdit } from './editing-rights.ts';
import {
	deeds,
	isOpen,
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

/** What somebody may do with a task now. */
export interface TaskRights {
	/** What a report may leave it in; empty where the actor may not report, or it is closed. */
	readonly statuses: readonly StatusView[];
	readonly reportAs: readonly Capacity[];
	/** Accept or send back; empty where the actor may not, or nothing waits. */
	readonly decideAs: readonly Capacity[];
	/** CLOSE closes it, PREPARE puts closing before a secretary. */
	readonly close: 'CLOSE' | 'PREPARE' | null;
	readonly reopen: boolean;
	/** Ask for a later deadline, or see what was asked. */
	readonly askExtension: boolean;
	readonly takeControl: boolean;
	readonly endControl: boolean;
	readonly note: boolean;
	readonly edit: boolean;
	readonly changeSources: boolean;
	readonly move: boolean;
	readonly createSubtask: boolean;
	/** Leads its body, while it is open: whoever does lays its result before the council. */
	readonly leads: boolean;
	readonly attach: boolean;
	readonly restrict: boolean;
	/** What they write themselves, from the beginning. */
	readonly restrictOwn: boolean;
}

/** A status in words and as a shape. */
export function statusView(
	task: { readonly status: Status; readonly closedAs: string | null },
	locale: Locale
): StatusView {
	return { status: task.status, word: statusWord(task, locale), shape: shapeOf(task) };
}

/** What rights go by. */
type RightsSubject = Parameters<typeof subjectOf>[0] & {
	readonly status: Status;
	readonly parentId: string | null;
	readonly due: PlainDate | null;
	readonly underControl: boolean;
};

/** What somebody may do with a task on a day, as it stands. */
export function mayDo(
	actor: Standing & { readonly locale: Locale },
	directory: Directory,
	task: RightsSubject,
	today: PlainDate
): TaskRights {
	const posts = postsOf(directory, task.bodyId, today).map(({ id }) => id);
	const subject = subjectOf(task, posts);
	const at = { directory, today };
	const reportAs = isOpen(task) ? capacitiesFor(actor, deeds.report, subject, at) : [];
	return {
		reportAs,
		statuses: reportAs.length
			? statusesAfterReport(task.status).map((status) => statusView({ status, closedAs: null }, actor.locale))
			: [],
		decideAs: task.status === 'SUBMITTED' ? capacitiesFor(actor, deeds.accept, subject, at) : [],
		askExtension: reportAs.length > 0 && task.due !== null,
		...mayChangeLife(actor, task),
		...mayEdit(actor, task),
		leads: isOpen(task) && actor.seats.some((seat) => seat.bodyId === task.bodyId && isLead(seat)),
		attach: capacitiesFor(actor, deeds.attach, subject, at).length > 0,
		restrict: can(actor, deeds.restrict),
		restrictOwn: can(actor, deeds.restrictOwn, task)
	};
}

/** What may be done with its life, as it stands. */
function mayChangeLife(actor: Standing, task: RightsSubject) {
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
