import { daysBetween, type PlainDate } from '#lib/calendar/days.ts';
import type { DeadlineWords } from '#lib/calendar/deadline-words.ts';
import type { LastWord } from '#lib/tasks/last-word.ts';
import type { Why } from './planner.ts';

/** A place that can be gone to by whoever has its address; HIDDEN where only its reader may see it. */
export type Link = { readonly address: string } | 'HIDDEN';

/** How a task can be answered without signing in. */
export interface AnswerLinks {
	readonly report: Link;
	readonly extend: Link;
	/** Handed to a specialist, or not ours. */
	readonly other: Link;
}

export interface DigestTask {
	readonly number: number;
	/** What a mail may say of it. */
	readonly title: string;
	/** What is expected, shortened. */
	readonly expected: string | null;
	/** The body's label. */
	readonly body: string;
	/** Who owes it, by their names on that day; none where the body itself does. */
	readonly lead: readonly string[];
	readonly co: readonly string[];
	readonly due: PlainDate;
	readonly deadline: Readonly<DeadlineWords>;
	/** Where it was moved. */
	readonly originalDue: PlainDate | null;
	readonly last: LastWord | null;
	/** Of it only its number, body and deadline are said. */
	readonly isRestricted: boolean;
	readonly why: Why;
	/** "LM pārstāvis, 1. apakšgrupa"; empty for the secretariat. */
	readonly capacity: string;
	readonly answers: AnswerLinks | null;
	/** Of the portal, for those who can sign in. */
	readonly page: string | null;
}

export interface WaitingView {
	readonly heading: string;
	readonly items: readonly {
		readonly text: string;
		readonly since: PlainDate;
		/** For those who can sign in. */
		readonly page: string | null;
	}[];
}

/** All that a digest says; both parts of the mail are made of this. */
export interface DigestView {
	readonly locale: 'lv' | 'en';
	/** The day it speaks from. */
	readonly date: PlainDate;
	readonly origin: string;
	/** The most urgent first. */
	readonly tasks: readonly DigestTask[];
	readonly waiting: readonly WaitingView[];
	/** How many things waited on that day and wait no more, where a mail of long ago is read. */
	readonly gone: number;
	/** Where one says how often to hear. */
	readonly preferences: Link | null;
	readonly unsubscribe: Link | null;
	/** Of one task, sent outside the usual order. */
	readonly isUrgent?: boolean;
}

export const digestParts = ['LATE', 'TODAY', 'WEEK', 'MONTH', 'FURTHER'] as const;
export type DigestPart = (typeof digestParts)[number];

/** In which part of the digest a task stands. */
export function partOf({ due, deadline }: Pick<DigestTask, 'due' | 'deadline'>, date: PlainDate): DigestPart {
	switch (deadline.state) {
		case 'LATE':
		case 'TODAY':
			return deadline.state;
		case 'SOON':
			return 'WEEK';
		case 'LATER':
			return daysBetween(date, due) <= 31 ? 'MONTH' : 'FURTHER';
	}
}

/** The tasks of one capacity in which they are owed. */
export interface CapacityGroup {
	readonly why: Why;
	readonly capacity: string;
	readonly tasks: readonly DigestTask[];
}

/** The parts that are not empty, in each the capacities, in the order in which they first appear. */
export function partsOf(
	tasks: readonly DigestTask[],
	date: PlainDate
): { part: DigestPart; groups: CapacityGroup[] }[] {
	const byPart = Map.groupBy(tasks, (task) => partOf(task, date));
	return digestParts
		.map((part) => ({ part, groups: groupsOf(byPart.get(part) ?? []) }))
		.filter(({ groups }) => groups.length > 0);
}

function groupsOf(tasks: readonly DigestTask[]): CapacityGroup[] {
	const groups = Map.groupBy(tasks, ({ why, capacity }) => `${why} ${capacity}`);
	return [...groups.values()].map((group) => {
		const { why, capacity } = group[0]!;
		return { why, capacity, tasks: group };
	});
}

/** How many things wait. */
export function countWaiting({ waiting, gone }: Pick<DigestView, 'waiting' | 'gone'>): number {
	return waiting.reduce((sum, { items }) => sum + items.length, gone);
}
