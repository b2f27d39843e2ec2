import type { Deed, Locale, Subject } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { fold } from '#lib/latvian/letters.ts';

/** What can be done with a task, and who may. A deed that is not here is nobody's. */
export const deeds = {
	read: { name: 'tasks.read', grants: ['SIGNED_IN', 'SYSTEM'] },
	report: { name: 'tasks.report', grants: ['LEAD', 'RESPONSIBLE', 'SECRETARIAT'] },
	submit: { name: 'tasks.submit', grants: ['LEAD', 'RESPONSIBLE', 'SECRETARIAT'] },
	accept: { name: 'tasks.accept', grants: ['LEAD', 'SECRETARY'] },
	sendBack: { name: 'tasks.sendBack', grants: ['LEAD', 'SECRETARY'] },
	create: { name: 'tasks.create', grants: ['SECRETARIAT'] },
	createSubtask: { name: 'tasks.createSubtask', grants: ['SECRETARIAT', 'LEAD'] },
	edit: { name: 'tasks.edit', grants: ['SECRETARIAT'] },
	/** Who answers for it. */
	assign: { name: 'tasks.assign', grants: ['SECRETARIAT'] },
	addSource: { name: 'tasks.addSource', grants: ['SECRETARIAT'] },
	changeSource: { name: 'tasks.changeSource', grants: ['SECRETARIAT'] },
	/** One that was entered by mistake. */
	removeSource: { name: 'tasks.removeSource', grants: ['SECRETARIAT'] },
	/** The next of a recurring task begins by itself. */
	repeat: { name: 'tasks.repeat', grants: ['SECRETARY', 'LEAD', 'SYSTEM'] },
	changeDue: { name: 'tasks.changeDue', grants: ['SECRETARIAT'] },
	/** A later deadline: asked for by whoever owes the task. */
	askExtension: { name: 'tasks.askExtension', grants: ['LEAD', 'RESPONSIBLE', 'SECRETARIAT'] },
	changeExtension: { name: 'tasks.changeExtension', grants: ['LEAD', 'RESPONSIBLE', 'SECRETARIAT'] },
	withdrawExtension: { name: 'tasks.withdrawExtension', grants: ['LEAD', 'RESPONSIBLE', 'SECRETARIAT'] },
	/** Decided by whoever set the term; which of the two it is for a body, is asked within. */
	decideExtension: { name: 'tasks.decideExtension', grants: ['LEAD', 'SECRETARY'] },
	grantExtension: { name: 'tasks.grantExtension', grants: ['LEAD', 'SECRETARY'] },
	refuseExtension: { name: 'tasks.refuseExtension', grants: ['LEAD', 'SECRETARY'] },
	/** The decision, put before a secretary; the letter to whoever set the term. */
	prepareExtension: { name: 'tasks.prepareExtension', grants: ['SECRETARIAT'] },
	/** How often and how far deadlines moved: of the whole council, or of the body that somebody chairs. */
	extensionFigures: { name: 'tasks.extensionFigures', grants: ['SECRETARIAT', 'CHAIR'] },
	endSource: { name: 'tasks.endSource', grants: ['SECRETARY'] },
	move: { name: 'tasks.move', grants: ['SECRETARIAT'] },
	takeControl: { name: 'tasks.takeControl', grants: ['SECRETARY'] },
	endControl: { name: 'tasks.endControl', grants: ['SECRETARY'] },
	close: { name: 'tasks.close', grants: ['SECRETARY'] },
	/** Closing, put before a secretary. */
	prepareClose: { name: 'tasks.prepareClose', grants: ['SECRETARIAT'] },
	reopen: { name: 'tasks.reopen', grants: ['SECRETARY'] },
	/** One's own entry, or, as a secretary, anybody's. */
	withdrawEntry: { name: 'tasks.withdrawEntry', grants: ['SECRETARY'] },
	/** What only the secretariat reads. */
	note: { name: 'tasks.note', grants: ['SECRETARIAT'] },
	restrict: { name: 'tasks.restrict', grants: ['SECRETARIAT'] },
	/** What somebody writes or leaves themselves, from the beginning. */
	restrictOwn: { name: 'tasks.restrict', grants: ['SECRETARIAT', 'LEAD'] },
	attach: { name: 'tasks.attach', grants: ['LEAD', 'RESPONSIBLE', 'SECRETARIAT'] },
	batch: { name: 'tasks.batch', grants: ['SECRETARIAT'] },
	/** Views of the register, kept under a name; whose they are is asked within. */
	saveFilter: { name: 'tasks.saveFilter', grants: ['SIGNED_IN'] },
	renameFilter: { name: 'tasks.renameFilter', grants: ['SIGNED_IN'] },
	deleteFilter: { name: 'tasks.deleteFilter', grants: ['SIGNED_IN'] },
	/** One that everybody sees. */
	shareFilter: { name: 'tasks.shareFilter', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

export const statuses = ['NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED', 'COMPLETED', 'CANCELLED'] as const;
export type Status = (typeof statuses)[number];

/** Not closed: somebody still has to do something, be it to accept. */
export const openStatuses: readonly Status[] = ['NEEDS_ACTION', 'IN_PROCESS', 'SUBMITTED'];
/** Still owed by whoever answers for it: only these can be late, only these are reminded of. */
export const owedStatuses: readonly Status[] = ['NEEDS_ACTION', 'IN_PROCESS'];

/** The ways in which a task is closed, the likeliest first. */
export const closings = ['DONE', 'PARTLY_DONE', 'NOT_DONE', 'OBSOLETE', 'OFF_CONTROL', 'MISTAKE'] as const;
export type Closing = (typeof closings)[number];

/** What each way of closing leaves a task in: only what was done, whole or in part, is completed. */
export const statusClosedAs: Readonly<Record<Closing, Status>> = {
	DONE: 'COMPLETED',
	PARTLY_DONE: 'COMPLETED',
	NOT_DONE: 'CANCELLED',
	OBSOLETE: 'CANCELLED',
	OFF_CONTROL: 'CANCELLED',
	MISTAKE: 'CANCELLED'
};

/** What happens to a task and is told in its course. */
export const entryKinds = [
	...(['REPORTED', 'SUBMITTED', 'ACCEPTED', 'RETURNED'] as const),
	...(['CLOSED', 'REOPENED', 'CONTROL_TAKEN', 'CONTROL_ENDED', 'SOURCE_ENDED'] as const),
	...(['EXTENSION_ASKED', 'EXTENSION_CHANGED', 'EXTENSION_WITHDRAWN', 'EXTENSION_REFUSED'] as const),
	...(['DUE_CHANGED', 'OWNERS_CHANGED', 'MOVED', 'RESTRICTED', 'UNRESTRICTED', 'NOTE'] as const),
	/** "Nav mūsu kompetencē", and what the secretariat answered where it did not give the task to somebody else. */
	...(['DISCLAIMED', 'DISCLAIMER_ANSWERED'] as const)
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What moved, kept as JSON in `ProgressEntry.details`, by ids and plain dates. */
export interface EntryDetails {
	/** Who drafted what somebody else then reported. */
	readonly REPORTED: DraftedDetail;
	readonly SUBMITTED: DraftedDetail;
	/** Whose it would be instead. */
	readonly DISCLAIMED: { readonly institutionId: string | null };
	readonly DUE_CHANGED: {
		readonly from: string | null;
		readonly to: string | null;
		readonly sourceId?: string;
		/** Where it was asked for: the request that was granted. */
		readonly extensionId?: string;
	};
	readonly EXTENSION_ASKED: ExtensionDetail;
	readonly EXTENSION_CHANGED: ExtensionDetail;
	readonly EXTENSION_WITHDRAWN: ExtensionDetail;
	readonly EXTENSION_REFUSED: ExtensionDetail;
	readonly OWNERS_CHANGED: { readonly from: readonly OwnerDetail[]; readonly to: readonly OwnerDetail[] };
	readonly MOVED: { readonly from: string; readonly to: string };
	readonly SOURCE_ENDED: { readonly reference: string; readonly author: string; readonly on: string };
	readonly CLOSED: ClosedDetail;
	readonly CONTROL_ENDED: ClosedDetail;
	readonly RESTRICTED: RestrictionDetail;
	readonly UNRESTRICTED: RestrictionDetail;
}

export interface DraftedDetail {
	readonly draftedBy: string;
}

/** How it was closed, as of which day; and what reopening puts back. */
export interface ClosedDetail {
	readonly closedAs: Closing;
	readonly on: string;
	readonly underControl: boolean;
	readonly inRegister: boolean;
}

/** What was restricted, or is no longer: on which ground, until which day. */
export interface RestrictionDetail {
	readonly target: 'TASK' | 'ENTRY' | 'DOCUMENT';
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: string | null;
}

/** A later deadline that was asked for: instead of which, and which. */
export interface ExtensionDetail {
	readonly extensionId: string;
	readonly from: string;
	readonly to: string;
	readonly sourceId?: string;
	/** Of what the secretariat registered for whoever asked: the letter's number and date. */
	readonly registered?: { readonly number: string | null; readonly date: string };
}

export interface OwnerDetail {
	readonly role: 'LEAD' | 'CO';
	readonly institutionId: string | null;
	readonly postId: string | null;
}

/**
 * The legal moves between states: reports and acceptance move along, closing (`statusClosedAs`) comes from wherever it is open,
 * reopening leads back. Withdrawing or undoing what moved a task is no move: it stands again where it stood.
 */
export const moves: Readonly<Record<Status, readonly Status[]>> = {
	NEEDS_ACTION: ['IN_PROCESS', 'SUBMITTED', 'COMPLETED', 'CANCELLED'],
	IN_PROCESS: ['SUBMITTED', 'COMPLETED', 'CANCELLED'],
	SUBMITTED: ['IN_PROCESS', 'COMPLETED', 'CANCELLED'],
	COMPLETED: ['NEEDS_ACTION', 'IN_PROCESS'],
	CANCELLED: ['NEEDS_ACTION', 'IN_PROCESS']
};

/** What a reopened task is in: not begun where nobody had begun it, otherwise in process, also where it had been handed in. */
export function statusReopened(before: Status): Status {
	return before === 'NEEDS_ACTION' ? 'NEEDS_ACTION' : 'IN_PROCESS';
}

/** Whether a state may follow another. */
export function isMove(from: Status, to: Status): boolean {
	return moves[from].includes(to);
}

/** What a report may leave a task in, the likeliest first. Nothing: it is closed, and takes no reports. */
export function statusesAfterReport(status: Status): Status[] {
	switch (status) {
		case 'NEEDS_ACTION':
			return ['IN_PROCESS', 'SUBMITTED', 'NEEDS_ACTION'];
		case 'IN_PROCESS':
			return ['IN_PROCESS', 'SUBMITTED'];
		case 'SUBMITTED':
			// What was handed in waits for its decision: more can be said, but it is not taken back.
			return ['SUBMITTED'];
		case 'COMPLETED':
		case 'CANCELLED':
			return [];
	}
}

/** Not closed. */
export function isOpen({ status }: { readonly status: string }): boolean {
	return openStatuses.includes(status as Status);
}

/** Still to be done by whoever answers for it. */
export function isOwed({ status }: { readonly status: string }): boolean {
	return owedStatuses.includes(status as Status);
}

/** The nearest deadline that still binds: of the sources whose control has not ended. */
export function nearestDue(
	sources: readonly { readonly due: string | null; readonly controlEndedOn: string | null }[]
): string | null {
	const binding = sources.filter((source) => source.controlEndedOn === null).flatMap(({ due }) => due ?? []);
	return binding.sort()[0] ?? null;
}

/** How `due` is stored for sorting: what has no deadline comes last, on both databases. */
export function dueKeyOf(due: string | null): string {
	return due ?? '9999-12-31';
}

/** What the register's search looks in, folded. */
export function searchTextOf(task: {
	readonly code?: string | null;
	readonly title: string;
	readonly description?: string | null;
	readonly expectedResult?: string | null;
}): string {
	return fold([task.code, task.title, task.description, task.expectedResult].filter(Boolean).join(' '));
}

export type Shape = 'todo' | 'going' | 'done' | 'ask' | 'off' | 'mistaken';

interface Standing {
	readonly status: Status;
	readonly closedAs?: string | null;
}

/** The status as the class of its shape (`<span class="st going">`). */
export function shapeOf({ status, closedAs }: Standing): Shape {
	switch (status) {
		case 'NEEDS_ACTION':
			return 'todo';
		case 'IN_PROCESS':
			return 'going';
		case 'SUBMITTED':
			return 'ask';
		case 'COMPLETED':
			return !closedAs || closedAs === 'DONE' || closedAs === 'PARTLY_DONE' ? 'done' : 'off';
		case 'CANCELLED':
			// Only what never held is struck through: what lost its point did hold.
			return closedAs === 'MISTAKE' ? 'mistaken' : 'off';
	}
}

/** The status in words that agree with "uzdevums" (DOMAIN §3); of a closed task, how it was closed. */
export function statusWord({ status, closedAs }: Standing, locale: Locale): string {
	const options = { locale };
	switch (status) {
		case 'NEEDS_ACTION':
			return m.tasks_status_needs_action({}, options);
		case 'IN_PROCESS':
			return m.tasks_status_in_process({}, options);
		case 'SUBMITTED':
			return m.tasks_status_submitted({}, options);
		case 'COMPLETED':
			return closingWord(closedAs, locale) ?? m.tasks_status_completed({}, options);
		case 'CANCELLED':
			return closingWord(closedAs, locale) ?? m.tasks_status_cancelled({}, options);
	}
}

/** How it was closed, in words that agree with "uzdevums"; null where it was not. */
export function closingWord(closedAs: string | null | undefined, locale: Locale): string | null {
	const options = { locale };
	switch (closedAs as Closing | null | undefined) {
		case 'DONE':
			return m.tasks_status_completed({}, options);
		case 'PARTLY_DONE':
			return m.tasks_closed_partly_done({}, options);
		case 'NOT_DONE':
			return m.tasks_closed_not_done({}, options);
		case 'OBSOLETE':
			return m.tasks_closed_obsolete({}, options);
		case 'OFF_CONTROL':
			return m.tasks_closed_off_control({}, options);
		case 'MISTAKE':
			return m.tasks_closed_mistake({}, options);
		default:
			return null;
	}
}

/**
 * Whom a task concerns, for the grants. Where nobody is named the body owes it, so every seat of it answers:
 * `postIdsOfBody` are then those.
 */
export function subjectOf(
	task: {
		readonly bodyId: string;
		readonly assignments: readonly {
			readonly institutionId: string | null;
			readonly postId: string | null;
		}[];
	},
	postIdsOfBody: readonly string[]
): Subject {
	const { bodyId, assignments } = task;
	if (assignments.length === 0) return { bodyId, postIds: postIdsOfBody };
	return {
		bodyId,
		institutionIds: assignments.flatMap((one) => one.institutionId ?? []),
		postIds: assignments.flatMap((one) => one.postId ?? [])
	};
}
