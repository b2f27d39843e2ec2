import { calendarAtRevision } from '#lib/calendar/working-calendar.server.ts';
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts';
import type { Directory } from '#lib/council/council.ts';
import { directoryAtRevision } from '#lib/council/directory.server.ts';
import type { Database, Transaction } from '#lib/server/database.server.ts';
import { readRevisions } from '#lib/server/revisions.server.ts';

/** What every list begins with: the council, the working calendar, and which number the last changes of the council and of the tasks have. */
export interface Register {
	readonly directory: Directory;
	readonly calendar: WorkingCalendar;
	readonly revision: number;
	readonly councilRevision: number;
}

const remembered = new WeakMap<Database, Map<string, { revision: number; value: Promise<unknown> }>>();
const mostRemembered = 300;

/** All of it in one statement, shared by all who ask at once. */
export async function readRegister(db: Database): Promise<Register> {
	const revisions = await readRevisions(db);
	const [directory, calendar] = await Promise.all([
		directoryAtRevision(db, revisions.council),
		calendarAtRevision(db, revisions.calendar)
	]);
	return { directory, calendar, revision: revisions.tasks, councilRevision: revisions.council };
}

/** Keeps an answer that is true for one number of the `tasks` revision, which a change of the calendar moves on as well. `key` says what it is the answer to. */
export function untilTasksChange<T>(
	db: Database,
	revision: number,
	key: string,
	work: () => Promise<T>
): Promise<T> {
	let answers = remembered.get(db);
	if (!answers) remembered.set(db, (answers = new Map()));
	const known = answers.get(key);
	if (known?.revision === revision) return known.value as Promise<T>;
	if (answers.size >= mostRemembered) answers.delete(answers.keys().next().value!);
	const value = work();
	answers.set(key, { revision, value });
	value.catch(() => answers.get(key)?.value === value && answers.delete(key));
	return value;
}

/** To be done in the transaction of every change of a task. */
export async function tasksChanged(tx: Transaction): Promise<void> {
	await tx.revision.update({ where: { id: 'tasks' }, data: { number: { increment: 1 } } });
}
