import { addDays } from '#lib/calendar/days.ts';
import {
	institutionAt,
	nameAt,
	successorsOf,
	type Directory,
	type MembershipKind,
	type Post,
	type PostRole
} from './council.ts';

/** A seat as a page shows it on a day. */
export interface SeatView {
	readonly postId: string;
	readonly role: PostRole;
	/** As printed. */
	readonly label: string;
	readonly note: string | null;
	readonly votingRight: boolean;
	readonly institutions: readonly SeatInstitutionView[];
	readonly holders: readonly HolderView[];
	/** Where nobody sits there: since when whoever may name somebody has been asked to. */
	readonly requestedOn: string | null;
}

export interface SeatInstitutionView {
	readonly id: string;
	readonly name: string;
	readonly abbreviation: string | null;
	/** Neprecizēts: the document does not say who it is. */
	readonly unresolved: boolean;
	/** Where the day is in the past and another institution has the seat by now: its name today. */
	readonly today: string | null;
	/** Where the seat was made for another institution: its name, and its last day. */
	readonly was: { readonly name: string; readonly until: string } | null;
}

export interface HolderView {
	readonly personId: string;
	readonly name: string;
	readonly kind: MembershipKind;
	readonly isSample: boolean;
}

/** What a page about `date` says of a seat, read on the day `today`. */
export function viewSeat(
	directory: Directory,
	post: Post,
	holders: readonly HolderView[],
	{ date, today }: { date: string; today: string }
): SeatView {
	const { id, role, label, note, votingRight, delegationRequestedOn: requested } = post;
	return {
		postId: id,
		role,
		label,
		note,
		votingRight,
		institutions: post.institutionIds.map((one) => viewInstitution(directory, one, date, today)),
		holders: holders.map(({ personId, name, kind, isSample }) => ({ personId, name, kind, isSample })),
		requestedOn: requested && requested <= date && !isFilled(holders) ? requested : null
	};
}

function viewInstitution(directory: Directory, id: string, date: string, today: string): SeatInstitutionView {
	const then = institutionAt(directory, id, date);
	const now = institutionAt(directory, id, today);
	return {
		id: then.institutionId,
		name: then.name,
		abbreviation: then.abbreviation,
		unresolved: directory.institutionIndex.get(then.institutionId)!.unresolved,
		today: now.institutionId === then.institutionId ? null : now.name,
		was: then.institutionId === id ? null : lastDayOf(directory, id)
	};
}

function lastDayOf(directory: Directory, id: string): SeatInstitutionView['was'] {
	const until = addDays(successorsOf(directory, id)[0]!.date, -1);
	return { name: nameAt(directory, id, until).name, until };
}

/** Somebody sits there: a substitute alone does not fill a seat. */
export function isFilled(holders: readonly HolderView[]): boolean {
	return holders.some((holder) => holder.kind !== 'SUBSTITUTE');
}
