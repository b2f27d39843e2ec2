import { m } from '#i18n/generated/messages.js';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { linesOf, type EventsBlock } from '#lib/documents/blocks.ts';
import { fileSize } from '#lib/documents/file-name.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { entryChange, entryTitle, momentWords, statusChange, type Speaking } from './history-words.ts';
import type { History, HistoryEntry, HistoryReminder } from './history.ts';
import { registrationOf, wayWords } from './extension-registering.ts';
import { restrictionWords } from './history-restriction.ts';
import { isRestricted } from './visibility.ts';

type Event = EventsBlock['events'][number];

/** All that happened to a task and its subtasks, in the order of time: an entry, a reminder, a version of a document, the registration. */
export function eventsOf(history: History, speaking: Speaking): Event[] {
	const { locale } = speaking;
	const parts = new Map(history.parts.map((part) => [part.id, part]));
	/** Which subtask it is about; nothing for the task itself. */
	const about = (taskId: string) => {
		const part = parts.get(taskId);
		return part && part.level > 0
			? m.word_history_of_subtask({ code: part.code ?? String(part.number) }, { locale })
			: null;
	};
	const events: { key: string; event: Event }[] = [
		...history.parts
			.filter((part) => part.level === 0 || part.inRegister)
			.map((part) => ({
				key: part.registeredOn,
				event: plain(
					[shortDate(part.registeredOn, locale), about(part.id)],
					[m.word_entry_registered({}, { locale })]
				)
			})),
		...history.entries.map((entry) => ({
			key: keyOf(entry.at),
			event: entryEvent(entry, about(entry.taskId), history, speaking)
		})),
		...history.reminders.map((one) => ({
			// Reminders are planned at 08.30.
			key: `${one.on} 08.30`,
			event: plain([shortDate(one.on, locale), about(one.taskId)], [reminderWords(one, speaking)])
		})),
		...history.documents.flatMap((document) =>
			document.versions.map(({ at, author, capacity, number, file }) => ({
				key: keyOf(at),
				event: plain(
					[momentWords(at, locale), author, capacity, about(document.taskId)],
					[
						m.word_entry_document(
							{ title: document.title, number, name: file.name, size: fileSize(file.size, locale) },
							{ locale }
						)
					]
				)
			}))
		)
	];
	return events.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ event }) => event);
}

/** By the minute in Riga, and within it by the instant. */
function keyOf(at: Date): string {
	return `${rigaDate(at)} ${rigaTime(at)} ${at.toISOString()}`;
}

function plain(head: readonly (string | null)[], lines: readonly (string | null)[]): Event {
	return { head: joined(head), lines: linesOf(lines), text: '', isWithdrawn: false };
}

function entryEvent(
	entry: HistoryEntry,
	about: string | null,
	{ today }: History,
	speaking: Speaking
): Event {
	const { locale } = speaking;
	const options = { locale };
	const { at, author, capacity, via, decision, withdrawn, text } = entry;
	const restricted =
		isRestricted(entry, today) && entry.restrictedUntil
			? restrictionWords(entry.restrictedBasis, entry.restrictedUntil, locale)
			: null;
	return {
		head: joined([
			momentWords(at, locale),
			author,
			capacity,
			wayWords({ via, registration: registrationOf(via, entry.details) }, locale),
			about
		]),
		lines: linesOf([
			joined([entryTitle(entry, speaking), entryChange(entry, speaking)]),
			statusChange(entry, locale),
			decision && m.word_history_decision({ decision }, options),
			restricted && m.word_history_restricted_entry({ restriction: restricted }, options),
			withdrawn &&
				m.word_history_withdrawn_by(
					{ date: shortDate(withdrawn.on, locale), by: withdrawn.by, reason: withdrawn.reason ?? '–' },
					options
				)
		]),
		text,
		isWithdrawn: withdrawn !== null
	};
}

function reminderWords({ count, due }: HistoryReminder, { locale }: Speaking): string {
	return m.word_entry_reminded({ count, due: shortDate(due, locale) }, { locale });
}

function joined(parts: readonly (string | null | undefined)[]): string {
	return parts.filter(Boolean).join(' · ');
}
