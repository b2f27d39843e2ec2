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

/** What kind of mail it is, in words. */
export function kindWord(kind: string, locale: Locale): string {
	if (kind === 'digest') return m.mail_kind_digest({}, { locale });
	if (kind === 'urgent') return m.digest_urgent_kind({}, { locale });
	if (kind === 'overview') return m.digest_overview_kind({}, { locale });
	if (kind === 'sign-in') return m.mail_kind_sign_in({}, { locale });
	if (kind === 'invitation') return m.mail_kind_invitation({}, { locale });
	if (kind === 'email-change') return m.mail_kind_email_change({}, { locale });
	if (kind === 'account-notice') return m.mail_kind_account_notice({}, { locale });
	if (kind === 'mail-test') return m.mail_kind_test({}, { locale });
	if (kind === 'unsubscribed') return m.mail_kind_unsubscribed({}, { locale });
	if (kind === 'handover') return m.people_handover_mail_kind({}, { locale });
	if (kind === 'extension-asked') return m.extensions_mail_kind_asked({}, { locale });
	if (kind === 'extension-decided') return m.extensions_mail_kind_decided({}, { locale });
	return kind;
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
