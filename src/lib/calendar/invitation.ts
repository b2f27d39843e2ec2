import {
	ICalAttendeeRole,
	ICalAttendeeStatus,
	ICalAttendeeType,
	ICalCalendarMethod,
	type ICalAttendeeData
} from 'ical-generator';
import { addEvent, emptyCalendar, textOf, type CalendarEvent } from './events.ts';

/** Somebody's mailbox; the name may be empty. */
export interface CalendarMailbox {
	readonly name: string;
	readonly address: string;
}

/** Whom a mail invites. */
export interface Invited extends CalendarMailbox {
	readonly isOptional?: boolean;
	/** What they answered already, where the change leaves it as it is. */
	readonly answer?: CalendarAnswer;
	/** Whether calendars are asked to send an answer: only where somebody reads the mailbox. */
	readonly wantsReply: boolean;
}

export type CalendarAnswer = 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | 'DELEGATED';

/**
 * What a calendar is told (RFC 5546): of a new or a changed event, that it does not take place (or not with this person any more),
 * or only that it is.
 */
export type Invitation = {
	readonly event: CalendarEvent;
	/** The mailbox that the mail comes from, `config.mailFrom`: Outlook takes an invitation of no other. */
	readonly organizer: CalendarMailbox;
	readonly fileName?: string;
} & (
	| { readonly method: 'REQUEST' | 'CANCEL'; readonly invited: Invited }
	| { readonly method: 'PUBLISH'; readonly invited?: never }
);

/** What a mail carries: a `MailCalendar` of the mail room. */
export interface CalendarFile {
	readonly method: Invitation['method'];
	readonly text: string;
	readonly fileName: string;
}

/** The calendar file of one mail to one person. Nobody learns from it who else is invited. */
export function renderInvitation(invitation: Invitation): CalendarFile {
	const { method, event, organizer, invited, fileName = 'padome.ics' } = invitation;
	const calendar = emptyCalendar({ method: ICalCalendarMethod[method], scale: 'gregorian' });
	const status = method === 'CANCEL' ? 'CANCELLED' : (event.status ?? 'CONFIRMED');
	const written = addEvent(calendar, { ...event, status });
	written.organizer({ name: nameOf(organizer), email: organizer.address });
	if (invited) written.createAttendee(attendeeOf(invited, method === 'CANCEL'));
	return { method, text: textOf(calendar), fileName };
}

function attendeeOf(invited: Invited, isCancelled: boolean): ICalAttendeeData {
	const { address, isOptional, answer, wantsReply } = invited;
	const person = {
		...{ name: nameOf(invited), email: address, type: ICalAttendeeType.INDIVIDUAL },
		role: isOptional ? ICalAttendeeRole.OPT : ICalAttendeeRole.REQ
	};
	if (isCancelled) return person;
	return {
		...{ ...person, rsvp: wantsReply },
		status: answer ? ICalAttendeeStatus[answer] : ICalAttendeeStatus.NEEDSACTION
	};
}

/** Quotation marks have no place in a CN that Outlook reads; nor has an empty one. */
function nameOf({ name, address }: CalendarMailbox): string {
	return name.replaceAll('"', '').trim() || address;
}
