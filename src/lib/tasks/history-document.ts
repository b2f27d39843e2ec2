import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, type Block, type FactsBlock, type Lines } from '#lib/documents/blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { eventsOf } from './history-events.ts';
import { restrictionWords } from './history-restriction.ts';
import { documentsOf, editsOf } from './history-records.ts';
import { dueLines, duesOf, owedOf, sourcesOf, subtasksOf } from './history-tables.ts';
import { bodyWords, type Speaking } from './history-words.ts';
import type { History, HistoryPart } from './history.ts';
import { statusWord } from './tasks.ts';
import { isRestricted } from './visibility.ts';

/** The whole history of a task as a document, in a language. */
export function historyBlocks(history: History, locale: Locale): Block[] {
	const speaking = { directory: history.directory, locale };
	const task = history.parts[0]!;
	return [
		factsOf(history, task, speaking),
		...textsOf(task, locale),
		...section(m.word_history_sources({}, { locale }), sourcesOf(history, locale)),
		...section(m.word_history_dues({}, { locale }), duesOf(history, speaking)),
		...section(m.word_history_owed({}, { locale }), owedOf(history, speaking)),
		...section(m.word_history_subtasks({}, { locale }), subtasksOf(history, locale)),
		...section(m.word_history_course({}, { locale }), [
			{ type: 'EVENTS', events: eventsOf(history, speaking) }
		]),
		...section(m.word_history_documents({}, { locale }), documentsOf(history, locale)),
		...section(m.word_history_edits({}, { locale }), editsOf(history, speaking)),
		{ type: 'PARAGRAPH', lines: lineOf(m.word_history_without({}, { locale }), 'QUIET') }
	];
}

function section(text: string, blocks: readonly Block[]): Block[] {
	return blocks.length ? [{ type: 'HEADING', level: 1, text }, ...blocks] : [];
}

function factsOf(history: History, task: HistoryPart, speaking: Speaking): FactsBlock {
	const { locale } = speaking;
	const options = { locale };
	const closed = task.closedOn && shortDate(task.closedOn, locale);
	const facts: [string, Lines][] = [
		[m.word_history_number({}, options), lineOf([task.number, task.code].filter(Boolean).join(' · '))],
		[m.word_history_body({}, options), lineOf(bodyWords(task.bodyId, speaking))],
		[
			m.word_history_status({}, options),
			lineOf([statusWord(task, locale), closed, task.closedBy].filter(Boolean).join(' · '))
		],
		[m.word_history_due({}, options), dueLines(task, locale)],
		[m.word_history_registered({}, options), lineOf(shortDate(task.registeredOn, locale))],
		[
			m.word_history_control({}, options),
			lineOf(
				task.underControl ? m.word_history_under_control({}, options) : m.word_history_no_control({}, options)
			)
		],
		[m.word_history_restricted({}, options), restrictionLines(history, task, locale)],
		[m.word_history_note({}, options), lineOf(task.note)]
	];
	return {
		type: 'FACTS',
		facts: facts.filter(([, lines]) => lines.length).map(([term, lines]) => ({ term, lines }))
	};
}

function restrictionLines({ today }: History, task: HistoryPart, locale: Locale): Lines {
	return isRestricted(task, today) && task.restrictedUntil
		? lineOf(restrictionWords(task.restrictedBasis, task.restrictedUntil, locale))
		: [];
}

function textsOf({ description, expectedResult }: HistoryPart, locale: Locale): Block[] {
	const text = (heading: string, source: string | null) =>
		section(heading, source ? [{ type: 'MARKDOWN', source }] : []);
	return [
		...text(m.word_history_description({}, { locale }), description),
		...text(m.word_history_expected({}, { locale }), expectedResult)
	];
}
