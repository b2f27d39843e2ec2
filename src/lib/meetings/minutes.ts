import type { PlainDate } from '#lib/calendar/days.ts';
import type { Owners } from '#lib/tasks/owners.ts';
import type { Status } from '#lib/tasks/tasks.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import type { AttendanceView } from './attendance.ts';
import type { ItemKind, ItemOrigin, ItemOutcome } from './agenda.ts';
import type { WrittenMinutes } from './written-minutes.ts';
import type { MeetingKind, MeetingStatus } from './meetings.ts';

/*
 * What minutes say, in the order in which they are read: plain facts with texts as Markdown, of which the screen, the Word
 * documents and what is frozen with the approval are made. Nothing in them depends on the day of the reader.
 */

/** Of the whole: before the first item, after the last. */
export const wholePlaces = ['OPENING', 'CLOSING'] as const;

/** KLAUSĀS, IZSAKĀS; of the opening and the closing there is one text. */
export const partKinds = ['HEARD', 'SAID', 'TEXT'] as const;
export type PartKind = (typeof partKinds)[number];

/** Two hundred pages: so much may be written in one part, or pasted into it. */
export const longestPart = 600_000;

/** What is written at one place, or nothing yet. */
export interface PartView {
	/** An agenda item's id, OPENING or CLOSING. */
	readonly place: string;
	readonly kind: PartKind;
	/** Markdown; empty where nothing is written. */
	readonly text: string;
	/** 0 before the first writing. */
	readonly version: number;
	/** When it was written last, as an instant (ISO), and by whom. */
	readonly updatedAt: string | null;
	readonly writtenBy: string | null;
	/** Of the form that was saved last: by it a browser knows its own words again. */
	readonly formId: string | null;
	/** The account that wrote it last. */
	readonly userId: string | null;
}

export interface VotesView {
	readonly for: number;
	readonly against: number;
	readonly abstained: number;
}

/** Atsevišķais viedoklis. */
export interface DissentView {
	readonly id: string;
	readonly authorName: string;
	readonly capacity: string;
	/** Markdown. */
	readonly text: string;
	readonly attachment: { readonly id: string; readonly name: string } | null;
	readonly at: string;
	readonly recordedBy: string | null;
	readonly personId: string | null;
	readonly version: number;
}

/** How a task is tied to a decision: it was born there, ended there, was sent back there, or is spoken of. */
export type Relation = 'MADE' | 'CLOSED' | 'RETURNED' | 'ABOUT';

/** A task beside the decision that it belongs to, as it stands now. */
export interface DecisionTaskView {
	readonly id: string;
	readonly number: number;
	readonly title: string;
	readonly relation: Relation;
	readonly owners: Owners;
	readonly due: PlainDate | null;
	readonly dueText: string | null;
	/** Where the deadline was moved: what it was first. */
	readonly originalDue: PlainDate | null;
	readonly status: Status;
	readonly closedAs: string | null;
	readonly underControl: boolean;
	/** The decision said something else when the task was made of it. */
	readonly isFromOlder: boolean;
}

export interface DecisionView {
	readonly id: string;
	/** "1.2." */
	readonly number: string;
	/** "prot. Nr. 3 1. § 2. punkts" */
	readonly citation: string;
	/** From 1, within its item. */
	readonly position: number;
	/** Markdown. */
	readonly text: string;
	/** Null where nobody voted. */
	readonly votes: VotesView | null;
	readonly isCast: boolean;
	readonly isPublic: boolean;
	readonly asksNothing: boolean;
	readonly version: number;
	readonly dissents: readonly DissentView[];
	readonly tasks: readonly DecisionTaskView[];
}

export interface MinutesItem {
	readonly id: string;
	/** From 1: "1. §". */
	readonly number: number;
	readonly title: string;
	readonly kind: ItemKind;
	readonly origin: ItemOrigin;
	/** Whoever speaks to it, in words: the person as printed, else the institution. */
	readonly presenter: string | null;
	readonly presenterInstitutionId: string | null;
	/** Markdown: what it is about. */
	readonly description: string | null;
	readonly isPublic: boolean;
	/** It is restricted, until a day. */
	readonly restriction: { readonly basis: string; readonly until: PlainDate } | null;
	/** This reader may know no more of it than its number: the rest is empty. */
	readonly isHidden: boolean;
	readonly outcome: ItemOutcome | null;
	readonly version: number;
	readonly heard: PartView;
	readonly said: PartView;
	readonly decisions: readonly DecisionView[];
	/** How it was decided in writing, once that ended; of an item of a sitting nothing. */
	readonly written?: WrittenMinutes;
}

/** What stands at the top of minutes. */
export interface MinutesHeading {
	readonly id: string;
	readonly kind: MeetingKind;
	readonly status: MeetingStatus;
	readonly isExtraordinary: boolean;
	readonly bodyId: string;
	readonly bodyIds: readonly string[];
	readonly title: string | null;
	/** "Nr. 3", of its year. */
	readonly number: number | null;
	readonly year: number | null;
	readonly date: PlainDate | null;
	readonly startTime: string | null;
	readonly endTime: string | null;
	/** When it really began and ended. */
	readonly openedTime: string | null;
	readonly closedTime: string | null;
	readonly place: string | null;
	readonly link: string | null;
	readonly chairPostId: string | null;
	readonly chairPersonId: string | null;
	readonly chairName: string | null;
	readonly writerName: string | null;
	readonly docNumber: string | null;
	readonly fileIndex: string | null;
	/** Of the meeting: carried by forms that change it. */
	readonly version: number;
}

export interface MinutesView {
	readonly heading: MinutesHeading;
	/** Who was there, and whether the body could decide. */
	readonly attendance: AttendanceView;
	readonly opening: PartView;
	readonly items: readonly MinutesItem[];
	readonly closing: PartView;
}

/** The number of a decision: of the second of the first item "1.2." */
export function decisionNumber(item: number, decision: number): string {
	return `${item}.${decision}.`;
}

/** What citing needs of a meeting. */
export interface Cited {
	readonly number: number | null;
	readonly date: PlainDate | null;
}

/**
 * How an item, or one decision of it, is cited: "prot. Nr. 3 1. § 2. punkts", without a comma (as the Cabinet cites); before the
 * minutes have a number, by their day. A citation is Latvian whatever the reader's language.
 */
export function citationOf({ number, date }: Cited, item: number, decision?: number): string {
	const options = { locale: 'lv' } as const;
	const whole =
		number !== null
			? m.minutes_cite_number({ number, item }, options)
			: date !== null
				? m.minutes_cite_date({ date: shortDate(date, 'lv'), item }, options)
				: m.minutes_cite_undated({ item }, options);
	return decision === undefined ? whole : m.minutes_cite_decision({ whole, decision }, options);
}

/** A part in which nothing is written yet. */
export function emptyPart(place: string, kind: PartKind): PartView {
	return { place, kind, text: '', version: 0, updatedAt: null, writtenBy: null, userId: null, formId: null };
}

/** A decision of minutes by its id, with its item. */
export function findDecision(
	{ items }: Pick<MinutesView, 'items'>,
	id: string
): { readonly item: MinutesItem; readonly decision: DecisionView } | null {
	for (const item of items) {
		const decision = item.decisions.find((one) => one.id === id);
		if (decision) return { item, decision };
	}
	return null;
}
