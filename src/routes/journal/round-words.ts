import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal calls what happens to rounds: the deeds, what they are done to, the fields. */
export const roundDeeds: Words = {
	'rounds.start': m.rounds_deed_start,
	'rounds.describe': m.rounds_deed_describe,
	'rounds.arrange': m.rounds_deed_arrange,
	'rounds.compile': m.rounds_deed_compile,
	'rounds.send': m.rounds_deed_send,
	'rounds.prepareSend': m.rounds_deed_prepare_send,
	'rounds.publish': m.rounds_deed_publish,
	'rounds.preparePublish': m.rounds_deed_prepare_publish
};

export const roundSubjects: Words = {
	Round: m.rounds_subject_round,
	RoundSummary: m.rounds_column_summary
};

export const roundFields: Words = {
	requestId: m.rounds_field_request,
	previousId: m.rounds_field_previous,
	asOf: m.rounds_as_of,
	organiser: m.rounds_organiser,
	introduction: m.rounds_introduction,
	sha256: m.rounds_hash
};
