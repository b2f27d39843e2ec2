import type { PlainDate } from '#lib/calendar/days.ts';
import { isOpen } from '#lib/tasks/tasks.ts';
import type { ControlledTask } from '#lib/tasks/controlled.ts';
import type { ControlRow } from './control.ts';
import type { MeetingStatus } from './meetings.ts';

/** Of which year, and of which body; it lives in the address. */
export interface YearFilter {
	readonly year: number;
	/** A body's slug; null: the whole council. */
	readonly body: string | null;
}

/** What in the address made no sense: the field, and what stood there. */
export type YearProblems = Partial<Record<keyof YearFilter, string>>;

const longestEcho = 60;

/** Reads an address; what makes no sense is left out and named. Without a year, this one. */
export function readYearFilter(
	params: URLSearchParams,
	{ today, hasBody }: { today: PlainDate; hasBody: (slug: string) => boolean }
): { filter: YearFilter; problems: YearProblems } {
	const problems: YearProblems = {};
	const take = (field: keyof YearFilter, isRight: (text: string) => boolean) => {
		const typed = (params.get(field) ?? '').trim();
		if (typed === '' || isRight(typed)) return typed || null;
		problems[field] = typed.slice(0, longestEcho);
		return null;
	};
	const year = take('year', (text) => /^[12]\d{3}$/.test(text));
	const body = take('body', hasBody);
	return { filter: { year: year === null ? Number(today.slice(0, 4)) : Number(year), body }, problems };
}

/** The filter as the query of an address. */
export function yearQuery({ year, body }: YearFilter): string {
	return new URLSearchParams({ year: String(year), ...(body ? { body } : {}) }).toString();
}

/** A meeting of the year, or a decision in writing. */
export interface YearMeeting {
	readonly id: string;
	/** "Sēde", "Rakstveida procedūra". */
	readonly word: string;
	readonly isWritten: boolean;
	readonly status: MeetingStatus;
	/** "Apstiprināta", as agrees with it. */
	readonly standing: string;
	readonly date: PlainDate;
	readonly number: number | null;
	/** The body whose minutes they are. */
	readonly body: string;
	/** Of how many seats it is said who came, and of how many that somebody did; null where nothing is written. */
	readonly attendance: { readonly said: number; readonly there: number } | null;
	/** How many the reader may know of; null where they may not read the minutes yet. */
	readonly decisions: number | null;
	readonly asksNothing: number;
}

/** What became of the meetings that were planned. */
export interface YearMeetings {
	readonly held: number;
	/** Of those held, without a word of who was there. */
	readonly unwritten: readonly YearMeeting[];
	readonly ahead: number;
	readonly cancelled: number;
	/** Decisions in writing that are over. */
	readonly written: number;
	readonly decisions: number;
	readonly asksNothing: number;
	/** Of those held or over, whose minutes the reader may not read yet: their decisions are not counted. */
	readonly unread: number;
}

/** The year of the council, or of a body. */
export interface YearReport {
	readonly filter: YearFilter;
	readonly problems: YearProblems;
	readonly bodies: readonly { readonly value: string; readonly label: string }[];
	/** Of the body that is asked about. */
	readonly bodyName: string | null;
	readonly council: string;
	/** The day of which it says how things stand. */
	readonly today: string;
	readonly meetings: readonly YearMeeting[];
	readonly counted: YearMeetings;
	readonly seats: readonly Presence[];
	readonly institutions: readonly Presence[];
	/** Of the decisions of the year; null: there are more than are looked through, and none are counted. */
	readonly given: YearTasks | null;
	/** Of earlier decisions, what was not done when the year began. */
	readonly carried: YearTasks | null;
	/** How many decisions of the year ask for something and have no task. */
	readonly without: number;
	/** The decisions of the year that ask for something, with their tasks. */
	readonly rows: readonly ControlRow[];
}

/** Counts the meetings. */
export function countMeetings(meetings: readonly YearMeeting[]): YearMeetings {
	const sittings = meetings.filter(({ isWritten }) => !isWritten);
	const over = meetings.filter(isOver);
	const held = over.filter(({ isWritten }) => !isWritten);
	return {
		...{ held: held.length, unwritten: held.filter(({ attendance }) => attendance === null) },
		ahead: sittings.filter(({ status }) => status === 'PLANNED' || status === 'INVITED').length,
		cancelled: sittings.filter(({ status }) => status === 'CANCELLED').length,
		written: over.length - held.length,
		decisions: sum(over.map(({ decisions }) => decisions ?? 0)),
		asksNothing: sum(over.map(({ asksNothing }) => asksNothing)),
		unread: over.filter(({ decisions }) => decisions === null).length
	};
}

/** It took place; of a decision in writing, it has ended. */
export function isOver({ status }: Pick<YearMeeting, 'status'>): boolean {
	return status !== 'PLANNED' && status !== 'INVITED' && status !== 'CANCELLED';
}

/** How often somebody came: in person, online, by a substitute; or not. Only where it is written. */
export interface Presence {
	readonly label: string;
	/** Of a seat: whose it is; null of an institution. */
	readonly body: string | null;
	readonly present: number;
	readonly online: number;
	readonly substitute: number;
	readonly absent: number;
}

/** Of how many meetings it is written at all. */
export function saidOf({ present, online, substitute, absent }: Presence): number {
	return present + online + substitute + absent;
}

/** The share of the meetings to which somebody came, in whole per cent; null where nothing is written. */
export function shareOf(one: Presence): number | null {
	const said = saidOf(one);
	return said === 0 ? null : Math.round((100 * (said - one.absent)) / said);
}

/** How the tasks stand that decisions made; each task once. */
export interface YearTasks {
	readonly given: number;
	readonly inTime: number;
	readonly doneLate: number;
	/** Closed without being done. */
	readonly ended: number;
	/** Not closed, and not late. */
	readonly open: number;
	readonly late: number;
}

/** Counts the tasks of rows, each once, whatever number of decisions it has. */
export function countTasks(rows: readonly ControlRow[]): YearTasks {
	const tasks = new Map(rows.flatMap(({ task }) => (task ? [[task.id, task] as const] : [])));
	const count = (is: (task: ControlledTask) => boolean) => [...tasks.values()].filter(is).length;
	return {
		given: tasks.size,
		inTime: count((task) => task.status === 'COMPLETED' && !task.isDoneLate),
		doneLate: count(({ isDoneLate }) => isDoneLate),
		ended: count(({ status }) => status === 'CANCELLED'),
		open: count((task) => isOpen(task) && !task.isLate),
		late: count(({ isLate }) => isLate)
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((whole, one) => whole + one, 0);
}
