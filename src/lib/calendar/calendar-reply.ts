import ICAL from 'ical.js';
import type { CalendarAnswer } from './invitation.ts';

/** What somebody's calendar answered to an invitation (RFC 5546, 3.2.3). */
export interface CalendarReply {
	/** As the invitation had it. */
	readonly uid: string;
	/** Which version of the event it answers. */
	readonly sequence: number;
	/** When the answer was given: of two to the same version the later one holds. */
	readonly answeredAt: Date | null;
	/** Whose answer it is, in small letters: what a mail says, not who sent it. */
	readonly attendee: string;
	readonly attendeeName: string;
	readonly answer: CalendarAnswer;
	/** Who comes instead, where it was handed on. */
	readonly delegatedTo: string | null;
	/** Of the one who comes instead: for whom. */
	readonly delegatedFrom: string | null;
	/** What was written with it; empty where nothing was. */
	readonly comment: string;
}

const answers: readonly string[] = [
	'ACCEPTED',
	'DECLINED',
	'TENTATIVE',
	'DELEGATED'
] satisfies CalendarAnswer[];
const longestComment = 10_000;

/**
 * Reads the reply of a calendar. Where it names several people (a reply has to name one), that of `from`, the address the mail
 * came from. Null for everything that is none: another method, no calendar at all, nobody who answers, no answer yet.
 */
export function parseCalendarReply(text: string, from = ''): CalendarReply | null {
	const event = replyEventIn(text);
	const attendee = event && attendeeOf(event, from.trim().toLowerCase());
	const uid = event && textOf(event, 'uid');
	if (!event || !attendee || !uid) return null;
	const { property, address } = attendee;
	const answer = parameterOf(property, 'partstat').toUpperCase();
	if (!isAnswer(answer)) return null;
	const stamp = event.getFirstPropertyValue('dtstamp');
	return {
		...{ uid, sequence: Number(event.getFirstPropertyValue('sequence') ?? 0) || 0, answer },
		answeredAt: stamp instanceof ICAL.Time ? stamp.toJSDate() : null,
		...{ attendee: address, attendeeName: parameterOf(property, 'cn') },
		delegatedTo: mailboxOf(parameterOf(property, 'delegated-to')) || null,
		delegatedFrom: mailboxOf(parameterOf(property, 'delegated-from')) || null,
		comment: textOf(event, 'comment').slice(0, longestComment)
	};
}

function replyEventIn(text: string): ICAL.Component | null {
	try {
		// Before its first line some write a mark of order, and behind its last one more calendar.
		const parsed = ICAL.parse(text.replace(/^\uFEFF/, '').trim()) as unknown[];
		const calendar = new ICAL.Component(Array.isArray(parsed[0]) ? (parsed[0] as unknown[]) : parsed);
		if (calendar.getFirstPropertyValue('method')?.toString().toUpperCase() !== 'REPLY') return null;
		return calendar.getFirstSubcomponent('vevent');
	} catch {
		return null;
	}
}

function attendeeOf(
	event: ICAL.Component,
	from: string
): { property: ICAL.Property; address: string } | null {
	const all = event
		.getAllProperties('attendee')
		.map((property) => ({ property, address: mailboxOf(property.getFirstValue()) }))
		.filter(({ address }) => address !== '');
	return all.find(({ address }) => address === from) ?? all[0] ?? null;
}

function isAnswer(text: string): text is CalendarAnswer {
	return answers.includes(text);
}

function textOf(event: ICAL.Component, name: string): string {
	return printable(event.getFirstPropertyValue(name));
}

function parameterOf(property: ICAL.Property, name: string): string {
	const value: unknown = property.getParameter(name);
	return printable(Array.isArray(value) ? value[0] : value);
}

/** The address in "mailto:Anna@lm.example", in small letters; empty where it is none. */
function mailboxOf(value: unknown): string {
	const address = printable(value)
		.replace(/^mailto:/i, '')
		.trim()
		.toLowerCase();
	return /^[^\s@<>]{1,100}@[^\s@<>]{1,200}$/.test(address) ? address : '';
}

/** PostgreSQL refuses NUL in a text. */
function printable(value: unknown): string {
	return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '').trim() : '';
}
