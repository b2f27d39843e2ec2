import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import { html, mailButton, mailQuiet } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { moreSection, renderMeetingMail, type MailSection } from './meeting-mail.ts';
import { dayWords, type ProposedDay } from './date-poll.ts';

/** The kinds of mail that ask which days suit. */
export type PollMailKind = 'meeting-dates' | 'meeting-dates-reminder';

/** All that a mail about proposed days says; both parts of it are made of this. */
export interface PollMail {
	readonly kind: PollMailKind;
	readonly locale: Locale;
	/** "sanāksme". */
	readonly what: string;
	readonly title: string | null;
	readonly bodies: string;
	readonly place: string | null;
	/** Of its reader: "LM pārstāvis, 8. apakšgrupa". */
	readonly seats: readonly string[];
	readonly days: readonly ProposedDay[];
	readonly answerBy: string;
	/** Where its reader answers; null shows the reader of the outbox only that a link stands there. */
	readonly answer: string | null;
	/** Its page in the portal. */
	readonly address: string;
}

/** The line by which a mail is found: "Kura diena Jums der? Sanāksme". */
export function pollHeading(kind: PollMailKind, what: string, locale: Locale): string {
	return kind === 'meeting-dates'
		? m.dates_mail_asked({ what }, { locale })
		: m.dates_mail_reminder({ what }, { locale });
}

/** Both parts of a mail that asks which days suit. */
export function renderPoll(mail: PollMail): RenderedMail {
	const { kind, locale, what, title, bodies } = mail;
	const heading = pollHeading(kind, what, locale);
	const footer = m.dates_mail_footer({}, { locale });
	const sections = [
		leadOf(mail),
		daysOf(mail),
		answerOf(mail),
		factsOf(mail),
		moreSection(m.invitations_open({}, { locale }), mail.address)
	];
	return renderMeetingMail({ locale, heading, title, bodies, footer, sections });
}

function leadOf({ kind, locale }: PollMail): MailSection {
	const text =
		kind === 'meeting-dates' ? m.dates_mail_lead({}, { locale }) : m.dates_mail_lead_reminder({}, { locale });
	return { text, rows: text };
}

function daysOf({ days, locale }: PollMail): MailSection {
	const words = days.map((day) => dayWords(day, locale));
	return {
		text: words.map((one) => `• ${one}`).join('\n'),
		rows: html`${words.map((one) => html`<div style="padding-bottom:4px">• <strong>${one}</strong></div>`)}`
	};
}

function answerOf({ answer, answerBy, locale }: PollMail): MailSection {
	const options = { locale };
	const by = m.invitations_answer_by({ date: longDate(answerBy, { case: 'dative', locale }) }, options);
	const placeholder = m.accounts_mail_link({}, options);
	const [button, hint] = [m.dates_mail_button({}, options), m.dates_mail_hint({}, options)];
	return {
		text: `${by}\n${button}: ${answer ?? placeholder}\n${hint}`,
		rows: html`${by}${mailButton(answer, button)} ${answer === null ? mailQuiet(placeholder) : null}
			<div style="padding-top:10px">${mailQuiet(hint)}</div>`
	};
}

function factsOf({ place, seats, locale }: PollMail): MailSection {
	const options = { locale };
	const facts = [
		[m.invitations_fact_place({}, options), place],
		[m.invitations_fact_seats({ count: seats.length }, options), seats.join('; ')]
	].filter((fact): fact is [string, string] => Boolean(fact[1]));
	return {
		text: facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
		rows: html`${facts.map(
			([label, value]) =>
				html`<div style="padding-bottom:8px">${mailQuiet(label)}<strong>${value}</strong></div> `
		)}`
	};
}
