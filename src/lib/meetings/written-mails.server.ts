import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { meetingColumns, type FoundMeeting } from './finding.server.ts';
import { inviteesOf, type AskedSeat } from './invitees.server.ts';
import { isOpen, readVoting, silentSeats } from './written-finding.server.ts';
import { renderWritten } from './written-mail.ts';
import { readWrittenMatter } from './written-matter.server.ts';
import { writtenFacts } from './written-telling.server.ts';
import type { AskingKind, WrittenMailKind } from './written.ts';

async function readAsked(installation: Installation, mail: OutgoingMail) {
	const { meetingId, linkId } = writtenFacts.parse(mail.facts);
	const { read } = installation.db;
	const row = await read.meeting.findUniqueOrThrow({ where: { id: meetingId }, select: meetingColumns });
	const meeting = row as FoundMeeting;
	const { people, seats, questions, answers } = await readVoting(read, { installation }, meeting);
	const today = rigaDate(installation.clock.now());
	const own = seatsOf(seats, mail.personId);
	return { meeting, linkId, today, directory: people.directory, own, questions, answers };
}

function seatsOf(seats: readonly AskedSeat[], personId: string | null): readonly AskedSeat[] {
	return inviteesOf(seats).find((one) => one.personId === personId)?.seats ?? [];
}

/** Useful while it is asked and, of a reminder, while something is unanswered, to whoever answers for a seat. */
function asking(kind: AskingKind): MailKind {
	return {
		async stillWanted(installation, mail) {
			const { meeting, today, own, questions, answers } = await readAsked(installation, mail);
			const dropped = m.written_mail_dropped({}, { locale: mail.locale });
			if (!isOpen(meeting, today) || own.length === 0) return dropped;
			if (kind === 'written-question') return true;
			return silentSeats(own, questions, answers).length > 0 || dropped;
		},
		render: (installation, mail, live) => render(installation, mail, kind, live)
	};
}

/** Useful while that holds: it was called off, or taken to a meeting. */
const ended: MailKind = {
	async stillWanted(installation, mail) {
		const { meeting } = await readAsked(installation, mail);
		return meeting.status === 'CANCELLED' || m.written_mail_dropped({}, { locale: mail.locale });
	},
	render: (installation, mail, live) => render(installation, mail, 'written-ended', live)
};

async function render(installation: Installation, mail: OutgoingMail, kind: WrittenMailKind, live: boolean) {
	const { locale } = mail;
	const { meeting, linkId, directory, own } = await readAsked(installation, mail);
	const links = live && linkId !== null ? await readAnswerLinks(installation, [linkId]) : null;
	const link = links?.get(linkId!);
	return renderWritten({
		...(await readWrittenMatter(installation, { meeting, directory }, locale)),
		...{ kind, seats: own.map(({ label, bodyName }) => `${label}, ${bodyName}`) },
		link: link ? answerAddress(installation, link) : null,
		reason: meeting.turnedIntoId ? m.written_turned_reason({}, { locale }) : meeting.cancelReason
	});
}

/** The kinds of mail by which is decided in writing. */
export const mailKinds: MailKinds = {
	'written-question': asking('written-question'),
	'written-reminder': asking('written-reminder'),
	'written-ended': ended
};
