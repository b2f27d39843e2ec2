import { rigaDate } from '#lib/calendar/days.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { answerAddress, readAnswerLinks, type AnswerLink } from './answer-links.server.ts';
import { isOwed, type AnswerState } from './asking.ts';
import { renderRequestMail, type RequestMail } from './request-mail.ts';
import type { RequestMailKind } from './request-telling.server.ts';
import {
	type ToldAnswer,
	type Told,
	readTold,
	factsOf,
	askerOf,
	untilOf,
	isOver
} from './request-mail-told.server.ts';

type Words = Pick<RequestMail, 'subject' | 'lead'> & Partial<RequestMail>;

/** A mail to whoever hears for those who are asked: about what of it is `wanted` when it goes, as long as some is. */
function askedMail(
	wanted: (answer: ToldAnswer) => boolean,
	say: (told: Told, mail: OutgoingMail) => Words
): MailKind {
	const read = async (installation: Installation, mail: OutgoingMail): Promise<Told> => {
		const told = await readTold(installation, mail);
		return { ...told, theirs: told.theirs.filter(wanted) };
	};
	return {
		async stillWanted(installation, mail) {
			const { request, theirs } = await read(installation, mail);
			return (
				(request.state === 'ASKED' && theirs.length > 0) || m.asker_mail_dropped({}, { locale: mail.locale })
			);
		},
		async render(installation, mail, live) {
			const told = await read(installation, mail);
			return renderAsked(installation, mail, told, { live, words: say(told, mail) });
		}
	};
}

async function renderAsked(
	installation: Installation,
	mail: OutgoingMail,
	told: Told,
	{ live, words }: { live: boolean; words: Words }
): Promise<RenderedMail> {
	const { locale } = mail;
	const { facts, request } = told;
	const options = { locale };
	const links = facts.linkId === null ? null : await readAnswerLinks(installation, [facts.linkId]);
	const link: AnswerLink | null = links?.get(facts.linkId!) ?? null;
	const until = link && longDate(rigaDate(link.expiresAt), { case: 'dative', locale });
	return renderRequestMail({
		...{ locale, facts: await factsOf(installation, told, mail) },
		...(facts.linkId === null
			? {}
			: {
					button: m.asker_mail_button({}, options),
					address: live && link ? answerAddress(installation, link) : null,
					valid: until && m.requests_mail_valid({ until }, options)
				}),
		...(facts.linkId === null
			? {}
			: {
					more: {
						label: m.asker_mail_more({}, options),
						address: `${installation.config.origin}/requests/${request.id}`
					}
				}),
		footer: m.asker_mail_footer({}, options),
		...words
	});
}

const owed = ({ state, withdrawnAt }: ToldAnswer) => isOwed({ state: state as AnswerState, withdrawnAt });

export const asked = askedMail(owed, (told, { locale, recipientName: name }) => {
	const { request } = told;
	const by = askerOf(told, locale);
	return {
		subject: m.asker_mail_asked_subject({ date: untilOf(told, locale), title: request.title }, { locale }),
		lead: [m.asker_mail_asked_lead({ name, by }, { locale }), m.asker_mail_how({}, { locale })],
		quote: request.text === null ? null : { by, text: plainText(request.text) }
	};
});

const reminder = askedMail(owed, (told, { locale, recipientName: name }) => {
	const facts = { date: untilOf(told, locale), title: told.request.title };
	return {
		subject: isOver(told)
			? m.asker_mail_reminder_late_subject(facts, { locale })
			: m.asker_mail_reminder_subject(facts, { locale }),
		lead: [
			m.asker_mail_reminder_lead({ name, by: askerOf(told, locale) }, { locale }),
			m.asker_mail_how({}, { locale })
		]
	};
});

export const returned = askedMail(
	(answer) => answer.state === 'RETURNED' && answer.withdrawnAt === null,
	(told, { locale, recipientName: name }) => {
		const step = told.theirs[0]?.steps[0];
		return {
			subject: m.asker_mail_returned_subject({ title: told.request.title }, { locale }),
			lead: [m.asker_mail_returned_lead({ name }, { locale })],
			quote: step?.text ? { by: `${step.authorName}, ${step.capacity}`, text: plainText(step.text) } : null,
			button: m.asker_mail_returned_button({}, { locale })
		};
	}
);

const moved = askedMail(owed, (told, { locale, recipientName: name }) => {
	const { text, dueBefore } = told.facts;
	const to = untilOf(told, locale);
	const before = dueBefore ? longDate(dueBefore, { locale }) : null;
	return {
		subject: m.asker_mail_moved_subject({ date: to, title: told.request.title }, { locale }),
		lead: [
			m.asker_mail_moved_lead({ name, date: to }, { locale }),
			...(before ? [m.asker_mail_moved_before({ date: before }, { locale })] : [])
		],
		quote: text ? { by: m.asker_reason({}, { locale }), text: plainText(text) } : null
	};
});

/** Useful while that holds: it is asked no more, or no more of this. */
export const withdrawn: MailKind = {
	async stillWanted(installation, mail) {
		const { theirs } = await readTold(installation, mail);
		const holds = theirs.some(({ withdrawnAt }) => withdrawnAt !== null);
		return holds || m.asker_mail_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail, live) {
		const read = await readTold(installation, mail);
		const told = { ...read, theirs: read.theirs.filter(({ withdrawnAt }) => withdrawnAt !== null) };
		const { locale, recipientName: name } = mail;
		const { request, facts } = told;
		const words = {
			subject: m.asker_mail_withdrawn_subject({ title: request.title }, { locale }),
			lead: [m.asker_mail_withdrawn_lead({ name }, { locale })],
			quote: facts.text ? { by: m.asker_reason({}, { locale }), text: plainText(facts.text) } : null
		};
		return renderAsked(installation, mail, told, { live, words });
	}
};

/** The kinds of mail about what is asked of many. */
export const requestMails: MailKinds = {
	'request-asked': asked,
	'request-reminder': reminder,
	'request-returned': returned,
	'request-moved': moved,
	'request-withdrawn': withdrawn
} satisfies Record<RequestMailKind, MailKind>;
