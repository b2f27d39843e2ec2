import { m } from '#i18n/generated/messages.js';
import type { Locale } from '#lib/accounts/actor.ts';
import type { BodyKind, PostRole } from '#lib/council/council.ts';
import { fillTemplate, type AttendanceState } from './attendance-form.ts';
import type { CountedSeat, Quorum, Rules } from './rules.ts';
export { attendanceStates, type AttendanceState } from './attendance-form.ts';

/** A seat as it stood on the meeting's day, and who sat in it. */
export interface SeatAttendance extends CountedSeat {
	readonly bodyId: string;
	/** "LM pārstāvis"; of whoever acts, "LM pārstāvis (p. i.)". */
	readonly label: string;
	/** Its name as of that day; of a shared seat, all of them. */
	readonly institution: string | null;
	readonly role: PostRole;
	readonly personName: string | null;
	/** The post in which they work. */
	readonly personTitle: string | null;
	readonly state: AttendanceState | null;
	readonly substituteTitle: string | null;
	/** Of a substitute. */
	readonly isOnline: boolean;
	readonly note: string | null;
	/** Of the row; 0: nothing is written of the seat yet. */
	readonly version: number;
	/** What the seat answered to the invitation: offered, not said. */
	readonly offered: OfferedState | null;
	/** Who stands in for it for good: offered as substitutes. */
	readonly standIns: readonly { readonly personId: string; readonly name: string }[];
}

export interface OfferedState {
	readonly state: AttendanceState;
	readonly substituteName: string | null;
	readonly substituteTitle: string | null;
}

export interface GuestAttendance {
	readonly id: string;
	readonly name: string;
	readonly title: string | null;
	readonly institution: string | null;
	readonly isOnline: boolean;
	readonly cameItemId: string | null;
	readonly leftItemId: string | null;
	readonly version: number;
}

export interface AttendedBody {
	readonly bodyId: string;
	readonly slug: string;
	readonly label: string;
	readonly kind: BodyKind;
	readonly rules: Rules;
	/** In the order of the print. */
	readonly seats: readonly SeatAttendance[];
	readonly quorum: Quorum;
	/** "Kvorums: piedalās 14 no 22; padome ir lemttiesīga". */
	readonly sentence: string;
	/** The same, of whom it is said where several meet. */
	readonly quorumText: string;
}

export interface AttendedItem {
	readonly id: string;
	readonly number: number;
	/** Of all the bodies together, when it was heard. */
	readonly quorum: Quorum;
	/** Whether whoever chairs can cast the deciding vote then. */
	readonly chairVotes: boolean;
}

/** Who was there: before the minutes are approved as the council stood that day, afterwards as it was frozen. */
export interface AttendanceView {
	readonly isFrozen: boolean;
	/** The one whose minutes they are first. */
	readonly bodies: readonly AttendedBody[];
	readonly guests: readonly GuestAttendance[];
	readonly items: readonly AttendedItem[];
	/** Of the body whose minutes they are: how is voted. */
	readonly rules: Rules;
	/** Of all the bodies together: each must be able to decide. */
	readonly quorum: Quorum;
	/** The sentences of all the bodies. */
	readonly quorumText: string;
	readonly chairPostId: string | null;
	readonly chairVotes: boolean;
	readonly openedTime: string | null;
	readonly closedTime: string | null;
}

/** Whether somebody sits there, in a word that agrees with anybody: "klātienē", "nepiedalās". */
export function stateWord(state: AttendanceState | null, locale: Locale): string {
	const options = { locale };
	switch (state) {
		case 'PRESENT':
			return m.attendance_state_present({}, options);
		case 'ONLINE':
			return m.attendance_state_online({}, options);
		case 'ABSENT':
			return m.attendance_state_absent({}, options);
		case 'SUBSTITUTE':
			return m.attendance_state_substitute({}, options);
		case null:
			return m.attendance_state_unsaid({}, options);
	}
}

type NamedSeat = Pick<
	SeatAttendance,
	'personName' | 'personTitle' | 'label' | 'substituteName' | 'substituteTitle'
> & { readonly state: string | null };

/** Who sat there: "X", of a substitute "X (Y vietā)", of an empty seat for which somebody came "X (LM pārstāvis – vietā)". */
export function attendeeText(seat: NamedSeat, locale: Locale): string {
	const { state, personName, label, substituteName } = seat;
	if (state !== 'SUBSTITUTE' || !substituteName) return personName ?? label;
	return personName
		? m.attendance_for_person({ name: substituteName, person: personName }, { locale })
		: m.attendance_for_seat({ name: substituteName, seat: label }, { locale });
}

/** As the minutes list them: with the post they work in, "X, departamenta direktore (Y vietā)". */
export function attendeeLine(seat: NamedSeat, locale: Locale): string {
	const { state, substituteName, substituteTitle, personName, personTitle, label } = seat;
	if (state !== 'SUBSTITUTE' || !substituteName)
		return [personName ?? label, ...(personName ? [personTitle ?? label] : [])].join(', ');
	const name = [substituteName, substituteTitle].filter(Boolean).join(', ');
	return attendeeText({ ...seat, substituteName: name }, locale);
}

/** "Kvorums: piedalās 14 no 22; padome ir lemttiesīga", or that it cannot decide, and how many it takes. */
export function quorumSentence(quorum: Quorum, body: BodyKind, locale: Locale): string {
	const { present, voting, needed, isQuorate } = quorum;
	const { yes, no, none } = quorumTemplates(body, locale);
	return fillTemplate(needed === null ? none : isQuorate ? yes : no, { present, voting, needed });
}

/** The same sentences with marks for the numbers, for a page that counts by itself. */
export function quorumTemplates(body: BodyKind, locale: Locale): { yes: string; no: string; none: string } {
	const facts = { present: '%p', voting: '%v', needed: '%n' };
	const options = { locale };
	const none = m.attendance_quorum_none(facts, options);
	switch (body) {
		case 'COUNCIL':
			return {
				...{ yes: m.attendance_quorum_council(facts, options), none },
				no: m.attendance_no_quorum_council(facts, options)
			};
		case 'STANDING_GROUP':
			return {
				...{ yes: m.attendance_quorum_group(facts, options), none },
				no: m.attendance_no_quorum_group(facts, options)
			};
		case 'SUBGROUP':
			return {
				...{ yes: m.attendance_quorum_subgroup(facts, options), none },
				no: m.attendance_no_quorum_subgroup(facts, options)
			};
	}
}

/** How many it takes: "Ar 22 balsstiesīgām vietām vajag 12". */
export function neededSentence(
	{ voting, needed }: Pick<Quorum, 'voting' | 'needed'>,
	locale: Locale
): string {
	return needed === null
		? m.attendance_needed_none({}, { locale })
		: m.attendance_needed({ voting, needed }, { locale });
}
