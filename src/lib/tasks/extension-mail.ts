import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { plainText } from '#lib/documents/markdown.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { html, mailButton, mailPage, mailQuote, mailRow } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { registeredWhat, type Registration } from './extension-registering.ts';
import type { Decider, ExtensionState } from './extensions.ts';

/** All that a mail about a request says; both parts of it are made of this. */
export interface ExtensionMailView {
	readonly locale: 'lv' | 'en';
	readonly date: PlainDate;
	readonly origin: string;
	readonly number: number;
	/** What a mail may say of it. */
	readonly title: string;
	/** "8. apakšgrupa". */
	readonly body: string;
	readonly isRestricted: boolean;
	readonly from: PlainDate;
	readonly to: PlainDate;
	readonly original: PlainDate | null;
	readonly askedBy: string;
	readonly capacity: string;
	/** By which letter, where the secretariat registered it. */
	readonly registration: Registration | null;
	readonly reason: string;
	readonly decider: Decider;
	readonly state: ExtensionState;
	readonly granted: PlainDate | null;
	readonly decision: string | null;
	readonly note: string | null;
	readonly decidedBy: string;
	/** Its reader was told of another decision before. */
	readonly isCorrected: boolean;
}

/** To whoever decides: somebody asks for a later deadline. */
export function renderAsked(view: ExtensionMailView): RenderedMail {
	const { locale, to, from, askedBy, capacity, body, registration } = view;
	const in_ = { locale };
	const date = shortDate(to, locale);
	return renderOf(view, {
		subject: m.extensions_mail_asked_subject({ title: short(view), date }, in_),
		heading: m.extensions_mail_asked_heading({ date }, in_),
		lines: [
			registration
				? m.extensions_mail_registered_lead(
						{ capacity, what: registeredWhat(registration, locale), body },
						in_
					)
				: m.extensions_mail_asked_lead({ by: askedBy, capacity, body }, in_),
			m.extensions_mail_present({ date: shortDate(from, locale) }, in_),
			originalLine(view, from),
			view.decider === 'AUTHOR' ? m.extensions_mail_author({}, in_) : null
		],
		quote: view.reason,
		button: m.extensions_mail_decide({}, in_)
	});
}

/** To whoever asked: what was decided. */
export function renderDecided(view: ExtensionMailView): RenderedMail {
	const { locale, to, granted, decision, decidedBy } = view;
	const in_ = { locale };
	const isGranted = view.state === 'GRANTED';
	const date = shortDate(granted ?? to, locale);
	const otherDay = view.registration ? m.extensions_mail_other_day_registered : m.extensions_mail_other_day;
	const said = isGranted
		? m.extensions_mail_granted_heading({ date }, in_)
		: m.extensions_mail_refused_heading({}, in_);
	return renderOf(view, {
		subject: isGranted
			? m.extensions_mail_granted_subject({ title: short(view), date }, in_)
			: m.extensions_mail_refused_subject({ title: short(view) }, in_),
		heading: said,
		lines: [
			view.isCorrected ? m.extensions_mail_corrected({}, in_) : null,
			m.extensions_mail_decided_lead({ by: decidedBy }, in_),
			isGranted && granted !== to ? otherDay({ date: shortDate(to, locale) }, in_) : null,
			isGranted ? null : m.extensions_mail_stays({ date: shortDate(view.from, locale) }, in_),
			originalLine(view, (isGranted && granted) || view.from),
			decision ? m.tasks_entry_decision({ decision }, in_) : null
		],
		quote: view.note,
		button: m.extensions_mail_open({}, in_)
	});
}

/** To whoever asked and was told of a decision: it was taken back. */
export function renderUndecided(view: ExtensionMailView): RenderedMail {
	const { locale, to, from } = view;
	const in_ = { locale };
	return renderOf(view, {
		subject: m.extensions_mail_undecided_subject({ title: short(view) }, in_),
		heading: m.extensions_mail_undecided_heading({}, in_),
		lines: [
			m.extensions_mail_undecided_lead({ date: shortDate(to, locale) }, in_),
			m.extensions_mail_present({ date: shortDate(from, locale) }, in_),
			originalLine(view, from)
		],
		quote: null,
		button: m.extensions_mail_open({}, in_)
	});
}

/** The first deadline stands beside whatever is the present one. */
function originalLine({ original, locale }: ExtensionMailView, present: PlainDate): string | null {
	if (!original || original >= present) return null;
	return m.extensions_mail_original({ date: shortDate(original, locale) }, { locale });
}

interface Words {
	readonly subject: string;
	readonly heading: string;
	readonly lines: readonly (string | null)[];
	/** What somebody wrote: of a restricted task nothing. */
	readonly quote: string | null;
	readonly button: string;
}

function renderOf(view: ExtensionMailView, words: Words): RenderedMail {
	const { locale, origin, number, title, isRestricted } = view;
	const address = `${origin}/tasks/${number}/extension`;
	const footer = m.extensions_mail_footer({}, { locale });
	const lines = words.lines.filter((line) => line !== null);
	const quote = words.quote && !isRestricted ? plainText(words.quote) : null;
	return {
		subject: words.subject,
		text:
			[
				...[words.heading, title, lines.join('\n'), ...(quote ? [quote] : [])],
				...[`${words.button}: ${address}`, `-- \n${footer}`]
			].join('\n\n') + '\n',
		html: mailPage({
			...{ locale, kicker: shortDate(view.date, locale), heading: words.heading, footer },
			body: [
				mailRow(html`<strong>${title}</strong>`),
				mailRow(html`${lines.map((line) => html`<div>${line}</div>`)}`),
				...(quote ? [mailRow(mailQuote(quote))] : []),
				mailRow(mailButton(address, words.button))
			]
		})
	};
}

const longestTitle = 80;

/** A subject line is read at a glance. */
function short({ title }: ExtensionMailView): string {
	return title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title;
}
