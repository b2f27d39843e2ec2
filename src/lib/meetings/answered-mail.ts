import { m } from '#i18n/generated/messages.js';
import { html, mailLink, mailPage, mailQuiet, mailQuote, mailRow } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { plainText } from '#lib/documents/markdown.ts';

/** What was answered to one comment; what is restricted has no texts. */
export interface AnsweredComment {
	/** "Sēde 2026. gada 25. martā". */
	readonly heading: string;
	readonly path: string;
	readonly quote: string | null;
	readonly text: string | null;
	/** "Pieņemts". */
	readonly state: string;
	readonly answer: string | null;
	readonly decidedBy: string;
}

export interface AnsweredMail {
	readonly locale: 'lv' | 'en';
	readonly origin: string;
	readonly subject: string;
	readonly lead: string;
	readonly footer: string;
	readonly comments: readonly AnsweredComment[];
}

/** What became of somebody's comments: all that was answered since the last such mail, in one. */
export function renderAnswered({
	locale,
	origin,
	subject,
	lead,
	footer,
	comments
}: AnsweredMail): RenderedMail {
	const shown = comments.map((comment) => wordsOf(comment, locale, origin));
	return {
		subject,
		text: `${[lead, ...shown.map(({ text }) => text), `-- \n${footer}`].join('\n\n')}\n`,
		html: mailPage({
			...{ locale, kicker: m.accounts_mail_sender({}, { locale }), heading: subject, footer },
			body: [mailRow(lead), ...shown.map(({ rows }) => mailRow(rows))]
		})
	};
}

function wordsOf(comment: AnsweredComment, locale: 'lv' | 'en', origin: string) {
	const options = { locale };
	const { heading, path, quote, state, decidedBy } = comment;
	const text = comment.text && plainText(comment.text);
	const answer = comment.answer && plainText(comment.answer);
	const by = m.agreement_mail_answered_by({ state, by: decidedBy }, options);
	const closed = text === null ? m.agreement_mail_answered_restricted({}, options) : null;
	const link = { label: m.agreement_mail_answered_open({}, options), address: `${origin}${path}` };
	return {
		text: [
			heading,
			...(closed ? [closed] : []),
			...(quote ? [`${m.agreement_quote({}, options)} ${quote}`] : []),
			...(text ? [`${m.agreement_own_comment({}, options)} ${text}`] : []),
			answer ? `${by}: ${answer}` : `${by}.`,
			`${link.label}: ${link.address}`
		].join('\n'),
		rows: html`${mailQuiet(heading)}${closed ? html`<div>${closed}</div>` : null}
			${quote ? html`${mailQuiet(m.agreement_quote({}, options))}${mailQuote(quote)}` : null}
			${text ? html`${mailQuiet(m.agreement_own_comment({}, options))}${mailQuote(text)}` : null}
			<div style="padding-top:8px"><strong>${by}</strong></div>
			${answer ? mailQuote(answer) : null}
			<div style="padding-top:8px">${mailLink(link.address, link.label)}</div>`
	};
}
