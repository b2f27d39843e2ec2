import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, linesOf, type Block, type FactsBlock, type Lines } from '#lib/documents/blocks.ts';
import { fileSize } from '#lib/documents/file-name.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { editedFields } from './history-edits.ts';
import { eventsOf } from './history-events.ts';
import { restrictionWords } from './history-restriction.ts';
import { owedSpans, type OwedBy } from './history-owners.ts';
import { bodyWords, dateWords, entryChange, momentWords, type Speaking } from './history-words.ts';
import type { History, HistoryPart, HistorySource } from './history.ts';
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

function dueLines({ due, originalDue, dueText }: HistoryPart, locale: Locale): Lines {
	const moved = originalDue && originalDue !== due;
	return [
		[
			{ text: dateWords(due, locale) },
			...(moved ? [{ text: ' ' }, { text: shortDate(originalDue, locale), look: 'STRUCK' as const }] : [])
		],
		...lineOf(dueText && m.tasks_in_source({ text: dueText }, { locale }), 'QUIET')
	];
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

/** Of the task first, then of each subtask that has any of its own. */
function perPart(history: History, make: (part: HistoryPart) => readonly Block[]): Block[] {
	return history.parts.flatMap((part) => {
		const blocks = make(part);
		if (blocks.length === 0 || part.level === 0) return [...blocks];
		return [{ type: 'HEADING', level: 2, text: titleOf(part) }, ...blocks];
	});
}

function titleOf({ code, number, title }: HistoryPart): string {
	return `${code ?? number} ${title}`;
}

function sourcesOf(history: History, locale: Locale): Block[] {
	const options = { locale };
	const row = (source: HistorySource): Lines[] => [
		[
			...lineOf(source.reference),
			...lineOf(source.date && shortDate(source.date, locale), 'QUIET'),
			...lineOf(source.attachment?.name, 'QUIET')
		],
		lineOf(source.author),
		linesOf([source.due && shortDate(source.due, locale), source.dueText]),
		source.controlEndedOn
			? linesOf([
					m.word_history_control_ended({ date: shortDate(source.controlEndedOn, locale) }, options),
					source.controlEndedBy
				])
			: []
	];
	return perPart(history, ({ sources }) => [
		...(sources.length
			? [
					{
						type: 'TABLE' as const,
						columns: [
							{ name: m.word_history_source({}, options), share: 4 },
							{ name: m.word_history_author({}, options), share: 3 },
							{ name: m.word_history_due({}, options), share: 2 },
							{ name: m.word_history_control({}, options), share: 3 }
						],
						rows: sources.map(row)
					}
				]
			: [])
	]);
}

/** The first deadline stays visible for ever; each move after it with its reason and decision. */
function duesOf(history: History, speaking: Speaking): Block[] {
	const { locale } = speaking;
	const options = { locale };
	return perPart(history, (part) => {
		const moves = history.entries.filter((one) => one.taskId === part.id && one.kind === 'DUE_CHANGED');
		if (!part.originalDue && !part.due && moves.length === 0) return [];
		const first: Lines[] = [
			lineOf(shortDate(part.registeredOn, locale)),
			lineOf(m.word_history_first_due({ date: dateWords(part.originalDue, locale) }, options)),
			lineOf(part.dueText && m.tasks_in_source({ text: part.dueText }, options)),
			[]
		];
		const rows = moves.map((one): Lines[] => [
			lineOf(shortDate(one.on, locale)),
			[
				...lineOf(entryChange(one, speaking), one.withdrawn ? 'STRUCK' : undefined),
				...(one.withdrawn ? lineOf(m.word_history_withdrawn({}, options), 'QUIET') : [])
			],
			linesOf([one.text, one.decision]),
			linesOf([one.author, one.capacity])
		]);
		return [
			{
				type: 'TABLE',
				columns: [
					{ name: m.word_history_day({}, options), share: 2 },
					{ name: m.word_history_due({}, options), share: 4 },
					{ name: m.word_history_reason({}, options), share: 4 },
					{ name: m.word_history_who({}, options), share: 3 }
				],
				rows: [first, ...rows]
			}
		];
	});
}

function owedOf(history: History, speaking: Speaking): Block[] {
	const { locale } = speaking;
	const options = { locale };
	return perPart(history, (part) => {
		// A subtask without an owner of its own is owed as its task is.
		if (part.level > 0 && part.assignments.length === 0) return [];
		const rows = owedSpans(history, part).map(({ from, to, bodyId, lead, co }): Lines[] => [
			lineOf(m.word_history_span({ from: shortDate(from, locale), to: shortDate(to, locale) }, options)),
			lineOf(bodyWords(bodyId, speaking)),
			lead.flatMap((one) => owedLines(one, locale)),
			co.flatMap((one) => owedLines(one, locale))
		]);
		return [
			{
				type: 'TABLE',
				columns: [
					{ name: m.word_history_time({}, options), share: 3 },
					{ name: m.word_history_body({}, options), share: 3 },
					{ name: m.word_history_lead({}, options), share: 4 },
					{ name: m.word_history_co_owners({}, options), share: 4 }
				],
				rows
			}
		];
	});
}

function owedLines({ name, people }: OwedBy, locale: Locale): Lines {
	const options = { locale };
	const who = people.map((one) => {
		if (one.kind === 'ACTING') return m.word_acting({ name: one.name }, options);
		return one.kind === 'SUBSTITUTE' ? m.word_substitute({ name: one.name }, options) : one.name;
	});
	return [
		...lineOf(name ?? m.word_history_body_owes({}, options)),
		...lineOf(who.join(', ') || m.word_history_nobody({}, options), 'QUIET')
	];
}

function subtasksOf({ parts }: History, locale: Locale): Block[] {
	const options = { locale };
	const rows = parts
		.slice(1)
		.map((part): Lines[] => [
			lineOf(part.code ?? String(part.number)),
			[[{ text: part.title, href: `/tasks/${part.number}` }]],
			part.due || part.dueText ? dueLines(part, locale) : [],
			linesOf([statusWord(part, locale), part.closedOn && shortDate(part.closedOn, locale), part.closedBy])
		]);
	if (rows.length === 0) return [];
	return [
		{
			type: 'TABLE',
			columns: [
				{ name: m.word_history_number({}, options), share: 1 },
				{ name: m.word_history_task({}, options), share: 6 },
				{ name: m.word_history_due({}, options), share: 3 },
				{ name: m.word_history_status({}, options), share: 3 }
			],
			rows
		}
	];
}

function documentsOf(history: History, locale: Locale): Block[] {
	const options = { locale };
	const rows = history.documents.flatMap(({ title, versions, isWithdrawn, withdrawnReason }) =>
		versions.map(({ number, file, at, author, capacity, note }, index): Lines[] => [
			index
				? []
				: [
						...lineOf(title, isWithdrawn ? 'STRUCK' : undefined),
						...(isWithdrawn
							? lineOf(
									[m.word_history_withdrawn({}, options), withdrawnReason].filter(Boolean).join(' '),
									'QUIET'
								)
							: [])
					],
			linesOf([m.word_history_version({ number }, options), note]),
			[
				...linesOf([file.name, fileSize(file.size, locale)]),
				...lineOf(file.isRedacted ? m.word_history_redacted({}, options) : file.sha256, 'QUIET')
			],
			linesOf([momentWords(at, locale), author, capacity])
		])
	);
	if (rows.length === 0) return [];
	return [
		{
			type: 'TABLE',
			columns: [
				{ name: m.word_history_document({}, options), share: 4 },
				{ name: m.word_history_versions({}, options), share: 2 },
				{ name: m.word_history_file({}, options), share: 5 },
				{ name: m.word_history_added({}, options), share: 3 }
			],
			rows
		}
	];
}

function editsOf(history: History, speaking: Speaking): Block[] {
	const { locale } = speaking;
	const options = { locale };
	const numbers = new Map(history.parts.map((part) => [part.id, part]));
	const rows = history.edits.flatMap((edit) => {
		const part = numbers.get(edit.taskId);
		const changes = editedFields(edit, speaking);
		return changes.map((change, index): Lines[] => [
			index
				? []
				: linesOf([
						momentWords(edit.at, locale),
						edit.author,
						edit.capacity,
						part && part.level > 0
							? m.word_history_of_subtask({ code: part.code ?? String(part.number) }, options)
							: null,
						edit.isUndoing ? m.word_history_undoing({}, options) : null
					]),
			lineOf(change.field),
			lineOf(change.before),
			lineOf(change.after)
		]);
	});
	if (rows.length === 0) return [];
	return [
		{
			type: 'TABLE',
			columns: [
				{ name: m.word_history_who({}, options), share: 3 },
				{ name: m.word_history_field({}, options), share: 2 },
				{ name: m.word_history_before({}, options), share: 4 },
				{ name: m.word_history_after({}, options), share: 4 }
			],
			rows
		}
	];
}
