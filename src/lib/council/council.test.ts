import { describe, expect, it } from 'vitest';
import { readAsOf } from './as-of.ts';
import {
	bodyLabel,
	bodyTree,
	inForce,
	makeDirectory,
	mandateAt,
	type Body,
	type Mandate
} from './council.ts';
import { institutionsAddress, readInstitutionFilter } from './institution-filter.ts';

function body(id: string, rest: Partial<Body> = {}): Body {
	return {
		id,
		kind: 'SUBGROUP',
		slug: id,
		number: null,
		name: id,
		shortName: id,
		parentId: null,
		position: 0,
		startDate: null,
		endDate: null,
		decision: null,
		endDecision: null,
		successorId: null,
		note: null,
		isSample: false,
		provenance: null,
		mandates: [],
		...rest
	};
}

function directoryOfBodies(bodies: Body[]) {
	return makeDirectory({ bodies, institutions: [], successions: [], posts: [] });
}

describe('bodies', () => {
	it('are read as a tree: parents first, siblings by position', () => {
		const directory = directoryOfBodies([
			body('second', { parentId: 'council', position: 2 }),
			body('first', { parentId: 'council', position: 1 }),
			body('council'),
			body('below', { parentId: 'first', position: 9 })
		]);
		expect(bodyTree(directory).map((one) => `${one.depth} ${one.body.id}`)).toEqual([
			'0 council',
			'1 first',
			'2 below',
			'1 second'
		]);
	});

	it('are all there when their parents go round in a circle or are missing', () => {
		const directory = directoryOfBodies([
			body('a', { parentId: 'b' }),
			body('b', { parentId: 'a' }),
			body('c', { parentId: 'nobody' })
		]);
		expect(
			bodyTree(directory)
				.map((one) => one.body.id)
				.sort()
		).toEqual(['a', 'b', 'c']);
	});

	it('are listed on the days on which they exist', () => {
		const directory = directoryOfBodies([body('ended', { endDate: '2022-12-31' })]);
		expect(bodyTree(directory, '2022-12-31')).toHaveLength(1);
		expect(bodyTree(directory, '2023-01-01')).toHaveLength(0);
	});

	it('are called by their number and name', () => {
		expect(bodyLabel({ number: 8, name: 'Bāriņtiesu darba pilnveide' }, 'lv')).toBe(
			'8. Bāriņtiesu darba pilnveide'
		);
		expect(bodyLabel({ number: null, name: 'Pastāvīgā darba grupa' }, 'en')).toBe('Pastāvīgā darba grupa');
	});
});

describe('mandates', () => {
	const mandate = (goal: string, validFrom: string | null, validTo: string | null): Mandate => ({
		goal,
		validFrom,
		validTo,
		termText: null,
		legalBasis: null,
		tasksLead: null,
		outcome: null,
		provenance: null
	});
	const changed = body('changed', {
		mandates: [mandate('new', '2023-01-01', '2023-12-31'), mandate('old', null, '2022-12-31')]
	});

	it.each([
		['2020-01-01', 'old'],
		['2022-12-31', 'old'],
		['2023-01-01', 'new'],
		['2024-01-01', undefined]
	])('on %s: %s', (date, goal) => {
		expect(mandateAt(changed, date)?.goal).toBe(goal);
	});

	it('the later one holds where two overlap', () => {
		const overlapping = body('two', {
			mandates: [mandate('old', null, null), mandate('new', '2023-01-01', null)]
		});
		expect(mandateAt(overlapping, '2023-06-01')?.goal).toBe('new');
	});
});

it.each([
	[null, null, '2022-01-01', true],
	['2022-01-01', null, '2021-12-31', false],
	['2022-01-01', null, '2022-01-01', true],
	[null, '2022-01-01', '2022-01-01', true],
	[null, '2022-01-01', '2022-01-02', false]
])('from %s to %s holds on %s: %s', (startDate, endDate, date, holds) => {
	expect(inForce({ startDate, endDate }, date)).toBe(holds);
});

describe('the day a page is about', () => {
	it.each([
		[null, '2026-11-20'],
		['', '2026-11-20'],
		['2022-03-25', '2022-03-25'],
		[' 25.03.2022. ', '2022-03-25'],
		['2022. gada 25. marts', '2022-03-25']
	])('%j is %s', (typed, date) => {
		expect(readAsOf(typed, '2026-11-20')).toEqual({ date, wrong: null });
	});

	it.each(['vakar', '2022-02-30', '31.02.2022.', '0022-03-25', '2022', "'; DROP TABLE"])(
		'%j is no date: today is shown, and what was typed is given back',
		(typed) => {
			expect(readAsOf(typed, '2026-11-20')).toEqual({ date: '2026-11-20', wrong: typed });
		}
	);

	it('gives back the beginning of a very long text', () => {
		expect(readAsOf('9'.repeat(1_000_000), '2026-11-20').wrong).toHaveLength(61);
	});
});

describe('the filter of the institutions', () => {
	it.each([
		['', { query: '', kind: null, page: 1 }, []],
		['q=%20barin%20&kind=NGO&page=2', { query: 'barin', kind: 'NGO', page: 2 }, []],
		['kind=PIRATES', { query: '', kind: null, page: 1 }, ['KIND']],
		['page=0', { query: '', kind: null, page: 1 }, ['PAGE']],
		['page=-1&kind=__proto__', { query: '', kind: null, page: 1 }, ['KIND', 'PAGE']],
		['page=99999999999999999999', { query: '', kind: null, page: 1 }, ['PAGE']]
	])('%j', (address, filter, problems) => {
		expect(readInstitutionFilter(new URLSearchParams(address))).toEqual({ filter, problems });
	});

	it('uses the beginning of a query that is too long', () => {
		const { filter, problems } = readInstitutionFilter(new URLSearchParams({ q: 'a'.repeat(5000) }));
		expect(filter.query).toHaveLength(200);
		expect(problems).toEqual(['QUERY']);
	});

	it('goes back into the address', () => {
		expect(institutionsAddress({ query: 'ā b', kind: 'NGO', page: 1 }, 3)).toBe(
			'/institutions?q=%C4%81+b&kind=NGO&page=3'
		);
		expect(institutionsAddress({ query: '', kind: null, page: 1 })).toBe('/institutions');
	});
});
