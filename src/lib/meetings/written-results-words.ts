import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { WrittenOutcome, WrittenResult } from './written-results.ts';

/** What came of a question: "Lēmums pieņemts". */
export function outcomeWord(outcome: WrittenOutcome, locale: Locale): string {
	const options = { locale };
	switch (outcome) {
		case 'ADOPTED':
			return m.written_outcome_adopted({}, options);
		case 'ADOPTED_BY_CASTING_VOTE':
			return m.written_outcome_cast({}, options);
		case 'REJECTED':
			return m.written_outcome_rejected({}, options);
		case 'TIE':
			return m.written_outcome_tie({}, options);
		case 'NOT_QUORATE':
			return m.written_outcome_no_quorum({}, options);
		case 'OBJECTED':
			return m.written_outcome_objected({}, options);
	}
}

/** "Par – 3, pret – 1, atturas – 1. Atbildēja 5 no 7; kvorumam vajag 4." */
export function countsSentence({ votes, objections, silent, quorum }: WrittenResult, locale: Locale): string {
	const options = { locale };
	const { for: yes, against, abstained } = votes;
	const { present, voting, needed } = quorum;
	const answered = { answered: present - silent, voting };
	return [
		objections > 0
			? m.written_counts_objections({ yes, against, abstained, objections }, options)
			: m.written_counts({ yes, against, abstained }, options),
		silent > 0 ? m.written_counts_silent({ silent }, options) : null,
		needed === null
			? m.written_counts_answered(answered, options)
			: m.written_counts_quorum({ ...answered, needed }, options)
	]
		.filter(Boolean)
		.join(' ');
}

/** Both: what came of it, and how it was answered. */
export function outcomeSentence(result: WrittenResult, locale: Locale): string {
	return `${outcomeWord(result.outcome, locale)}. ${countsSentence(result, locale)}`;
}
