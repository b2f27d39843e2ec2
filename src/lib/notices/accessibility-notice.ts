import type { Locale } from '#lib/accounts/actor.ts';
import type { Block } from '#lib/documents/blocks.ts';
import { longDate } from '#lib/latvian/dates.ts';
import { m } from '#i18n/generated/messages.js';
import { editionOf, facts as pairs, markdown, paragraph, section, unsaid } from './notice-parts.ts';
import { methodWords, resultSentences } from './notice-words.ts';
import type { KeptNotice } from './notices-schema.ts';
import { evaluationOf, type Evaluation, type Facts } from './notices.ts';

/**
 * Piekļūstamības paziņojums, its parts in the order of the official one. `origin`: where the portal is. Without a recorded evaluation it
 * says that there was none, and nothing of what one would have found.
 */
export function accessibilityBlocks(notice: KeptNotice, origin: string, locale: Locale): Block[] {
	const { facts } = notice;
	const options = { locale };
	const evaluation = evaluationOf(facts);
	return [
		...paragraph(facts.publisher && m.notices_promise({ publisher: facts.publisher }, options)),
		...paragraph(m.notices_scope({ address: facts.address ?? origin }, options)),
		...section(m.notices_how_accessible({}, options), [
			...paragraph(
				evaluation ? resultSentences[evaluation.result]({}, options) : m.notices_says_unknown({}, options)
			)
		]),
		...(evaluation ? evaluationBlocks(evaluation, facts, locale) : []),
		...section(m.notices_alternatives({}, options), markdown(facts.alternatives)),
		...section(m.notices_contact({}, options), contactBlocks(facts, locale)),
		...section(m.notices_enforcement({}, options), markdown(facts.enforcement)),
		...unsaid('accessibility', notice, locale),
		...section(m.notices_made({}, options), madeBlocks(notice, locale))
	];
}

function evaluationBlocks(
	{ method, evaluatedOn, evaluatedBy }: Evaluation,
	facts: Facts,
	locale: Locale
): Block[] {
	const options = { locale };
	const date = longDate(evaluatedOn, { case: 'locative', locale });
	const link = facts.document;
	return [
		...section(m.notices_not_conforming({}, options), markdown(facts.problems)),
		...section(m.notices_burden({}, options), markdown(facts.burden)),
		...section(m.notices_evaluation({}, options), [
			...paragraph(m.notices_evaluated({ date, by: evaluatedBy }, options)),
			...paragraph(m.notices_by_method({ method: methodWords[method]({}, options) }, options)),
			...markdown(link && m.notices_document({ link }, options))
		])
	];
}

function contactBlocks({ email, phone, answerDays }: Facts, locale: Locale): Block[] {
	const options = { locale };
	if (!email && !phone) return [];
	return [
		...paragraph(m.notices_contact_lead({}, options)),
		...pairs([
			[m.notices_field_email({}, options), email],
			[m.notices_field_phone({}, options), phone]
		]),
		...paragraph(answerDays && m.notices_answered_within({ count: Number(answerDays) }, options))
	];
}

function madeBlocks(notice: KeptNotice, locale: Locale): Block[] {
	const { madeOn, madeBy } = notice.facts;
	const options = { locale };
	return [
		...paragraph(
			madeOn && m.notices_made_first({ date: longDate(madeOn, { case: 'locative', locale }) }, options)
		),
		...paragraph(madeBy && m.notices_made_by({ by: madeBy }, options)),
		...paragraph(editionOf(notice, locale))
	];
}
