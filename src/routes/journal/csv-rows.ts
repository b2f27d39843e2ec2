import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { momentWords } from '../outbox/words.ts';
import type { ShownEvent } from './journal.server.ts';

/** The head of the CSV of the journal, in the reader's language. */
export function csvColumns(locale: Locale): string[] {
	const options = { locale };
	return [
		...[m.journal_column_when({}, options), m.journal_column_who({}, options)],
		...[m.journal_column_capacity({}, options), m.journal_column_what({}, options)],
		...[m.journal_column_kind({}, options), m.journal_column_subject({}, options)],
		...[m.journal_column_before({}, options), m.journal_column_after({}, options)],
		m.journal_column_address({}, options)
	];
}

/** Events as cells, a row each: all that became of a thing, field by field, in two cells. */
export async function* csvRows(
	events: AsyncIterable<ShownEvent>,
	locale: Locale,
	origin: string
): AsyncGenerator<string[], void, undefined> {
	for await (const event of events) {
		const side = (which: 'before' | 'after') =>
			event.fields
				.filter((field) => field[which])
				.map((field) => `${field.label}: ${field[which]}`)
				.join('\n');
		const { who, capacity, what, subject } = event;
		yield [
			...[momentWords(event.at, locale), who, capacity, what, subject.kind, subject.label],
			...(event.isHidden ? ['', m.journal_hidden({}, { locale })] : [side('before'), side('after')]),
			`${origin}/journal/${event.id}`
		];
	}
}
