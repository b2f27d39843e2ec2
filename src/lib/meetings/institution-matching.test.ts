import { expect, test } from 'vitest';
import { makeDirectory } from '#lib/council/council.ts';
import { knownInstitutions } from './institution-matching.ts';

test('an institution goes by the names of its day, and one that ended leads to its successor', () => {
	const institution = (id: string, ...names: [name: string, from: string | null, to: string | null][]) => ({
		...{
			id,
			kind: 'OTHER' as const,
			parentId: null,
			unresolved: false,
			note: null,
			isSample: false,
			provenance: null
		},
		names: names.map(([name, validFrom, validTo]) => ({ name, abbreviation: id, validFrom, validTo }))
	});
	const directory = makeDirectory({
		...{ bodies: [], posts: [] },
		institutions: [
			institution(
				'VARAM',
				['Vides ministrija', null, '2024-06-30'],
				['Viedās ministrija', '2024-07-01', null]
			),
			institution('VBTAI', ['Inspekcija', null, null]),
			institution('BAC', ['Centrs', '2024-01-01', null])
		],
		successions: [{ predecessorId: 'VBTAI', successorId: 'BAC', date: '2024-01-01', basis: null }]
	});
	const on = (date: string) => knownInstitutions(directory, date).map(({ id, name }) => `${name}: ${id}`);
	expect(on('2022-03-25')).toEqual(['Vides ministrija: VARAM', 'Inspekcija: VBTAI', 'Centrs: BAC']);
	expect(on('2026-03-25')).toEqual(['Viedās ministrija: VARAM', 'Inspekcija: BAC', 'Centrs: BAC']);
});
