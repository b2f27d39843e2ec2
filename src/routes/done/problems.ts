import { m } from '#i18n/generated/messages.js';
import type { DoneField, DoneFilter } from '#lib/tasks/done.ts';

/** What is wrong with a field of the address, in words. */
export function problemWord(field: DoneField, typed: string, { from, to }: DoneFilter): string {
	switch (field) {
		case 'q':
			return m.tasks_wrong_query({ count: 200 });
		case 'body':
			return m.tasks_wrong_body({ typed });
		case 'to':
			return to < from && typed === to ? m.word_done_backwards() : m.tasks_wrong_date({ typed });
		case 'from':
			return m.tasks_wrong_date({ typed });
	}
}
