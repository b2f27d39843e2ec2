import { m } from '#i18n/generated/messages.js';
import { plainText, renderMarkdown } from '#lib/documents/markdown.ts';
import { longDate } from '#lib/latvian/dates.ts';
import {
	html,
	mailBar,
	mailButton,
	mailColours,
	mailLink,
	mailQuiet,
	mailQuote,
	raw
} from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { MailedDocument, MailedItem } from './agenda-for-mail.ts';
import type { InvitationFacts } from './invitation-facts.ts';
import { mailHeading, type Difference, type MeetingMailKind } from './invitation-words.ts';
import { moreSection, paperLine, renderMeetingMail, type MailSection } from './meeting-mail.ts';
import { ownReplyWord, type ReplyAnswer } from './replies.ts';

/** What every mail about a meeting says of it, and what its personal link shows: nothing restricted by its name. */
export interface MeetingMatter {
	readonly locale: 'lv' | 'en';
	/** "sēde 2022. gada 7. aprīlī". */
	readonly what: string;
	readonly title: string | null;
	/** Who meets: "8. Bāriņtiesu darba pilnveide". */
	readonly bodies: string;
	readonly when: string | null;
	readonly place: string | null;
	readonly link: string | null;
	readonly chair: string | null;
	readonly writer: string | null;
	/** Markdown: what the invitation says beside the agenda. */
	readonly text: string | null;
	readonly answerBy: string | null;
	readonly agenda: { readonly items: readonly MailedItem[]; readonly documents: readonly MailedDocument[] };
	/** Its page in the portal. */
	readonly meetingAddress: string;
}

/** All that a mail about a meeting says; both parts of it are made of this. */
export interface InvitationMail extends MeetingMatter {
	readonly kind: MeetingMailKind;
	/** Why it is taken back. */
	readonly why?: InvitationFacts['why'];
	/** Why it was called off. */
	readonly reason?: string | null;
	readonly differences?: readonly Difference[];
	/** Of its reader: "LM pārstāvis, 8. apakšgrupa". */
	readonly seats: readonly string[];
	/** Where its reader answers; null shows the reader of the outbox only that a link stands there; left out, nothing is asked. */
	readonly answer?: { readonly addressOf: (answer?: ReplyAnswer) => string } | null;
}

type Fact = readonly [label: string, value: string | null];

/** Both parts of a mail about a meeting, from one view of the facts. */
export function renderInvitation(mail: InvitationMail): RenderedMail {
	const { locale, kind, what, why, bodies, title } = mail;
	const heading = mailHeading(kind, what, locale, why);
	const footer = footerOf(mail);
	const sections = sectionsOf(mail);
	return renderMeetingMail({ locale, heading, title, bodies, footer, sections });
}

function sectionsOf(mail: InvitationMail): MailSection[] {
	const isOff = mail.kind === 'meeting-cancelled';
	return [
		leadOf(mail),
		isOff ? null : differencesSection(mail),
		isOff ? null : factsSection(mail),
		isOff ? null : answerSection(mail),
		isOff || !mail.text ? null : { text: plainText(mail.text), rows: raw(renderMarkdown(mail.text)) },
		isOff ? null : agendaSection(mail),
		isOff ? null : documentsSection(mail),
		isOff && mail.why === 'LEFT'
			? null
			: moreSection(m.invitations_open({}, { locale: mail.locale }), mail.meetingAddress)
	].filter((section) => section !== null);
}

function leadOf(mail: InvitationMail): MailSection {
	const words = leadWords(mail);
	const { reason } = mail;
	return {
		text: [words, ...(reason ? [plainText(reason)] : [])].join('\n\n'),
		rows: html`${words}${reason ? html`<div style="padding-top:10px">${mailQuote(plainText(reason))}</div>` : null}`
	};
}

function leadWords({ kind, why, when, locale }: InvitationMail): string {
	const options = { locale };
	switch (kind) {
		case 'meeting-invitation':
			return m.invitations_lead_invitation({}, options);
		case 'meeting-changed':
			return m.invitations_lead_changed({}, options);
		case 'meeting-cancelled':
			if (why === 'LEFT') return m.invitations_lead_left({}, options);
			if (why === 'UNDATED') return m.invitations_lead_undated({}, options);
			return m.invitations_lead_cancelled({ when: when ?? '' }, options);
		case 'meeting-reminder':
			return m.invitations_lead_reminder({}, options);
	}
}

