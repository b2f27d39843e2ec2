import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import { isPlainDate } from '#lib/calendar/days.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { bodyWords, ownerWords, type Speaking } from './history-words.ts';
import type { AssignmentDetail, HistoryEdit } from './history.ts';
import { statuses, statusWord } from './tasks.ts';

/** One field that somebody changed, in words. */
export interface EditedField {
	readonly field: string;
	readonly before: string;
	readonly after: string;
}

type Say = (inputs: object, options: { locale: Locale }) => string;

/** The fields that are told of. What else is recorded (ids, versions, keys) means nothing to a reader. */
const fields: Readonly<Record<string, Say>> = {
	title: m.word_field_title,
	code: m.word_field_code,
	description: m.word_field_description,
	expectedResult: m.word_field_expected_result,
	due: m.word_field_due,
	originalDue: m.word_field_original_due,
	dueText: m.word_field_due_text,
	recurrence: m.word_field_recurrence,
	inRegister: m.word_field_in_register,
	underControl: m.word_field_under_control,
	status: m.word_field_status,
	closedOn: m.word_field_closed_on,
	closedBy: m.word_field_decision,
	decision: m.word_field_decision,
	bodyId: m.word_field_body,
	note: m.word_field_note,
	restrictedBasis: m.word_field_restricted_basis,
	restrictedUntil: m.word_field_restricted_until,
	assignments: m.word_field_owners,
	owners: m.word_field_owners,
	reference: m.word_field_source,
	author: m.word_field_author,
	date: m.word_field_date,
	controlEndedOn: m.word_field_control_ended_on,
	controlEndedBy: m.word_field_control_ended_by
};

const markdown = new Set(['description', 'expectedResult', 'note']);

/** What a change of the records changed, field by field; nothing where it was no field that is told of. */
export function editedFields({ before, after, at }: HistoryEdit, speaking: Speaking): EditedField[] {
	const { locale } = speaking;
	const names = Object.keys(fields).filter(
		(name) => Object.hasOwn(before, name) || Object.hasOwn(after, name)
	);
	return names
		.map((name) => ({
			field: fields[name]!({}, { locale }),
			before: valueWords(name, before[name], at, speaking),
			after: valueWords(name, after[name], at, speaking)
		}))
		.filter((one) => one.before !== one.after);
}

function valueWords(name: string, value: unknown, at: Date, speaking: Speaking): string {
	const options = { locale: speaking.locale };
	if (value === null || value === undefined || value === '') return '–';
	if (typeof value === 'boolean') return value ? m.word_yes({}, options) : m.word_no({}, options);
	if (Array.isArray(value))
		return name === 'assignments' || name === 'owners'
			? ownerWords(value as AssignmentDetail[], rigaDate(at), speaking)
			: '…';
	if (typeof value !== 'string') return typeof value === 'number' ? String(value) : '…';
	if (name === 'bodyId') return bodyWords(value, speaking);
	if (name === 'recurrence') return recurrenceWords(value, speaking.locale);
	const status = statuses.find((one) => one === value);
	if (name === 'status' && status) return statusWord({ status }, speaking.locale);
	if (isPlainDate(value)) return shortDate(value, speaking.locale);
	return markdown.has(name) ? plainText(value) : value;
}

/** How often a task comes back. */
export function recurrenceWords(recurrence: string, locale: Locale): string {
	switch (recurrence) {
		case 'P1M':
			return m.word_recurrence_month({}, { locale });
		case 'P3M':
			return m.word_recurrence_quarter({}, { locale });
		case 'P6M':
			return m.word_recurrence_half_year({}, { locale });
		case 'P1Y':
			return m.word_recurrence_year({}, { locale });
		default:
			return recurrence;
	}
}
