import { m } from '#i18n/generated/messages.js';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { readReason, type MailState } from '#lib/mail/mail.ts';

type Locale = 'lv' | 'en';

/** The word and the shape of a state. Nothing of it is red: red is what is late. */
export function stateOf(state: MailState, locale: Locale): { word: string; shape: string } {
	const in_ = { locale };
	switch (state) {
		case 'QUEUED':
			return { word: m.mail_state_queued({}, in_), shape: 'todo' };
		case 'SENDING':
			return { word: m.mail_state_sending({}, in_), shape: 'going' };
		case 'SENT':
			return { word: m.mail_state_sent({}, in_), shape: 'done' };
		case 'FAILED':
			return { word: m.mail_state_failed({}, in_), shape: 'ask' };
		case 'DROPPED':
			return { word: m.mail_state_dropped({}, in_), shape: 'off' };
	}
}

type Word = (inputs: object, options: { locale: Locale }) => string;

const kinds: Readonly<Record<string, Word>> = {
	digest: m.mail_kind_digest,
	urgent: m.digest_urgent_kind,
	overview: m.digest_overview_kind,
	'sign-in': m.mail_kind_sign_in,
	invitation: m.mail_kind_invitation,
	'email-change': m.mail_kind_email_change,
	'account-notice': m.mail_kind_account_notice,
	'mail-test': m.mail_kind_test,
	unsubscribed: m.mail_kind_unsubscribed,
	handover: m.people_handover_mail_kind,
	'extension-asked': m.extensions_mail_kind_asked,
	'extension-decided': m.extensions_mail_kind_decided,
	'extension-undecided': m.extensions_mail_kind_undecided,
	'draft-asked': m.requests_mail_kind_draft_asked,
	'draft-returned': m.requests_mail_kind_draft_returned,
	'draft-withdrawn': m.requests_mail_kind_draft_withdrawn,
	'draft-due': m.requests_mail_kind_draft_due,
	'draft-ready': m.requests_mail_kind_draft_ready,
	'minutes-circulated': m.agreement_mail_kind_circulated,
	'minutes-comment-answered': m.agreement_mail_kind_answered,
	disclaimed: m.requests_mail_kind_disclaimed,
	'disclaimer-answered': m.requests_mail_kind_disclaimer_answered,
	'meeting-invitation': m.invitations_kind_invitation,
	'meeting-changed': m.invitations_kind_changed,
	'meeting-cancelled': m.invitations_kind_cancelled,
	'meeting-reminder': m.invitations_kind_reminder,
	'meeting-dates': m.dates_kind_asked,
	'meeting-dates-reminder': m.dates_kind_reminder,
	'written-question': m.written_kind_question,
	'written-reminder': m.written_kind_reminder,
	'written-ended': m.written_kind_ended,
	'report-circulated': m.reports_kind_circulated,
	'report-comment-answered': m.reports_kind_answered,
	'round-summary': m.rounds_kind_summary,
	'request-asked': m.asker_kind_asked,
	'request-reminder': m.asker_kind_reminder,
	'request-returned': m.asker_kind_returned,
	'request-moved': m.asker_kind_moved,
	'request-withdrawn': m.asker_kind_withdrawn
};

/** What kind of mail it is, in words; one that no room sends any more by its name. */
export function kindWord(kind: string, locale: Locale): string {
	return Object.hasOwn(kinds, kind) ? kinds[kind]!({}, { locale }) : kind;
}

/** Why it was not sent, or not yet: our reasons in words, those of others as they were said. */
export function whyWords(error: string | null, locale: Locale): string {
	if (error === null) return '';
	const { code, words } = readReason(error);
	const in_ = { locale };
	switch (code) {
		case null:
			return words;
		case 'USELESS':
			return m.mail_reason_useless({}, in_);
		case 'SUPERSEDED':
			return m.mail_reason_superseded({}, in_);
		case 'RECIPIENT_CAP':
			return m.mail_reason_recipient_cap({}, in_);
		case 'UNKNOWN_KIND':
			return m.mail_reason_unknown_kind({ words }, in_);
		case 'RENDER':
			return m.mail_reason_render({ words }, in_);
		case 'REFUSED':
			return m.mail_reason_refused({ words }, in_);
		case 'BOUNCED':
			return m.mail_reason_bounced({ words }, in_);
		case 'ADDRESS_FAILS':
			return m.mail_reason_address_fails({}, in_);
		case 'LATER':
			return m.mail_reason_later({ words }, in_);
		case 'UNREACHABLE':
			return m.mail_reason_unreachable({ words }, in_);
		case 'UNKNOWN_OUTCOME':
			return m.mail_reason_unknown_outcome({ words }, in_);
		case 'INTERRUPTED':
			return m.mail_reason_interrupted({}, in_);
		case 'CALLED_BACK':
			return m.mail_reason_called_back({}, in_);
	}
}

/** "25.03.2022. plkst. 08.30", in Riga. */
export function momentWords(instant: Date, locale: Locale): string {
	const date = shortDate(rigaDate(instant), locale);
	return m.mail_when({ date, time: rigaTime(instant) }, { locale });
}
