import { m } from '#i18n/generated/messages.js';
import type { ControlField, ControlFilter } from '#lib/meetings/control.ts';

/** What is wrong with a field of the address, in words. */
export function problemWord(field: ControlField, typed: string, { from, to }: ControlFilter): string {
	switch (field) {
		case 'body':
			return m.tasks_wrong_body({ typed });
		case 'state':
			return m.control_wrong_state({ typed });
		case 'to':
			return to < from && typed === to ? m.word_done_backwards() : m.tasks_wrong_date({ typed });
		case 'from':
			return m.tasks_wrong_date({ typed });
	}
}
