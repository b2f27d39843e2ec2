import { deadlineWords } from '#lib/calendar/deadline-words.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { lastDay } from '#lib/calendar/partial-dates.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { lineOf as lineOfHtml } from '#lib/documents/plain-text.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { answerStateWord, isAnswerLate, isCarried, isOwed } from './asking.ts';
import { courseOf } from './answer-course.ts';
import type { AnswerRow, AnswerRows } from './answer-rows.server.ts';
import type { AnswerWhole, VersionRow } from './answer-whole.ts';
import type {
	AnswersView,
	OpenAnswer,
	PartLine,
	ShownField,
	VersionView,
	WrittenView
} from './answer-view.ts';
import type { Writer } from './answer-writing.server.ts';
import { eventLine, figureLine, sumWarnings } from './content-words.ts';
import { todayOf } from './request-finding.server.ts';
import { askedWords } from './request-who.ts';
import { savedWords } from './saved-words.ts';
import type { Surroundings } from './task-view.server.ts';
import { emptyContent, readContent, type AnswerContent, type TemplateField } from './template.ts';
import { markedLines } from './marked-words.ts';
import { compareContents } from './versions-comparing.ts';

/** All that a page of answers is made of. */
export interface ToView {
	readonly reader: Writer;
	readonly around: Surroundings;
	readonly rows: AnswerRows;
	/** The one that is open. */
	readonly open: AnswerRow;
	readonly whole: AnswerWhole;
	/** Whether the reader writes it. */
	readonly isWriter: boolean;
	/** Which versions are put beside each other. */
	readonly compared?: { readonly from: number | null; readonly to: number | null };
}

/** What somebody is asked, as its page shows it; in whose name it is sent, whoever calls it knows. */
export function viewAnswers(all: ToView): Omit<AnswersView, 'capacities'> {
	const { reader, rows, open, isWriter } = all;
	const { request, answers } = rows;
	const shown = answers.filter((row) => row.withdrawnAt === null || row === open);
	const ready = shown.filter(
		(row) => row.draft !== null && row.draftBy !== null && isTaken(request.state, row)
	);
	return {
		request: {
			...{ id: request.id, title: request.title, subject: request.subject, due: dueOf(all) },
			html: request.text && renderMarkdown(request.text)
		},
		parts: shown.map((row) => lineOf(all, row)),
		answer: openOf(all),
		ready:
			isWriter && reader.draftingId === undefined
				? ready.map(({ id, version }) => `${id} ${version} ${newId()}`)
				: []
	};
}

function dueOf({ reader, around, rows, open }: ToView): AnswersView['request']['due'] {
	if (open.due === null) return null;
	const words = deadlineWords(around.calendar, open.due, todayOf(reader), reader.locale);
	const owed = rows.request.state === 'ASKED' && isOwed(open);
	return { long: words.long, note: owed ? words.note : '', isLate: owed && words.state === 'LATE' };
}

function lineOf(all: ToView, row: AnswerRow): PartLine {
	const { reader, around, rows } = all;
	const { locale } = reader;
	const today = todayOf(reader);
	const words = row.due ? deadlineWords(around.calendar, row.due, today, locale) : null;
	const owed = rows.request.state === 'ASKED' && isOwed(row);
	const { id, state, sentOn } = row;
	return {
		...{ id, state, sentOn, code: row.part?.code ?? null, who: whoOf(all, row), isOwed: owed },
		words: row.part ? lineOfHtml(renderMarkdown(row.part.text)) : '',
		stateWord: answerStateWord(state, locale),
		due: words && {
			...{ date: words.date, note: owed ? words.note : '' },
			isLate: isAnswerLate(row, around.calendar, today)
		},
		hasDraft: row.draft !== null && row.draftBy !== null
	};
}

/** "LM", "Bērna māja", "8. apakšgrupas vadītājs". */
function whoOf({ reader, around: { directory } }: ToView, row: AnswerRow): string {
	return askedWords(directory, row, todayOf(reader)).label;
}

function isTaken(state: string, row: AnswerRow): boolean {
	return state === 'ASKED' && row.withdrawnAt === null && row.state !== 'ACCEPTED';
}

