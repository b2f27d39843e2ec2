import { m } from '#i18n/generated/messages.js';
import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { html, mailButton, mailQuiet, mailQuote, raw } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { moreSection, paperLine, renderMeetingMail, type MailSection } from './meeting-mail.ts';
import type { MatterQuestion, WrittenMatter } from './written-matter.ts';
import type { WrittenMailKind } from './written.ts';

/** All that a mail about a decision in writing says; both parts of it are made of this. */
export interface WrittenMail extends WrittenMatter {
	readonly kind: WrittenMailKind;
	/** Of its reader: "LM pārstāvis, 8. apakšgrupa". */
	readonly seats: readonly string[];
	/** Where its reader answers, without signing in; null shows the reader of the outbox only that a link stands there. */
	readonly link: string | null;
	/** Why nothing is decided in writing. */
	readonly reason: string | null;
}

/** Both parts of a mail about a decision in writing, from one view of the facts. */
export function renderWritten(mail: WrittenMail): RenderedMail {
	const { locale, title, bodies, kind } = mail;
	const subject = subjectOf(mail);
	const isEnded = kind === 'written-ended';
	const footer = isEnded ? m.written_footer_plain({}, { locale }) : m.written_footer({}, { locale });
	const sections = [
		leadOf(mail),
		...(isEnded ? [] : [seatsOf(mail), answerOf(mail), textOf(mail)]),
		...(isEnded ? [] : [...mail.questions.map((one) => questionOf(one, locale)), papersOf(mail)]),
		moreSection(m.written_open({}, { locale }), mail.address)
	].filter((section) => section !== null);
	return renderMeetingMail({ locale, heading: subject, title, bodies, footer, sections });
}

function subjectOf({ kind, answerBy, locale }: WrittenMail): string {
	const facts = { date: longDate(answerBy, { case: 'dative', locale }) };
	switch (kind) {
		case 'written-question':
			return m.written_mail_question(facts, { locale });
		case 'written-reminder':
			return m.written_mail_reminder(facts, { locale });
		case 'written-ended':
			return m.written_mail_ended({}, { locale });
	}
}

function leadOf({ kind, reason, silenceCounts, locale }: WrittenMail): MailSection {
	const options = { locale };
	if (kind === 'written-ended') {
		const lead = m.written_lead_ended({}, options);
		const why = reason ? plainText(reason) : '';
		return {
			text: [lead, why].filter(Boolean).join('\n\n'),
			rows: html`${lead}${why ? mailQuote(why) : null}`
		};
	}
	const lead =
		kind === 'written-question' ? m.written_lead_question({}, options) : m.written_lead_reminder({}, options);
	const how = m.written_lead_how({}, options);
	const silence = silenceCounts ? m.written_silence_counts({}, options) : m.written_silence_not({}, options);
	return {
		text: [lead, how, silence].join('\n\n'),
		rows: html`${lead}
			<div style="padding-top:10px">${how}</div>
			<div style="padding-top:10px">${silence}</div>`
	};
}

function seatsOf({ seats, locale }: WrittenMail): MailSection | null {
	if (seats.length === 0) return null;
	const label = m.written_mail_seats({ count: seats.length }, { locale });
	const said = seats.join('; ');
	return { text: `${label}: ${said}`, rows: html`${mailQuiet(label)}<strong>${said}</strong>` };
}

function answerOf({ link, locale }: WrittenMail): MailSection {
	const placeholder = m.accounts_mail_link({}, { locale });
	const button = m.written_button({}, { locale });
	return {
		text: `${button}: ${link ?? placeholder}`,
		rows: html`${mailButton(link, button)}${link === null ? mailQuiet(placeholder) : null}`
	};
}

function textOf({ text }: WrittenMail): MailSection | null {
	return text ? { text: plainText(text), rows: raw(renderMarkdown(text)) } : null;
}

function questionOf(
	{ number, title, proposal, documents }: MatterQuestion,
	locale: 'lv' | 'en'
): MailSection {
	const options = { locale };
	const label = m.written_proposal({}, options);
	const closed = m.written_question_closed({}, options);
	return {
		text: [
			`${number}. ${title}`,
			...(proposal === null ? [closed] : [`${label}:`, plainText(proposal)]),
			...documents.map((one) => `${one.title}: ${one.address}`)
		].join('\n'),
		rows: html`<h2 style="margin:0 0 8px;font-size:17px">${number}. ${title}</h2>
			${proposal === null ? closed : html`${mailQuiet(label)}${raw(renderMarkdown(proposal))}`}
			${documents.map(paperLine)}`
	};
}

function papersOf({ documents, locale }: WrittenMail): MailSection | null {
	if (documents.length === 0) return null;
	const label = m.written_papers({}, { locale });
	return {
		text: [label, ...documents.map(({ title, address }) => `${title}: ${address}`)].join('\n'),
		rows: html`${mailQuiet(label)}${documents.map(paperLine)}`
	};
}
