import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { lineOf, linesOf, type Block, type Lines } from '#lib/documents/blocks.ts';
import { fileSize } from '#lib/documents/file-name.ts';
import { editedFields } from './history-edits.ts';
import { momentWords, type Speaking } from './history-words.ts';
import type { History } from './history.ts';

/** Documents with every version: size, checksum, who added it. */
export function documentsOf(history: History, locale: Locale): Block[] {
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

/** What was changed in the records, before and after in words. */
export function editsOf(history: History, speaking: Speaking): Block[] {
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
