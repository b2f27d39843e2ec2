import type { DeadlineWords } from '#lib/calendar/deadline-words.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { StatusView } from '#lib/tasks/task-rights.ts';
import type { PointRole, ReportKind, ReportStatus, StepKind } from './resolutions.ts';

/* What the board of a resolution shows: who owes what, what has come, what is late. */

/** A deadline on the board: its words, what it was before its author moved it, and whether it is late. */
export interface DueView {
	readonly due: PlainDate;
	readonly words: DeadlineWords;
	readonly original: PlainDate | null;
	readonly isLate: boolean;
}

/** Who owes a point, and how far their answer is. */
export interface OwesView {
	readonly institutionId: string;
	readonly name: string;
	readonly label: string;
	readonly role: PointRole;
	/** For the report that is being prepared; null: not asked. */
	readonly answer: {
		readonly word: string;
		readonly state: string;
		readonly isLate: boolean;
		readonly sentOn: PlainDate | null;
		readonly path: string;
	} | null;
}

export interface PointTaskView {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly status: StatusView;
	readonly due: DueView | null;
	readonly dueText: string | null;
	readonly relation: 'MADE' | 'TIED';
}

export interface PointView {
	readonly id: string;
	readonly code: string;
	/** Safe HTML. */
	readonly html: string;
	/** The body that steers it, where that is not the resolution's own. */
	readonly body: string | null;
	readonly due: DueView | null;
	readonly dueText: string | null;
	readonly ended: { readonly on: PlainDate; readonly by: string; readonly outcome: string | null } | null;
	readonly owes: readonly OwesView[];
	readonly tasks: readonly PointTaskView[];
	/** As it is written, for its form. */
	readonly said: {
		readonly code: string | null;
		readonly text: string;
		readonly bodyId: string | null;
		readonly due: PlainDate | null;
		readonly owes: readonly { readonly institutionId: string; readonly role: PointRole }[];
	};
	readonly version: number;
}

export interface StepView {
	readonly kind: StepKind;
	readonly word: string;
	readonly due: DueView;
	readonly doneOn: PlainDate | null;
	readonly isNext: boolean;
}

export interface ReportView {
	readonly id: string;
	readonly kind: ReportKind;
	readonly word: string;
	readonly title: string;
	readonly status: ReportStatus;
	readonly statusWord: string;
	readonly due: DueView | null;
	readonly dueText: string | null;
	readonly sentOn: PlainDate | null;
	readonly steps: readonly StepView[];
	/** What is asked for it. */
	readonly request: {
		readonly id: string;
		readonly state: 'PREPARED' | 'ASKED' | 'CLOSED';
		readonly asked: number;
		readonly sent: number;
		readonly accepted: number;
		readonly late: number;
	} | null;
	/** Institutions of its points that its request does not ask yet: "VBTAI (2.)". */
	readonly unasked: readonly string[];
	readonly version: number;
}

export interface ExtensionView {
	readonly id: string;
	/** "Starpziņojums", "2." */
	readonly what: string;
	readonly from: PlainDate;
	readonly to: PlainDate;
	readonly decision: string;
	readonly decidedOn: PlainDate | null;
	readonly reason: string | null;
	readonly attachmentId: string | null;
	readonly recordedBy: string;
	readonly withdrawnBy: string | null;
	/** It holds, and may be withdrawn by this reader. */
	readonly mayWithdraw: boolean;
}

export interface RelatedView {
	readonly id: string;
	readonly citation: string;
	readonly subject: string;
	readonly isClosed: boolean;
}

export interface Board {
	readonly id: string;
	readonly citation: string;
	readonly number: string;
	readonly issuer: string;
	readonly issuerName: string | null;
	readonly date: PlainDate | null;
	readonly receivedOn: PlainDate | null;
	readonly documentNumber: string | null;
	readonly subject: string;
	/** Safe HTML. */
	readonly text: string | null;
	readonly control: string | null;
	readonly body: { readonly id: string; readonly label: string; readonly slug: string };
	readonly closed: { readonly on: PlainDate; readonly by: string; readonly note: string | null } | null;
	readonly isSample: boolean;
	readonly provenance: string | null;
	readonly version: number;
	readonly points: readonly PointView[];
	readonly reports: readonly ReportView[];
	readonly documents: readonly DocumentView[];
	readonly extensions: readonly ExtensionView[];
	readonly predecessor: RelatedView | null;
	readonly followUps: readonly RelatedView[];
	/** How much of it is late: points, steps, answers, tasks. */
	readonly late: number;
	readonly may: Readonly<Record<'edit' | 'points' | 'tie' | 'plan' | 'extend' | 'close' | 'reopen', boolean>>;
}

/** A file of the resolution. */
export interface DocumentView {
	readonly id: string;
	readonly title: string;
	readonly attachmentId: string;
	readonly name: string;
	readonly size: number;
	readonly authorName: string;
	/** For those who keep it: withdrawn as mistaken. */
	readonly withdrawnBy: string | null;
	readonly withdrawnReason: string | null;
	readonly version: number;
}
