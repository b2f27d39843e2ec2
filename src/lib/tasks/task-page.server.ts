import type { DeadlineWords } from '#lib/calendar/deadline-words.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { Happening } from './course.server.ts';
import type { AskedView } from './extension-course.ts';
import type { SeriesView } from './origins.server.ts';
import type { OwnerReport } from './owner-reports.ts';
import type { Owners } from './owners.ts';
import type { PreparedClosing } from './prepared.server.ts';
import type { DocumentView } from './task-documents.ts';
import type { StatusView, TaskRights } from './task-rights.ts';

/* What the page of a task shows. */

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
	/** What another room asked beside it, in the same statement; its own to read. */
	readonly beside: string | null;
	readonly subtasks: readonly SubtaskView[];
	readonly course: readonly Happening[];
	/** Each who answers for it, with its own newest report. */
	readonly reports: readonly OwnerReport[];
	/** The later deadlines that were asked for and wait for a decision. */
	readonly asked: readonly AskedView[];
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
	readonly may: TaskRights;
}
