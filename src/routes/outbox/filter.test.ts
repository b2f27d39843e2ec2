import { describe, expect, test } from 'vitest';
import { readOutboxFilter } from './filter.ts';

const everything = { state: null, query: '', page: 1 };

describe('the filter of the outbox in the address bar', () => {
	test.each([
		['', everything, false],
		['state=FAILED&q=Anna%20&page=2', { state: 'FAILED', query: 'Anna', page: 2 }, false],
		['q=%00', everything, false],
		['q=an%00na', { ...everything, query: 'an na' }, false],
		['state=nonsense', everything, true],
		['state=__proto__', everything, true],
		['page=-1', everything, true],
		['page=1e999', everything, true],
		[`q=${'x'.repeat(101)}`, everything, true]
	])('%s', (search, filter, isWrong) => {
		expect(readOutboxFilter(new URLSearchParams(search))).toEqual({ filter, isWrong });
	});
});
