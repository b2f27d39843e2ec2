import { can, type Deed, type Standing, type Subject } from '#lib/accounts/actor.ts';
import { institutionAt, type Directory } from '#lib/council/council.ts';
import { m } from '#i18n/generated/messages.js';

/** In whose name somebody acts: a seat, or the secretariat. */
export interface Capacity {
	/** The seat's id, or SECRETARIAT. */
	readonly key: string;
	/** As it goes on the record, in Latvian: "VBTAI pārstāvis, 8. apakšgrupa". */
	readonly text: string;
	readonly postId: string | null;
	/** Where the seat is one institution's: that institution, as of the day. */
	readonly institutionId: string | null;
}

/** In whose names somebody may do a deed; empty where they may not do it at all. Seats come before the secretariat. */
export function capacitiesFor(
	standing: Standing,
	deed: Deed,
	subject: Subject,
	{ directory, today }: { directory: Directory; today: string }
): Capacity[] {
	const seats = standing.seats.filter((seat) =>
		can({ ...standing, role: null, seats: [seat] }, deed, subject)
	);
	const capacities: Capacity[] = seats.map(({ postId, label, bodyName, contactOf }) =>
		contactOf
			? { key: `CONTACT:${contactOf}`, postId: null, text: label, institutionId: contactOf }
			: {
					...{ key: postId, postId, text: `${label}, ${bodyName}` },
					institutionId: institutionOf(directory, postId, today)
				}
	);
	if (can({ ...standing, seats: [] }, deed, subject)) capacities.push(secretariat());
	return capacities;
}

function secretariat(): Capacity {
	const text = m.tasks_capacity_secretariat({}, { locale: 'lv' });
	return { key: 'SECRETARIAT', text, postId: null, institutionId: null };
}

/** A seat shared by two speaks for both: which of them spoke is not known. */
function institutionOf(directory: Directory, postId: string, today: string): string | null {
	const ids = directory.postIndex.get(postId)?.institutionIds ?? [];
	return ids.length === 1 ? institutionAt(directory, ids[0]!, today).institutionId : null;
}
