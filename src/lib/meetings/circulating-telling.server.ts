import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import type { People } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import type { QueuedBatch } from '#lib/mail/batches.server.ts';
import type { Recipient } from '#lib/mail/outbox.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { todayOf, type FoundMeeting } from './finding.server.ts';
import { inviteesOf, seatsAsked } from './invitees.server.ts';
import { headingOf } from './meeting-head.server.ts';
import { queueVersion } from './version-mails.server.ts';

/** What a mail with the minutes carries: never their text, which is read when its link is opened. */
export interface CirculatedFacts {
	readonly meetingId: string;
	readonly versionId: string;
	readonly linkId: string;
}

export const circulatedKind = 'minutes-circulated';

/** Mails to everybody who is to read the minutes, except whoever sends them. To many they wait, and can be called back. */
export async function tellCirculated(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	{ id, commentsUntil }: { readonly id: string; readonly commentsUntil: PlainDate }
): Promise<QueuedBatch> {
	const heading = headingOf(meeting, people.directory, 'lv');
	return queueVersion(tx, actor, await readReaders(tx, people, meeting, todayOf(actor)), {
		...{ id, kind: circulatedKind, subject: minutesSubject(meeting.id), commentsUntil },
		words: m.agreement_batch({ heading, date: shortDate(commentsUntil) }, { locale: 'lv' }),
		factsOf: (linkId) => ({ meetingId: meeting.id, versionId: id, linkId }) satisfies CirculatedFacts
	});
}

/** What the links of a meeting's minutes are about. */
export function minutesSubject(meetingId: string): string {
	return `minutes:${meetingId}`;
}

type Reading = Pick<Transaction, 'attendance' | 'person'> | Pick<Reader, 'attendance' | 'person'>;

/**
 * Who is to read the minutes, each once: whoever sits today in a body that met, whoever was there that day, who chaired and who
 * writes. Those who cannot be reached are not among them.
 */
export async function readReaders(
	from: Reading,
	people: People,
	meeting: FoundMeeting,
	today: PlainDate
): Promise<Recipient[]> {
	const seated = inviteesOf(seatsAsked(people, meeting, today));
	const known = new Set(seated.map(({ personId }) => personId));
	const others = (await readThere(from as Transaction, meeting)).filter((id) => !known.has(id));
	const more = others.length ? await readNamed(from as Transaction, others) : [];
	return [
		...seated.flatMap(({ personId, name, address, locale }) =>
			address ? [{ address, name, personId, userId: null, locale }] : []
		),
		...more
	];
}

async function readThere(from: Pick<Transaction, 'attendance'>, meeting: FoundMeeting): Promise<string[]> {
	const { id: meetingId, chairPersonId, writerPersonId } = meeting;
	const rows = await from.attendance.findMany({
		where: { meetingId, state: { in: ['PRESENT', 'ONLINE', 'SUBSTITUTE'] } },
		select: { state: true, personId: true, substituteId: true }
	});
	const there = rows.map(({ state, personId, substituteId }) =>
		state === 'SUBSTITUTE' ? substituteId : personId
	);
	return [...new Set([...there, chairPersonId, writerPersonId].filter((id) => id !== null))];
}

async function readNamed(from: Pick<Transaction, 'person'>, ids: string[]): Promise<Recipient[]> {
	const people = await from.person.findMany({
		where: { id: { in: ids }, email: { not: null }, pseudonymisedAt: null },
		orderBy: { id: 'asc' },
		select: { id: true, name: true, email: true, locale: true }
	});
	return people.map(({ id, name, email, locale }) => ({
		...{ address: email!, name, personId: id, userId: null, locale: locale === 'en' ? 'en' : 'lv' }
	}));
}
