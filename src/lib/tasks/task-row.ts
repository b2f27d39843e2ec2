import type { PlainDate } from '#lib/calendar/days.ts';
import type { DeadlineWords } from '#lib/calendar/deadline-words.ts';
import type { AssignmentRecord, Owners } from './owners.ts';
import type { Status } from './tasks.ts';

/** A task as a list shows it. */
export interface TaskRow {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly body: { readonly id: string; readonly slug: string; readonly name: string };
	/** Of a subtask: what it is a part of. */
	readonly parent: { readonly number: number; readonly title: string } | null;
	/** Who owes it, by their names today, or on the day it was closed. Nobody named: the body itself. */
	readonly owners: Owners;
	readonly assignments: readonly AssignmentRecord[];
	/** Its deadline; of a subtask without one of its own, its task's. */
	readonly due: PlainDate | null;
	/** The same in words of the reader's language. */
	readonly dueWords: Pick<DeadlineWords, 'date' | 'note' | 'state'> | null;
	/** Where the deadline was moved: what it was first. */
	readonly originalDue: PlainDate | null;
	/** Where there is no date: the document's words. */
	readonly dueText: string | null;
	readonly isLate: boolean;
	readonly status: Status;
	readonly closedAs: string | null;
	readonly lastReportOn: PlainDate | null;
	readonly subtasks: { readonly done: number; readonly total: number };
}
