import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { addDays } from './days.ts';
import type { CalendarEvent, EventTime } from './events.ts';
import { renderFeed } from './feed.ts';
import { renderInvitation, type Invitation } from './invitation.ts';
import { wallInstant, wallTimeProblem } from './riga-time.ts';
import { rigaTimezone } from './vtimezone.ts';

const origin = 'https://padome.example';
const organizer = { name: 'Bērnu lietu sadarbības padome', address: 'padome@padome.example' };
const invited = { name: 'Anna Bērziņa', address: 'anna@lm.example', wantsReply: true };
const event: CalendarEvent = {
	...{ uid: 'meeting-0197', sequence: 3, changedAt: new Date('2026-03-01T08:00:00Z'), isBusy: true },
	when: { date: '2026-03-25', startTime: '10:00', endTime: '12:00' },
	summary: 'Padomes sēde Nr. 3',
	description: [
		'Darba kārtība:',
		'1. Bērnu tiesību aizsardzība; ziņo Labklājības ministrija, Ķekavas novads',
		'2. Dažādi',
		'Atbilde: es piedalos'
	],
	...{ url: `${origin}/meetings/3`, location: 'Skolas iela 28, Rīga' }
};

const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const request = (more: Partial<CalendarEvent> = {}): Invitation => ({
	...{ method: 'REQUEST', organizer, invited, event: { ...event, ...more } }
});
const render = (invitation: Invitation) => {
	const { text } = renderInvitation(invitation);
	const calendar = parsed(text);
	const [vevent, ...others] = calendar.getAllSubcomponents('vevent');
	expect(others).toEqual([]);
	const of = (name: string) => vevent!.getFirstPropertyValue(name)?.toString();
	return { text, calendar, vevent: vevent!, of, read: new ICAL.Event(vevent!) };
};

