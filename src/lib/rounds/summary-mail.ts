import type { Locale } from '#lib/accounts/actor.ts';
import { partialSpanWords } from '#lib/calendar/partial-dates.ts';
import { m } from '#i18n/generated/messages.js';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { html, mailLink, mailPage, mailQuiet, mailRow, raw, type Html } from '#lib/mail/html.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import { figuresInOrder } from '#lib/requests/figures.ts';
import {
	answered,
	eventsOf,
	figuresOf,
	missing,
	saysNothing,
	type RoundContent,
	type RoundEntry
} from './round-content.ts';
import { sumWords } from './round-blocks.ts';
import { dayOf, entryName, missingName, periodWords, valueWords } from './round-words.ts';

/** A summary as a mail brings it: all of it, so that nobody need sign in to read. */
export interface SummaryMail {
	readonly locale: Locale;
	readonly content: RoundContent;
	/** Of its page in the portal. */
	readonly address: string;
}

/** A stretch of the mail, as each of its two parts has it. */
interface Section {
	readonly text: string;
	readonly rows: Html | readonly Html[];
}

/** Both parts of the mail, from one view of the summary. */
export function renderSummary({ locale, content, address }: SummaryMail): RenderedMail {
	const options = { locale };
	const day = dayOf(content);
	const heading = day
		? m.rounds_mail_subject(
				{ title: content.title, date: longDate(day, { case: 'locative', locale }) },
				options
			)
		: content.title;
	const kicker = content.body ?? content.council;
	const footer = m.rounds_mail_footer({}, options);
	const links: Section = {
		text: `${m.rounds_mail_attached({}, options)}\n${m.rounds_mail_open({}, options)}: ${address}`,
		rows: html`${m.rounds_mail_attached({}, options)}<br />${mailLink(address, m.rounds_mail_open({}, options))}`
	};
	const sections = [
		...lead(content, locale),
		...answered(content).map((entry) => entrySection(content, entry, locale)),
		...eventSection(content, locale),
		...figureSection(content, locale),
		...missingSection(content, locale),
		links
	];
	return {
		subject: heading,
		text: `${[kicker, heading, ...sections.map(({ text }) => text), `-- \n${footer}`].join('\n\n')}\n`,
		html: mailPage({
			...{ locale, kicker, heading, footer },
			body: sections.map(({ rows }) => mailRow(html`${rows}`))
		})
	};
}

function lead({ introduction, organiser, entries, ...content }: RoundContent, locale: Locale): Section[] {
	const without = missing({ entries }).length;
	const all = entries.length;
	const counted = without ? m.rounds_answered_of({ count: all - without, all }, { locale }) : null;
	const by = organiser && m.rounds_organised({ organiser }, { locale });
	const lines = [by, counted].filter((line) => line !== null);
	return [
		...(introduction ? [markdownSection(introduction)] : []),
		...(lines.length || content.title === ''
			? [{ text: lines.join('\n'), rows: lines.map((line) => html`<div>${line}</div>`) }]
			: [])
	];
}

/** Markdown is made to be read as it stands; the room around it is the mail's own. */
function markdownSection(source: string): Section {
	const rows = renderMarkdown(source)
		.replaceAll('<p>', '<p style="margin:0 0 8px">')
		.replaceAll('<ul>', '<ul style="margin:0 0 8px;padding-left:24px">');
	return { text: source.trim(), rows: raw(rows) };
}

function heading(text: string): Html {
	return html`<h2 style="margin:0 0 8px;font-size:17px">${text}</h2>`;
}

function entrySection({ template }: RoundContent, entry: RoundEntry, locale: Locale): Section {
	const name = entryName(entry, locale);
	const fields = template.filter(({ id, kind }) => kind === 'TEXT' && entry.content?.texts[id]);
	const texts = fields.map(({ id, title }) => ({ title, ...markdownSection(entry.content!.texts[id]!) }));
	const isTitled = template.filter(({ kind }) => kind === 'TEXT').length > 1;
	const empty = saysNothing(entry) ? m.rounds_entry_empty({}, { locale }) : null;
	return {
		text: [
			name.toLocaleUpperCase('lv'),
			...texts.map(({ title, text }) => (isTitled ? `${title}\n${text}` : text)),
			...(empty ? [empty] : [])
		].join('\n\n'),
		rows: html`${heading(name)}${texts.map(
			({ title, rows }) => html`${isTitled && mailQuiet(title)}${rows}`
		)}${empty}`
	};
}

function eventSection(content: RoundContent, locale: Locale): Section[] {
	const events = eventsOf(content).map(({ entry, said }) => ({
		when: partialSpanWords(said.date, said.until, locale),
		what: `${said.text} (${entry.name})`
	}));
	if (events.length === 0) return [];
	const title = m.rounds_events({}, { locale });
	return [
		{
			text: [title.toLocaleUpperCase('lv'), ...events.map(({ when, what }) => `${when}: ${what}`)].join('\n'),
			rows: html`${heading(title)}${events.map(
				({ when, what }) => html`<div style="padding-bottom:6px"><strong>${when}</strong>: ${what}</div>`
			)}`
		}
	];
}

function figureSection(content: RoundContent, locale: Locale): Section[] {
	const all = figuresOf(content).map(({ entry, figures, checks }) => ({
		name: entry.name,
		lines: [
			...figuresInOrder(figures).map(({ figure, depth }) => {
				const period = periodWords(figure, locale);
				return `${'– '.repeat(depth)}${figure.name}: ${valueWords(figure, locale)}${period ? ` (${period})` : ''}`;
			}),
			...checks.map((check) => sumWords(check, locale))
		]
	}));
	if (all.length === 0) return [];
	const title = m.rounds_figures({}, { locale });
	return [
		{
			text: [
				title.toLocaleUpperCase('lv'),
				...all.map(({ name, lines }) => [name, ...lines].join('\n'))
			].join('\n\n'),
			rows: html`${heading(title)}${all.map(
				({ name, lines }) =>
					html`<div style="padding-bottom:10px">
						<strong>${name}</strong>${lines.map((line) => html`<div>${line}</div>`)}
					</div>`
			)}`
		}
	];
}

function missingSection(content: RoundContent, locale: Locale): Section[] {
	const lines = missing(content).map((entry) => missingName(entry, locale));
	if (lines.length === 0) return [];
	const title = m.rounds_missing({}, { locale });
	return [
		{
			text: [title.toLocaleUpperCase('lv'), ...lines].join('\n'),
			rows: html`${heading(title)}${lines.map((line) => html`<div>${line}</div>`)}`
		}
	];
}
