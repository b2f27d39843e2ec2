import { m } from '#i18n/generated/messages.js';
import { html, mailButton, mailLink, mailPage, mailQuiet, mailQuote, mailRow } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';

/** What a mail about an answer says; both parts of it are made of this. */
export interface RequestMail {
	readonly locale: 'lv' | 'en';
	readonly subject: string;
	/** Paragraphs. */
	readonly lead: readonly string[];
	/** "Termiņš": "2022. gada 1. aprīlis". */
	readonly facts?: readonly (readonly [label: string, value: string])[];
	/** What somebody wrote, with who it was. */
	readonly quote?: { readonly by: string; readonly text: string } | null;
	readonly button?: string;
	/** Where the button leads; null shows the reader of the outbox only that a link stands there. */
	readonly address?: string | null;
	/** Until when the link works. */
	readonly valid?: string | null;
	/** Something else that can be read: its name and its address. */
	readonly more?: { readonly label: string; readonly address: string };
	readonly footer: string;
}

/** Both parts of a mail, from one view of the facts. */
export function renderRequestMail(mail: RequestMail): RenderedMail {
	const { locale, subject, lead, facts = [], quote, button, address = null, valid, more, footer } = mail;
	const placeholder = m.accounts_mail_link({}, { locale });
	const lines = quote?.text.split('\n') ?? [];
	const text = [
		...lead,
		...(facts.length ? [facts.map(([label, value]) => `${label}: ${value}`).join('\n')] : []),
		...(quote ? [`${quote.by}:\n${lines.map((line) => `> ${line}`).join('\n')}`] : []),
		...(button ? [`${button}:\n${address ?? placeholder}`] : []),
		...(valid ? [valid] : []),
		...(more ? [`${more.label}: ${more.address}`] : []),
		`-- \n${footer}`
	].join('\n\n');
	const link = address && button ? mailButton(address, button) : html`<strong>${placeholder}</strong>`;
	return {
		subject,
		text: `${text}\n`,
		html: mailPage({
			...{ locale, kicker: m.accounts_mail_sender({}, { locale }), heading: subject, footer },
			body: [
				...lead.map((paragraph) => mailRow(paragraph)),
				...facts.map(([label, value]) => mailRow(html`${mailQuiet(label)}<strong>${value}</strong>`)),
				...(quote ? [mailRow(html`${mailQuiet(quote.by)}${mailQuote(quote.text)}`)] : []),
				...(button ? [mailRow(link)] : []),
				...(valid ? [mailRow(mailQuiet(valid))] : []),
				...(more ? [mailRow(mailLink(more.address, more.label))] : [])
			]
		})
	};
}
