import { z } from 'zod';
import { readMoney } from '#lib/latvian/money.ts';

/* Euro in the forms of a programme, kept as cents. */

/** A hundred billion euro: more than the budget of the state, and every sum of such sums is exact. */
const mostCents = 1e13;

/** What is wrong with a sum as it was typed, by the key of a message; null where nothing is. */
export function moneyProblem(typed: string): string | null {
	const text = typed.trim();
	if (/^(?:eur|euro|eiro|€)?\s*[-−–]\s*\d/iu.test(text)) return 'programmes_problem_money_negative';
	if (isAmbiguous(text)) return 'programmes_problem_money_ambiguous';
	const cents = readMoney(tidyMoney(text));
	if (cents === null) return 'programmes_problem_money';
	return cents >= mostCents ? 'programmes_problem_money_big' : null;
}

/** A sum that was typed, in cents; null for none, and for what is none. */
export function centsOf(typed: string | null): number | null {
	return typed === null || moneyProblem(typed) !== null ? null : readMoney(tidyMoney(typed));
}

/** "8 000,- €" and "8'000" are written, too. */
function tidyMoney(text: string): string {
	return text.replace(/(\d)[’'](?=\d{3})/gu, '$1 ').replace(/[.,][-–—]/gu, '');
}

/** "10.239" is ten thousand for some, and ten for others. */
function isAmbiguous(text: string): boolean {
	return /^\d{1,3}[.,]\d{3}$/u.test(text.replace(/euro|eiro|eur|€|\s/giu, ''));
}

/**
 * A sum of a form. It stays as it was typed, so that a form that comes back shows it so; a verb reads it by `centsOf`. Null where
 * nothing was typed.
 */
export const euroField = z
	.string()
	.nullish()
	.transform((typed, context): string | null => {
		const text = typed?.trim() ?? '';
		if (text === '') return null;
		const problem = moneyProblem(text);
		if (problem === null) return text;
		context.addIssue({ code: 'custom', message: problem });
		return z.NEVER;
	});
