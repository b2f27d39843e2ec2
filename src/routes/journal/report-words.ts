import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal calls what happens to reports of resolutions: the deeds, what they are done to, the fields, the constants. */
export const reportDeedWords: Words = {
	'reports.compile': m.reports_deed_compile,
	'reports.edit': m.reports_deed_edit,
	'reports.makeTask': m.reports_deed_make_task,
	'reports.circulate': m.reports_deed_circulate,
	'reports.prepareCirculate': m.reports_deed_prepare_circulate,
	'reports.comment': m.reports_deed_comment,
	'reports.answerComment': m.reports_deed_answer_comment,
	'reports.lay': m.reports_deed_lay,
	'reports.approve': m.reports_deed_approve,
	'reports.prepareApprove': m.reports_deed_prepare_approve,
	'reports.reopen': m.reports_deed_reopen,
	'reports.sign': m.reports_deed_sign,
	'reports.send': m.reports_deed_send,
	'reports.prepareSend': m.reports_deed_prepare_send,
	'reports.publish': m.reports_deed_publish,
	'reports.preparePublish': m.reports_deed_prepare_publish
};

export const reportSubjects: Words = {
	Report: m.reports_subject
};

export const reportFields: Words = {
	themes: m.reports_field_themes,
	paragraphs: m.reports_field_paragraphs,
	outcomes: m.reports_field_outcomes,
	takesSent: m.reports_field_takes_sent,
	paragraph: m.reports_field_paragraph,
	section: m.reports_theme,
	sectionId: m.reports_theme,
	merged: m.reports_field_merged_theme,
	pointIds: m.reports_theme_points,
	heading: m.reports_field_heading,
	field: m.reports_field_of_template,
	isLeftOut: m.reports_left_out,
	sourceText: m.reports_source_text,
	sourceVersionId: m.reports_field_source_version,
	earlier: m.reports_field_outcomes,
	plan: m.reports_field_plan,
	isDropped: m.reports_plan_none,
	comment: m.reports_comment_label,
	versionId: m.reports_version_heading,
	signedOn: m.reports_sign_on,
	signatory: m.reports_sign_who,
	'Report.documentNumber': m.reports_sign_number,
	sentOn: m.reports_send_on,
	sentTo: m.reports_send_to,
	sentVia: m.reports_send_via,
	introduction: m.reports_introduction,
	previousId: m.reports_source_previous
};

export const reportConstants: Words = {
	TAKEN: m.reports_comment_taken,
	NOT_TAKEN: m.reports_comment_not_taken,
	WHOLE: m.reports_comments_whole
};
