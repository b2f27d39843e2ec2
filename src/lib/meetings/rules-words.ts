import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import { shareOf, type Rules } from './rules.ts';

const usualShares = {
	'1/2+': m.attendance_rules_more_half,
	'1/2': m.attendance_rules_least_half,
	'2/3': m.attendance_rules_least_two_thirds,
	'2/3+': m.attendance_rules_more_two_thirds,
	'3/4': m.attendance_rules_least_three_quarters,
	'1/1': m.attendance_rules_all
} as const;

/** "vairāk nekā puse"; of a share that is not usual, "vismaz 3/5". */
export function shareWord(rules: Rules, locale: Locale): string {
	const share = shareOf(rules);
	const options = { locale };
	if (share in usualShares) return usualShares[share as keyof typeof usualShares]({}, options);
	const facts = { part: rules.quorumPart, whole: rules.quorumWhole };
	return rules.quorumMore
		? m.attendance_rules_share_more(facts, options)
		: m.attendance_rules_share_least(facts, options);
}

/** The shares that a form offers: the usual ones, and the one that is set. */
export function shareChoices(rules: Rules, locale: Locale): { value: string; label: string }[] {
	const usual = Object.entries(usualShares).map(([value, word]) => ({ value, label: word({}, { locale }) }));
	const own = { value: shareOf(rules), label: shareWord(rules, locale) };
	return usual.some(({ value }) => value === own.value) ? usual : [...usual, own];
}

/** How a body decides, in sentences. */
export function rulesSentences(rules: Rules, locale: Locale): string[] {
	const options = { locale };
	const casts = rules.castingVote && rules.majority !== 'TWO_THIRDS';
	return [
		quorumWords(rules, locale),
		majorityWords(rules, locale),
		casts ? m.attendance_rules_say_casting({}, options) : m.attendance_rules_say_no_casting({}, options),
		rules.substitutesVote
			? m.attendance_rules_say_substitutes({}, options)
			: m.attendance_rules_say_no_substitutes({}, options),
		rules.doubleSeats === 'SEATS'
			? m.attendance_rules_say_seats({}, options)
			: m.attendance_rules_say_person({}, options),
		rules.silenceCounts
			? m.attendance_rules_say_silence({}, options)
			: m.attendance_rules_say_no_silence({}, options)
	];
}

function quorumWords(rules: Rules, locale: Locale): string {
	switch (rules.quorumKind) {
		case 'SHARE':
			return m.attendance_rules_say_share({ share: shareWord(rules, locale) }, { locale });
		case 'NUMBER':
			return m.attendance_rules_say_number({ count: rules.quorumNumber ?? 1 }, { locale });
		case 'NONE':
			return m.attendance_rules_say_none({}, { locale });
	}
}

function majorityWords({ majority }: Rules, locale: Locale): string {
	switch (majority) {
		case 'SIMPLE':
			return m.attendance_rules_say_simple({}, { locale });
		case 'PRESENT':
			return m.attendance_rules_say_present({}, { locale });
		case 'TWO_THIRDS':
			return m.attendance_rules_say_two_thirds({}, { locale });
	}
}
