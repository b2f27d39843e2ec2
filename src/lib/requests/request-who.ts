import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, nameAt, type Directory } from '#lib/council/council.ts';

/** Who is asked: an institution, a seat, or something of an institution that answers under its own name. */
export interface Asked {
	readonly institutionId: string | null;
	readonly postId: string | null;
	readonly label: string | null;
}

/** Who is asked, in words. */
export interface AskedWords {
	/** The same for all that is asked of them. */
	readonly key: string;
	/** "BAC", "Bērna māja". */
	readonly label: string;
	/** In full: "Bērnu aizsardzības centrs". */
	readonly name: string;
	/** Who was asked, where another carries its duties today: "VBTAI". */
	readonly was: string | null;
}

/** By what those who are asked are told apart, whatever they are asked for. */
export function askedKey({ institutionId, postId, label }: Asked): string {
	return [institutionId ?? postId ?? '', label ?? ''].join('|');
}

/** Who is asked, by the names of a day; an institution that was taken over says both names. */
export function askedWords(directory: Directory, asked: Asked, today: PlainDate): AskedWords {
	const { institutionId, postId, label } = asked;
	const key = askedKey(asked);
	const seat = postId === null ? undefined : directory.postIndex.get(postId);
	if (institutionId === null || !directory.institutionIndex.has(institutionId)) {
		const name = label ?? seat?.label ?? '';
		return { key, label: name, name, was: null };
	}
	const now = institutionAt(directory, institutionId, today);
	const was = now.institutionId === institutionId ? null : shortName(directory, institutionId, today);
	return label ? { key, label, name: now.name, was } : { key, label: now.label, name: now.name, was };
}

function shortName(directory: Directory, institutionId: string, day: PlainDate): string {
	const { name, abbreviation } = nameAt(directory, institutionId, day);
	return abbreviation ?? name;
}
