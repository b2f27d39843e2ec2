import type { Locale } from '#lib/accounts/actor.ts';
import type { CalendarEvent } from '#lib/calendar/events.ts';
import { bodyById, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';
import type { ToldMeeting } from './invitation-facts.ts';
import { meetingWord } from './meetings.ts';

/** What an entry of a calendar says of a meeting; nothing of its agenda, because calendars lie with others. */
export interface EventOfMeeting extends ToldMeeting {
	readonly id: string;
	readonly kind: string;
	readonly bodyId: string;
	readonly isExtraordinary: boolean;
	readonly sequence: number;
	readonly status: string;
}

/** By what calendars know it again, in a mail and in a feed. */
export function uidOf(meetingId: string): string {
	return `meeting-${meetingId}`;
}

/** Which meeting a calendar answers; null where it is no meeting of ours. */
export function meetingOfUid(uid: string): string | null {
	return /^meeting-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.exec(uid)?.[1]?.toLowerCase() ?? null;
}

/** A meeting as an entry of a calendar; null while it has no day. */
export function eventOf(
	meeting: EventOfMeeting,
	{
		directory,
		origin,
		changedAt,
		locale
	}: { directory: Directory; origin: string; changedAt: Date; locale: Locale }
): CalendarEvent | null {
	const { id, date, startTime, endTime, place, link, title, sequence, status } = meeting;
	if (date === null) return null;
	const body = bodyById(directory, meeting.bodyId);
	const word = meetingWord(meeting, body?.kind ?? 'SUBGROUP', locale);
	const name = [title, body?.shortName].filter(Boolean).join(', ');
	return {
		...{ uid: uidOf(id), sequence, changedAt, location: place ?? link, isBusy: true },
		when: startTime === null ? { date } : { date, startTime, ...(endTime ? { endTime } : {}) },
		summary: name ? m.invitations_event({ word, name }, { locale }) : word,
		description: [...(link ? [m.invitations_event_link({ link }, { locale })] : [])],
		url: `${origin}/meetings/${id}`,
		...(status === 'CANCELLED' ? { status: 'CANCELLED' } : {}),
		...(status === 'PLANNED' ? { status: 'TENTATIVE' } : {})
	};
}