describe('an invitation', () => {
	it('is read by an independent parser as it was meant', () => {
		const { calendar, vevent, of, read } = render(request());
		expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
		expect([of('uid'), of('sequence'), of('status'), of('transp'), of('url')]).toEqual([
			...['meeting-0197', '3', 'CONFIRMED', 'OPAQUE', event.url]
		]);
		expect([of('dtstamp'), of('last-modified')]).toEqual(['2026-03-01T08:00:00Z', '2026-03-01T08:00:00Z']);
		expect([read.summary, read.location, read.description]).toEqual([
			...[event.summary, event.location, event.description.join('\n')]
		]);
		expect(vevent.getFirstProperty('dtstart')!.getFirstParameter('tzid')).toBe('Europe/Riga');
		expect(vevent.getAllSubcomponents('valarm')).toEqual([]);
		const mailbox = (name: string) => {
			const [property, ...others] = vevent.getAllProperties(name);
			expect(others).toEqual([]);
			return [property!.getFirstParameter('cn'), property!.getFirstValue()!.toString().toLowerCase()];
		};
		expect(mailbox('organizer')).toEqual([organizer.name, `mailto:${organizer.address}`]);
		expect(mailbox('attendee')).toEqual([invited.name, `mailto:${invited.address}`]);
		const attendee = vevent.getFirstProperty('attendee')!;
		expect(['role', 'partstat', 'rsvp'].map((name) => attendee.getFirstParameter(name))).toEqual([
			...['REQ-PARTICIPANT', 'NEEDS-ACTION', 'TRUE']
		]);
	});

	// RFC 5546, 3.2.1 (PUBLISH), 3.2.2 (REQUEST), 3.2.5 (CANCEL): how often each property may stand in the event.
	const asked = {
		uid: 1,
		dtstamp: 1,
		dtstart: 1,
		dtend: 1,
		organizer: 1,
		sequence: 1,
		summary: 1,
		status: 1
	};
	it.each([
		['REQUEST', { ...asked, attendee: 1 }],
		['CANCEL', { ...asked, attendee: 1 }],
		['PUBLISH', { ...asked, attendee: 0 }]
	] as const)('of the method %s has what RFC 5546 asks for, once', (method, counts) => {
		const person = method === 'PUBLISH' ? { method } : { method, invited };
		const { vevent, calendar, of } = render({ ...person, organizer, event } as Invitation);
		expect(calendar.getFirstPropertyValue('method')).toBe(method);
		for (const [name, count] of Object.entries({ ...counts, duration: 0, 'request-status': 0, rrule: 0 }))
			expect(vevent.getAllProperties(name).length, name).toBe(count);
		for (const name of ['version', 'prodid', 'method', 'calscale'])
			expect(calendar.getAllProperties(name).length, name).toBe(1);
		expect(calendar.getAllSubcomponents('vtimezone').length).toBe(1);
		expect([of('uid'), of('sequence')]).toEqual(['meeting-0197', '3']);
		expect(of('status')).toBe(method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
		expect(of('transp')).toBe(method === 'CANCEL' ? 'TRANSPARENT' : 'OPAQUE');
	});

	it('says who must come, who may, what they answered, and whether an answer is read', () => {
		const attendee = (more: object) => {
			const { vevent } = render({ ...request(), invited: { ...invited, ...more } } as Invitation);
			const property = vevent.getFirstProperty('attendee')!;
			return ['role', 'partstat', 'rsvp'].map((name) => property.getFirstParameter(name));
		};
		expect(attendee({ isOptional: true, wantsReply: false })).toEqual([
			...['OPT-PARTICIPANT', 'NEEDS-ACTION', 'FALSE']
		]);
		expect(attendee({ answer: 'ACCEPTED' })).toEqual(['REQ-PARTICIPANT', 'ACCEPTED', 'TRUE']);
		const { vevent } = render({ ...request(), method: 'CANCEL' } as Invitation);
		expect(vevent.getFirstProperty('attendee')!.getFirstParameter('rsvp')).toBeUndefined();
	});

	it.each([
		[
			'ends on another day',
			{ startTime: '22:00', endTime: '01:00', endDate: '2026-03-26' },
			'22:00',
			'2026-03-26T01:00'
		],
		[
			'ends on another day at no time',
			{ startTime: '10:00', endDate: '2026-03-27' },
			'10:00',
			'2026-03-28T00:00'
		],
		['has no end yet', { startTime: '10:00' }, '10:00', '2026-03-25T11:00'],
		['ends before it begins', { startTime: '10:00', endTime: '09:00' }, '10:00', '2026-03-25T11:00']
	])('that %s', (_, hours, start, end) => {
		const { read } = render(request({ when: { date: '2026-03-25', ...hours } }));
		expect([read.startDate.toString(), read.endDate.toString()]).toEqual([
			...[`2026-03-25T${start}:00`, `${end}:00`]
		]);
	});

	it('of several whole days ends on the day after, and needs no zone', () => {
		const { read, calendar } = render(request({ when: { date: '2026-03-25', until: '2026-03-27' } }));
		expect([read.startDate.isDate, read.startDate.toString(), read.endDate.toString()]).toEqual([
			...[true, '2026-03-25', '2026-03-28']
		]);
		expect(calendar.getAllSubcomponents('vtimezone')).toEqual([]);
	});

	it('escapes and folds: what it is told comes back, and nothing of it becomes a property', () => {
		const hostile = 'x\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M\u0000\u0007';
		const told = {
			summary: `Viens, divi; trīs \\n ${hostile}`,
			location: hostile,
			description: [hostile, '🦀'.repeat(99)]
		};
		const mean = {
			name: 'A"; X=1:mailto:b@c.example\r\nATTENDEE:mailto:d@e.example',
			address: 'a@b.example',
			wantsReply: true
		};
		const { text, vevent, read } = render({ ...request(told), invited: mean } as Invitation);
		expect(read.summary).toBe('Viens, divi; trīs \\n x\nBEGIN:VALARM\nTRIGGER:-PT1M');
		expect(read.description).toBe(`x\nBEGIN:VALARM\nTRIGGER:-PT1M\n${'🦀'.repeat(99)}`);
		expect(vevent.getAllSubcomponents()).toEqual([]);
		expect(vevent.getAllProperties('attendee')).toHaveLength(1);
		expect(vevent.getFirstPropertyValue('attendee')!.toString().toLowerCase()).toBe('mailto:a@b.example');
		const lines = text.split('\r\n');
		expect(lines.at(-1)).toBe('');
		for (const line of lines) {
			expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
			expect(line.isWellFormed()).toBe(true);
			expect(line).not.toMatch(/\p{Cc}/u);
		}
	});

	it('names a mailbox without a name by its address, and what is confidential so', () => {
		const { vevent, of } = render({
			...request({ isConfidential: true }),
			organizer: { name: '', address: organizer.address }
		} as Invitation);
		expect(vevent.getFirstProperty('organizer')!.getFirstParameter('cn')).toBe(organizer.address);
		expect(of('class')).toBe('CONFIDENTIAL');
	});

	it('is the same thing as in a feed: uid, version, times and words', () => {
		const feed = parsed(renderFeed({ name: 'x', origin, events: [event] })).getFirstSubcomponent('vevent')!;
		const { vevent } = render(request());
		for (const name of [
			'uid',
			'sequence',
			'dtstamp',
			'dtstart',
			'dtend',
			'summary',
			'description',
			'location',
			'url'
		])
			expect(feed.getFirstProperty(name)!.toICALString(), name).toBe(
				vevent.getFirstProperty(name)!.toICALString()
			);
	});
});

describe('the clock of Riga in a calendar', () => {
	const instantIn = (when: EventTime & { startTime: string }) => {
		const { calendar, read } = render(request({ when }));
		const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
		const { year, month, day, hour, minute } = read.startDate;
		return new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, zone).toJSDate();
	};

	it.each([
		...['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26'],
		...['2027-03-28', '2027-10-31', '2024-02-29', '2031-12-31']
	])('around %s', (date) => {
		for (const startTime of ['00:00', '02:59', '04:00', '10:00', '23:59'])
			expect(instantIn({ date, startTime }), startTime).toEqual(wallInstant(date, startTime));
	});

	it('goes as the system says, from 2001 to 2060', () => {
		const component = new ICAL.Component(ICAL.parse(rigaTimezone) as unknown[]);
		const zone = new ICAL.Timezone(component);
		for (let date = '2001-03-26'; date < '2060-01-01'; date = addDays(date, 1)) {
			if (!/-(03|10)-(2[4-9]|3[01])$|-15$/.test(date)) continue;
			for (const [time, hour] of [
				['02:00', 2],
				['05:00', 5]
			] as const) {
				const [year, month, day] = date.split('-').map(Number);
				const said = new ICAL.Time({ year, month, day, hour, minute: 0, second: 0, isDate: false }, zone);
				if (said.toJSDate().getTime() !== wallInstant(date, time).getTime())
					expect(said.toJSDate(), date).toEqual(wallInstant(date, time));
			}
		}
	});

	it('a time that is skipped is written as the one that there is', () => {
		expect(wallTimeProblem('2027-03-28', '03:30')).toBe('SKIPPED');
		const { read } = render(request({ when: { date: '2027-03-28', startTime: '03:30', endTime: '04:15' } }));
		expect([read.startDate.toString(), read.endDate.toString()]).toEqual([
			...['2027-03-28T04:30:00', '2027-03-28T05:30:00']
		]);
	});
});
