import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, linesOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { owedSpans, type OwedBy } from './history-owners.ts';
import { bodyWords, dateWords, entryChange, type Speaking } from './history-words.ts';
import type { History, HistoryPart, HistorySource } from './history.ts';
import { statusWord } from './tasks.ts';

/** A deadline, what it was first, and the document's words. */
export function dueLines({ due, originalDue, dueText }: HistoryPart, locale: Locale): Lines {
	const moved = originalDue && originalDue !== due;
	return [
		[
			{ text: dateWords(due, locale) },
			...(moved ? [{ text: ' ' }, { text: shortDate(originalDue, locale), look: 'STRUCK' as const }] : [])
		],
		...lineOf(dueText && m.tasks_in_source({ text: dueText }, { locale }), 'QUIET')
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

/** Where the task comes from. */
export function sourcesOf(history: History, locale: Locale): Block[] {
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
export function duesOf(history: History, speaking: Speaking): Block[] {
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

/** Who owed it, span by span. */
export function owedOf(history: History, speaking: Speaking): Block[] {
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

/** Its subtasks as they are now. */
export function subtasksOf({ parts }: History, locale: Locale): Block[] {
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
