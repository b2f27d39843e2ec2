import { can, type Standing } from '#lib/accounts/actor.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { deeds } from './tasks.ts';

/** Who may see a document of a task: everybody who sees the task, its body with the secretariat, the secretariat. */
export const audiences = ['COUNCIL', 'BODY', 'SECRETARIAT'] as const;
export type Audience = (typeof audiences)[number];

/** A document as the page of its task lists it. */
export interface DocumentView {
	readonly id: string;
	/** The report it came with. */
	readonly entryId: string | null;
	readonly title: string;
	readonly audience: Audience;
	readonly restriction: { readonly basis: string; readonly until: PlainDate } | null;
	readonly withdrawn: { readonly by: string; readonly on: PlainDate; readonly reason: string } | null;
	readonly version: number;
	/** Whether the reader may change it. */
	readonly mayChange: boolean;
	/** The newest first; never none. */
	readonly versions: readonly VersionView[];
}

export interface VersionView {
	readonly id: string;
	readonly number: number;
	readonly on: PlainDate;
	readonly author: string;
	readonly capacity: string;
	readonly note: string | null;
	/** Null where it is not for the reader: the document was withdrawn as mistaken, or the file was taken away by law. */
	readonly attachmentId: string | null;
	readonly fileName: string;
	readonly size: number;
	readonly isRedacted: boolean;
}

/** For whom somebody may leave a document: nobody hides from themselves what they leave. */
export function audiencesFor(standing: Standing): Audience[] {
	return can(standing, deeds.restrict) ? [...audiences] : ['COUNCIL', 'BODY'];
}

/** Whether somebody may change or withdraw a document: whoever left it, and the secretariat. */
export function mayChangeDocument(standing: Standing, { userId }: { userId: string | null }): boolean {
	if (can(standing, deeds.restrict)) return true;
	return standing.userId !== null && userId === standing.userId;
}
