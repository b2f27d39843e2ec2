import { describe, expect, it, test } from 'vitest';
import {
	countSet,
	everything,
	filterQuery,
	readFilter,
	sorts,
	tasksAddress,
	wordsOf,
	type TaskFilter
} from './filter.ts';
import { statuses } from './tasks.ts';

const known = {
	today: '2022-03-25',
	hasBody: (slug: string) => slug === 'barintiesas',
	hasInstitution: (id: string) => id === 'vbtai'
};
const read = (query: string) => readFilter(new URLSearchParams(query), known);

describe('the filter of the register', () => {
	it('of an empty address is everything by deadline', () => {
		expect(read('')).toEqual({ filter: everything, notices: [] });
		expect(read('q=&body=&status=&period=&from=&page=')).toEqual({ filter: everything, notices: [] });
		expect(tasksAddress()).toBe('/tasks');
	});

	it('goes to the address and back, whatever is set', () => {
		let seed = 7;
		const pick = <T>(list: readonly T[]): T =>
			list[(seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % list.length]!;
		for (let round = 0; round < 500; round += 1) {
			const filter: TaskFilter = {
				q: pick(['', 'bāriņtiesu', 'a & b=c', '100% +x', '„Zīle“ #1', '?/report']),
				body: pick([null, 'barintiesas']),
				institution: pick([null, 'vbtai']),
				status: pick([null, 'OPEN', 'CLOSED', ...statuses]),
				period: pick([null, 'late', '7', '30', 'none', '2022']),
				from: pick([null, '2022-01-01']),
				to: pick([null, '2022-12-31']),
				unreachable: pick([false, true]),
				waitsForExtension: pick([false, true]),
				sort: pick(sorts),
				direction: pick(['asc', 'desc']),
				page: pick([1, 2, 200])
			};
			expect(read(filterQuery(filter))).toEqual({ filter, notices: [] });
		}
	});

	test.each([
		['body=xyz', 'body', 'xyz'],
		['institution=1', 'institution', '1'],
		['status=finished', 'status', 'finished'],
		['status=__proto__', 'status', '__proto__'],
		['period=soon', 'period', 'soon'],
		['period=12022', 'period', '12022'],
		['from=31.02.2022.', 'from', '31.02.2022.'],
		['to=rīt', 'to', 'rīt'],
		['from=2022-13-01', 'from', '2022-13-01'],
		['sort=colour', 'sort', 'colour'],
		['dir=up', 'sort', 'up'],
		['page=0', 'page', '0'],
		['page=-1', 'page', '-1'],
		['page=1e3', 'page', '1e3'],
		['from=2022-05-01&to=2022-04-01', 'to', '2022-04-01'],
		[`body=${'ā'.repeat(1000)}`, 'body', `${'ā'.repeat(60)}…`]
	])('leaves out "%s" and says so at the field', (query, field, typed) => {
		expect(read(query).notices).toEqual([{ field, typed }]);
	});

	it('takes dates as Latvians write them', () => {
		expect(read('from=25.03.2022.&to=2022. gada 1. maijs').filter).toMatchObject({
			from: '2022-03-25',
			to: '2022-05-01'
		});
	});

	it('cuts a text that is too long, and characters that nobody sees', () => {
		const { filter, notices } = read(`q=${'a'.repeat(5000)}`);
		expect([filter.q.length, notices[0]!.field]).toEqual([200, 'q']);
		expect(read('q=a%00b%E2%80%AEc%ED%A0%80').filter.q).not.toMatch(/[\0\u202E\uD800]/);
	});

	it('looks for words, folded, never for the databases’ wildcards', () => {
		expect(wordsOf('  ĶEKAVAS  žurkas ')).toEqual(['kekavas', 'zurkas']);
		expect(wordsOf('100%_a\\b')).toEqual(['100', 'a', 'b']);
		expect(wordsOf('a '.repeat(100))).toHaveLength(12);
	});

	it('counts what narrows, not the order', () => {
		expect(countSet(everything)).toBe(0);
		expect(countSet({ ...everything, q: 'a', from: '2022-01-01', to: '2022-02-01', sort: 'title' })).toBe(2);
	});
});
