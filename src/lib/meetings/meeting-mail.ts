import type { Locale } from '#lib/accounts/actor.ts';
import { html, mailLink, mailPage, mailRow, type Html } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { MailedDocument } from './agenda-for-mail.ts';

/** A stretch of a mail about a meeting, as each of its two parts has it. */
export interface MailSection {
	readonly text: string;
	readonly rows: Html | string;
}

interface Framed {
	readonly locale: Locale;
	/** Its subject, too. */
	readonly heading: string;
	/** Of the meeting, where it has one. */
	readonly title: string | null;
	/** Who meets. */
	readonly bodies: string;
	readonly sections: readonly MailSection[];
	readonly footer: string;
}

/** Both parts of a mail about a meeting: what it is about and who meets, then its stretches in their order. */
export function renderMeetingMail({
	locale,
	heading,
	title,
	bodies,
	sections,
	footer
}: Framed): RenderedMail {
	const lines = [heading, ...(title ? [title] : []), bodies, ...sections.map(({ text }) => text)];
	return {
		subject: heading,
		text: `${[...lines, `-- \n${footer}`].join('\n\n')}\n`,
		html: mailPage({
			...{ locale, kicker: bodies, heading, footer },
			body: [
				...(title ? [mailRow(html`<strong>${title}</strong>`)] : []),
				...sections.map(({ rows }) => mailRow(rows))
			]
		})
	};
}

/** A paper, by its title. */
export function paperLine({ title, address }: MailedDocument): Html {
	return html`<div style="padding-top:2px">${mailLink(address, title)}</div> `;
}

/** Where more of it is read, in the portal. */
export function moreSection(label: string, address: string): MailSection {
	return { text: `${label}: ${address}`, rows: mailLink(address, label) };
}
