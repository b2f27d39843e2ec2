import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, postsOf, type Directory } from '#lib/council/council.ts';
import { identityOf, type Asked } from '#lib/requests/carrying.ts';
import type { StartForm } from './round-schema.ts';

export type Chosen = Pick<StartForm, 'bodies' | 'institutions' | 'posts' | 'programmeOf' | 'programmeLabel'>;

/**
 * Who is asked: the institutions of each chosen body in the order of its seats, then those chosen one by one, each with its
 * programmes behind it, then the seats. Each once, by whoever stands there today, however often they were chosen. Whoever was asked
 * the last time keeps their place.
 */
export function chooseAsked(
	directory: Directory,
	chosen: Chosen,
	{ today, last = [] }: { readonly today: PlainDate; readonly last?: readonly Asked[] }
): Asked[] {
	const institutions = [
		...chosen.bodies.flatMap((bodyId) => seatedIn(directory, bodyId, today)),
		...chosen.institutions.filter((id) => directory.institutionIndex.has(id))
	].map((id) => institutionAt(directory, id, today).institutionId);
	const programmes = programmesOf(directory, chosen, today);
	const own = [...new Set([...institutions])];
	const asked: Asked[] = [
		...own.flatMap((institutionId) => [
			{ institutionId, postId: null, label: null },
			...programmes.filter((one) => one.institutionId === institutionId)
		]),
		...programmes.filter(({ institutionId }) => !own.includes(institutionId!)),
		...chosen.posts
			.filter((id) => directory.postIndex.has(id))
			.map((postId) => ({ institutionId: null, postId, label: null }))
	];
	return inOrder(directory, asked, { today, last });
}

function programmesOf(directory: Directory, chosen: Chosen, today: PlainDate): Asked[] {
	return chosen.programmeLabel.flatMap((label, at) => {
		const id = chosen.programmeOf[at];
		if (!label || !id || !directory.institutionIndex.has(id)) return [];
		return [{ institutionId: institutionAt(directory, id, today).institutionId, postId: null, label }];
	});
}

/** The institutions that sit in a body on a day, in the order of its seats. */
export function seatedIn(directory: Directory, bodyId: string, today: PlainDate): string[] {
	return postsOf(directory, bodyId, today).flatMap(({ institutionIds }) => institutionIds);
}

function inOrder(
	directory: Directory,
	asked: readonly Asked[],
	{ today, last }: { readonly today: PlainDate; readonly last: readonly Asked[] }
): Asked[] {
	const byIdentity = new Map(asked.map((one) => [identityOf(directory, one, today), one]));
	const before = [...new Set(last.map((one) => identityOf(directory, one, today)))];
	const stay = before.flatMap((identity) => byIdentity.get(identity) ?? []);
	return [...stay, ...[...byIdentity.values()].filter((one) => !stay.includes(one))];
}
