import { z } from 'zod';
import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { queueBatch, type QueuedBatch } from '#lib/mail/batches.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { lastDay } from './date-poll-reading.server.ts';
import { pollHeading, type PollMailKind } from './date-poll-mail.ts';
import { todayOf, type FoundMeeting } from './finding.server.ts';
import type { Invitee } from './invitees.server.ts';
import { createMeetingLinks } from './meeting-links.server.ts';
import { endOfDay } from './meeting-times.ts';

/** The kinds of mail that ask which days suit. */
export const askingKinds = ['meeting-dates', 'meeting-dates-reminder'] as const satisfies PollMailKind[];

/** What such a mail carries; the days are read where it is made. */
export const pollFacts = z.object({ meetingId: z.string(), linkId: z.string().nullable() });
export type PollFacts = z.infer<typeof pollFacts>;

/** All mails about the days of a meeting, as a `where` of their subject. */
export function pollSubjects(meetingId: string): { readonly gte: string; readonly lt: string } {
	return { gte: `dates:${meetingId}:`, lt: `dates:${meetingId};` };
}

interface Telling {
	readonly kind: PollMailKind;
	/** The form's: sent twice, it goes once. */
	readonly id: string;
	readonly days: readonly { readonly date: PlainDate }[];
	readonly asked: readonly Invitee[];
}

/** A mail to each of those who are asked, with a link of their own; many wait a while, and can be called back. */
export async function sendPoll(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ kind, id, days, asked }: Telling
): Promise<QueuedBatch> {
	const until = { id: meeting.id, date: lastDay(days) };
	const personIds = asked.map(({ personId }) => personId);
	const links = await createMeetingLinks(tx, actor.installation, until, personIds, 'dates');
	const mails = asked.map(({ personId, name, address, locale }) => ({
		...{ kind, subject: `dates:${meeting.id}:${personId}`, occurrence: id },
		recipient: { personId, name, address: address!, locale, userId: null },
		facts: { meetingId: meeting.id, linkId: links.get(personId) ?? null } satisfies PollFacts,
		uselessAfter: endOfDay(meeting.answerBy ?? todayOf(actor))
	}));
	const what = m.meetings_word_sitting({}, { locale: 'lv' }).toLocaleLowerCase('lv');
	const batch = { id, kind, subject: pollHeading(kind, what, 'lv') };
	return queueBatch(tx, actor.installation, actor, batch, mails);
}
