import { describe, expect, it } from 'vitest';
import { makeDirectory, type Directory, type InstitutionName } from './council.ts';
import {
	institutionAt,
	institutionFamily,
	institutionsOfSeat,
	nameAt,
	postLabelAt,
	withPredecessors
} from './succession.ts';

function name(text: string, validFrom: string | null = null, validTo: string | null = null): InstitutionName {
	return { name: text, abbreviation: null, validFrom, validTo };
}

/** Institutions called by their ids, and who took over from whom: "VBTAI>BAC 2024-01-01". */
function directoryWith(successions: string[], names: Record<string, InstitutionName[]> = {}): Directory {
	const steps = successions.map(
		(text) => /^(\w+)>(\w+) (.+)$/.exec(text)!.slice(1) as [string, string, string]
	);
	const ids = new Set([...steps.flatMap(([from, to]) => [from, to]), ...Object.keys(names)]);
	return makeDirectory({
		bodies: [],
		posts: [
			{
				id: 'seat',
				bodyId: 'body',
				role: 'MEMBER',
				label: 'VBTAI pārstāvis',
				position: 1,
				votingRight: true,
				note: null,
				isSample: false,
				startDate: null,
				endDate: null,
				institutionIds: [...ids].slice(0, 1)
			}
		],
		institutions: [...ids].map((id) => ({
			id,
			kind: 'STATE_AGENCY',
			parentId: null,
			unresolved: false,
			note: null,
			isSample: false,
			provenance: null,
			names: names[id] ?? [name(id)]
		})),
		successions: steps.map(([predecessorId, successorId, date]) => ({
			predecessorId,
			successorId,
			date,
			basis: null
		}))
	});
}

describe('the name of an institution on a day', () => {
	const varam = [
		name('Vides aizsardzības un reģionālās attīstības ministrija', '2011-01-01', '2024-06-30'),
		name('Viedās administrācijas un reģionālās attīstības ministrija', '2024-07-01')
	];
	const directory = directoryWith([], {
		varam,
		gap: [name('before', null, '2019-12-31'), name('after', '2021-01-01')]
	});

	it.each([
		['varam', '2010-01-01', 'Vides'], // before its first name there is no other
		['varam', '2022-03-25', 'Vides'],
		['varam', '2024-06-30', 'Vides'], // the last day counts
		['varam', '2024-07-01', 'Viedās'],
		['varam', '2026-11-20', 'Viedās'],
		['gap', '2020-06-01', 'before'],
		['gap', '2021-01-01', 'after']
	])('%s on %s is %s', (id, date, start) => {
		expect(nameAt(directory, id, date).name.startsWith(start)).toBe(true);
	});

	it('does not exist for an id that is not there', () => {
		expect(() => nameAt(directory, 'nobody', '2022-01-01')).toThrow('no institution nobody');
	});
});

describe('who holds the seats of an institution on a day', () => {
	it.each([
		['one step, before', ['VBTAI>BAC 2024-01-01'], 'VBTAI', '2022-03-25', 'VBTAI'],
		['one step, the last day', ['VBTAI>BAC 2024-01-01'], 'VBTAI', '2023-12-31', 'VBTAI'],
		['one step, the first day', ['VBTAI>BAC 2024-01-01'], 'VBTAI', '2024-01-01', 'BAC'],
		['the successor itself', ['VBTAI>BAC 2024-01-01'], 'BAC', '2022-03-25', 'BAC'],
		['two steps', ['A>B 2010-01-01', 'B>C 2020-01-01'], 'A', '2026-01-01', 'C'],
		['two steps, between them', ['A>B 2010-01-01', 'B>C 2020-01-01'], 'A', '2015-01-01', 'B'],
		[
			'a succession older than the one that led there',
			['A>B 2020-01-01', 'B>C 2010-01-01'],
			'A',
			'2026-01-01',
			'B'
		],
		['there and back', ['A>B 2010-01-01', 'B>A 2020-01-01'], 'A', '2026-01-01', 'A'],
		['there and back, between', ['A>B 2010-01-01', 'B>A 2020-01-01'], 'A', '2015-01-01', 'B'],
		['itself', ['A>A 2010-01-01'], 'A', '2026-01-01', 'A'],
		['split in two', ['A>B 2010-01-01', 'A>C 2010-01-01'], 'A', '2026-01-01', 'B']
	])('%s', (_, successions, id, date, holder) => {
		expect(institutionAt(directoryWith(successions), id, date).institutionId).toBe(holder);
	});

	it('ends where three took over from each other on one day', () => {
		const directory = directoryWith(['A>B 2010-01-01', 'B>C 2010-01-01', 'C>A 2010-01-01']);
		expect(institutionAt(directory, 'A', '2026-01-01').institutionId).toBe('A');
		expect(institutionFamily(directory, 'B').sort()).toEqual(['A', 'B', 'C']);
	});

	it('gives the name of the holder on that day, and its label', () => {
		const directory = directoryWith(['VBTAI>BAC 2024-01-01'], {
			BAC: [{ ...name('Bērnu aizsardzības centrs'), abbreviation: 'BAC' }]
		});
		expect(institutionAt(directory, 'VBTAI', '2026-01-01')).toEqual({
			institutionId: 'BAC',
			name: 'Bērnu aizsardzības centrs',
			abbreviation: 'BAC',
			label: 'BAC'
		});
	});
});

describe('families', () => {
	const merged = directoryWith(['OLDEST>VBTAI 2005-01-01', 'VBTAI>BAC 2024-01-01', 'OTHER>BAC 2024-01-01']);

	it('reach back and forward, not to those who merged into the same one', () => {
		expect(institutionFamily(merged, 'VBTAI').sort()).toEqual(['BAC', 'OLDEST', 'VBTAI']);
		expect(institutionFamily(merged, 'BAC').sort()).toEqual(['BAC', 'OLDEST', 'OTHER', 'VBTAI']);
	});

	it('reach back only as far as a day allows', () => {
		expect(withPredecessors(merged, 'BAC', '2022-01-01')).toEqual(['BAC']);
		expect(withPredecessors(merged, 'BAC', '2024-01-01').sort()).toEqual(['BAC', 'OLDEST', 'OTHER', 'VBTAI']);
	});
});

describe('what a seat speaks for', () => {
	const directory = directoryWith(['VBTAI>BAC 2024-01-01']);
	const post = directory.postIndex.get('seat')!;

	it('keeps its printed label, and names who holds it on the day', () => {
		const then = postLabelAt(directory, 'seat', '2022-03-25');
		const now = postLabelAt(directory, 'seat', '2026-11-20');
		expect([then.label, now.label]).toEqual(['VBTAI pārstāvis', 'VBTAI pārstāvis']);
		expect(then.institutions[0]).toMatchObject({ hasMoved: false, holder: { label: 'VBTAI' } });
		expect(now.institutions[0]).toMatchObject({ hasMoved: true, holder: { label: 'BAC' } });
	});

	it('answers today for what was given to the institution before', () => {
		expect(institutionsOfSeat(directory, post, '2022-03-25')).toEqual(['VBTAI']);
		expect(institutionsOfSeat(directory, post, '2026-11-20').sort()).toEqual(['BAC', 'VBTAI']);
	});
});
