import type { Locale } from '#lib/accounts/actor.ts';
import type { CsvCell } from '#lib/documents/csv.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import type { Owner } from './owners.ts';
import type { TaskRow } from './rows.server.ts';
import { statusWord } from './tasks.ts';

type Column = readonly [name: (inputs: object, options: { locale: Locale }) => string, cell: Cell];
type Cell = (row: TaskRow, locale: Locale, origin: string) => CsvCell;

const date = (day: string | null) => day && shortDate(day);
const names = (owners: readonly Owner[]) => owners.map(({ label }) => label).join(', ');

const columns: readonly Column[] = [
	[m.tasks_column_number, (row) => row.number],
	[m.tasks_csv_code, (row) => row.code],
	[m.tasks_column_task, (row) => row.title],
	[m.tasks_filter_body, (row) => row.body.name],
	[m.tasks_csv_lead, (row) => names(row.owners.lead)],
	[m.tasks_csv_co, (row) => names(row.owners.co)],
	[m.tasks_column_due, (row) => date(row.due)],
	[m.tasks_csv_original_due, (row) => date(row.originalDue)],
	[m.tasks_csv_due_text, (row) => row.dueText],
	[m.tasks_csv_late, (row, locale) => (row.isLate ? m.tasks_csv_yes({}, { locale }) : null)],
	[m.tasks_column_status, (row, locale) => statusWord(row, locale)],
	[m.tasks_column_report, (row) => date(row.lastReportOn)],
	[m.tasks_csv_subtasks, (row) => row.subtasks.total],
	[m.tasks_csv_subtasks_done, (row) => row.subtasks.done],
	[m.tasks_csv_parent, (row) => row.parent?.number ?? null],
	[m.tasks_csv_address, (row, _locale, origin) => `${origin}/tasks/${row.number}`]
];

/** The head of the CSV of the register, in the reader's language. */
export function csvColumns(locale: Locale): string[] {
	return columns.map(([name]) => name({}, { locale }));
}

/** Rows of the register as cells, one after another. Dates are written as Excel in Latvia reads them ("25.03.2022."). */
export async function* csvRows(
	rows: AsyncIterable<TaskRow>,
	locale: Locale,
	origin: string
): AsyncGenerator<CsvCell[], void, undefined> {
	for await (const row of rows) yield columns.map(([, cell]) => cell(row, locale, origin));
}