function openOf(all: ToView): OpenAnswer {
	const { reader, rows, open, whole, isWriter } = all;
	const { locale } = reader;
	const { template } = rows.request;
	const { part, state, role, id } = open;
	const ended =
		rows.request.state !== 'ASKED'
			? 'CLOSED'
			: open.withdrawnAt !== null
				? 'WITHDRAWN'
				: state === 'ACCEPTED'
					? 'ACCEPTED'
					: null;
	const returned = state === 'RETURNED' ? whole.steps.findLast(({ kind }) => kind === 'RETURNED') : undefined;
	return {
		...{ id, state, role, ended, who: whoOf(all, open) },
		part: part && { code: part.code, html: renderMarkdown(part.text) },
		question: returned?.text
			? { html: renderMarkdown(returned.text), by: returned.authorName, on: rigaDate(returned.at) }
			: null,
		versions: whole.versions.map((version) => viewVersion(template, version, locale)),
		course: courseOf(whole, locale),
		compared: comparedOf(all),
		written: isWriter && ended === null ? writtenOf(all) : null
	};
}

function viewVersion(
	template: readonly TemplateField[],
	version: VersionRow,
	locale: 'lv' | 'en'
): VersionView {
	const { id, number, sentOn, via, authorName, capacity, note, files, content } = version;
	return {
		...{ id, number, sentOn, via, authorName, capacity, note, files },
		letter: version.letter && {
			...version.letter,
			html: version.letter.rest && renderMarkdown(version.letter.rest)
		},
		fields: shownFields(template, content, locale)
	};
}

/** What was said in each field that says something. */
export function shownFields(
	template: readonly TemplateField[],
	content: AnswerContent,
	locale: 'lv' | 'en'
): ShownField[] {
	return template.flatMap((field): ShownField[] => {
		const { id, kind, title } = field;
		const text = kind === 'TEXT' ? content.texts[id] : undefined;
		const lines =
			kind === 'EVENTS'
				? content.events.map((event) => eventLine(event, locale))
				: kind === 'FIGURES'
					? content.figures.map((figure) => figureLine(figure, locale))
					: markedLines(field, content, locale);
		if (!text && lines.length === 0) return [];
		const warnings = kind === 'FIGURES' ? sumWarnings(content, locale) : [];
		return [{ id, title, html: text ? renderMarkdown(text) : null, lines, warnings }];
	});
}

function comparedOf({ reader, rows, whole, compared }: ToView): OpenAnswer['compared'] {
	const { versions } = whole;
	if (versions.length < 2) return null;
	const numbered = (number: number | null | undefined) => versions.find((one) => one.number === number);
	const to = numbered(compared?.to) ?? versions[0]!;
	const from =
		numbered(compared?.from) ?? versions.find(({ number }) => number < to.number) ?? versions.at(-1)!;
	const fields = compareContents(rows.request.template, from.content, to.content, reader.locale);
	return { from: from.number, to: to.number, fields };
}

const emptyRows = 6;

function writtenOf({ reader, rows, open, whole }: ToView): WrittenView {
	const [last] = whole.versions;
	const content = open.draft === null ? (last?.content ?? emptyContent) : readContent(open.draft);
	const isSaved = open.draft !== null && open.draftBy !== null && open.draftAt !== null;
	const saved = isSaved ? savedWords(open.draftAt, reader.installation.clock.now(), reader.locale) : null;
	const isOther = isSaved && !isOwn(reader, open.draftById);
	return {
		...{ version: open.version, fields: rows.request.template, content },
		files: open.draft === null && whole.draftFiles.length === 0 ? (last?.files ?? []) : whole.draftFiles,
		warnings: sumWarnings(content, reader.locale),
		carried: isCarried(open) ? { past: pastOf(content, reader) } : null,
		other: isOther ? { name: open.draftBy!, saved: saved! } : null,
		saved: isOther ? null : saved,
		formId: newId(),
		rowIds: Array.from({ length: emptyRows }, () => newId())
	};
}

/** The events that are over: whoever answers says what came of them, or takes them out. */
function pastOf({ events }: AnswerContent, reader: Writer): string[] {
	const today = todayOf(reader);
	return events
		.filter(({ date, until }) => lastDay(until ?? date) < today)
		.map((event) => eventLine(event, reader.locale));
}

function isOwn({ userId, personId, draftingId }: Writer, id: string | null): boolean {
	return id !== null && [userId, personId, draftingId].includes(id);
}