function differencesSection({ kind, differences = [], locale }: InvitationMail): MailSection | null {
	if (kind !== 'meeting-changed') return null;
	const options = { locale };
	const lines = differences.map(({ label, was, is }) =>
		m.invitations_difference({ label, was, is }, options)
	);
	const said = lines.length ? lines : [m.invitations_agenda_changed({}, options)];
	return {
		text: said.join('\n'),
		rows: mailBar(
			mailColours.soon,
			said.map((line) => html`<div>${line}</div>`)
		)
	};
}

function factsSection(mail: InvitationMail): MailSection | null {
	const options = { locale: mail.locale };
	const facts: Fact[] = [
		[m.invitations_fact_when({}, options), mail.when],
		[m.invitations_fact_place({}, options), mail.place],
		[m.invitations_fact_link({}, options), mail.link],
		[m.invitations_fact_chair({}, options), mail.chair],
		[m.invitations_fact_writer({}, options), mail.writer],
		[m.invitations_fact_seats({ count: mail.seats.length }, options), mail.seats.join('; ') || null]
	];
	const said = facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]));
	if (said.length === 0) return null;
	return {
		text: said.map(([label, value]) => `${label}: ${value}`).join('\n'),
		rows: html`${said.map(
			([label, value]) =>
				html`<div style="padding-bottom:8px">
					${mailQuiet(label)}${/^https?:\/\//.test(value) ? mailLink(value, value) : html`<strong>${value}</strong>`}
				</div> `
		)}`
	};
}

const offered: readonly ReplyAnswer[] = ['ONLINE', 'NOT_COMING', 'SUBSTITUTE'];

function answerSection({ answer, answerBy, link, locale }: InvitationMail): MailSection | null {
	if (answer === undefined) return null;
	const options = { locale };
	const placeholder = m.accounts_mail_link({}, options);
	const by = answerBy
		? m.invitations_answer_by({ date: longDate(answerBy, { case: 'dative', locale }) }, options)
		: m.invitations_answer_please({}, options);
	const address = answer?.addressOf() ?? placeholder;
	const button = m.invitations_button_answer({}, options);
	const hint = m.invitations_answer_hint({}, options);
	const main = ownReplyWord('COMING', locale);
	const others = offered.filter((one) => one !== 'ONLINE' || link !== null);
	return {
		text: `${by}\n${button}: ${address}\n${hint}`,
		rows: html`${by}${mailButton(answer?.addressOf('COMING') ?? null, main)}
			${others.map(
				(one) =>
					html`<div class="n" style="padding-top:10px">
						${mailLink(answer?.addressOf(one) ?? null, ownReplyWord(one, locale))}
					</div> `
			)}
			${answer === null ? mailQuiet(placeholder) : null}
			<div style="padding-top:10px">${mailQuiet(hint)}</div>`
	};
}

function agendaSection({ agenda: { items }, locale }: InvitationMail): MailSection | null {
	if (items.length === 0) return null;
	const heading = m.invitations_agenda({}, { locale });
	return {
		text: [
			heading,
			...items.map(({ number, title, kind, presenter, documents }) =>
				[
					`${number}. ${title}`,
					`   ${[kind, presenter].filter(Boolean).join(' · ')}`,
					...documents.map((one) => `   ${one.title}: ${one.address}`)
				].join('\n')
			)
		].join('\n'),
		rows: html`<h2 style="margin:0 0 8px;font-size:17px">${heading}</h2>
			${items.map(
				({ number, title, kind, presenter, documents }) =>
					html`<div style="padding-bottom:10px">
						<strong>${number}. ${title}</strong>
						${mailQuiet([kind, presenter].filter(Boolean).join(' · '))}${documents.map(paperLine)}
					</div> `
			)}`
	};
}

function documentsSection({ agenda: { documents }, locale }: InvitationMail): MailSection | null {
	if (documents.length === 0) return null;
	const heading = m.invitations_documents({}, { locale });
	return {
		text: [heading, ...documents.map(({ title, address }) => `${title}: ${address}`)].join('\n'),
		rows: html`<h2 style="margin:0 0 8px;font-size:17px">${heading}</h2>
			${documents.map(paperLine)}`
	};
}

function footerOf({ kind, answer, locale }: InvitationMail): string {
	const options = { locale };
	if (kind === 'meeting-cancelled') return m.invitations_footer_plain({}, options);
	return answer === undefined
		? m.invitations_footer_plain({}, options)
		: m.invitations_footer_link({}, options);
}
