import type { Locale } from '#lib/accounts/actor.ts';
import { renderInvitation as renderCalendar, type CalendarAnswer } from '#lib/calendar/invitation.ts';
import { m } from '#i18n/generated/messages.js';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { invitationFacts, toldOf, type InvitationFacts } from './invitation-facts.ts';
import { renderInvitation, type InvitationMail } from './invitation-mail.ts';
import { readMailed, readMatter, type MailedMeeting } from './invitation-view.server.ts';
import { differencesOf, meetingOnDay, type MeetingMailKind } from './invitation-words.ts';
import { inviteesOf, type AskedSeat } from './invitees.server.ts';
import { eventOf } from './meeting-event.ts';
import { meetingAddress } from './meeting-links.server.ts';
import { isOver } from './meeting-times.ts';
import { calendarAnswerOf } from './replies.ts';
import { isUnanswered, readStanding } from './reply-standing.server.ts';

interface Told extends MailedMeeting {
	readonly facts: InvitationFacts;
}

async function readTold(installation: Installation, mail: OutgoingMail): Promise<Told | null> {
	const facts = invitationFacts.safeParse(mail.facts);
	const mailed = facts.success ? await readMailed(installation, facts.data.meetingId) : null;
	return mailed && facts.data ? { ...mailed, facts: facts.data } : null;
}

/** The seats for which the recipient of a mail is asked now. */
export function seatsOf(seats: readonly AskedSeat[], personId: string | null): readonly AskedSeat[] {
	return inviteesOf(seats).find((one) => one.personId === personId)?.seats ?? [];
}

/** Useful while it is called as it says, to whoever is asked, before it is over. */
export function isStillAsked({ meeting, seats }: MailedMeeting, mail: OutgoingMail, now: Date): boolean {
	return (
		meeting.status === 'INVITED' &&
		meeting.date !== null &&
		!isOver(meeting, now) &&
		seatsOf(seats, mail.personId).length > 0
	);
}

const dropped = ({ locale }: OutgoingMail) => m.invitations_mail_dropped({}, { locale });

/** The invitation, and what changed since. */
function inviting(kind: MeetingMailKind): MailKind {
	return {
		async stillWanted(installation, mail) {
			const told = await readTold(installation, mail);
			const isWanted =
				told !== null &&
				told.facts.sequence === told.meeting.sequence &&
				isStillAsked(told, mail, installation.clock.now());
			return isWanted || dropped(mail);
		},
		async render(installation, mail, live) {
			const told = await mustBeTold(installation, mail);
			const { facts, meeting } = told;
			const { locale } = mail;
			const rendered = renderInvitation({
				...(await readMatter(installation, told, locale)),
				...{ kind, seats: seatWords(told, mail.personId) },
				answer: await answerOf(installation, facts.linkId, live),
				differences: facts.before ? differencesOf(facts.before, toldOf(meeting), locale) : []
			});
			const answer = await knownAnswer(installation, told, mail);
			return { ...rendered, ...calendarOf(installation, told, mail, { method: 'REQUEST', answer }) };
		}
	};
}

/** It is taken out of the calendar: called off, without a day, or not theirs any more. */
const cancelled: MailKind = {
	async stillWanted(installation, mail) {
		const told = await readTold(installation, mail);
		return (told !== null && isTakenBack(told, mail)) || dropped(mail);
	},
	async render(installation, mail) {
		const told = await mustBeTold(installation, mail);
		const { facts, meeting } = told;
		const { locale } = mail;
		const matter = await readMatter(installation, told, locale);
		const date = meeting.date ?? facts.before?.date ?? null;
		const rendered = renderInvitation({
			...{ ...matter, kind: 'meeting-cancelled', seats: [], ...(facts.why ? { why: facts.why } : {}) },
			what: meeting.date === null ? meetingOnDay(matter.what, date, locale) : matter.what,
			reason: facts.why === 'CANCELLED' ? meeting.cancelReason : null
		});
		return { ...rendered, ...calendarOf(installation, told, mail, { method: 'CANCEL' }) };
	}
};

/**
 * What its reader answered and what a change leaves as it is: a calendar that hears nothing of it asks again. Nothing while a seat of
 * theirs is silent, or answered before the meeting was moved.
 */
