import { z } from 'zod';
import { rigaDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, type Directory } from '#lib/council/council.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { recipientOf } from '#lib/requests/recipients.server.ts';
import { renderRequestMail } from '#lib/requests/request-mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { renderAnswered } from './answered-mail.ts';
import { circulatedKind, readReaders, type CirculatedFacts } from './circulating-telling.server.ts';
import { answeredFacts, answeredKind } from './comment-telling.server.ts';
import { commentState, type CommentState } from './comment-view.ts';
import { meetingColumns, type FoundMeeting } from './finding.server.ts';
import { headingOf } from './meeting-head.server.ts';
import { readOpenContent } from './open-content.server.ts';
import { paragraphsOf } from './minutes-paragraphs.ts';

const circulatedFacts: z.ZodType<CirculatedFacts> = z.object({
	meetingId: z.string(),
	versionId: z.string(),
	linkId: z.string()
});

/** Useful while that version is the one that is commented on, to whoever is to read it. */
const circulated: MailKind = {
	async stillWanted(installation, mail) {
		const { meetingId, versionId } = circulatedFacts.parse(mail.facts);
		const { read } = installation.db;
		const today = rigaDate(installation.clock.now());
		const [meeting, last, people] = await Promise.all([
			readMeeting(installation, meetingId),
			read.minutesVersion.findFirst({
				where: { meetingId },
				orderBy: { number: 'desc' },
				select: { id: true }
			}),
			readPeople(installation, today)
		]);
		const isOpen = meeting.status === 'CIRCULATED' && last?.id === versionId;
		const isTheirs =
			isOpen &&
			today <= (meeting.commentsUntil ?? today) &&
			(await readReaders(read, people, meeting, today)).some(
				({ address }) => address.toLowerCase() === mail.recipient
			);
		return isTheirs || m.agreement_mail_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail, live) {
		const { meetingId, versionId, linkId } = circulatedFacts.parse(mail.facts);
		const { locale, recipientName: name } = mail;
		const [meeting, version, directory, links] = await Promise.all([
			readMeeting(installation, meetingId),
			installation.db.read.minutesVersion.findUniqueOrThrow({
				where: { id: versionId },
				select: { number: true, note: true, madeBy: true, commentsUntil: true }
			}),
			directoryOf(installation),
			readAnswerLinks(installation, [linkId])
		]);
		const link = links.get(linkId);
		const until = longDate(version.commentsUntil!, { case: 'dative', locale });
		const { number, note, madeBy } = version;
		const heading = headingOf(meeting, directory, locale);
		return renderRequestMail({
			locale,
			subject: m.agreement_mail_subject({ heading, date: until }, { locale }),
			lead: [
				number === 1
					? m.agreement_mail_lead({ name }, { locale })
					: m.agreement_mail_lead_again({ name }, { locale }),
				m.agreement_mail_how({}, { locale })
			],
			facts: [
				[m.agreement_mail_meeting({}, { locale }), heading],
				[m.agreement_mail_bodies({}, { locale }), bodiesOf(meeting, directory, locale)],
				[m.agreement_mail_until({}, { locale }), until]
			],
			quote: note ? { by: madeBy, text: note } : null,
			button: m.agreement_mail_button({}, { locale }),
			address: live && link ? answerAddress(installation, link) : null,
			footer: m.agreement_mail_footer({}, { locale })
		});
	}
};

/** Useful while something is answered in it, to whoever asked and can still be reached there. */
const answered: MailKind = {
	async stillWanted(installation, mail) {
		const comments = await readAnswered(installation, mail);
		const [first] = comments;
		const recipient = first ? await recipientOf(installation.db.read, first) : null;
		const isTheirs = recipient?.address.toLowerCase() === mail.recipient;
		return isTheirs || m.agreement_mail_answered_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail) {
		const today = rigaDate(installation.clock.now());
		const { locale, recipientName: name } = mail;
		const directory = await directoryOf(installation);
		const comments = await readAnswered(installation, mail);
		const meetingId = comments[0]?.minutesVersion.meeting.id ?? '';
		const open = await readOpenContent(installation.db.read, meetingId, today);
		return renderAnswered({
			...{ locale, origin: installation.config.origin },
			subject: m.agreement_mail_answered_subject({ count: comments.length }, { locale }),
			lead: m.agreement_mail_answered_lead({ name }, { locale }),
			footer: m.agreement_mail_answered_footer({}, { locale }),
			comments: comments.map(({ minutesVersion, text, quote, anchor, state, answer, decidedBy }) => {
				const content = open(minutesVersion.content);
				const isOpen = anchor === null || paragraphsOf(content).some((one) => one.anchor === anchor);
				const { meeting } = minutesVersion;
				return {
					heading: headingOf(meeting, directory, locale),
					path: `/meetings/${meeting.id}/agreement`,
					...{ state: commentState(state as CommentState, locale).word, decidedBy: decidedBy ?? '' },
					// Nothing restricted leaves in a mail, whoever gets it.
					...(isOpen ? { text, quote, answer } : { text: null, quote: null, answer: null })
				};
			})
		});
	}
};

/** The kinds of mail by which minutes are agreed on. */
export const mailKinds: MailKinds = { [circulatedKind]: circulated, [answeredKind]: answered };

async function readMeeting({ db }: Installation, id: string): Promise<FoundMeeting> {
	const meeting = await db.read.meeting.findUniqueOrThrow({ where: { id }, select: meetingColumns });
	return meeting as FoundMeeting;
}

function bodiesOf({ bodies }: FoundMeeting, directory: Directory, locale: 'lv' | 'en'): string {
	const found = bodies.flatMap(({ bodyId }) => bodyById(directory, bodyId) ?? []);
	return found.map((body) => bodyLabel(body, locale)).join(', ');
}

async function readAnswered({ db }: Installation, mail: OutgoingMail) {
	const { commentIds } = answeredFacts.parse(mail.facts);
	const rows = await db.read.minutesComment.findMany({
		where: { id: { in: commentIds }, state: { in: ['ACCEPTED', 'ANSWERED'] } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		include: { minutesVersion: { select: { content: true, meeting: { select: meetingColumns } } } }
	});
	return rows.map((row) => ({
		...row,
		minutesVersion: {
			content: row.minutesVersion.content,
			meeting: row.minutesVersion.meeting as FoundMeeting
		}
	}));
}
