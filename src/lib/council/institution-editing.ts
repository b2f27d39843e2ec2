import type { FieldProblem } from './body-editing.ts';
import type { InstitutionName } from './council.ts';

/** A succession as the rules need it. */
export interface SuccessionEdge {
	readonly predecessorId: string;
	readonly successorId: string;
	readonly date: string;
}

type DatedName = Pick<InstitutionName, 'validFrom'>;

/** The first day a name is known for; null where its beginning is not. The names are the oldest first. */
function beginningOf(names: readonly DatedName[]): string | null {
	return names[0]?.validFrom ?? null;
}

/** What is wrong with a new name from a day: it follows the last one, and is another. */
export function problemOfRename(
	names: readonly InstitutionName[],
	next: { name: string; abbreviation: string | null; validFrom: string }
): FieldProblem | null {
	const first = beginningOf(names);
	const last = names.at(-1);
	if (first && next.validFrom <= first)
		return { field: 'validFrom', key: 'bodies_problem_before_first_name' };
	if (last?.validFrom && next.validFrom <= last.validFrom)
		return { field: 'validFrom', key: 'bodies_problem_before_last_name' };
	const isSame = last?.name === next.name && last.abbreviation === next.abbreviation;
	return isSame ? { field: 'name', key: 'bodies_problem_same_name' } : null;
}

/** What is wrong with a succession: of oneself, of a pair that has one, back to where it came from, before either was there. */
export function problemOfSuccession(
	edges: readonly SuccessionEdge[],
	next: SuccessionEdge,
	names: { predecessor: readonly DatedName[]; successor: readonly DatedName[] }
): FieldProblem | null {
	const { predecessorId, successorId, date } = next;
	if (predecessorId === successorId) return { field: 'successorId', key: 'bodies_problem_own_successor' };
	const isPair = edges.some((one) => one.predecessorId === predecessorId && one.successorId === successorId);
	if (isPair) return { field: 'successorId', key: 'bodies_problem_second_succession' };
	if (reaches(edges, successorId, predecessorId))
		return { field: 'successorId', key: 'bodies_problem_succession_circle' };
	const first = beginningOf(names.predecessor);
	if (first && date <= first) return { field: 'date', key: 'bodies_problem_before_first_name' };
	const begins = beginningOf(names.successor);
	return begins && date < begins ? { field: 'date', key: 'bodies_problem_before_successor' } : null;
}

/** Whether one comes to `goal` by following successions from `start`. */
function reaches(edges: readonly SuccessionEdge[], start: string, goal: string): boolean {
	const found = new Set([start]);
	for (const id of found) for (const one of edges) if (one.predecessorId === id) found.add(one.successorId);
	return found.has(goal);
}

/** Whether an institution would stand below itself. */
export function isBelowItself(
	institutions: readonly { id: string; parentId: string | null }[],
	id: string,
	parentId: string | null
): boolean {
	const seen = new Set<string>();
	for (let next = parentId; next && !seen.has(next);) {
		if (next === id) return true;
		seen.add(next);
		next = institutions.find((one) => one.id === next)?.parentId ?? null;
	}
	return false;
}
