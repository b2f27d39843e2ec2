import type { PlainDate } from '#lib/calendar/days.ts';
import type { Ground } from './history-restriction.ts';
import type { TaskRow } from './task-row.ts';
import type { EntryDetails, EntryKind } from './tasks.ts';

/** How a task stands, as a list of control asks: not closed; of that, late; done, wholly or in part; closed otherwise. */
export const controlStates = ['open', 'late', 'done', 'ended'] as const;
export type ControlState = (typeof controlStates)[number];

/** A task as a list of control shows it. */
export interface ControlledTask extends TaskRow {
	readonly closedOn: PlainDate | null;
	/** The day on which it was handed in and not sent back; it was done by then, whenever somebody accepted it. */
	readonly handedInOn: PlainDate | null;
	/** It was done, but handed in (or, where nobody handed it in, closed) after its last day. */
	readonly isDoneLate: boolean;
	/** What was reported last, on one line. */
	readonly report: { readonly on: PlainDate; readonly text: string } | null;
	/** Why its deadline moved, or is asked to: as said last. */
	readonly reason: { readonly on: PlainDate; readonly text: string } | null;
	/** What of it is restricted: the task itself, its reason, its report. */
	readonly restrictions: readonly Ground[];
}

/** An entry about a deadline: a move, a request, what became of it. */
export interface Said {
	readonly kind: EntryKind;
	readonly on: PlainDate;
	readonly text: string;
	/** JSON. */
	readonly details: string | null;
	readonly restrictedBasis: string | null;
	readonly restrictedUntil: PlainDate | null;
}

type Details = Partial<EntryDetails['DUE_CHANGED'] & EntryDetails['EXTENSION_ASKED']>;

/**
 * Why a task is late or was put off: the newest reason that somebody gave for a later deadline. What was asked for counts with the
 * words of whoever asked, granted or not, unless they took it back; what was moved without being asked for, with those of whoever moved
 * it. The oldest entry comes first.
 */
export function reasonOf(entries: readonly Said[]): Said | null {
	const withdrawn = new Set(
		entries.flatMap((one) => (one.kind === 'EXTENSION_WITHDRAWN' ? (detailsOf(one).extensionId ?? []) : []))
	);
	const found = entries.findLast((one) => {
		const { extensionId, from, to } = detailsOf(one);
		if (one.text.trim() === '') return false;
		if (one.kind === 'DUE_CHANGED') return !extensionId && !!from && !!to && to > from;
		const isAsked = one.kind === 'EXTENSION_ASKED' || one.kind === 'EXTENSION_CHANGED';
		return isAsked && !withdrawn.has(extensionId ?? '');
	});
	return found ?? null;
}

function detailsOf({ details }: Said): Details {
	return JSON.parse(details ?? '{}') as Details;
}
