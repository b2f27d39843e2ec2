import type { Locale } from '#lib/accounts/actor.ts';
import { m } from '#i18n/generated/messages.js';
import { rigaDate, rigaTime, type PlainDate } from '#lib/calendar/days.ts';
import { bodyById, bodyLabel, nameAt, type Directory } from '#lib/council/council.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import type { AssignmentDetail, HistoryEntry } from './history.ts';
import { closingWord, statusWord, type EntryDetails } from './tasks.ts';

/** What a history is put into words with. */
export interface Speaking {
	readonly directory: Directory;
	readonly locale: Locale;
}

/** "25.03.2022. plkst. 14.05" */
export function momentWords(at: Date, locale: Locale): string {
	return m.word_moment({ date: shortDate(rigaDate(at), locale), time: rigaTime(at) }, { locale });
}

/** "25.03.2022.", or that there is none. */
export function dateWords(date: PlainDate | null | undefined, locale: Locale): string {
	return date ? shortDate(date, locale) : m.word_history_no_due({}, { locale });
}

/** The name of a body; of one that is not there any more, its id. */
export function bodyWords(id: string, { directory, locale }: Speaking): string {
	const body = bodyById(directory, id);
	return body ? bodyLabel(body, locale) : id;
}

/** "VBTAI, TM": institutions by their names on a day, seats as printed; that the body owes it, where nobody is named. */
export function ownerWords(
	owners: readonly AssignmentDetail[],
	on: PlainDate,
	{ directory, locale }: Speaking
): string {
	const names = owners.map(({ role, institutionId, postId }) => {
		const known = institutionId && directory.institutionIndex.has(institutionId);
		const name = known
			? nameAt(directory, institutionId, on).name
			: (directory.postIndex.get(postId ?? '')?.label ?? m.word_history_unknown({}, { locale }));
		return role === 'CO' ? m.word_history_co({ name }, { locale }) : name;
	});
	return names.join('; ') || m.word_history_body_owes({}, { locale });
}

/** What an entry says happened, as a sentence without its end: "Ziņots par izpildi". */
export function entryTitle(entry: HistoryEntry, speaking: Speaking): string {
	const options = { locale: speaking.locale };
	switch (entry.kind) {
		case 'REPORTED':
			return m.word_entry_reported({}, options);
		case 'SUBMITTED':
			return m.word_entry_submitted({}, options);
		case 'ACCEPTED':
			return m.word_entry_accepted({}, options);
		case 'RETURNED':
			return m.word_entry_returned({}, options);
		case 'CLOSED':
			return m.word_entry_closed({}, options);
		case 'REOPENED':
			return m.word_entry_reopened({}, options);
		case 'CONTROL_TAKEN':
			return m.word_entry_control_taken({}, options);
		case 'CONTROL_ENDED':
			return m.word_entry_control_ended({}, options);
		case 'SOURCE_ENDED':
			return m.word_entry_source_ended({}, options);
		case 'EXTENSION_ASKED':
			return m.word_entry_extension_asked({}, options);
		case 'EXTENSION_CHANGED':
			return m.word_entry_extension_changed({}, options);
		case 'EXTENSION_WITHDRAWN':
			return m.word_entry_extension_withdrawn({}, options);
		case 'EXTENSION_REFUSED':
			return m.word_entry_extension_refused({}, options);
		case 'DUE_CHANGED':
			return isGranted(entry)
				? m.word_entry_extension_granted({}, options)
				: m.word_entry_due_changed({}, options);
		case 'OWNERS_CHANGED':
			return m.word_entry_owners_changed({}, options);
		case 'MOVED':
			return m.word_entry_moved({}, options);
		case 'RESTRICTED':
			return m.word_entry_restricted({}, options);
		case 'UNRESTRICTED':
			return m.word_entry_unrestricted({}, options);
		case 'NOTE':
			return m.word_entry_note({}, options);
		case 'DISCLAIMED':
			return m.requests_entry_disclaimed({}, options);
		case 'DISCLAIMER_ANSWERED':
			return m.requests_entry_disclaimer_answered({}, options);
	}
}

/** Whether a deadline moved because somebody had asked for it. */
function isGranted({ details }: HistoryEntry): boolean {
	return typeof (Object(details) as Partial<EntryDetails['DUE_CHANGED']>).extensionId === 'string';
}

/** From what to what, where the entry moved something; how and as of which day, where it closed; null where it says nothing more. */
export function entryChange(entry: HistoryEntry, speaking: Speaking): string | null {
	const { locale } = speaking;
	const details = (Object(entry.details) ?? {}) as Partial<Record<string, never>>;
	const arrow = (from: string, to: string) => m.word_history_change({ from, to }, { locale });
	switch (entry.kind) {
		case 'EXTENSION_ASKED':
		case 'EXTENSION_CHANGED':
		case 'EXTENSION_WITHDRAWN':
		case 'EXTENSION_REFUSED':
		case 'DUE_CHANGED': {
			const { from = null, to = null } = details as Partial<EntryDetails['DUE_CHANGED']>;
			return arrow(dateWords(from, locale), dateWords(to, locale));
		}
		case 'OWNERS_CHANGED': {
			const { from = [], to = [] } = details as Partial<EntryDetails['OWNERS_CHANGED']>;
			return arrow(ownerWords(from, entry.on, speaking), ownerWords(to, entry.on, speaking));
		}
		case 'REPORTED':
		case 'SUBMITTED': {
			const { draftedBy } = details as Partial<EntryDetails['REPORTED']>;
			const said = { by: draftedBy ?? '', author: entry.author };
			return draftedBy ? m.requests_entry_drafted(said, { locale }) : null;
		}
		case 'DISCLAIMED': {
			const { institutionId } = details as Partial<EntryDetails['DISCLAIMED']>;
			if (!institutionId) return null;
			const owner = ownerWords([{ role: 'LEAD', institutionId, postId: null }], entry.on, speaking);
			return m.requests_entry_suggested({ owner }, { locale });
		}
		case 'MOVED': {
			const { from = '', to = '' } = details as Partial<EntryDetails['MOVED']>;
			return arrow(bodyWords(from, speaking), bodyWords(to, speaking));
		}
		case 'SOURCE_ENDED': {
			const { reference = '', author = '', on = null } = details as Partial<EntryDetails['SOURCE_ENDED']>;
			return [reference, author, on && shortDate(on, locale)].filter(Boolean).join(' · ') || null;
		}
		case 'CLOSED':
		case 'CONTROL_ENDED': {
			const { closedAs = null, on = null } = details as Partial<EntryDetails['CLOSED']>;
			return [closingWord(closedAs, locale), on && shortDate(on, locale)].filter(Boolean).join(' · ') || null;
		}
		default:
			return null;
	}
}

/** "Statuss: Nav uzsākts → Izpildē", where it changed. */
export function statusChange({ statusBefore, statusAfter }: HistoryEntry, locale: Locale): string | null {
	if (statusBefore === statusAfter) return null;
	const from = statusWord({ status: statusBefore }, locale);
	return m.word_history_status_change({ from, to: statusWord({ status: statusAfter }, locale) }, { locale });
}
