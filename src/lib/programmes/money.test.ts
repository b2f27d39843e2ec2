import { expect, test } from 'vitest';
import { centsOf, euroField, moneyProblem } from './money.ts';

test.each([
	['8 000,- €', 800000],
	["10'239", 1023900],
	['283 239 euro', 28323900],
	['EUR 10 239', 1023900],
	['10.239,50 euro', 1023950],
	['350 000 000 euro', 35000000000],
	['12000', 1200000]
])('%s is %i cents', (typed, cents) => {
	expect([moneyProblem(typed), centsOf(typed)]).toEqual([null, cents]);
});

test.each([
	['10.239', 'programmes_problem_money_ambiguous'],
	['10,239 euro', 'programmes_problem_money_ambiguous'],
	['-5', 'programmes_problem_money_negative'],
	['EUR −10 000', 'programmes_problem_money_negative'],
	['daudz', 'programmes_problem_money'],
	['1 23', 'programmes_problem_money'],
	['100 000 000 000', 'programmes_problem_money_big']
])('%s is refused: %s', (typed, problem) => {
	expect(moneyProblem(typed)).toBe(problem);
	expect(centsOf(typed)).toBeNull();
	expect(euroField.safeParse(typed).error?.issues[0]?.message).toBe(problem);
});

test('a sum of a form stays as it was typed, and nothing is nothing', () => {
	expect(['10 239 euro', ' ', undefined].map((typed) => euroField.parse(typed))).toEqual([
		...['10 239 euro', null, null]
	]);
});
