import { rigaDate } from '#lib/calendar/days.ts';
import { renderMarkdown } from '#lib/documents/markdown.ts';
import { m } from '#i18n/generated/messages.js';
import { shortDate } from '#lib/latvian/dates.ts';
import type { AnswerWhole, StepRow, VersionRow } from './answer-whole.ts';
import type { CourseLine } from './answer-view.ts';

type Locale = 'lv' | 'en';

/** What happened to an answer, in its order: what was sent stands between the steps of whoever asked. */
export function courseOf(
	{ steps, versions }: Pick<AnswerWhole, 'steps' | 'versions'>,
	locale: Locale
): CourseLine[] {
	const all = [
		...steps.map((step) => ({ at: step.at, line: stepLine(step, locale) })),
		...[...versions].reverse().map((version) => ({ at: version.at, line: sentLine(version, locale) }))
	];
	return all.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ line }) => line);
}

function stepLine({ id, kind, text, dueBefore, at, authorName: by }: StepRow, locale: Locale): CourseLine {
	const words = stepWords(kind, dueBefore, locale);
	return { id, kind, on: rigaDate(at), words, by, html: text && renderMarkdown(text) };
}

function sentLine({ id, number, sentOn, via, authorName: by }: VersionRow, locale: Locale): CourseLine {
	const say = {
		PORTAL: m.answering_course_sent,
		MAIL: m.answering_course_mailed,
		LETTER: m.answering_course_letter
	}[via];
	return { id, kind: 'SENT', on: sentOn, words: say({ number }, { locale }), by, html: null };
}

function stepWords(kind: string, dueBefore: string | null, locale: Locale): string {
	const options = { locale };
	switch (kind) {
		case 'ASKED':
			return m.answering_course_asked({}, options);
		case 'REMINDED':
			return m.answering_course_reminded({}, options);
		case 'RETURNED':
			return m.answering_course_returned({}, options);
		case 'ACCEPTED':
			return m.answering_course_accepted({}, options);
		case 'REOPENED':
			return m.answering_course_reopened({}, options);
		case 'MOVED':
			return dueBefore
				? m.answering_course_moved({ date: shortDate(dueBefore, locale) }, options)
				: m.answering_course_moved_first({}, options);
		default:
			return m.answering_course_withdrawn({}, options);
	}
}