async function knownAnswer(
	{ db }: Installation,
	{ meeting, seats }: Told,
	{ personId }: OutgoingMail
): Promise<CalendarAnswer | undefined> {
	const standing = await readStanding(db.read, meeting.id, seatsOf(seats, personId));
	return standing.some(isUnanswered)
		? undefined
		: calendarAnswerOf(standing.map(({ reply }) => reply!.answer));
}

/** The entry for its reader's calendar; one that is taken out is named as it stands there. */
function calendarOf(
	installation: Installation,
	{ meeting, facts, people: { directory } }: Told,
	{ recipient: address, recipientName: name, locale }: OutgoingMail,
	{ method, answer }: { readonly method: 'REQUEST' | 'CANCEL'; readonly answer?: CalendarAnswer | undefined }
): Pick<RenderedMail, 'calendar'> {
	const { config, clock } = installation;
	const around = { directory, origin: config.origin, changedAt: clock.now(), locale };
	const asIs = meeting.date === null ? { ...meeting, ...facts.before } : meeting;
	const event = eventOf(asIs, around);
	if (!event) return {};
	const wantsReply = config.imapUrl !== null;
	const invited = { name, address, wantsReply, ...(answer ? { answer } : {}) };
	return {
		calendar: renderCalendar({ method, event, organizer: config.mailFrom, invited, fileName: 'sede.ics' })
	};
}

function isTakenBack({ meeting, facts, seats }: Told, mail: OutgoingMail): boolean {
	switch (facts.why) {
		case 'LEFT':
			return meeting.status !== 'CANCELLED' && seatsOf(seats, mail.personId).length === 0;
		case 'UNDATED':
			return meeting.date === null;
		default:
			return meeting.status === 'CANCELLED';
	}
}

/** To whoever has not answered: useful while that is so. */
const reminder: MailKind = {
	async stillWanted(installation, mail) {
		const told = await readTold(installation, mail);
		if (!told || !isStillAsked(told, mail, installation.clock.now())) return dropped(mail);
		const own = seatsOf(told.seats, mail.personId);
		const standing = await readStanding(installation.db.read, told.meeting.id, own);
		return standing.some(isUnanswered) || dropped(mail);
	},
	async render(installation, mail, live) {
		const told = await mustBeTold(installation, mail);
		return renderInvitation({
			...(await readMatter(installation, told, mail.locale)),
			...{ kind: 'meeting-reminder', seats: seatWords(told, mail.personId) },
			answer: await answerOf(installation, told.facts.linkId, live)
		});
	}
};

/** The kinds of mail of invitations. */
export const mailKinds: MailKinds = {
	'meeting-reminder': reminder,
	'meeting-invitation': inviting('meeting-invitation'),
	'meeting-changed': inviting('meeting-changed'),
	'meeting-cancelled': cancelled
};

async function mustBeTold(installation: Installation, mail: OutgoingMail): Promise<Told> {
	const told = await readTold(installation, mail);
	if (!told) throw new Error('a mail about a meeting that is not there');
	return told;
}

/** In whose name its reader is asked: "LM pārstāvis, 8. apakšgrupa". */
export function seatWords({ seats }: Pick<MailedMeeting, 'seats'>, personId: string | null): string[] {
	return seatsOf(seats, personId).map(({ label, bodyName }) => `${label}, ${bodyName}`);
}

/** Where its reader answers: usable only where the mail goes out; null shows that a link stands there. */
export async function answerOf(
	installation: Installation,
	linkId: string | null,
	live: boolean
): Promise<InvitationMail['answer']> {
	if (!live || linkId === null) return null;
	const link = (await readAnswerLinks(installation, [linkId])).get(linkId);
	return link ? { addressOf: (answer) => meetingAddress(installation, link, answer) } : null;
}

/** What an invitee would get now, for whoever looks before it goes. Two statements beside the meeting's. */
export async function previewInvitation(
	installation: Installation,
	mailed: MailedMeeting,
	{
		personId,
		kind,
		before,
		locale
	}: {
		readonly personId: string | null;
		readonly kind: 'meeting-invitation' | 'meeting-changed';
		readonly before: InvitationFacts['before'];
		readonly locale: Locale;
	}
) {
	return renderInvitation({
		...(await readMatter(installation, mailed, locale)),
		...{ kind, seats: seatWords(mailed, personId), answer: null },
		differences: before ? differencesOf(before, toldOf(mailed.meeting), locale) : []
	});
}
