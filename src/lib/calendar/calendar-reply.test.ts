import { describe, expect, it } from 'vitest';
import { parseCalendarReply } from './calendar-reply.ts';
import { renderInvitation } from './invitation.ts';

/** As Google sends it. */
const google = `BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20260325T080000Z
DTEND:20260325T100000Z
DTSTAMP:20260310T091500Z
ORGANIZER;CN=Bērnu lietu sadarbības padome:mailto:padome@padome.example
UID:meeting-0197
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Anna
  Bērziņa;X-NUM-GUESTS=0:mailto:Anna@lm.example
CREATED:20260301T080000Z
DESCRIPTION:Darba kārtība:\\n1. Dažādi
LAST-MODIFIED:20260310T091459Z
LOCATION:Skolas iela 28\\, Rīga
SEQUENCE:3
STATUS:CONFIRMED
SUMMARY:Padomes sēde
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
`;
/** As Exchange sends it, with what somebody wrote. */
const exchange = `BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:FLE Standard Time
BEGIN:STANDARD
DTSTART:16010101T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=DECLINED;CN="Ozols, Jānis":MAILTO:janis@iem.example
COMMENT;LANGUAGE=lv-LV:Esmu komandējumā\\, sūtīšu Annu.\\n
UID:meeting-0197
SUMMARY;LANGUAGE=lv-LV:Declined: Padomes sēde
DTSTART;TZID=FLE Standard Time:20260325T100000
DTEND;TZID=FLE Standard Time:20260325T120000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20260310T101500Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:2
X-MICROSOFT-CDO-APPT-SEQUENCE:2
END:VEVENT
END:VCALENDAR
`;
/** As RFC 5546 has it (4.2.5): handed on, and accepted by the one to whom it was. */
const delegation = (attendee: string) => `BEGIN:VCALENDAR
PRODID:-//Example/ExampleCalendarClient//EN
METHOD:REPLY
VERSION:2.0
BEGIN:VEVENT
ORGANIZER:mailto:padome@padome.example
${attendee}
UID:meeting-0197
SEQUENCE:0
REQUEST-STATUS:2.0;Success
DTSTAMP:20260310T101500Z
END:VEVENT
END:VCALENDAR
`;
const handedOn = delegation(
	'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:E@iem.example":mailto:janis@iem.example'
);
const none = { delegatedTo: null, delegatedFrom: null, comment: '' };

describe('the reply of a calendar', () => {
	it.each([
		['of Google', google],
		['with the ends of lines of RFC 5545', google.replaceAll('\n', '\r\n')],
		['that begins with a mark of order', `\uFEFF${google}\n\n`]
	])('%s is read', (_, text) => {
		expect(parseCalendarReply(text)).toEqual({
			...{ uid: 'meeting-0197', sequence: 3, answeredAt: new Date('2026-03-10T09:15:00Z') },
			...{ attendee: 'anna@lm.example', attendeeName: 'Anna Bērziņa', answer: 'ACCEPTED', ...none }
		});
	});

	it('of Exchange is read, with what was written', () => {
		expect(parseCalendarReply(exchange)).toMatchObject({
			...{ uid: 'meeting-0197', sequence: 2, attendee: 'janis@iem.example', attendeeName: 'Ozols, Jānis' },
			...{ answer: 'DECLINED', comment: 'Esmu komandējumā, sūtīšu Annu.' }
		});
		expect(parseCalendarReply(exchange.replace('DECLINED', 'tentative'))?.answer).toBe('TENTATIVE');
	});

	it('says who comes instead, and for whom', () => {
		expect(parseCalendarReply(handedOn)).toMatchObject({
			...{ attendee: 'janis@iem.example', answer: 'DELEGATED' },
			...{ delegatedTo: 'e@iem.example', delegatedFrom: null }
		});
		const accepted =
			'ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:janis@iem.example":mailto:e@iem.example';
		expect(parseCalendarReply(delegation(accepted))).toMatchObject({
			...{ attendee: 'e@iem.example', answer: 'ACCEPTED', delegatedFrom: 'janis@iem.example' }
		});
	});

	it('that names several people is that of whoever sent it', () => {
		const two = google.replace('CREATED:', 'ATTENDEE;PARTSTAT=DECLINED:mailto:janis@iem.example\nCREATED:');
		expect(parseCalendarReply(two, ' Janis@IEM.example')).toMatchObject({ answer: 'DECLINED' });
		expect(parseCalendarReply(two, 'other@iem.example')).toMatchObject({ answer: 'ACCEPTED' });
	});

	const invitation = renderInvitation({
		...{ method: 'REQUEST', organizer: { name: 'P', address: 'p@p.example' } },
		invited: { name: 'A', address: 'a@b.example', wantsReply: true, answer: 'ACCEPTED' },
		event: {
			...{ uid: 'x', sequence: 0, changedAt: new Date(0), when: { date: '2026-03-25' } },
			...{ summary: '', description: [], url: 'https://p.example' }
		}
	}).text;
	it.each([
		['nothing', ''],
		['words', 'Labdien!'],
		['a page', '<!doctype html><p>METHOD:REPLY'],
		['an invitation', invitation],
		['another time proposed', google.replace('METHOD:REPLY', 'METHOD:COUNTER')],
		['no event', google.replaceAll('VEVENT', 'VTODO')],
		['a part of one', google.slice(0, 300)],
		['no uid', google.replace('UID:meeting-0197\n', '')],
		['an empty uid', google.replace('UID:meeting-0197', 'UID:')],
		['nobody', google.replace('mailto:Anna@lm.example', 'urn:x')],
		['no answer yet', google.replace('ACCEPTED', 'NEEDS-ACTION')],
		['a word that is no answer', google.replace('ACCEPTED', 'constructor')],
		['a line that is none', google.replace('SEQUENCE:3', 'SEQUENCE')],
		['10 000 of them in each other', 'BEGIN:VCALENDAR\n'.repeat(10_000)]
	])('is not %s', (_, text) => expect(parseCalendarReply(text)).toBeNull());

	it('takes what is odd without harm', () => {
		const odd = google
			.replace('SEQUENCE:3', 'SEQUENCE:many')
			.replace('DTSTAMP:20260310T091500Z\n', '')
			.replace('meeting-0197', 'meeting\u0000-0197');
		expect(parseCalendarReply(odd)).toMatchObject({ uid: 'meeting-0197', sequence: 0, answeredAt: null });
	});
});
