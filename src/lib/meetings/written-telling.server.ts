import type { Actor } from '#lib/accounts/actor.server.ts';
import { m } from '#i18n/generated/messages.js';
import { queueBatch, type QueuedBatch } from '#lib/mail/batches.server.ts';
import type { MailState } from '#lib/mail/mail.ts';
import { supersede, type NewMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { z } from 'zod';
import type { FoundMeeting } from './finding.server.ts';
import type { Invitee } from './invitees.server.ts';
import { createMeetingLinks } from './meeting-links.server.ts';
import { endOfDay } from './meeting-times.ts';
import { askingKinds, type AskingKind, type WrittenMailKind } from './written.ts';

/** What a mail about a decision in writing carries. */
export const writtenFacts = z.object({ meetingId: z.string(), linkId: z.string().nullable() });
export type WrittenFacts = z.infer<typeof writtenFacts>;

/** All mails about one decision in writing, as a `where` of their subject. */
function mailsAbout(meetingId: string) {
	return { gte: `written:${meetingId}:`, lt: `written:${meetingId};` };
}

const subjectOf = (meetingId: string, personId: string) => `written:${meetingId}:${personId}`;

/** Queues the mail that asks, or asks again: to each one, with a link of their own. */
export async function tellVoters(
	tx: Transaction,
	actor: Actor,
	meeting: Pick<FoundMeeting, 'id' | 'answerBy'>,
	{ id, kind, recipients }: { id: string; kind: AskingKind; recipients: readonly Invitee[] }
): Promise<QueuedBatch> {
	const { id: meetingId, answerBy } = meeting;
	const personIds = recipients.map(({ personId }) => personId);
	const about = { id: meetingId, date: answerBy };
	const links = await createMeetingLinks(tx, actor.installation, about, personIds, 'written');
	const mails = recipients.map(({ personId, name, address, locale }): NewMail => {
		const linkId = links.get(personId) ?? null;
		return {
			...{ kind, subject: subjectOf(meetingId, personId), occurrence: id },
			recipient: { personId, name, address: address!, locale, userId: null },
			facts: { meetingId, linkId } satisfies WrittenFacts,
			...(answerBy ? { uselessAfter: endOfDay(answerBy) } : {})
		};
	});
	return queueBatch(tx, actor.installation, actor, { id, kind, subject: batchWords(kind) }, mails);
}

/**
 * Tells everybody who was asked that nothing is decided in writing: called off, or taken to a meeting. What waits is taken back, and
 * whoever never heard of it hears nothing.
 */
export async function tellEnded(
	tx: Transaction,
	actor: Actor,
	{ id: meetingId }: Pick<FoundMeeting, 'id'>,
	id: string
): Promise<QueuedBatch> {
	const told = await tx.outboxMessage.findMany({
		where: {
			...{ kind: { in: [...askingKinds] }, subject: mailsAbout(meetingId) },
			state: { in: ['SENDING', 'SENT'] satisfies MailState[] }
		},
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { recipient: true, recipientName: true, personId: true, locale: true }
	});
	await supersede(tx, { kinds: askingKinds, subject: mailsAbout(meetingId) });
	const kind = 'written-ended';
	const each = new Map(told.map((one) => [one.personId!, one]));
	const mails = [...each].map(([personId, { recipient: address, recipientName: name, locale }]): NewMail => ({
		...{ kind, subject: subjectOf(meetingId, personId), occurrence: id },
		recipient: { personId, name, address, locale: locale === 'en' ? 'en' : 'lv', userId: null },
		facts: { meetingId, linkId: null } satisfies WrittenFacts
	}));
	return queueBatch(tx, actor.installation, actor, { id, kind, subject: batchWords(kind) }, mails);
}

/** How many such mails stand in the outbox as one. */
function batchWords(kind: WrittenMailKind): string {
	const options = { locale: 'lv' } as const;
	switch (kind) {
		case 'written-question':
			return m.written_kind_question({}, options);
		case 'written-reminder':
			return m.written_kind_reminder({}, options);
		case 'written-ended':
			return m.written_kind_ended({}, options);
	}
}
