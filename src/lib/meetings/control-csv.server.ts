import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { CsvCell } from '#lib/documents/csv.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { ControlledTask } from '#lib/tasks/controlled.ts';
import { statusWord } from '#lib/tasks/tasks.ts';
import { ownerNames, withoutTaskWord } from './control-cells.ts';
import type { ControlRow } from './control.ts';

type Column = readonly [name: (inputs: object, options: { locale: Locale }) => string, cell: Cell];
type Cell = (row: ControlRow, locale: Locale, origin: string) => CsvCell;

const date = (day: string | null | undefined) => (day ? shortDate(day) : null);
/** Of the task, where there is one. */
const ofTask =
	(cell: (task: ControlledTask, locale: Locale, origin: string) => CsvCell): Cell =>
	({ task }, locale, origin) =>
		task && cell(task, locale, origin);
const yes = (is: boolean, locale: Locale) => (is ? m.tasks_csv_yes({}, { locale }) : null);

const columns: readonly Column[] = [
	[m.control_column_decision, ({ decision }) => decision.citation],
	[m.control_csv_decided, ({ decision }) => date(decision.on)],
	[m.tasks_filter_body, ({ decision }) => decision.body],
	[m.control_csv_text, ({ decision }) => decision.text],
	[m.control_csv_task_number, ofTask(({ number }) => number)],
	[m.tasks_column_task, ofTask(({ title }) => title)],
	[m.tasks_csv_lead, ofTask(({ owners }) => ownerNames(owners.lead))],
	[m.tasks_csv_co, ofTask(({ owners }) => ownerNames(owners.co))],
	[m.tasks_column_due, ofTask(({ due }) => date(due))],
	[m.tasks_csv_original_due, ofTask(({ originalDue }) => date(originalDue))],
	[m.tasks_csv_due_text, ofTask(({ dueText }) => dueText)],
	[m.tasks_csv_late, ofTask(({ isLate, isDoneLate }, locale) => yes(isLate || isDoneLate, locale))],
	[
		m.tasks_column_status,
		(row, locale) => (row.task ? statusWord(row.task, locale) : withoutTaskWord(row, locale))
	],
	[m.control_csv_closed, ofTask(({ closedOn }) => date(closedOn))],
	[m.control_column_reason, ofTask(({ reason }) => reason?.text ?? null)],
	[m.control_csv_reported, ofTask(({ report }) => date(report?.on))],
	[m.tasks_column_report, ofTask(({ report }) => report?.text ?? null)],
	[
		m.tasks_csv_address,
		({ decision, task }, _locale, origin) =>
			task
				? `${origin}/tasks/${task.number}`
				: `${origin}/meetings/${decision.meetingId}/decisions/${decision.id}`
	]
];

/** The head of the table, in the reader's language. */
export function controlCsvColumns(locale: Locale): string[] {
	return columns.map(([name]) => name({}, { locale }));
}

/** Rows of the list as cells, one after another. Dates are written as Excel in Latvia reads them ("25.03.2022."). */
export async function* controlCsvRows(
	rows: AsyncIterable<ControlRow>,
	locale: Locale,
	origin: string
): AsyncGenerator<CsvCell[], void, undefined> {
	for await (const row of rows) yield columns.map(([, cell]) => cell(row, locale, origin));
}
