import { m } from '#i18n/generated/messages.js';
import type { RequestState } from '#lib/requests/asking.ts';
import type { RequestFilter } from '#lib/requests/request-filter.ts';

/** How far a request is, in a word. */
export function requestStateWord(state: RequestState): string {
	switch (state) {
		case 'PREPARED':
			return m.asker_request_prepared();
		case 'ASKED':
			return m.asker_request_asked();
		case 'CLOSED':
			return m.asker_request_closed();
	}
}

/** What a list shows. */
export function showWord(show: RequestFilter['show']): string {
	switch (show) {
		case 'open':
			return m.asker_show_open();
		case 'closed':
			return m.asker_show_closed();
		case 'all':
			return m.asker_show_all();
	}
}

/** The entry of the navigation under which a request stands: that of what it is for. */
export function roomOf(subject: string): string {
	if (subject.startsWith('survey:')) return '/municipalities';
	return subject.startsWith('report:') ? '/resolutions' : '/rounds';
}

/** Where what a request is for stands: "report:…". */
export function subjectPlace(subject: string): { readonly href: string; readonly word: string } | null {
	const [kind, id] = subject.split(':');
	if (kind === 'report') return { href: `/reports/${id}`, word: m.asker_for_report() };
	if (kind === 'survey')
		return { href: `/municipalities/surveys/${id}`, word: m.municipalities_for_survey() };
	if (kind === 'round') return { href: `/rounds/${id}`, word: m.asker_for_round() };
	return null;
}
