import { longDate } from '#lib/latvian/dates.ts';
import { attendeeLine, quorumSentence, type AttendanceState } from './attendance.ts';
import type { ContentGuest, ContentQuorum, ContentSeat, MinutesContent } from './minutes-content.ts';
import * as words from './minutes-words.ts';

/** A line of the head: what it is, and what is said of it. */
export interface Fact {
	readonly term: string;
	readonly texts: readonly string[];
}

/** Which meeting it was: the head of the print. */
export function headFacts({ meeting }: MinutesContent): Fact[] {
	const { date, openedTime, closedTime, place, chair, writer, title } = meeting;
	const when = date ? longDate(date, { case: 'locative' }) : null;
	return [
		fact(words.meetingTerm(), [words.documentOf(meeting), ...meeting.bodies]),
		fact(words.titleTerm(), [title]),
		fact(words.whenTerm(), [when]),
		fact(words.placeTerm(), [place]),
		fact(words.openedTerm(), [openedTime && words.clock(openedTime)]),
		fact(words.closedTerm(), [closedTime && words.clock(closedTime)]),
		fact(words.chairTerm(), [chair]),
		fact(words.writerTerm(), [writer])
	];
}

/** Who was there, in whose place, and whether they were enough. */
export function attendanceFacts({ attendance, meeting }: MinutesContent): Fact[] {
	const { seats, guests, quorums } = attendance;
	const of = (state: AttendanceState) => seats.filter((seat) => seat.state === state).map(seatLine);
	const isSitting = meeting.kind === 'SITTING';
	return [
		fact(isSitting ? words.presentTerm() : words.answeredTerm(), of('PRESENT')),
		fact(words.onlineTerm(), of('ONLINE')),
		fact(words.substitutesTerm(), of('SUBSTITUTE')),
		fact(words.guestsTerm(), guests.map(guestLine)),
		fact(isSitting ? words.absentTerm() : words.silentTerm(), of('ABSENT')),
		fact(words.quorumTerm(), isSitting ? quorums.map((one) => quorumLine(one, quorums.length > 1)) : [])
	];
}

function fact(term: string, texts: readonly (string | null)[]): Fact {
	return { term, texts: texts.filter((text): text is string => Boolean(text)) };
}

function seatLine(seat: ContentSeat): string {
	const online = seat.state === 'SUBSTITUTE' && seat.isOnline ? words.online() : null;
	return [[attendeeLine(seat, 'lv'), online].filter(Boolean).join(', '), words.heardOnly(seat)]
		.filter(Boolean)
		.join(' ');
}

function guestLine(guest: ContentGuest): string {
	const { name, title, institution, isOnline } = guest;
	const who = [name, title, institution, isOnline ? words.online() : null].filter(Boolean).join(', ');
	return [who, words.heardOnly(guest)].filter(Boolean).join(' ');
}

function quorumLine(quorum: ContentQuorum, isNamed: boolean): string {
	const sentence = quorumSentence(quorum, quorum.bodyKind, 'lv');
	return isNamed ? `${quorum.body}: ${sentence}` : sentence;
}
