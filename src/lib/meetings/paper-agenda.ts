import { m } from '#i18n/generated/messages.js';
import { lineOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { longDate, weekday } from '#lib/latvian/dates.ts';
import { itemKindWord } from './agenda.ts';
import type { DocumentTexts, InvitationPartName } from './document-texts.ts';
import {
	bareClock,
	clock,
	documentOf,
	entry,
	label,
	line,
	markdown,
	placeBlocks,
	titleBlock,
	wordFor,
	type Paper,
	type PaperMeeting
} from './paper-words.ts';

const latvian = { locale: 'lv' } as const;

/** What an agenda and an invitation say. */
export interface AgendaContent {
	readonly meeting: PaperMeeting & {
		readonly title: string | null;
		readonly startTime: string | null;
		readonly endTime: string | null;
		readonly place: string | null;
		readonly link: string | null;
		readonly chair: string | null;
		readonly writer: string | null;
		/** Markdown: what the invitation says beside the agenda. */
		readonly text: string | null;
		readonly answerBy: string | null;
	};
	readonly items: readonly AgendaLine[];
}

export interface AgendaLine {
	readonly number: number;
	/** Empty where this document leaves it out. */
	readonly title: string;
	readonly kind: string;
	readonly presenter: string | null;
	readonly minutes: number | null;
	/** The titles of its papers. */
	readonly documents: readonly string[];
}

/** The agenda as a document; `annex`: what its annex is called, where it has one. */
export function agendaBlocks(paper: Paper, content: AgendaContent, annex: string | null = null): Block[] {
	const { texts } = paper;
	const { meeting } = content;
	return [
		titleBlock(paper, meeting, documentOf(meeting, texts.words.agenda), meeting.title ?? undefined),
		...placeBlocks(texts, meeting.date),
		...whenOf(texts, content),
		...itemsOf(content),
		...(annex ? [label(`${texts.words.annexes}:`), ...line(`1. ${annex}`)] : [])
	];
}

/** The invitation as a letter, its parts in the order of the texts. */
export function invitationBlocks(paper: Paper, content: AgendaContent, madeOn: string): Block[] {
	const { texts } = paper;
	const { meeting } = content;
	const about = [aboutOf(meeting), meeting.title].filter(Boolean).join('. ');
	return [
		titleBlock(paper, meeting, texts.words.invitation, about),
		...placeBlocks(texts, madeOn),
		...texts.invitationOrder.flatMap((part) => parts[part](texts, content))
	];
}

const parts: Readonly<Record<InvitationPartName, (texts: DocumentTexts, content: AgendaContent) => Block[]>> =
	{
		PLEASE: ({ words }, { meeting }) => [
			...line(words.please),
			...line(
				meeting.answerBy &&
					m.papers_answer_by({ date: longDate(meeting.answerBy, { case: 'dative' }) }, latvian)
			)
		],
		WHEN: whenOf,
		TEXT: (_texts, { meeting }) => markdown(meeting.text),
		AGENDA: ({ words }, content) =>
			content.items.length ? [label(`${words.items}:`), ...itemsOf(content)] : [],
		REGARDS: (texts, { meeting }) => [
			...line(texts.words.regards),
			...(meeting.chair
				? [
						{
							type: 'SIGNATURES',
							signatures: [
								{ role: wordFor(texts, meeting, 'chairs', 'chairsGroup'), place: '', name: meeting.chair }
							]
						} as const
					]
				: [])
		]
	};

/** "uz sēdi 2026. gada 25. martā" */
function aboutOf({ kind, isExtraordinary, bodyKind, date }: PaperMeeting): string {
	const to =
		kind === 'WRITTEN'
			? m.papers_to_written({}, latvian)
			: bodyKind === 'COUNCIL'
				? isExtraordinary
					? m.papers_to_extraordinary({}, latvian)
					: m.papers_to_sitting({}, latvian)
				: isExtraordinary
					? m.papers_to_extraordinary_group({}, latvian)
					: m.papers_to_group({}, latvian);
	return date ? `${to} ${longDate(date, { case: 'locative' })}` : to;
}

function whenOf(texts: DocumentTexts, { meeting }: AgendaContent): Block[] {
	const { date, startTime, endTime, place, link, chair, writer } = meeting;
	const day = date && `${weekday(date, 'lv', 'adverb')}, ${longDate(date, { case: 'locative' })}`;
	const from = startTime && clock(texts, startTime);
	const hours = from && (endTime ? m.papers_until({ from, to: bareClock(texts, endTime) }, latvian) : from);
	const entries = [
		entry(m.papers_when({}, latvian), [[day, hours].filter(Boolean).join(', ')]),
		entry(m.papers_where({}, latvian), [place ?? (link ? null : texts.words.address)]),
		entry(m.papers_link({}, latvian), [link]),
		entry(wordFor(texts, meeting, 'chairs', 'chairsGroup'), [chair]),
		entry(texts.words.writes, [writer])
	].filter(({ lines }) => lines.length > 0);
	return entries.length ? [{ type: 'ENTRIES', entries }] : [];
}

function itemsOf({ items }: AgendaContent): Block[] {
	const isTimed = items.some(({ minutes }) => minutes !== null);
	if (items.length === 0) return line(m.papers_agenda_empty({}, latvian), 'QUIET');
	return [
		{
			type: 'TABLE',
			keepsRows: true,
			columns: [
				{ name: m.papers_column_number({}, latvian), share: 6 },
				{ name: m.papers_column_item({}, latvian), share: 47 },
				{ name: m.papers_column_presenter({}, latvian), share: 27 },
				{ name: m.papers_column_kind({}, latvian), share: 20 },
				...(isTimed ? [{ name: m.papers_column_minutes({}, latvian), share: 12 }] : [])
			],
			rows: items.map((item) => [...rowOf(item), ...(isTimed ? [minutesOf(item)] : [])])
		}
	];
}

function rowOf({ number, title, kind, presenter, documents }: AgendaLine): Lines[] {
	const papers = documents.map((one) => [
		{ text: m.papers_paper_of({ title: one }, latvian), look: 'QUIET' } as const
	]);
	return [
		lineOf(`${number}.`),
		title ? [...lineOf(title), ...papers] : lineOf(m.papers_item_left_out({}, latvian)),
		lineOf(presenter),
		title ? lineOf(itemKindWord(kind as never, 'lv')) : []
	];
}

function minutesOf({ minutes }: AgendaLine): Lines {
	return minutes === null ? [] : lineOf(m.papers_minutes_planned({ minutes }, latvian));
}
