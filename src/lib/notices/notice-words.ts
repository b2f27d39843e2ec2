import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import type { Method, NoticeField, NoticeGroup, NoticeName, Result } from './notices.ts';

type Word = (inputs: object, options: { locale: Locale }) => string;

export const titleWords: Readonly<Record<NoticeName, Word>> = {
	accessibility: m.notices_accessibility,
	privacy: m.notices_privacy
};

export const groupWords: Readonly<Record<NoticeGroup, Word>> = {
	who: m.notices_group_who,
	evaluation: m.notices_group_evaluation,
	contact: m.notices_group_contact,
	made: m.notices_group_made,
	controller: m.notices_group_controller,
	processing: m.notices_group_processing,
	keeping: m.notices_group_keeping
};

export const fieldWords: Readonly<Record<NoticeField, Word>> = {
	publisher: m.notices_field_publisher,
	address: m.notices_field_address,
	method: m.notices_field_method,
	evaluatedOn: m.notices_field_evaluated_on,
	evaluatedBy: m.notices_field_evaluated_by,
	document: m.notices_field_document,
	result: m.notices_field_result,
	problems: m.notices_field_problems,
	burden: m.notices_field_burden,
	alternatives: m.notices_field_alternatives,
	email: m.notices_field_email,
	phone: m.notices_field_phone,
	answerDays: m.notices_field_answer_days,
	enforcement: m.notices_field_enforcement,
	madeOn: m.notices_field_made_on,
	madeBy: m.notices_field_made_by,
	controller: m.notices_field_controller,
	controllerAddress: m.notices_field_controller_address,
	controllerEmail: m.notices_field_controller_email,
	controllerPhone: m.notices_field_controller_phone,
	officer: m.notices_field_officer,
	legalBasis: m.notices_field_legal_basis,
	recipients: m.notices_field_recipients,
	processors: m.notices_field_processors,
	keptMinutes: m.notices_field_kept_minutes,
	keptTasks: m.notices_field_kept_tasks,
	keptJournal: m.notices_field_kept_journal,
	keptMail: m.notices_field_kept_mail,
	keptAccounts: m.notices_field_kept_accounts
};

/** What helps to complete a field, where its name does not say it all. */
export const hintWords: Readonly<Partial<Record<NoticeField, Word>>> = {
	publisher: m.notices_hint_publisher,
	address: m.notices_hint_address,
	evaluatedBy: m.notices_hint_evaluated_by,
	problems: m.notices_hint_problems,
	burden: m.notices_hint_burden,
	alternatives: m.notices_hint_alternatives,
	answerDays: m.notices_hint_answer_days,
	enforcement: m.notices_hint_usual,
	officer: m.notices_hint_officer,
	legalBasis: m.notices_hint_usual,
	processors: m.notices_hint_processors,
	keptMinutes: m.notices_hint_kept
};

/** The usual wording of what the law asks and a lawyer may word otherwise: it stands in the form until somebody saves it. */
export const usualWords: Readonly<Partial<Record<NoticeField, Word>>> = {
	enforcement: m.notices_usual_enforcement,
	legalBasis: m.notices_usual_legal_basis
};

export const methodWords: Readonly<Record<Method, Word>> = {
	SIMPLIFIED: m.notices_method_simplified,
	IN_DEPTH: m.notices_method_in_depth
};

/** As the form asks it. */
export const resultWords: Readonly<Record<Result, Word>> = {
	CONFORMS: m.notices_result_conforms,
	CONFORMS_PARTLY: m.notices_result_partly,
	DOES_NOT_CONFORM: m.notices_result_not
};

/** As the statement says it. */
export const resultSentences: Readonly<Record<Result, Word>> = {
	CONFORMS: m.notices_says_conforms,
	CONFORMS_PARTLY: m.notices_says_partly,
	DOES_NOT_CONFORM: m.notices_says_not
};
