import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { askingDeedWords, askingSubjects } from './asking-words.ts';
import { resolutionDeeds, resolutionSubjects } from './resolution-words.ts';
import { meetingDeeds, meetingSubjects } from './meeting-words.ts';
import { reportDeedWords, reportSubjects } from './report-words.ts';
import { programmeDeeds, programmeSubjects } from './programme-words.ts';
import { noticeDeeds } from './notice-words.ts';
import { guideDeeds, guideSubjects } from './guide-words.ts';
import { municipalityDeeds, municipalitySubjects } from './municipality-words.ts';
import { roundDeeds, roundSubjects } from './round-words.ts';

type Word = (inputs: object, options: { locale: Locale }) => string;

/* What was done, by the name of the deed; in the order in which they are offered. */
const deeds: Readonly<Record<string, Word>> = {
	'sample.load': m.journal_deed_sample_load,
	'tasks.report': m.journal_deed_tasks_report,
	'tasks.submit': m.journal_deed_tasks_submit,
	'tasks.accept': m.journal_deed_tasks_accept,
	'tasks.sendBack': m.journal_deed_tasks_send_back,
	'tasks.create': m.journal_deed_tasks_create,
	'tasks.createSubtask': m.journal_deed_tasks_create_subtask,
	'tasks.edit': m.journal_deed_tasks_edit,
	'tasks.repeat': m.journal_deed_tasks_repeat,
	'tasks.changeDue': m.journal_deed_tasks_change_due,
	'tasks.askExtension': m.journal_deed_tasks_ask_extension,
	'tasks.changeExtension': m.journal_deed_tasks_change_extension,
	'tasks.withdrawExtension': m.journal_deed_tasks_withdraw_extension,
	'tasks.decideExtension': m.journal_deed_tasks_decide_extension,
	'tasks.grantExtension': m.journal_deed_tasks_grant_extension,
	'tasks.refuseExtension': m.journal_deed_tasks_refuse_extension,
	'tasks.prepareExtension': m.journal_deed_tasks_prepare_extension,
	'tasks.extensionFigures': m.journal_deed_tasks_extension_figures,
	'tasks.endSource': m.journal_deed_tasks_end_source,
	'tasks.move': m.journal_deed_tasks_move,
	'tasks.takeControl': m.journal_deed_tasks_take_control,
	'tasks.endControl': m.journal_deed_tasks_end_control,
	'tasks.close': m.journal_deed_tasks_close,
	'tasks.prepareClose': m.journal_deed_tasks_prepare_close,
	'tasks.reopen': m.journal_deed_tasks_reopen,
	'tasks.withdrawEntry': m.journal_deed_tasks_withdraw_entry,
	'tasks.note': m.journal_deed_tasks_note,
	'tasks.restrict': m.journal_deed_tasks_restrict,
	'tasks.attach': m.journal_deed_tasks_attach,
	'tasks.assign': m.journal_deed_tasks_assign,
	'tasks.addSource': m.journal_deed_tasks_add_source,
	'tasks.changeSource': m.journal_deed_tasks_change_source,
	'tasks.removeSource': m.journal_deed_tasks_remove_source,
	'tasks.saveFilter': m.journal_deed_tasks_save_filter,
	'tasks.renameFilter': m.journal_deed_tasks_rename_filter,
	'tasks.shareFilter': m.journal_deed_tasks_share_filter,
	'tasks.deleteFilter': m.journal_deed_tasks_delete_filter,
	'tasks.batch': m.journal_deed_tasks_batch,
	'reminders.sendNow': m.journal_deed_reminders_send_now,
	'reminders.prepareSendNow': m.journal_deed_reminders_prepare_send_now,
	'requests.disclaim': m.journal_deed_requests_disclaim,
	'requests.answerDisclaimer': m.journal_deed_requests_answer_disclaimer,
	'requests.handOver': m.journal_deed_requests_hand_over,
	'requests.draft': m.journal_deed_requests_draft,
	'requests.confirmDraft': m.journal_deed_requests_confirm_draft,
	'requests.returnDraft': m.journal_deed_requests_return_draft,
	'requests.withdrawDraft': m.journal_deed_requests_withdraw_draft,
	...askingDeedWords,
	...resolutionDeeds,
	...meetingDeeds,
	'reports.changeTemplate': m.reportpapers_deed_template,
	...reportDeedWords,
	...roundDeeds,
	...programmeDeeds,
	...guideDeeds,
	...noticeDeeds,
	...municipalityDeeds,
	'council.change': m.journal_deed_council_change,
	'council.endBody': m.journal_deed_council_end_body,
	'council.prepareEndBody': m.journal_deed_council_prepare_end_body,
	'council.changePeople': m.journal_deed_council_change_people,
	'council.replace': m.journal_deed_council_replace,
	'council.prepareReplace': m.journal_deed_council_prepare_replace,
	'accounts.invite': m.journal_deed_accounts_invite,
	'accounts.inviteMany': m.journal_deed_accounts_invite_many,
	'accounts.prepareInvite': m.journal_deed_accounts_prepare_invite,
	'accounts.change': m.journal_deed_accounts_change,
	'accounts.changeStaff': m.journal_deed_accounts_change_staff,
	'accounts.setRole': m.journal_deed_accounts_set_role,
	'accounts.disable': m.journal_deed_accounts_disable,
	'accounts.enable': m.journal_deed_accounts_enable,
	'accounts.changeEmail': m.journal_deed_accounts_change_email,
	'accounts.keepProfile': m.journal_deed_accounts_keep_profile,
	'accounts.setPassword': m.journal_deed_accounts_set_password,
	'accounts.removePassword': m.journal_deed_accounts_remove_password,
	'accounts.makeFeed': m.journal_deed_accounts_make_feed,
	'accounts.withdrawFeed': m.journal_deed_accounts_withdraw_feed,
	'accounts.makeAdministrator': m.journal_deed_accounts_make_administrator,
	'prepared.prepare': m.journal_deed_prepared_prepare,
	'prepared.confirm': m.journal_deed_prepared_confirm,
	'prepared.refuse': m.journal_deed_prepared_refuse,
	'prepared.withdraw': m.journal_deed_prepared_withdraw,
	'reminders.setLadder': m.journal_deed_reminders_set_ladder,
	'mail.resend': m.journal_deed_mail_resend,
	'mail.unfreeze': m.journal_deed_mail_unfreeze,
	'reminders.choose': m.journal_deed_reminders_choose,
	'mail.chooseReminders': m.journal_deed_reminders_choose_by_link,
	'mail.file': m.journal_deed_incoming_file,
	'mail.setAside': m.journal_deed_incoming_set_aside,
	'mail.putBack': m.journal_deed_incoming_put_back,
	'mail.pause': m.journal_deed_mail_pause,
	'mail.resume': m.journal_deed_mail_resume,
	'mail.addressWorks': m.journal_deed_mail_address_works,
	'mail.test': m.journal_deed_mail_test,
	'mail.callBack': m.journal_deed_mail_call_back,
	'calendar.change': m.journal_deed_calendar_change,
	'journal.export': m.journal_deed_journal_export,
	'journal.findPassage': m.journal_deed_journal_find_passage,
	'journal.redact': m.journal_deed_journal_redact,
	'journal.takeAway': m.journal_deed_journal_take_away,
	'council.pseudonymise': m.journal_deed_council_pseudonymise
};

