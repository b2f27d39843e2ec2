import type { Actor } from '#lib/accounts/actor.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { readAttendanceAndPeople } from './attendance-view.server.ts';
import type { AttendanceView } from './attendance.ts';
import { readMeetingHead, type MeetingHead } from './meeting-head.server.ts';
import { isAhead, meetingWord } from './meetings.ts';

/** What the page of who was at a meeting shows. */
export interface AttendancePage {
	readonly head: MeetingHead;
	readonly view: AttendanceView;
	/** The day that the seats are counted on; none: today, as the meeting has no day yet. */
	readonly date: string | null;
	readonly isAhead: boolean;
	/** What it is called: "Sēde". */
	readonly word: string;
	/** For whoever marks: whom the council had that day, to choose substitutes from. */
	readonly names: readonly string[];
}

/** Refuses NOT_FOUND where there is no such meeting, or nobody sits at it (a decision in writing). */
export async function readAttendancePage(actor: Actor, id: string): Promise<AttendancePage> {
	const { meeting, head } = await readMeetingHead(actor, id);
	if (meeting.kind !== 'SITTING') throw new Refusal('NOT_FOUND');
	const { view, people } = await readAttendanceAndPeople(actor, meeting);
	const names = people ? [...people.holders.values()].flat().map(({ name }) => name) : [];
	const word = meetingWord(meeting, view.bodies[0]?.kind ?? 'SUBGROUP', actor.locale);
	return {
		...{ word, head, view, date: meeting.date, isAhead: isAhead(meeting) },
		names: head.may.attend ? [...new Set(names)] : []
	};
}
