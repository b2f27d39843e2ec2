import { m } from '#i18n/generated/messages.js';
import { isPlainDate } from '#lib/calendar/days.ts';
import { longestQuery, type FilterNotice } from '#lib/tasks/filter.ts';

/** What the page says at a field that made no sense. */
export function noticeWord({ field, typed }: FilterNotice): string {
	switch (field) {
		case 'q':
			return m.tasks_wrong_query({ count: longestQuery });
		case 'body':
			return m.tasks_wrong_body({ typed });
		case 'institution':
			return m.tasks_wrong_institution({ typed });
		case 'status':
			return m.tasks_wrong_status({ typed });
		case 'period':
			return m.tasks_wrong_period({ typed });
		case 'from':
			return m.tasks_wrong_date({ typed });
		case 'to':
			// A date that is one, and is named all the same, ends the span before it begins.
			return isPlainDate(typed) ? m.tasks_wrong_span() : m.tasks_wrong_date({ typed });
		case 'sort':
			return m.tasks_wrong_sort({ typed });
		case 'page':
			return m.tasks_wrong_page({ typed });
	}
}
