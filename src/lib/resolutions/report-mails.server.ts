import { z } from 'zod';
import { rigaDate } from '#lib/calendar/days.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { longDate } from '#lib/latvian/dates.ts';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import { m } from '#i18n/generated/messages.js';
import { renderAnswered } from '#lib/meetings/answered-mail.ts';
import { answeredFacts } from '#lib/meetings/comment-telling.server.ts';
import { answerAddress, readAnswerLinks } from '#lib/requests/answer-links.server.ts';
import { recipientOf } from '#lib/requests/recipients.server.ts';
import { renderRequestMail } from '#lib/requests/request-mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { citationOf } from './citing.ts';
import { reportCommentState } from './report-comment-view.ts';
import { answeredKind, takesComments } from './report-comments.server.ts';
import { circulatedKind, readersOf, type CirculatedFacts } from './report-telling.server.ts';
import { readReport } from './resolution-finding.server.ts';

const circulatedFacts: z.ZodType<CirculatedFacts> = z.object({
	reportId: z.string(),
	versionId: z.string(),
	linkId: z.string()
});

/** Useful while that version is the one that is commented on, to whoever is asked to. */
const circulated: MailKind = {
	async stillWanted(installation, mail) {
		const { reportId, versionId } = circulatedFacts.parse(mail.facts);
		const { read } = installation.db;
		const today = rigaDate(installation.clock.now());
		const [report, last, people] = await Promise.all([
			readReport(read, reportId),
			read.reportVersion.findFirst({
				where: { reportId, commentsUntil: { not: null } },
				orderBy: { number: 'desc' },
				select: { id: true, commentsUntil: true }
			}),
			readPeople(installation, today)
		]);
		const isOpen =
			report !== null && last?.id === versionId && takesComments(report, last.commentsUntil, today);
		const isTheirs =
			isOpen &&
			readersOf(people, report.resolution, today).some(
				({ address }) => address.toLowerCase() === mail.recipient
			);
		return isTheirs || m.reports_mail_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail, live) {
		const { reportId, versionId, linkId } = circulatedFacts.parse(mail.facts);
		const { locale, recipientName: name } = mail;
		const options = { locale };
		const [report, version, links] = await Promise.all([
			readReport(installation.db.read, reportId),
			installation.db.read.reportVersion.findUniqueOrThrow({
				where: { id: versionId },
				select: { number: true, note: true, madeBy: true, commentsUntil: true }
			}),
			readAnswerLinks(installation, [linkId])
		]);
		const link = links.get(linkId);
		const { number, note, madeBy, commentsUntil } = version;
		const { title, resolution } = report!;
		const until = longDate(commentsUntil!, { case: 'dative', locale });
		return renderRequestMail({
			locale,
			subject: m.reports_mail_subject({ date: until, title }, options),
			lead: [
				number === 1 ? m.reports_mail_lead({ name }, options) : m.reports_mail_lead_again({ name }, options),
				m.reports_mail_how({}, options)
			],
			facts: [
				[m.reports_mail_report({}, options), title],
				[m.reports_mail_resolution({}, options), `${citationOf(resolution, locale)}: ${resolution.subject}`],
				[m.reports_mail_version({}, options), m.reports_version({ number }, options)],
				[m.agreement_mail_until({}, options), until]
			],
			quote: note ? { by: madeBy, text: note } : null,
			button: m.agreement_mail_button({}, options),
			address: live && link ? answerAddress(installation, link) : null,
			footer: m.agreement_mail_footer({}, options)
		});
	}
};

/** Useful while something is answered in it, to whoever asked and can still be reached there. */
const answered: MailKind = {
	async stillWanted(installation, mail) {
		const [first] = await readAnswered(installation, mail);
		const recipient = first ? await recipientOf(installation.db.read, first) : null;
		const isTheirs = recipient?.address.toLowerCase() === mail.recipient;
		return isTheirs || m.agreement_mail_answered_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail) {
		const { locale, recipientName: name } = mail;
		const options = { locale };
		const comments = await readAnswered(installation, mail);
		return renderAnswered({
			...{ locale, origin: installation.config.origin },
			subject: m.reports_mail_answered_subject({ count: comments.length }, options),
			lead: m.reports_mail_answered_lead({ name }, options),
			footer: m.reports_mail_answered_footer({}, options),
			comments: comments.map(({ id, text, quote, state, answer, answeredBy, reportVersion }) => ({
				heading: reportVersion.report.title,
				path: `/reports/${reportVersion.reportId}/versions#c-${id}`,
				...{ text, quote, answer, decidedBy: answeredBy ?? '' },
				state: reportCommentState(state, locale).word
			}))
		});
	}
};

async function readAnswered({ db }: Installation, mail: OutgoingMail) {
	const { commentIds } = answeredFacts.parse(mail.facts);
	return db.read.reportComment.findMany({
		where: { id: { in: commentIds }, state: { in: ['TAKEN', 'NOT_TAKEN'] } },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		include: { reportVersion: { select: { reportId: true, report: { select: { title: true } } } } }
	});
}

/** The kinds of mail by which a report is agreed on. */
export const mailKinds: MailKinds = { [circulatedKind]: circulated, [answeredKind]: answered };
