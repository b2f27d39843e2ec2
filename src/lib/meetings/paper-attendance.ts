import { m } from '#i18n/generated/messages.js';
import { lineOf, linesOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { attendeeLine, stateWord } from './attendance.ts';
import type { ContentSeat, MinutesContent } from './minutes-content.ts';
import { chairLine, guestLine, isSaid, quorumLines } from './paper-people.ts';
import { documentOf, entry, line, placeBlocks, titleBlock, wordFor, type Paper } from './paper-words.ts';

const latvian = { locale: 'lv' } as const;

/** Who was there, seat by seat, with room to sign: before the meeting a list to sign in on, after it who took part. */
export function attendanceBlocks(paper: Paper, content: MinutesContent): Block[] {
	const { texts } = paper;
	const { meeting, attendance } = content;
	const { seats, guests, quorums } = attendance;
	const rows = seats.map((seat, at) => rowOf(at + 1, seat));
	const guestRows = guests.map((guest, at) => [
		...[
			lineOf(String(seats.length + at + 1)),
			lineOf(m.papers_guest({}, latvian)),
			lineOf(guestLine(guest)),
			[],
			[]
		]
	]);
	const chair = entry(wordFor(texts, meeting, 'chairs', 'chairsGroup'), [chairLine(content)]);
	return [
		titleBlock(paper, meeting, documentOf(meeting, texts.words.attendance), meeting.title ?? undefined),
		...placeBlocks(texts, meeting.date, meeting.number),
		...(chair.lines.length ? [{ type: 'ENTRIES', entries: [chair] } as const] : []),
		{ type: 'TABLE', keepsRows: true, columns: columnsOf(), rows: [...rows, ...guestRows] },
		...(isSaid(seats) && meeting.kind === 'SITTING' ? quorumLines(quorums).flatMap((text) => line(text)) : [])
	];
}

function columnsOf() {
	return [
		{ name: m.papers_column_number({}, latvian), share: 6 },
		{ name: m.papers_column_seat({}, latvian), share: 27 },
		{ name: m.papers_column_who({}, latvian), share: 33 },
		{ name: m.papers_column_state({}, latvian), share: 16 },
		{ name: m.papers_column_signature({}, latvian), share: 18, isForWriting: true as const }
	];
}

function rowOf(number: number, seat: ContentSeat): Lines[] {
	const { label, institution, votingRight, personName, state } = seat;
	const voice = votingRight ? null : m.papers_without_vote({}, latvian);
	const seatWords = label === institution ? null : institution;
	return [
		lineOf(String(number)),
		linesOf([label, seatWords, voice]),
		state === 'SUBSTITUTE' || personName !== null ? lineOf(attendeeLine(seat, 'lv')) : [],
		state === null ? [] : lineOf(stateWord(state, 'lv')),
		[]
	];
}
