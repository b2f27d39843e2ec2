import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { Moved } from './counting-back.ts';
import type { ControlClass, ReportKind, ReportStatus, StepKind } from './resolutions.ts';

/** What is done by a day: "Ministriju atbildes". */
export function stepWord(kind: StepKind, locale: Locale): string {
	const options = { locale };
	switch (kind) {
		case 'ANSWERS':
			return m.resolutions_step_answers({}, options);
		case 'DRAFT':
			return m.resolutions_step_draft({}, options);
		case 'COORDINATION':
			return m.resolutions_step_coordination({}, options);
		case 'SIGNATURE':
			return m.resolutions_step_signature({}, options);
		case 'SENDING':
			return m.resolutions_step_sending({}, options);
	}
}

/** The same, and of the report's own deadline. */
export function movedWord(what: Moved, locale: Locale): string {
	return what === 'REPORT' ? m.resolutions_step_report({}, { locale }) : stepWord(what, locale);
}

/** "Starpziņojums". */
export function reportWord(kind: ReportKind, locale: Locale): string {
	return kind === 'INTERIM'
		? m.resolutions_report_interim({}, { locale })
		: m.resolutions_report_final({}, { locale });
}

/** How far a report is: "Projekts". */
export function reportStatusWord(status: ReportStatus, locale: Locale): string {
	const options = { locale };
	switch (status) {
		case 'DRAFT':
			return m.resolutions_status_draft({}, options);
		case 'APPROVED':
			return m.resolutions_status_approved({}, options);
		case 'SIGNED':
			return m.resolutions_status_signed({}, options);
		case 'SENT':
			return m.resolutions_status_sent({}, options);
	}
}

/** How it is controlled. */
export function controlWord(control: ControlClass, locale: Locale): string {
	return control === 'REPORT'
		? m.resolutions_control_report({}, { locale })
		: m.resolutions_control_institution({}, { locale });
}
