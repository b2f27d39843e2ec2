import { clockText } from '#lib/calendar/wall-time.ts';
import { m } from '#i18n/generated/messages.js';
import type {
	ContentDissent,
	ContentItem,
	ContentMeeting,
	ContentSeat,
	ContentVotes
} from './minutes-content.ts';
import { meetingWord } from './meetings.ts';

/*
 * The words of the minutes themselves. They are a Latvian document, whoever reads them in whichever language of the screen. What
 * the papers say in words that the secretariat cannot change is said in the same words here.
 */

const latvian = { locale: 'lv' } as const;

export const meetingTerm = () => m.agreement_doc_meeting({}, latvian);
export const titleTerm = () => m.agreement_doc_title({}, latvian);
export const whenTerm = () => m.agreement_doc_when({}, latvian);
export const placeTerm = () => m.agreement_doc_place({}, latvian);
export const openedTerm = () => m.agreement_doc_opened({}, latvian);
export const closedTerm = () => m.agreement_doc_closed({}, latvian);
export const chairTerm = () => m.agreement_doc_chair({}, latvian);
export const writerTerm = () => m.agreement_doc_writer({}, latvian);
export const presentTerm = () => m.agreement_doc_present({}, latvian);
export const onlineTerm = () => m.agreement_doc_present_online({}, latvian);
export const substitutesTerm = () => m.agreement_doc_substitutes({}, latvian);
export const guestsTerm = () => m.agreement_doc_guests({}, latvian);
export const absentTerm = () => m.agreement_doc_absent({}, latvian);
export const answeredTerm = () => m.written_doc_answered({}, latvian);
export const silentTerm = () => m.written_list_silent({}, latvian);
export const answers = () => m.written_doc_answers({}, latvian);
export const proposal = () => m.written_proposal({}, latvian);
export const quorumTerm = () => m.agreement_doc_quorum({}, latvian);
export const agenda = () => m.agreement_doc_agenda({}, latvian);
export const heard = () => m.agreement_doc_heard({}, latvian);
export const said = () => m.agreement_doc_said({}, latvian);
export const decided = () => m.agreement_doc_decided({}, latvian);
export const online = () => m.papers_online({}, latvian);

/** "Sēdes protokols Nr. 3": what it is. */
export function documentOf({ kind, isExtraordinary, bodyKind, number }: ContentMeeting): string {
	const word = meetingWord({ kind, isExtraordinary }, bodyKind, 'lv');
	return number === null
		? m.agreement_doc_unnumbered({ word }, latvian)
		: m.agreement_doc_numbered({ word, number }, latvian);
}

/** "plkst. 10.00": kept as "10:00". */
export function clock(time: string): string {
	return m.papers_clock({ time: clockText(time) }, latvian);
}

export function titleOf({ title }: ContentItem): string {
	return title || m.papers_item_left_out({}, latvian);
}

/** "2. § Bāriņtiesu darba pilnveide". */
export function headingOf(item: ContentItem): string {
	return `${item.number}. § ${titleOf(item)}`;
}

export function presented(presenter: string): string {
	return m.papers_reports({ presenter }, latvian);
}

export function task(number: number): string {
	return m.agreement_doc_task({ number }, latvian);
}

export function dissent({ author, capacity }: ContentDissent): string {
	return m.agreement_doc_dissent({ author: [author, capacity].filter(Boolean).join(', ') }, latvian);
}

/** The letter that came with it, where there was one. */
export function dissentFile({ file }: ContentDissent): string[] {
	return file === null ? [] : [m.agreement_doc_dissent_file({ file }, latvian)];
}

/** Nothing where the item was heard as any other. */
export function outcomeOf(outcome: string): string | null {
	if (outcome === 'POSTPONED') return m.papers_postponed({}, latvian);
	return outcome === 'DROPPED' ? m.papers_dropped({}, latvian) : null;
}

export function votesOf({ for: yes, against, abstained, isCast }: ContentVotes): string {
	const counted = m.agreement_doc_votes({ yes, against, abstained }, latvian);
	return isCast ? `${counted} ${m.agreement_doc_cast({}, latvian)}` : counted;
}

/** "(no 3. §, līdz 5. §)" of whoever was not there all the time. */
export function heardOnly({ came, left }: Pick<ContentSeat, 'came' | 'left'>): string | null {
	const parts = [
		came !== null ? m.papers_came({ number: came }, latvian) : null,
		left !== null ? m.papers_left({ number: left }, latvian) : null
	].filter(Boolean);
	return parts.length ? `(${parts.join(', ')})` : null;
}
