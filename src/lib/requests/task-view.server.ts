import type { Actor } from '#lib/accounts/actor.server.ts';
import { deadlineWords, type DeadlineWords } from '#lib/calendar/deadline-words.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isOpen, isOwed, statusWord, type Status } from '#lib/tasks/tasks.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import type { AnsweredTask } from './answered-task.server.ts';
import { todayOf } from './answered-task.server.ts';
import type { SeenTask } from './seen-task.server.ts';

/** A task as whoever answers by a link sees it: what is public of it. */
export interface LinkedTask {
	readonly id: string;
	readonly number: number;
	readonly code: string | null;
	readonly title: string;
	readonly version: number;
	readonly body: string;
	readonly status: string;
	readonly due: (Pick<DeadlineWords, 'long' | 'note'> & { readonly isLate: boolean }) | null;
	/** The document's words, where there is no date. */
	readonly dueText: string | null;
	/** Safe HTML. */
	readonly description: string | null;
	readonly expectedResult: string | null;
	readonly lastReport: LastReport | null;
}

export interface LastReport {
	readonly on: string;
	readonly author: string;
	readonly capacity: string;
	/** Safe HTML; null where it is restricted: after signing in only. */
	readonly html: string | null;
}

/** What the day and the council are by which a task is shown: asked for together, one statement. */
export interface Surroundings {
	readonly directory: Directory;
	readonly calendar: WorkingCalendar;
}

/** Both as they are now. */
export async function surroundingsOf(installation: Installation): Promise<Surroundings> {
	const [directory, calendar] = await Promise.all([directoryOf(installation), calendarOf(installation)]);
	return { directory, calendar };
}

/** The public matter of a task that is not restricted itself; its last report, if anybody may read it. */
export function viewLinkedTask(
	{ installation, locale }: Pick<Actor, 'installation' | 'locale'>,
	{ directory, calendar }: Surroundings,
	task: SeenTask
): LinkedTask {
	const today = todayOf({ installation });
	const { last } = task;
	const body = bodyById(directory, task.bodyId);
	const { id, number, code, title, version, dueText } = task;
	const words = task.due ? deadlineWords(calendar, task.due, today, locale) : null;
	return {
		...{ id, number, code, title, version },
		// The document's "…." says no more than nothing.
		dueText: dueText && /[\p{L}\p{N}]/u.test(dueText) ? dueText : null,
		body: body ? bodyLabel(body, locale) : '',
		status: statusWord({ status: task.status as Status, closedAs: task.closedAs }, locale),
		due: words && {
			...{ long: words.long, note: isOwed(task) ? words.note : '' },
			isLate: isOwed(task) && words.state === 'LATE'
		},
		description: task.description && renderMarkdown(task.description),
		expectedResult: task.expectedResult && renderMarkdown(task.expectedResult),
		lastReport: last && {
			...{ on: rigaDate(last.at), author: last.authorName, capacity: last.capacity },
			html: isRestricted(last, today) ? null : renderMarkdown(last.text)
		}
	};
}

/** Whether there is still something to answer. */
export function isEnded(task: AnsweredTask): boolean {
	return !isOpen(task);
}
