import { m } from '#i18n/generated/messages.js';
import { attendeeLine, quorumSentence } from './attendance.ts';
import type { ContentGuest, ContentQuorum, ContentSeat, MinutesContent } from './minutes-content.ts';

/* Who was there, in the words of the documents. */

const latvian = { locale: 'lv' } as const;

/** "X, departamenta direktore, LM pārstāve", and how and how long they were there. */
export function seatLine(seat: ContentSeat): string {
	const isOnline = seat.state === 'ONLINE' || (seat.state === 'SUBSTITUTE' && seat.isOnline);
	const own = seat.personName && seat.personTitle && seat.state !== 'SUBSTITUTE' ? seat.label : null;
	return withHow([attendeeLine(seat, 'lv'), own], isOnline, seat);
}

export function guestLine({ name, title, institution, isOnline, ...heard }: ContentGuest): string {
	return withHow([name, title, institution], isOnline, heard);
}

function withHow(
	who: readonly (string | null)[],
	isOnline: boolean,
	heard: Pick<ContentSeat, 'came' | 'left'>
): string {
	const words = [...who, isOnline ? m.papers_online({}, latvian) : null].filter(Boolean).join(', ');
	return [words, heardOnly(heard)].filter(Boolean).join(' ');
}

/** "(no 3. §, līdz 5. §)" of whoever was not there all the time. */
function heardOnly({ came, left }: Pick<ContentSeat, 'came' | 'left'>): string | null {
	const parts = [
		came !== null ? m.papers_came({ number: came }, latvian) : null,
		left !== null ? m.papers_left({ number: left }, latvian) : null
	].filter(Boolean);
	return parts.length ? `(${parts.join(', ')})` : null;
}

/** "Anna Bērziņa, labklājības ministre": whoever chairs, with the post they work in, else their seat. */
export function chairLine({ meeting, attendance }: MinutesContent): string | null {
	const { chair } = meeting;
	const seat = attendance.seats.find(({ personName }) => personName !== null && personName === chair);
	const capacity = seat ? [seat.personTitle, seat.label].filter(Boolean) : [];
	return chair === null ? null : [chair, ...new Set(capacity)].join(', ');
}

/** Whether anything is said of who came: before that, nobody is counted. */
export function isSaid(seats: readonly Pick<ContentSeat, 'state'>[]): boolean {
	return seats.some(({ state }) => state !== null);
}

/** "Kvorums: piedalās 14 no 22; padome ir lemttiesīga"; where several bodies met, of each. */
export function quorumLines(quorums: readonly ContentQuorum[]): string[] {
	return quorums.map((quorum) => {
		const sentence = quorumSentence(quorum, quorum.bodyKind, 'lv');
		return quorums.length > 1 ? `${quorum.body}. ${sentence}` : sentence;
	});
}

/** "klātienē (Skolas iela 28, Rīga) un tiešsaistē". */
export function howHeld({ meeting, attendance }: MinutesContent, usualPlace: string): string {
	const { seats, guests } = attendance;
	const sat = seats.some(
		({ state, isOnline }) => state === 'PRESENT' || (state === 'SUBSTITUTE' && !isOnline)
	);
	const online = [...seats, ...guests].some((one) =>
		'state' in one ? one.state === 'ONLINE' || (one.state === 'SUBSTITUTE' && one.isOnline) : one.isOnline
	);
	const place = meeting.place ?? (sat ? usualPlace : '');
	const inPerson = place ? m.papers_held_at({ place }, latvian) : sat ? m.papers_held({}, latvian) : null;
	if (!online) return inPerson ?? '';
	return inPerson ? m.papers_held_both({ there: inPerson }, latvian) : m.papers_held_online({}, latvian);
}
