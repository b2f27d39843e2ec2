import { nameAt, type Directory } from '#lib/council/council.ts';
import { fullName } from '#lib/council/words.ts';

/** Who administers a measure, as they were called at the end of the programme's year; null: nobody in particular. */
export function administratorName(directory: Directory, id: string | null, year: number): string | null {
	const isKnown = id !== null && directory.institutionIndex.has(id);
	return isKnown ? fullName(nameAt(directory, id, `${year}-12-31`)) : null;
}