const subjects: Readonly<Record<string, Word>> = {
	Task: m.journal_subject_task,
	Body: m.journal_subject_body,
	Mandate: m.journal_subject_mandate,
	Institution: m.journal_subject_institution,
	InstitutionName: m.journal_subject_institution_name,
	InstitutionSuccession: m.journal_subject_institution_succession,
	InstitutionContact: m.journal_subject_institution_contact,
	Person: m.journal_subject_person,
	Post: m.journal_subject_post,
	Membership: m.journal_subject_membership,
	Absence: m.journal_subject_absence,
	User: m.journal_subject_user,
	Attachment: m.journal_subject_attachment,
	Setting: m.journal_subject_setting,
	OutboxMessage: m.journal_subject_outbox_message,
	MailAddress: m.journal_subject_mail_address,
	IncomingMail: m.journal_subject_incoming_mail,
	MailPreference: m.journal_subject_mail_preference,
	MailBatch: m.journal_subject_mail_batch,
	PreparedDeed: m.journal_subject_prepared_deed,
	SavedFilter: m.journal_subject_saved_filter,
	CalendarDay: m.journal_subject_calendar_day,
	CalendarYear: m.journal_subject_calendar_year,
	AuditEvent: m.journal_subject_audit_event,
	Redaction: m.journal_subject_redaction,
	ProgressEntry: m.journal_subject_progress_entry,
	TaskSource: m.journal_subject_task_source,
	TaskDocument: m.journal_subject_task_document,
	TaskDocumentVersion: m.journal_subject_task_document_version,
	TaskAssignment: m.journal_subject_task_assignment,
	TaskBatch: m.journal_subject_task_batch,
	...askingSubjects,
	...resolutionSubjects,
	...meetingSubjects,
	...reportSubjects,
	...roundSubjects,
	...programmeSubjects,
	...guideSubjects,
	...municipalitySubjects,
	PersonalLink: m.journal_subject_personal_link,
	Session: m.journal_subject_session
};

const areas: Readonly<Record<string, Word>> = {
	tasks: m.journal_area_tasks,
	requests: m.journal_area_requests,
	resolutions: m.resolutions_heading,
	meetings: m.journal_area_meetings,
	reports: m.reportpapers_area_reports,
	rounds: m.rounds_heading,
	programmes: m.programmes_heading,
	guide: m.guide_area,
	notices: m.notices_area,
	municipalities: m.municipalities_heading,
	council: m.journal_area_council,
	accounts: m.journal_area_accounts,
	prepared: m.journal_area_prepared,
	reminders: m.journal_area_reminders,
	mail: m.journal_area_mail,
	calendar: m.journal_area_calendar,
	journal: m.journal_area_journal,
	sample: m.journal_area_sample
};

/** What was done: "Termiņš mainīts"; a deed without words says its own name. */
export function deedWord(deed: string, locale: Locale): string {
	return say(deeds, deed, locale);
}

/** What it was done to: "Uzdevums". */
export function subjectWord(subjectType: string, locale: Locale): string {
	return say(subjects, subjectType, locale);
}

/** Whether a deed has words: a test asks for every one. */
export function hasWords(deed: string): boolean {
	return Object.hasOwn(deeds, deed);
}

/** All kinds of deeds that can be chosen, by area. */
export function deedChoices(locale: Locale): { area: string; deeds: { name: string; word: string }[] }[] {
	const names = Map.groupBy(Object.keys(deeds), (name) => name.split('.')[0]!);
	return [...names].map(([area, ofArea]) => ({
		area: say(areas, area, locale),
		deeds: ofArea.map((name) => ({ name, word: deedWord(name, locale) }))
	}));
}

function say(words: Readonly<Record<string, Word>>, key: string, locale: Locale): string {
	return Object.hasOwn(words, key) ? words[key]!({}, { locale }) : key;
}
