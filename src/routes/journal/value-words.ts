import type { Locale } from '#lib/accounts/actor.ts';
import { isPlainDate } from '#lib/calendar/days.ts';
import { bodyKindWord, type BodyKind, type InstitutionKind, type PostRole } from '#lib/council/council.ts';
import { institutionKindWord, roleWord } from '#lib/council/words.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { closingWord, statuses, statusWord, type Status } from '#lib/tasks/tasks.ts';
import { m } from '#i18n/generated/messages.js';
import { momentWords } from '../outbox/words.ts';
import { changeWords, obstacleWords } from '../tasks/batch/words.ts';
import { deedWord, subjectWord } from './deed-words.ts';
import { fieldWord } from './field-words.ts';
import { askingConstants } from './asking-words.ts';
import { resolutionConstants } from './resolution-words.ts';
import { meetingConstants } from './meeting-words.ts';
import { moneyWords, programmeConstants } from './programme-words.ts';
import { guideConstants } from './guide-words.ts';
import { noticeConstants } from './notice-words.ts';
import { municipalityConstants } from './municipality-words.ts';
import { reportConstants } from './report-words.ts';

/** What ids mean. */
export type Labels = ReadonlyMap<string, { readonly label: string }>;

interface Context {
	readonly subjectType: string;
	readonly field: string;
	readonly labels: Labels;
	readonly locale: Locale;
}

const id = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A recorded value as a reader takes it; an empty text where there is none. */
export function valueWords(value: unknown, context: Context): string {
	const { labels, locale, subjectType } = context;
	if (value === null || value === undefined || value === '') return '';
	if (typeof value === 'boolean')
		return value ? m.journal_value_yes({}, { locale }) : m.journal_value_no({}, { locale });
	if (typeof value === 'number') return moneyWords(context.field, value, locale) ?? String(value);
	if (typeof value === 'string') return textWords(value, context);
	if (Array.isArray(value))
		return value
			.map((one) => valueWords(one, context))
			.filter(Boolean)
			.join(typeof value[0] === 'object' ? '\n' : ', ');
	return Object.entries(value as object)
		.flatMap(([field, inner]) => {
			// How many rows of each kind: there a field is a kind of record.
			const label = /^[A-Z]/.test(field) ? subjectWord(field, locale) : fieldWord(subjectType, field, locale);
			const words = valueWords(inner, { ...context, labels, field });
			return label && words ? [`${label}: ${words}`] : [];
		})
		.join('; ');
}

function textWords(text: string, { field, labels, locale }: Context): string {
	if (id.test(text))
		return labels.get(text)?.label ?? m.journal_value_gone({ id: text.slice(-6) }, { locale });
	if (isPlainDate(text)) return shortDate(text, locale);
	if (instant.test(text)) return momentWords(new Date(text), locale);
	return constantWord(field, text, locale) ?? text;
}

const postRoles = ['CHAIR', 'DEPUTY_CHAIR', 'SECRETARY', 'MEMBER', 'ADVISER'] as const;
const institutionKinds = ['MINISTRY', 'STATE_AGENCY', 'MUNICIPALITY', 'NGO', 'ACADEMIA', 'COURT'] as const;

/** A constant in words, by the field that it stands in; null for what is no constant. */
function constantWord(field: string, text: string, locale: Locale): string | null {
	if (field === 'prepared' || field === 'deed') return deedWord(text, locale);
	if (field === 'locale') return own(languages, text, locale);
	if (!/^[A-Z][A-Z_\d]*$/.test(text)) return null;
	if (/^status/.test(field) && statuses.includes(text as Status))
		return statusWord({ status: text as Status }, locale);
	if (field === 'closedAs') return closingWord(text, locale);
	if (field === 'role' && postRoles.includes(text as PostRole) && text !== 'SECRETARY')
		return roleWord(text as PostRole, 'SUBGROUP', locale);
	if (field === 'audience') return own(audiences, text, locale);
	if (field === 'extendedBy') return own(deciders, text, locale);
	if (field === 'change') return own(changeWords, text, locale);
	if (field === 'obstacle') return own(obstacleWords, text, locale);
	if (['COUNCIL', 'STANDING_GROUP', 'SUBGROUP'].includes(text)) return bodyKindWord(text as BodyKind, locale);
	if (institutionKinds.includes(text as (typeof institutionKinds)[number]))
		return institutionKindWord(text as InstitutionKind, locale);
	return own(constants, text, locale);
}

type Word = (inputs: object, options: { locale: Locale }) => string;
const own = (words: Readonly<Record<string, Word>>, key: string, locale: Locale) =>
	Object.hasOwn(words, key) ? words[key]!({}, { locale }) : null;

const languages: Readonly<Record<string, Word>> = {
	lv: m.journal_value_lv,
	en: m.journal_value_en
};

const audiences: Readonly<Record<string, Word>> = {
	COUNCIL: m.journal_value_audience_council,
	BODY: m.journal_value_audience_body,
	SECRETARIAT: m.journal_value_audience_secretariat
};

const deciders: Readonly<Record<string, Word>> = {
	EITHER: m.bodies_extended_by_either,
	LEAD: m.bodies_extended_by_lead,
	SECRETARIAT: m.bodies_extended_by_secretariat
};

const constants: Readonly<Record<string, Word>> = {
	...meetingConstants,
	...askingConstants,
	...reportConstants,
	...resolutionConstants,
	...programmeConstants,
	...guideConstants,
	...noticeConstants,
	...municipalityConstants,
	DAILY: m.reminders_choice_daily,
	MONDAYS: m.reminders_choice_mondays,
	ADMINISTRATOR: m.journal_value_administrator,
	SECRETARY: m.journal_value_secretary,
	ASSISTANT: m.journal_value_assistant,
	HOLDER: m.journal_value_holder,
	ACTING: m.journal_value_acting,
	SUBSTITUTE: m.journal_value_substitute,
	LEAD: m.journal_value_lead,
	CO: m.journal_value_co,
	MANDATE: m.journal_value_mandate,
	COUNCIL_DECISION: m.journal_value_council_decision,
	CABINET: m.journal_value_cabinet,
	RESOLUTION: m.journal_value_resolution,
	OTHER: m.journal_value_other,
	P1M: m.journal_value_p1m,
	P3M: m.journal_value_p3m,
	P6M: m.journal_value_p6m,
	P1Y: m.journal_value_p1y,
	MOVED: m.journal_value_moved,
	HOLIDAY: m.journal_value_holiday,
	FESTIVAL: m.journal_value_festival,
	PORTAL: m.journal_value_portal,
	MAIL: m.journal_value_mail,
	ONE_CLICK: m.journal_value_one_click,
	PAGE: m.journal_value_link_page,
	LETTER: m.journal_value_letter,
	EMAIL: m.journal_value_email,
	MEETING: m.journal_value_meeting,
	ASKED: m.extensions_state_asked,
	GRANTED: m.extensions_state_granted,
	REFUSED: m.extensions_state_refused,
	WITHDRAWN: m.extensions_state_withdrawn,
	QUEUED: m.mail_state_queued,
	SENDING: m.mail_state_sending,
	SENT: m.mail_state_sent,
	FAILED: m.mail_state_failed,
	DROPPED: m.mail_state_dropped
};
