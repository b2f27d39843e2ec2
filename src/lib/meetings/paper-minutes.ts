import { m } from '#i18n/generated/messages.js';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import type { DocumentTexts, MinutesPartName } from './document-texts.ts';
import type { ContentDecision, MinutesContent } from './minutes-content.ts';
import { dissentBlocks, itemBlocks, itemTitle, nameAnd } from './paper-items.ts';
import { chairLine, guestLine, howHeld, isSaid, quorumLines, seatLine } from './paper-people.ts';
import {
	clock,
	documentOf,
	entry,
	label,
	line,
	markdown,
	placeBlocks,
	titleBlock,
	wordFor,
	type Paper
} from './paper-words.ts';

const latvian = { locale: 'lv' } as const;

/** What stands beside the minutes. */
export interface Beside {
	/** The titles of the papers that were heard. */
	readonly annexes: readonly string[];
	/** What was mended after the approval, the earliest first. */
	readonly corrections: readonly {
		readonly date: string;
		/** Of the item; none: of the whole. */
		readonly itemId: string | null;
		readonly text: string;
		readonly authorName: string;
		readonly capacity: string;
	}[];
	/** The dissents that were handed in after it. */
	readonly dissents: readonly Pick<ContentDecision, 'number' | 'dissents'>[];
}

/** The minutes as a document: "Sēdes protokols" as DOMAIN.md §2.3 has it, its parts in the order of the texts. */
export function minutesBlocks(paper: Paper, content: MinutesContent, beside: Beside): Block[] {
	const { texts } = paper;
	const { meeting } = content;
	return [
		titleBlock(paper, meeting, documentOf(meeting, texts.words.minutes), meeting.title ?? undefined),
		...placeBlocks(texts, meeting.date, meeting.number),
		...texts.minutesOrder.flatMap((part) => parts[part](texts, content, beside)),
		...lateDissentsOf(texts, content, beside),
		...correctionsOf(texts, content, beside)
	];
}

type Part = (texts: DocumentTexts, content: MinutesContent, beside: Beside) => Block[];

const parts: Readonly<Record<MinutesPartName, Part>> = {
	WHERE: whereOf,
	OFFICERS: officersOf,
	TAKING_PART: presentOf,
	NOT_THERE: ({ words }, { attendance, meeting }) => {
		const absent = attendance.seats.filter(({ state }) => state === 'ABSENT');
		const term = isWritten(meeting) ? m.written_list_silent({}, latvian) : words.absent;
		return absent.length ? [{ type: 'ENTRIES', entries: [entry(term, absent.map(seatLine))] }] : [];
	},
	QUORUM: (_texts, { attendance, meeting }) =>
		meeting.kind === 'SITTING' && isSaid(attendance.seats)
			? quorumLines(attendance.quorums).flatMap((text) => line(text))
			: [],
	AGENDA: ({ words }, { items }) =>
		items.length
			? [
					label(`${words.items}:`),
					...items.map((item): Block => {
						return { type: 'PARAGRAPH', isTight: true, lines: lineOf(`${item.number}. ${itemTitle(item)}`) };
					})
				]
			: [],
	OPENING: (_texts, { opening }) => markdown(opening),
	ITEMS: (texts, { items }) => items.flatMap((item) => itemBlocks(texts, item)),
	CLOSING: (_texts, { closing }) => markdown(closing),
	DISSENTS: dissentsOf,
	ANNEXES: annexesOf,
	SIGNATURES: (texts, content) => [signaturesOf(texts, content, texts.words.signaturePlace)]
};

function whereOf(texts: DocumentTexts, content: MinutesContent): Block[] {
	const { words } = texts;
	const { meeting } = content;
	const { openedTime, closedTime } = meeting;
	if (meeting.kind !== 'SITTING') return [];
	const how = howHeld(content, words.address);
	const begins =
		openedTime && `${wordFor(texts, meeting, 'opens', 'opensGroup')} ${clock(texts, openedTime)}`;
	const ends =
		closedTime && `${wordFor(texts, meeting, 'closes', 'closesGroup')} ${clock(texts, closedTime)}`;
	return [
		...line(how && `${wordFor(texts, meeting, 'held', 'heldGroup')}: ${how}`),
		...(begins || ends ? [{ type: 'EDGES', left: begins ?? '', right: ends ?? '' } as const] : [])
	];
}

