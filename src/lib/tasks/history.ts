import type { PlainDate } from '#lib/calendar/days.ts';
import type { Directory, MembershipKind } from '#lib/council/council.ts';
import type { EntryKind, Status } from './tasks.ts';

/** All that is recorded of a task and its subtasks, as far as whoever asks may see it. Raw: words are made of it for a page or a paper. */
export interface History {
	/** The task itself first, then its subtasks as a tree is read. */
	readonly parts: readonly HistoryPart[];
	/** The oldest first. */
	readonly entries: readonly HistoryEntry[];
	readonly reminders: readonly HistoryReminder[];
	readonly documents: readonly HistoryDocument[];
	readonly edits: readonly HistoryEdit[];
	/** Everybody who ever held a seat of the bodies it was in. */
	readonly memberships: readonly HistoryMembership[];
	readonly directory: Directory;
	readonly today: PlainDate;
}

export interface HistoryPart {
	readonly id: string;
	readonly number: number;
	/** 0 is the task itself. */
	readonly level: number;
	readonly inRegister: boolean;
	readonly bodyId: string;
	readonly code: string | null;
	readonly title: string;
	readonly description: string | null;
	readonly expectedResult: string | null;
	readonly due: PlainDate | null;
	readonly originalDue: PlainDate | null;
	readonly dueText: string | null;
	readonly status: Status;
	readonly closedAs: string | null;
	readonly closedOn: PlainDate | null;
	readonly closedBy: string | null;
	readonly underControl: boolean;
	readonly registeredOn: PlainDate;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
	readonly note: string | null;
	readonly assignments: readonly AssignmentDetail[];
	readonly sources: readonly HistorySource[];
}

export interface AssignmentDetail {
	readonly role: 'LEAD' | 'CO';
	readonly institutionId: string | null;
	readonly postId: string | null;
}

export interface HistorySource {
	readonly reference: string;
	readonly author: string;
	readonly date: PlainDate | null;
	readonly due: PlainDate | null;
	readonly dueText: string | null;
	readonly controlEndedOn: PlainDate | null;
	readonly controlEndedBy: string | null;
	readonly attachment: HistoryFile | null;
}

export interface HistoryEntry {
	readonly id: string;
	readonly taskId: string;
	readonly kind: EntryKind;
	readonly at: Date;
	readonly on: PlainDate;
	/** Markdown as written. */
	readonly text: string;
	readonly statusBefore: Status;
	readonly statusAfter: Status;
	readonly author: string;
	readonly capacity: string;
	readonly via: string;
	readonly decision: string | null;
	/** As recorded: see `EntryDetails`. */
	readonly details: unknown;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
	readonly withdrawn: { readonly on: PlainDate; readonly by: string; readonly reason: string | null } | null;
}

/** The reminders of one day, one step and one deadline. */
export interface HistoryReminder {
	readonly taskId: string;
	readonly on: PlainDate;
	readonly due: PlainDate;
	readonly count: number;
}

export interface HistoryDocument {
	readonly id: string;
	readonly taskId: string;
	readonly title: string;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
	readonly withdrawnReason: string | null;
	readonly isWithdrawn: boolean;
	/** The first one first. */
	readonly versions: readonly HistoryVersion[];
}

export interface HistoryVersion {
	readonly number: number;
	readonly at: Date;
	readonly author: string;
	readonly capacity: string;
	readonly note: string | null;
	readonly file: HistoryFile;
}

export interface HistoryFile {
	readonly id: string;
	readonly name: string;
	readonly size: number;
	readonly sha256: string;
	/** Its bytes were taken away by law. */
	readonly isRedacted: boolean;
}

export interface HistoryEdit {
	readonly taskId: string;
	readonly at: Date;
	readonly author: string;
	readonly capacity: string;
	readonly deed: string;
	readonly before: Readonly<Record<string, unknown>>;
	readonly after: Readonly<Record<string, unknown>>;
	readonly isUndoing: boolean;
}

export interface HistoryMembership {
	readonly postId: string;
	readonly name: string;
	readonly kind: MembershipKind;
	readonly startDate: PlainDate | null;
	readonly endDate: PlainDate | null;
}
