import { m } from '#i18n/generated/messages.js';
import type { LeftFile } from '#lib/mail/incoming-files.ts';

/** Why a file is not in the portal. */
export function leftWords(why: Exclude<LeftFile['why'], 'UNREADABLE'>, locale: 'lv' | 'en'): string {
	const in_ = { locale };
	switch (why) {
		case 'EMPTY':
			return m.requests_incoming_left_empty({}, in_);
		case 'BIG':
			return m.requests_incoming_left_big({}, in_);
		case 'NO_ENDING':
			return m.requests_incoming_left_no_ending({}, in_);
		case 'KIND':
			return m.requests_incoming_left_kind({}, in_);
		case 'CONTENT':
			return m.requests_incoming_left_content({}, in_);
		case 'MANY':
			return m.requests_incoming_left_many({}, in_);
		case 'CUT':
			return m.requests_incoming_left_cut({}, in_);
		case 'DISCARDED':
			return m.requests_incoming_left_discarded({}, in_);
	}
}

/** What became of a mail, in words. */
export function stateWords(
	{ kind, state, decidedBy }: { kind: string; state: string; decidedBy: string | null },
	locale: 'lv' | 'en'
): string {
	const in_ = { locale };
	if (state === 'WAITING') return m.requests_incoming_state_waiting({}, in_);
	if (state === 'FILED') return m.requests_incoming_state_filed({ who: decidedBy ?? '' }, in_);
	if (decidedBy) return m.requests_incoming_state_aside({ who: decidedBy }, in_);
	if (kind === 'CALENDAR') return m.requests_incoming_state_calendar({}, in_);
	return kind === 'BOUNCE'
		? m.requests_incoming_state_bounce({}, in_)
		: m.requests_incoming_state_automatic({}, in_);
}
