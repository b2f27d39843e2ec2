import { m } from '#i18n/generated/messages.js';
import {
	html,
	mailBar,
	mailButton,
	mailColours,
	mailLink,
	mailPage,
	mailQuiet,
	mailRow,
	type Html
} from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { DigestPart, DigestView, Link } from './digest.ts';
import { digestWords, type DigestWords, type NamedLink, type TaskWords } from './digest-words.ts';

type Locale = 'lv' | 'en';

/**
 * Mail programs cut long mails off: so many tasks are shown at most, the register has the rest. Where they would be too long, only
 * the most urgent are shown with all that is to be said, the others with their deadline, title and one link.
 */
const shown = 16;
const whole = [16, 8, 5, 2, 0] as const;
/** In bytes, as it goes over the wire, headers included. */
const longest = 40 * 1024;
const headers = 2 * 1024;

/** The digest as a mail: subject, text and HTML say the same. */
export function renderDigest(view: DigestView): RenderedMail {
	const tries = whole.filter((count, index) => index === 0 || count < view.tasks.length);
	for (const count of tries) {
		const mail = renderShowing(view, count);
		if (wireBytes(mail.text) + wireBytes(mail.html) + headers <= longest) return mail;
	}
	return renderShowing(view, 0);
}

/** As quoted-printable writes it: three bytes for each that is not ASCII, and its line ends. */
function wireBytes(text: string): number {
	const bytes = Buffer.from(text);
	let length = 0;
	for (const byte of bytes) length += byte > 126 || byte === 61 || byte < 32 ? 3 : 1;
	return length * 1.04;
}

function renderShowing(view: DigestView, count: number): RenderedMail {
	const words = digestWords(view, { shown, whole: count });
	const { unsubscribe } = view;
	return {
		subject: words.subject,
		text: textOf(words, view.locale),
		html: htmlOf(words, view.locale),
		...(unsubscribe && unsubscribe !== 'HIDDEN' ? { unsubscribeUrl: unsubscribe.address } : {})
	};
}

function addressIn(link: Link, locale: Locale): string {
	return link === 'HIDDEN' ? m.digest_link_hidden({}, { locale }) : link.address;
}

/** As a plain-text reader shows it: parts in capitals, one address a line. */
function textOf(words: DigestWords, locale: Locale): string {
	const linkLine = ({ label, link }: NamedLink) => `${label}: ${addressIn(link, locale)}`;
	const taskText = ({ deadline, title, details, links }: TaskWords) =>
		[deadline, title, ...details, ...links.map(linkLine)].join('\n');
	const parts = words.parts.flatMap(({ heading, groups }) => [
		`== ${heading} ==`,
		...groups.flatMap((group) => [...(group.heading ? [group.heading] : []), ...group.tasks.map(taskText)])
	]);
	const waiting = words.waiting.map(({ heading, items, more }) =>
		[
			heading,
			...items.flatMap(({ text, since, page }) => [`- ${text} (${since})`, ...(page ? [`  ${page}`] : [])]),
			...(more ? [more] : [])
		].join('\n')
	);
	const blocks = [
		...[words.kicker, words.heading],
		...(words.capacity ? [words.capacity] : []),
		...parts,
		...(words.more ? [linkLine(words.more)] : []),
		...(waiting.length || words.gone ? [`== ${m.digest_part_waiting({}, { locale })} ==`] : []),
		...waiting,
		...(words.gone ? [words.gone] : []),
		['-- ', ...words.footer, ...words.footerLinks.map(linkLine)].join('\n')
	];
	return blocks.join('\n\n') + '\n';
}

const { ink, quiet, late, soon, line } = mailColours;
const colours: Record<DigestPart, { colour: string; name: string }> = {
	LATE: { colour: late, name: 'late' },
	TODAY: { colour: soon, name: 'soon' },
	WEEK: { colour: soon, name: 'soon' },
	MONTH: { colour: quiet, name: 'q' },
	FURTHER: { colour: quiet, name: 'q' }
};

function htmlOf(words: DigestWords, locale: Locale): string {
	const parts = words.parts.flatMap(({ heading, groups }) => [
		partRow(heading),
		...groups.flatMap((group) => [
			...(group.heading ? [mailRow(mailQuiet(group.heading))] : []),
			...group.tasks.map((task) => mailRow(taskHtml(task, locale)))
		])
	]);
	const isWaiting = words.waiting.length > 0 || words.gone;
	return mailPage({
		...{ locale, kicker: words.kicker, heading: words.heading },
		body: [
			...(words.capacity ? [mailRow(mailQuiet(words.capacity))] : []),
			...parts,
			...(words.more ? [mailRow(linkHtml(words.more, locale))] : []),
			...(isWaiting ? [partRow(m.digest_part_waiting({}, { locale }))] : []),
			...words.waiting.map((one) => mailRow(waitingHtml(one))),
			...(words.gone ? [mailRow(mailQuiet(words.gone))] : [])
		],
		footer: footerHtml(words, locale)
	});
}

function partRow(heading: string): Html {
	return html`<tr>
		<td style="padding:20px 20px 0">
			<h2
				class="i d"
				style="margin:0;font-size:17px;line-height:1.3;color:${ink};border-bottom:1px solid ${line};padding-bottom:4px"
			>
				${heading}
			</h2>
		</td>
	</tr> `;
}

function taskHtml({ part, isWhole, deadline, title, details, links }: TaskWords, locale: Locale): Html {
	const { colour, name } = colours[part];
	const [first, ...others] = links;
	return mailBar(
		colour,
		html`<div class="${name}" style="font-size:13px;font-weight:bold;color:${colour}">${deadline}</div>
			<div style="font-weight:bold">${title}</div>
			<div class="q" style="font-size:14px;color:${quiet}">
				${details.map((detail, index) => html`${index > 0 && html`<br />`}${detail}`)}
			</div>
			${first && (isWhole ? buttonHtml(first, locale) : linkHtml(first, locale))}
			${
				others.length > 0 &&
				html`<div class="n" style="font-size:15px;line-height:2">
					${others.map((one, index) => html`${index > 0 && ' · '}${linkHtml(one, locale)}`)}
				</div>`
			}`
	);
}

function waitingHtml({ heading, items, more }: DigestWords['waiting'][number]): Html {
	return html`<div style="font-weight:bold">${heading}</div>
		${items.map(
			({ text, since, page }) =>
				html`<div style="padding-top:6px">
					${page ? mailLink(page, text) : text}
					<span class="q" style="font-size:14px;color:${quiet}">${since}</span>
				</div>`
		)}
		${more && mailQuiet(more)}`;
}

function buttonHtml({ label, link }: NamedLink, locale: Locale): Html {
	return link === 'HIDDEN' ? mailButton(null, hiddenLabel(label, locale)) : mailButton(link.address, label);
}

function linkHtml({ label, link }: NamedLink, locale: Locale): Html {
	return link === 'HIDDEN' ? mailLink(null, hiddenLabel(label, locale)) : mailLink(link.address, label);
}

function hiddenLabel(label: string, locale: Locale): string {
	return `${label} ${m.digest_link_hidden({}, { locale })}`;
}

function footerHtml({ footer, footerLinks }: DigestWords, locale: Locale): Html {
	return html`${footer.map((sentence) => html`<div style="padding-bottom:6px">${sentence}</div>`)}${
		footerLinks.length > 0 &&
		html`<div style="line-height:2">
			${footerLinks.map((one, index) => html`${index > 0 && ' · '}${linkHtml(one, locale)}`)}
		</div>`
	}`;
}
