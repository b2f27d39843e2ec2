import { m } from '#i18n/generated/messages.js';
import { rigaDate } from '#lib/calendar/days.ts';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { renderPoll, type PollMailKind } from './date-poll-mail.ts';
import { isPollOpen, readDays, silentOf } from './date-poll-reading.server.ts';
import { pollFacts } from './date-poll-telling.server.ts';
import type { PolledDay } from './date-poll.ts';
import { seatsOf, seatWords } from './invitation-mails.server.ts';
import { namesOf, readMailed, type MailedMeeting } from './invitation-view.server.ts';

interface Polled extends MailedMeeting {
	readonly days: readonly PolledDay[];
	readonly linkId: string | null;
}

async function readPolled(installation: Installation, mail: OutgoingMail): Promise<Polled | null> {
	const facts = pollFacts.safeParse(mail.facts);
	if (!facts.success) return null;
	const { meetingId, linkId } = facts.data;
	const [mailed, days] = await Promise.all([
		readMailed(installation, meetingId),
		readDays(installation.db.read, meetingId)
	]);
	return mailed && { ...mailed, days, linkId };
}

/** Useful while days are asked about, to whoever is asked; a reminder, to whoever has not answered of each. */
function polling(kind: PollMailKind): MailKind {
	return {
		async stillWanted(installation, mail) {
			const polled = await readPolled(installation, mail);
			const today = rigaDate(installation.clock.now());
			const isOpen = polled !== null && isPollOpen(polled.meeting, polled.days, today);
			const own = isOpen ? seatsOf(polled.seats, mail.personId) : [];
			const asked = kind === 'meeting-dates' || !polled ? own : silentOf(polled.days, own);
			return asked.length > 0 || m.dates_mail_dropped({}, { locale: mail.locale });
		},
		async render(installation, mail, live) {
			const polled = await readPolled(installation, mail);
			if (!polled) throw new Error('a mail about the days of a meeting that is not there');
			const { meeting, people, days, linkId } = polled;
			const { locale } = mail;
			const link =
				live && linkId !== null ? (await readAnswerLinks(installation, [linkId])).get(linkId) : undefined;
			return renderPoll({
				...{ kind, locale, days, ...namesOf(meeting, people.directory, locale) },
				...{ place: meeting.place, seats: seatWords(polled, mail.personId) },
				answerBy: meeting.answerBy ?? rigaDate(installation.clock.now()),
				answer: link ? answerAddress(installation, link) : null,
				address: `${installation.config.origin}/meetings/${meeting.id}/dates`
			});
		}
	};
}

/** The kinds of mail that ask which days suit. */
export const mailKinds: MailKinds = {
	'meeting-dates': polling('meeting-dates'),
	'meeting-dates-reminder': polling('meeting-dates-reminder')
};
