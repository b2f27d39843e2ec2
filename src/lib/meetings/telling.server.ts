import type { Actor } from '#lib/accounts/actor.server.ts';
import type { People } from '#lib/council/holders.server.ts';
import { queueBatch, type QueuedBatch } from '#lib/mail/batches.server.ts';
import type { MailState } from '#lib/mail/mail.ts';
import { supersede, type NewMail } from '#lib/mail/outbox.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { dayOf, type FoundMeeting } from './finding.server.ts';
import {
	entryKinds,
	invitationFacts,
	mailsAbout,
	mailSubject,
	toldOf,
	type EntryKind,
	type InvitationFacts
} from './invitation-facts.ts';
import { batchWords } from './invitation-words.ts';
import { reachableOf, seatsAsked, type Invitee } from './invitees.server.ts';
import { createMeetingLinks } from './meeting-links.server.ts';
import { endOfDay } from './meeting-times.ts';

/*
 * Who was told what: the outbox knows it. What left (or is leaving) was told; what waits to be called back, or was, was not.
 */

/** What somebody was last told of a meeting. */
export interface LastTold {
	readonly kind: EntryKind;
	readonly facts: InvitationFacts;
	readonly recipient: { address: string; name: string; personId: string; locale: 'lv' | 'en' };
	readonly at: Date;
}

type Reading = Pick<Transaction, 'outboxMessage'> | Pick<Reader, 'outboxMessage'>;

/** What each was last told of a meeting, by their person. One statement. */
export async function readTold(from: Reading, meetingId: string): Promise<Map<string, LastTold>> {
	const rows = await (from as Pick<Transaction, 'outboxMessage'>).outboxMessage.findMany({
		where: {
			...{ kind: { in: [...entryKinds] }, subject: { ...mailsAbout(meetingId) } },
			state: { in: ['SENDING', 'SENT'] satisfies MailState[] }
		},
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: {
			...{ kind: true, facts: true, recipient: true, recipientName: true, personId: true, locale: true },
			createdAt: true
		}
	});
	return new Map(
		rows.map(({ kind, facts, recipient: address, recipientName: name, personId, locale, createdAt }) => [
			personId!,
			{
				...{ kind: kind as EntryKind, facts: invitationFacts.parse(JSON.parse(facts)), at: createdAt },
				recipient: { address, name, personId: personId!, locale: locale === 'en' ? 'en' : 'lv' }
			}
		])
	);
}

/** Whether the meeting stands in their calendar. */
export function isInvited<T extends Pick<LastTold, 'kind'>>(told: T | undefined): told is T {
	return told !== undefined && told.kind !== 'meeting-cancelled';
}

/** What somebody would be sent now, and why; null: they know it all. */
export type ToTell = { readonly kind: EntryKind; readonly why?: InvitationFacts['why'] } | null;

/** What an invitee is to be told: the invitation, what changed, or nothing. `toAll`: what they know, once more. */
export function dueTo(
	told: Pick<LastTold, 'kind' | 'facts'> | undefined,
	sequence: number,
	toAll = false
): ToTell {
	if (!isInvited(told)) return { kind: 'meeting-invitation' };
	return told.facts.sequence !== sequence || toAll ? { kind: 'meeting-changed' } : null;
}

/** Who is invited to a meeting, and can be reached. */
export function reachable(people: People, meeting: FoundMeeting, day: string): Invitee[] {
	return reachableOf(seatsAsked(people, meeting, day));
}

interface Sending {
	/** The form's, or the change's: sent twice, it goes once. */
	readonly id: string;
	readonly toAll?: boolean;
}

/**
 * Tells whoever is to know how a meeting is now: who is new gets the invitation, who has an older one what changed, who sits there no
 * more that it is not theirs. What still waits in the outbox is taken back first: it says something else.
 */
export async function tellInvitees(
	tx: Transaction,
	actor: Actor,
	people: People,
	meeting: FoundMeeting,
	{ id, toAll = false }: Sending
): Promise<QueuedBatch> {
	const told = await readTold(tx, meeting.id);
	await takeBackQueued(tx, meeting.id);
	const invitees = meeting.date === null ? [] : reachable(people, meeting, dayOf(meeting, actor));
	const due = invitees.flatMap((invitee) => {
		const last = told.get(invitee.personId);
		const what = dueTo(last, meeting.sequence, toAll);
		return what ? [{ invitee, kind: what.kind, last }] : [];
	});
	const links = await createMeetingLinks(
		...([tx, actor.installation, meeting, due.map(({ invitee }) => invitee.personId)] as const)
	);
	const here = new Set(invitees.map(({ personId }) => personId));
	const why = meeting.date === null ? 'UNDATED' : 'LEFT';
	const mails = [
		...due.map(({ invitee, kind, last }) =>
			mailOf(id, meeting, {
				...{ kind, recipient: { ...invitee, address: invitee.address! } },
				facts: {
					linkId: links.get(invitee.personId) ?? null,
					...(kind === 'meeting-changed' && last ? { before: last.facts.as } : {})
				}
			})
		),
		...[...told.values()]
			.filter((last) => isInvited(last) && !here.has(last.recipient.personId))
			.map((last) => leavingMail(id, meeting, last, why))
	];
	return queue(tx, actor, meeting, id, mails);
}

/** Tells everybody in whose calendar a meeting stands that it was called off. */
export async function tellCancelled(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	id: string
): Promise<QueuedBatch> {
	const told = await readTold(tx, meeting.id);
	await takeBackQueued(tx, meeting.id);
	const mails = [...told.values()]
		.filter(isInvited)
		.map((last) => leavingMail(id, meeting, last, 'CANCELLED'));
	return queue(tx, actor, meeting, id, mails);
}

/** The reminders, too: they ask about something that is no more. */
async function takeBackQueued(tx: Transaction, meetingId: string): Promise<void> {
	await supersede(tx, { kinds: [...entryKinds, 'meeting-reminder'], subject: mailsAbout(meetingId) });
}

function leavingMail(
	id: string,
	meeting: FoundMeeting,
	{ recipient, facts: { as: before } }: LastTold,
	why: NonNullable<InvitationFacts['why']>
): NewMail {
	return mailOf(id, meeting, { kind: 'meeting-cancelled', recipient, facts: { linkId: null, before, why } });
}

function mailOf(
	occurrence: string,
	meeting: FoundMeeting,
	{
		kind,
		recipient,
		facts
	}: {
		readonly kind: EntryKind;
		readonly recipient: LastTold['recipient'];
		readonly facts: Pick<InvitationFacts, 'linkId' | 'before' | 'why'>;
	}
): NewMail {
	const { id: meetingId, sequence, date } = meeting;
	const { address, name, personId, locale } = recipient;
	const last = date ?? facts.before?.date ?? null;
	return {
		...{ kind, subject: mailSubject(meetingId, personId), occurrence },
		recipient: { address, name, personId, userId: null, locale },
		facts: { meetingId, sequence, as: toldOf(meeting), ...facts } satisfies InvitationFacts,
		...(last ? { uselessAfter: endOfDay(last) } : {})
	};
}

function queue(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	id: string,
	mails: readonly NewMail[]
): Promise<QueuedBatch> {
	const kind = (mails[0]?.kind ?? 'meeting-invitation') as EntryKind;
	const batch = { id, kind, subject: batchWords(kind, meeting) };
	return queueBatch(tx, actor.installation, actor, batch, mails);
}
