import type { Locale } from '#lib/accounts/actor.ts';
import { lineOf, type Block } from '#lib/documents/blocks.ts';
import { m } from '#i18n/generated/messages.js';
import { editionOf, facts as pairs, markdown, paragraph, section, unsaid } from './notice-parts.ts';
import type { KeptNotice } from './notices-schema.ts';
import type { Facts } from './notices.ts';

type Word = (inputs: object, options: { locale: Locale }) => string;

/** Privātuma politika (VDAR 13. pants). How the portal itself works is said as it is; who answers for it, once that was completed; until then, that it was not. */
export function privacyBlocks(notice: KeptNotice, locale: Locale): Block[] {
	const { facts } = notice;
	const said = (word: Word) => word({}, { locale });
	return [
		...paragraph(said(m.notices_no_children)),
		...section(said(m.notices_controller), controllerBlocks(facts, locale)),
		...section(said(m.notices_officer), markdown(facts.officer)),
		...section(said(m.notices_purposes), list(purposes, locale)),
		...section(said(m.notices_legal_basis), markdown(facts.legalBasis)),
		...section(said(m.notices_data), [...list(data, locale), ...paragraph(said(m.notices_source))]),
		...section(said(m.notices_recipients), markdown(facts.recipients)),
		...section(said(m.notices_processors), markdown(facts.processors)),
		...section(said(m.notices_keeping), keepingBlocks(facts, locale)),
		...section(said(m.notices_publishing), paragraph(said(m.notices_publishing_text))),
		...section(said(m.notices_rights), [
			...paragraph(said(m.notices_rights_text)),
			...paragraph(said(m.notices_complaint)),
			...paragraph(said(m.notices_no_machine))
		]),
		...section(said(m.notices_cookies), [
			...paragraph(said(m.notices_cookies_lead)),
			...list(cookies, locale),
			...paragraph(said(m.notices_cookies_drafts))
		]),
		...unsaid('privacy', notice, locale),
		...paragraph(editionOf(notice, locale))
	];
}

const purposes: readonly Word[] = [
	m.notices_purpose_work,
	m.notices_purpose_tasks,
	m.notices_purpose_mail,
	m.notices_purpose_access,
	m.notices_purpose_public
];

const data: readonly Word[] = [
	m.notices_data_person,
	m.notices_data_contact,
	m.notices_data_work,
	m.notices_data_journal,
	m.notices_data_sessions
];

const cookies: readonly Word[] = [
	m.notices_cookie_session,
	m.notices_cookie_choices,
	m.notices_cookie_notice,
	m.notices_cookie_saved
];

function list(words: readonly Word[], locale: Locale): Block[] {
	return [{ type: 'LIST', items: words.map((word) => lineOf(word({}, { locale }))) }];
}

function controllerBlocks(facts: Facts, locale: Locale): Block[] {
	const options = { locale };
	if (!facts.controller) return [];
	return pairs([
		[m.notices_controller({}, options), facts.controller],
		[m.notices_field_controller_address({}, options), facts.controllerAddress],
		[m.notices_field_controller_email({}, options), facts.controllerEmail],
		[m.notices_field_controller_phone({}, options), facts.controllerPhone]
	]);
}

function keepingBlocks(facts: Facts, locale: Locale): Block[] {
	const options = { locale };
	return pairs([
		[m.notices_field_kept_minutes({}, options), facts.keptMinutes],
		[m.notices_field_kept_tasks({}, options), facts.keptTasks],
		[m.notices_field_kept_journal({}, options), facts.keptJournal],
		[m.notices_field_kept_mail({}, options), facts.keptMail],
		[m.notices_field_kept_accounts({}, options), facts.keptAccounts]
	]);
}
