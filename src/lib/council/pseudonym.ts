import { blacken, patternOf } from '#lib/audit/passage.ts';

/** An address is needed, and nothing can be delivered below .invalid (RFC 2606). */
export const addressOf = (pseudonym: string) => `${pseudonym.toLowerCase().replace(' ', '-')}@padome.invalid`;

/** What somebody was called and could be reached by, as far as is recorded. */
export interface Known {
	readonly names: readonly string[];
	readonly reached: readonly string[];
}

/** Both sides of a recorded change. */
export function sidesOf({ before, after }: { before: string | null; after: string | null }): object[] {
	return [before, after].flatMap((side) => (side ? [Object(JSON.parse(side)) as object] : []));
}

/** What records of somebody say of that. */
export function knownBy(records: readonly object[]): Known {
	const said = (fields: readonly string[]) => [
		...new Set(
			records.flatMap((one) =>
				fields
					.map((field) => (one as Record<string, unknown>)[field])
					.filter((value): value is string => typeof value === 'string' && value.trim().length >= 3)
			)
		)
	];
	return { names: said(['name']), reached: said(['email', 'phone']) };
}

const takenAway = ['email', 'phone', 'title', 'note', 'provenance', 'searchText', 'sortKey', 'passwordHash'];

/** A JSON text of their own record without what they were known by. */
export function withoutName(
	json: string | null,
	{ names, reached }: Known,
	pseudonym: string
): string | null {
	if (json === null) return null;
	const value = JSON.parse(json) as Record<string, unknown>;
	const bare =
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(
					Object.entries(value).map(([field, inner]) => [field, takenAway.includes(field) ? null : inner])
				)
			: value;
	const texts = [...names, ...reached];
	const text = JSON.stringify(bare);
	return texts.length ? blacken(text, patternOf({ texts, wholeWords: true }), pseudonym) : text;
}
