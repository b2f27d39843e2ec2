import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';

type Words = Readonly<Record<string, (inputs: object, options: { locale: Locale }) => string>>;

/* What the journal says of resolutions, and of the days of their reports. */

/** What was done. */
export const resolutionDeeds: Words = {
	'resolutions.register': m.resolutions_deed_register,
	'resolutions.edit': m.resolutions_deed_edit,
	'resolutions.changePoints': m.resolutions_deed_points,
	'resolutions.tie': m.resolutions_deed_tie,
	'resolutions.plan': m.resolutions_deed_plan,
	'resolutions.ask': m.resolutions_deed_ask,
	'resolutions.addDocument': m.resolutions_deed_documents,
	'resolutions.extend': m.resolutions_deed_extend,
	'resolutions.prepareExtend': m.resolutions_deed_prepare_extend,
	'resolutions.close': m.resolutions_deed_close,
	'resolutions.prepareClose': m.resolutions_deed_prepare_close
};

/** What it was done to. */
export const resolutionSubjects: Words = { Resolution: m.resolutions_subject_resolution };

/** What its fields are called. */
export const resolutionFields: Words = {
	issuer: m.resolutions_issuer,
	issuerName: m.resolutions_issuer_name,
	receivedOn: m.resolutions_received,
	documentNumber: m.resolutions_own_number,
	control: m.resolutions_control,
	reports: m.resolutions_reports,
	report: m.resolutions_subject_report,
	steps: m.resolutions_field_steps,
	doneOn: m.resolutions_field_done_on,
	point: m.resolutions_field_point,
	pointId: m.resolutions_field_point,
	institutions: m.resolutions_field_institutions,
	endedOn: m.resolutions_point_ended_on,
	endedBy: m.resolutions_closed_by,
	closedNote: m.resolutions_closed_note,
	extension: m.resolutions_field_extension,
	reportId: m.resolutions_subject_report,
	requestId: m.resolutions_request,
	decidedOn: m.resolutions_extend_decided,
	tied: m.resolutions_field_tied,
	movedTasks: m.resolutions_field_moved_tasks
};

/** What its constants mean. */
export const resolutionConstants: Words = {
	REPORT: m.resolutions_control_report,
	INSTITUTION: m.resolutions_control_institution,
	INTERIM: m.resolutions_report_interim,
	FINAL: m.resolutions_report_final,
	ANSWERS: m.resolutions_step_answers,
	COORDINATION: m.resolutions_step_coordination,
	SIGNATURE: m.resolutions_step_signature,
	SENDING: m.resolutions_step_sending,
	TIED: m.resolutions_value_tied
};
