import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, type Block, type Lines, type TableBlock } from '#lib/documents/blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { asOfWord } from './control-blocks.ts';
import { isOver, shareOf, type Presence, type YearMeeting, type YearReport, type YearTasks } from './year.ts';

/** The figures of the year as a document; the list of its decisions stands after them. */
export function yearBlocks(report: YearReport, locale: Locale): Block[] {
	return [
		...meetingBlocks(report, locale),
		...attendanceBlocks(report, locale),
		...decisionBlocks(report, locale)
	];
}

function heading(text: string, level: 1 | 2 = 1): Block {
	return { type: 'HEADING', level, text, isUnnumbered: true };
}

function paragraph(text: string | null): Block[] {
	return text ? [{ type: 'PARAGRAPH', lines: lineOf(text) }] : [];
}

function fact(term: string, value: number) {
	return { term, lines: lineOf(String(value)) };
}

function meetingBlocks({ meetings, counted, bodyName }: YearReport, locale: Locale): Block[] {
	const options = { locale };
	const { held, ahead, cancelled, written } = counted;
	return [
		heading(m.year_meetings({}, options)),
		{
			type: 'FACTS',
			facts: [
				fact(m.year_held({}, options), held),
				fact(m.year_cancelled({}, options), cancelled),
				fact(m.year_written({}, options), written),
				...(ahead ? [fact(m.year_ahead({}, options), ahead)] : [])
			]
		},
		...(meetings.length
			? [meetingTable(meetings, bodyName === null, locale)]
			: paragraph(m.year_none({}, options)))
	];
}

function meetingTable(meetings: readonly YearMeeting[], isOfSeveral: boolean, locale: Locale): TableBlock {
	const options = { locale };
	return {
		type: 'TABLE',
		keepsRows: true,
		columns: [
			{ name: m.year_column_date({}, options), share: 14 },
			{ name: m.year_column_meeting({}, options), share: 34 },
			{ name: m.tasks_column_status({}, options), share: 20 },
			{ name: m.year_column_attendance({}, options), share: 18 },
			{ name: m.year_column_decisions({}, options), share: 14 }
		],
		rows: meetings.map((meeting) => {
			const { id, date, word, number, body, standing } = meeting;
			const name = [word, number === null ? null : m.meetings_number_short({ number }, options)];
			return [
				[[{ text: shortDate(date, locale), href: `/meetings/${id}` }]],
				[...lineOf(name.filter(Boolean).join(' ')), ...lineOf(isOfSeveral ? body : null, 'QUIET')],
				lineOf(standing),
				cameCell(meeting, locale),
				decidedCell(meeting, locale)
			];
		})
	};
}

function cameCell(meeting: YearMeeting, locale: Locale): Lines {
	if (meeting.isWritten || !isOver(meeting)) return [];
	const { attendance } = meeting;
	return attendance
		? lineOf(m.year_came(attendance, { locale }))
		: lineOf(m.year_unwritten({}, { locale }), 'QUIET');
}

function decidedCell(meeting: YearMeeting, locale: Locale): Lines {
	if (!isOver(meeting)) return [];
	return meeting.decisions === null
		? lineOf(m.year_unread({}, { locale }), 'QUIET')
		: lineOf(String(meeting.decisions));
}

function attendanceBlocks(report: YearReport, locale: Locale): Block[] {
	const { counted, seats, institutions, bodyName } = report;
	const options = { locale };
	const { held, unwritten } = counted;
	if (held === 0) return [];
	const written = held - unwritten.length;
	const dates = unwritten.map(({ date }) => shortDate(date, locale)).join(', ');
	return [
		heading(m.year_attendance({}, options)),
		...paragraph(
			written ? m.year_attendance_of({ written, held }, options) : m.year_attendance_none({}, options)
		),
		...paragraph(written && unwritten.length ? m.year_attendance_missing({ dates }, options) : null),
		...(institutions.length
			? [
					heading(m.year_by_institution({}, options), 2),
					presenceTable(institutions, m.year_column_institution({}, options), false, locale)
				]
			: []),
		...(seats.length
			? [
					heading(m.year_by_seat({}, options), 2),
					presenceTable(seats, m.year_column_seat({}, options), bodyName === null, locale)
				]
			: [])
	];
}

function presenceTable(
	rows: readonly Presence[],
	name: string,
	isOfSeveral: boolean,
	locale: Locale
): TableBlock {
	const options = { locale };
	return {
		type: 'TABLE',
		keepsRows: true,
		columns: [
			{ name, share: 40 },
			{ name: m.year_column_present({}, options), share: 12 },
			{ name: m.year_column_online({}, options), share: 12 },
			{ name: m.year_column_substitute({}, options), share: 13 },
			{ name: m.year_column_absent({}, options), share: 14 },
			{ name: m.year_column_share({}, options), share: 11 }
		],
		rows: rows.map((row) => {
			const { label, body, present, online, substitute, absent } = row;
			const share = shareOf(row);
			return [
				[...lineOf(label), ...lineOf(isOfSeveral ? body : null, 'QUIET')],
				...[present, online, substitute, absent].map((count) => lineOf(String(count))),
				share === null ? [] : lineOf(m.year_share({ share }, options))
			];
		})
	};
}

function decisionBlocks(report: YearReport, locale: Locale): Block[] {
	const { counted, given, carried, without, today, filter } = report;
	const options = { locale };
	const { decisions, asksNothing, unread } = counted;
	return [
		heading(m.year_decisions({}, options)),
		{ type: 'PARAGRAPH', isLabel: true, lines: lineOf(asOfWord(today, locale)) },
		{
			type: 'FACTS',
			facts: [
				fact(m.year_decided({}, options), decisions),
				fact(m.year_asks_nothing({}, options), asksNothing),
				fact(m.year_without({}, options), without)
			]
		},
		...paragraph(unread ? m.year_unread_document({ count: unread }, options) : null),
		...(given && carried
			? [
					taskTable(
						[
							[m.year_given({ year: String(filter.year) }, options), given],
							[m.year_carried({}, options), carried]
						],
						locale
					)
				]
			: paragraph(m.year_too_many({}, options)))
	];
}

function taskTable(
	rows: readonly (readonly [label: string, tasks: YearTasks])[],
	locale: Locale
): TableBlock {
	const options = { locale };
	return {
		type: 'TABLE',
		keepsRows: true,
		columns: [
			{ name: m.year_column_tasks({}, options), share: 28 },
			{ name: m.year_column_given({}, options), share: 13 },
			{ name: m.year_column_in_time({}, options), share: 13 },
			{ name: m.year_column_done_late({}, options), share: 13 },
			{ name: m.year_column_ended({}, options), share: 13 },
			{ name: m.year_column_open({}, options), share: 12 },
			{ name: m.year_column_late({}, options), share: 13 }
		],
		rows: rows.map(([label, { given, inTime, doneLate, ended, open, late }]) => [
			lineOf(label),
			...[given, inTime, doneLate, ended, open].map((count) => lineOf(String(count))),
			lineOf(String(late), late ? 'LATE' : undefined)
		])
	};
}
