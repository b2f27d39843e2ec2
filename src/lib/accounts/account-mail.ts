import { m } from '#i18n/generated/messages.js';
import { html, mailButton, mailPage, mailRow } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';

export interface AccountMail {
	readonly subject: string;
	/** Paragraphs. */
	readonly lead: readonly string[];
	/** With a button: where it leads; null shows the reader of the outbox only that a link stands there. */
	readonly button?: string;
	readonly address?: string | null;
	/** Until when the link works. */
	readonly valid?: string;
	readonly footer: string;
}

/** Both parts of a mail about an account, from one view of the facts. */
export function renderAccountMail(
	{ locale }: { locale: 'lv' | 'en' },
	{ subject, lead, button, address = null, valid, footer }: AccountMail
): RenderedMail {
	const placeholder = m.accounts_mail_link({}, { locale });
	const link = button === undefined ? [] : [address ?? placeholder];
	const shown = address && button ? mailButton(address, button) : html`<strong>${placeholder}</strong>`;
	return {
		subject,
		text: [...lead, ...link, ...(valid ? [valid] : []), footer].join('\n\n') + '\n',
		html: mailPage({
			locale,
			kicker: m.accounts_mail_sender({}, { locale }),
			heading: subject,
			body: [
				...lead.map((paragraph) => mailRow(paragraph)),
				...(link.length ? [mailRow(shown)] : []),
				...(valid ? [mailRow(valid)] : [])
			],
			footer
		})
	};
}
