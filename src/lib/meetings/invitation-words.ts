import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { InvitationFacts, ToldMeeting } from './invitation-facts.ts';
import { whenWords } from './meeting-times.ts';

/** The kinds of mail about a meeting's day. */
export type MeetingMailKind =
	'meeting-invitation' | 'meeting-changed' | 'meeting-cancelled' | 'meeting-reminder';

/** "sēde 2022. gada 7. aprīlī"; before there is a day, "sēde". */
export function meetingOnDay(word: string, date: string | null, locale: Locale): string {
	const lower = word.toLocaleLowerCase(locale);
	if (date === null) return lower;
	return m.invitations_what({ word: lower, date: longDate(date, { case: 'locative', locale }) }, { locale });
}

/** The line by which a mail is found: "Uzaicinājums: sēde 2022. gada 7. aprīlī". */
export function mailHeading(
	kind: MeetingMailKind,
	what: string,
	locale: Locale,
	why?: InvitationFacts['why']
): string {
	const options = { locale };
	switch (kind) {
		case 'meeting-invitation':
			return m.invitations_mail_invitation({ what }, options);
		case 'meeting-changed':
			return m.invitations_mail_changed({ what }, options);
		case 'meeting-cancelled':
			if (why === 'LEFT') return m.invitations_mail_left({ what }, options);
			if (why === 'UNDATED') return m.invitations_mail_undated({ what }, options);
			return m.invitations_mail_cancelled({ what }, options);
		case 'meeting-reminder':
			return m.invitations_mail_reminder({ what }, options);
	}
}

/** How a batch of such mails stands in the outbox. */
export function batchWords(kind: MeetingMailKind, { date }: { readonly date: string | null }): string {
	return mailHeading(kind, meetingOnDay(m.meetings_word_sitting({}, { locale: 'lv' }), date, 'lv'), 'lv');
}

/** One thing that is not as its reader was told. */
export interface Difference {
	readonly label: string;
	readonly was: string;
	readonly is: string;
}

/** What is different since somebody was told, in words. */
export function differencesOf(before: ToldMeeting, now: ToldMeeting, locale: Locale): Difference[] {
	const options = { locale };
	const none = m.invitations_not_said({}, options);
	const rows = [
		[m.invitations_fact_when({}, options), whenWords(before, locale), whenWords(now, locale)],
		[m.invitations_fact_place({}, options), before.place, now.place],
		[m.invitations_fact_link({}, options), before.link, now.link],
		[m.invitations_fact_title({}, options), before.title, now.title]
	] as const;
	return rows
		.filter(([, was, is]) => was !== is)
		.map(([label, was, is]) => ({ label, was: was ?? none, is: is ?? none }));
}
