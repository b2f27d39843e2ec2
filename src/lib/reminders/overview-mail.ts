import { m } from '#i18n/generated/messages.js';
import type { PlainDate } from '#lib/calendar/days.ts';
import { shortDate, weekday } from '#lib/latvian/dates.ts';
import { html, mailColours, mailLink, mailPage, mailRow, type Html } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';

type Locale = 'lv' | 'en';

/** How many of what there are, and where they are listed. */
export interface OverviewLine {
	readonly words: string;
	readonly count: number;
	readonly address: string | null;
	readonly isLate?: boolean;
}

/** All that the secretariat's overview says; both parts of the mail are made of this. */
export interface OverviewView {
	readonly locale: Locale;
	readonly date: PlainDate;
	readonly late: number;
	readonly sections: readonly { readonly heading: string; readonly lines: readonly OverviewLine[] }[];
}

/** The weekly overview as a mail. */
export function renderOverview({ locale, date, late, sections }: OverviewView): RenderedMail {
	const in_ = { locale };
	const text = late > 0 ? m.digest_overview_late({ count: late }, in_) : m.digest_overview_calm({}, in_);
	const subject = m.digest_overview_subject({ text }, in_);
	const kicker = m.reminders_kicker({ weekday: weekday(date, locale), date: shortDate(date, locale) }, in_);
	const footer = m.digest_overview_footer({}, in_);
	const parts = sections.map(({ heading, lines }) =>
		[
			`== ${heading} ==`,
			...lines.flatMap(({ words, count, address }) => [
				`${words}: ${count}`,
				...(address && count > 0 ? [`  ${address}`] : [])
			])
		].join('\n')
	);
	return {
		subject,
		text: [kicker, subject, ...parts, `-- \n${footer}`].join('\n\n') + '\n',
		html: mailPage({ locale, kicker, heading: subject, body: sections.map(sectionHtml), footer })
	};
}

const { ink, quiet, line, late } = mailColours;

function sectionHtml({ heading, lines }: OverviewView['sections'][number]): Html {
	return mailRow(
		html`<h2
				class="i d"
				style="margin:0;font-size:17px;line-height:1.3;color:${ink};border-bottom:1px solid ${line};padding-bottom:4px"
			>
				${heading}
			</h2>
			<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
				${lines.map(lineHtml)}
			</table>`
	);
}

function lineHtml({ words, count, address, isLate }: OverviewLine): Html {
	const [colour, name] = isLate && count > 0 ? [late, 'late'] : count > 0 ? [ink, 'i'] : [quiet, 'q'];
	return html`<tr>
		<td style="padding:5px 8px 5px 0;word-break:break-word">
			${address && count > 0 ? mailLink(address, words) : html`<span class="q" style="color:${quiet}">${words}</span>`}
		</td>
		<td align="right" valign="top" class="${name}" style="padding:5px 0;font-weight:bold;color:${colour}">
			${count}
		</td>
	</tr>`;
}
