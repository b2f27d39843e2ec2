import { m } from '#i18n/generated/messages.js';

/** What became of a mail, in words. */
export function stateWords(
	{ kind, state, decidedBy }: { kind: string; state: string; decidedBy: string | null },
	locale: 'lv' | 'en'
): string {
	const in_ = { locale };
	if (state === 'WAITING') return m.requests_incoming_state_waiting({}, in_);
	if (state === 'FILED') return m.requests_incoming_state_filed({ who: decidedBy ?? '' }, in_);
	if (decidedBy) return m.requests_incoming_state_aside({ who: decidedBy }, in_);
	return kind === 'BOUNCE'
		? m.requests_incoming_state_bounce({}, in_)
		: m.requests_incoming_state_automatic({}, in_);
}