function officersOf(texts: DocumentTexts, content: MinutesContent): Block[] {
	const { meeting } = content;
	const entries = [
		entry(
			isWritten(meeting)
				? m.written_paper_chairs({}, latvian)
				: wordFor(texts, meeting, 'chairs', 'chairsGroup'),
			[chairLine(content)]
		),
		entry(texts.words.writes, [meeting.writer])
	];
	return [{ type: 'ENTRIES', entries: entries.filter(({ lines }) => lines.length > 0) }];
}

/** Whoever chairs and writes is among them: they vote, or do not, like everybody. */
function presentOf(texts: DocumentTexts, { meeting, attendance }: MinutesContent): Block[] {
	const { words } = texts;
	const { seats, guests } = attendance;
	const present = seats.filter(({ state }) => state === 'PRESENT' || state === 'ONLINE');
	const substitutes = seats.filter(({ state }) => state === 'SUBSTITUTE');
	if (isWritten(meeting)) {
		const answered = entry(m.written_doc_answered({}, latvian), [...present, ...substitutes].map(seatLine));
		return answered.lines.length ? [{ type: 'ENTRIES', entries: [answered] }] : [];
	}
	const entries = [
		entry(wordFor(texts, meeting, 'members', 'membersGroup'), present.map(seatLine)),
		entry(words.substitutes, substitutes.map(seatLine)),
		entry(words.guests, guests.map(guestLine))
	].filter(({ lines }) => lines.length > 0);
	return entries.length ? [label(`${words.takePart}:`), { type: 'ENTRIES', entries }] : [];
}

function dissentsOf(texts: DocumentTexts, { items }: MinutesContent): Block[] {
	return dissentBlocks(
		texts,
		items.flatMap(({ decisions }) => decisions)
	);
}

function isWritten({ kind }: MinutesContent['meeting']): boolean {
	return kind === 'WRITTEN';
}

function annexesOf({ words }: DocumentTexts, _content: MinutesContent, { annexes }: Beside): Block[] {
	if (annexes.length === 0) return [];
	return [
		label(`${words.annexes}:`),
		...annexes.map((title, at): Block => ({
			type: 'PARAGRAPH',
			isTight: true,
			lines: lineOf(`${at + 1}. ${title}`)
		}))
	];
}

/** Who signs; a name that is not known is left to be filled in. */
export function signaturesOf(texts: DocumentTexts, { meeting }: MinutesContent, place: string): Block {
	const signed = [
		{
			role: isWritten(meeting)
				? m.written_paper_chaired({}, latvian)
				: wordFor(texts, meeting, 'signChair', 'signChairGroup'),
			name: meeting.chair
		},
		{ role: texts.words.signWriter, name: meeting.writer }
	];
	const name = m.papers_name_missing({}, latvian);
	return { type: 'SIGNATURES', signatures: signed.map((one) => ({ ...one, place, name: one.name ?? name })) };
}

/** The same of what was handed in when the minutes were approved already, as a body's rules let it be. */
function lateDissentsOf(texts: DocumentTexts, _content: MinutesContent, { dissents }: Beside): Block[] {
	if (dissents.length === 0) return [];
	return [
		{ type: 'HEADING', level: 1, text: m.papers_late_dissents({}, latvian), isUnnumbered: true },
		...dissentBlocks(texts, dissents)
	];
}

/** After the signatures: what is signed stays as it was. */
function correctionsOf(
	{ words }: DocumentTexts,
	{ items }: MinutesContent,
	{ corrections }: Beside
): Block[] {
	if (corrections.length === 0) return [];
	const numbers = new Map(items.map(({ id, number }) => [id, number]));
	return [
		{ type: 'HEADING', level: 1, text: words.corrections, isUnnumbered: true },
		...corrections.flatMap(({ date, itemId, text, authorName, capacity }) => {
			const number = numbers.get(itemId ?? '');
			const said = { date: longDate(date, { case: 'locative' }), who: nameAnd(authorName, capacity) };
			const head =
				number === undefined
					? m.papers_corrected(said, latvian)
					: m.papers_corrected_item({ ...said, number }, latvian);
			return [label(head), ...markdown(text)];
		})
	];
}
