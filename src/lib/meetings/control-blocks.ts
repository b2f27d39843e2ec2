import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { lineOf, linesOf, type Lines, type TableBlock } from '#lib/documents/blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { ControlledTask } from '#lib/tasks/controlled.ts';
import type { Ground } from '#lib/tasks/history-restriction.ts';
import {
	dueWord,
	lateWord,
	originalWord,
	ownerNames,
	reasonWord,
	reportWord,
	standingWord,
	withoutTaskWord
} from './control-cells.ts';
import { decisionStateWord, type ControlFilter, type ControlRow } from './control.ts';

interface Columns {
	readonly locale: Locale;
	/** Whether the decisions are of several bodies, and each says of which. */
	readonly isOfSeveral: boolean;
}

/** The list as the table of a document. */
export function controlTable(rows: readonly ControlRow[], { locale, isOfSeveral }: Columns): TableBlock {
	const options = { locale };
	return {
		type: 'TABLE',
		keepsRows: true,
		columns: [
			{ name: m.control_column_number({}, options), share: 5 },
			{ name: m.control_column_decision({}, options), share: 25 },
			{ name: m.tasks_column_task({}, options), share: 20 },
			{ name: m.control_column_owners({}, options), share: 12 },
			{ name: m.tasks_column_due({}, options), share: 12 },
			{ name: m.tasks_column_status({}, options), share: 11 },
			{ name: m.control_column_reason({}, options), share: 16 },
			{ name: m.tasks_column_report({}, options), share: 19 }
		],
		rows: rows.map((row, at) => [
			lineOf(`${at + 1}.`),
			decisionCell(row, { locale, isOfSeveral }),
			...(row.task
				? taskCells(row.task, locale)
				: [lineOf(withoutTaskWord(row, locale), 'QUIET'), [], [], [], [], []])
		])
	};
}

function decisionCell({ decision }: ControlRow, { locale, isOfSeveral }: Columns): Lines {
	const { id, meetingId, citation, on, body, text } = decision;
	const about = [isOfSeveral ? body : null, on && shortDate(on, locale)].filter(Boolean).join(', ');
	return [
		[{ text: citation, href: `/meetings/${meetingId}/decisions/${id}` }],
		...lineOf(about, 'QUIET'),
		...lineOf(text)
	];
}

function taskCells(task: ControlledTask, locale: Locale): Lines[] {
	const options = { locale };
	const { number, title, owners } = task;
	const co = ownerNames(owners.co);
	const lead = ownerNames(owners.lead) || (co ? null : m.tasks_owed_by_body({}, options));
	const noReason = task.reason === null;
	return [
		[[{ text: m.control_task_number({ number }, options), href: `/tasks/${number}` }], ...lineOf(title)],
		[...lineOf(lead), ...lineOf(co && m.control_with({ names: co }, options), 'QUIET')],
		[
			...lineOf(dueWord(task, locale), task.isLate ? 'LATE' : undefined),
			...lineOf(lateWord(task), 'LATE'),
			...lineOf(originalWord(task, locale), 'QUIET')
		],
		linesOf([standingWord(task, locale), task.isDoneLate ? m.control_done_late({}, options) : null]),
		lineOf(reasonWord(task, locale), noReason ? 'QUIET' : undefined),
		lineOf(reportWord(task, locale))
	];
}

/** "No 01.01.2026. līdz 28.11.2026. · 8. Bāriņtiesu darba pilnveide · Nokavētie" */
export function controlSubject(
	{ from, to, state }: ControlFilter,
	bodyName: string | null,
	locale: Locale
): string {
	const period = m.word_done_period({ from: shortDate(from, locale), to: shortDate(to, locale) }, { locale });
	return [period, bodyName, state && decisionStateWord(state, locale)].filter(Boolean).join(' · ');
}

/** "Stāvoklis 28.11.2026.": a list says how things stand on the day on which it is made. */
export function asOfWord(today: PlainDate, locale: Locale): string {
	return m.control_as_of({ date: shortDate(today, locale) }, { locale });
}

/** What of the rows is restricted: the grounds, each with its last day. */
export function groundsOf(rows: readonly ControlRow[]): Ground[] {
	return rows.flatMap(({ decision, task }) => [...decision.restrictions, ...(task?.restrictions ?? [])]);
}
