import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal says of what is asked of many. */

/** What was done. */
export const askingDeedWords: Words = {
	'requests.prepare': m.asker_deed_prepare,
	'requests.ask': m.asker_deed_ask,
	'requests.prepareAsk': m.asker_deed_prepare_ask,
	'requests.askMore': m.asker_deed_ask_more,
	'requests.prepareAskMore': m.asker_deed_prepare_ask_more,
	'requests.remind': m.asker_deed_remind,
	'requests.prepareRemind': m.asker_deed_prepare_remind,
	'requests.giveBack': m.asker_deed_give_back,
	'requests.prepareGiveBack': m.asker_deed_prepare_give_back,
	'requests.accept': m.asker_deed_accept,
	'requests.reopen': m.asker_deed_reopen,
	'requests.change': m.asker_deed_change,
	'requests.close': m.asker_deed_close,
	'requests.open': m.asker_deed_open,
	'requests.write': m.answering_deed_write,
	'requests.send': m.answering_deed_send,
	'requests.register': m.registering_deed,
	'requests.unregister': m.registering_deed_undone,
	'requests.handOverAnswer': m.answering_deed_hand_over
};

/** What it was done to. */
export const askingSubjects: Words = {
	Request: m.asker_subject_request
};

/** What its fields are called. */
export const askingFields: Words = {
	answerId: m.asker_field_answer,
	sentOn: m.answering_field_sent_on,
	accepted: m.asker_field_accepted,
	withdrawn: m.asker_field_withdrawn,
	question: m.asker_field_question,
	template: m.asker_field_template,
	hint: m.asker_field_hint,
	letterId: m.registering_field_letter,
	signatory: m.registering_field_signatory,
	preparer: m.registering_field_preparer,
	rest: m.registering_field_rest,
	'Request.sentOn': m.rounds_column_sent
};

/** What its constants mean. */
export const askingConstants: Words = {
	PREPARED: m.asker_state_prepared,
	EVENTS: m.asking_field_events,
	FIGURES: m.asking_field_figures
};
