/* Euro as people write them. Kept as whole cents, so that sums are exact. */

/** More than any budget of the state; below it every sum of cents is exact. */
const mostCents = 1e15;

/**
 * What people type of a sum, in cents: "10 239", "10239,50", "10.239,50 euro", "EUR 10 239", "€ 5". Null for what is no sum, is below
 * nothing, or could be two of them: "10.239" may be ten thousand or ten.
 */
export function readMoney(text: string): number | null {
	const typed = text
		.replace(/euro|eiro|eur|€/giu, '')
		.replace(/[\s\u00a0\u202f]+/gu, ' ')
		.trim();
	const found =
		/^(\d{1,13})(?:[.,](\d{1,2}))?$/u.exec(typed) ??
		/^(\d{1,3}(?: \d{3})+)(?:[.,](\d{1,2}))?$/u.exec(typed) ??
		/^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/u.exec(typed) ??
		/^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/u.exec(typed) ??
		/^(\d{1,3}(?:\.\d{3}){2,})$/u.exec(typed) ??
		/^(\d{1,3}(?:,\d{3}){2,})$/u.exec(typed);
	if (!found) return null;
	const cents = Number(found[1]!.replace(/\D/gu, '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
	return cents < mostCents ? cents : null;
}

/** "10 239" or "10 239,50", with spaces that do not break. */
function amountOf(cents: number, locale: 'lv' | 'en'): string {
	const digits = cents % 100 === 0 ? 0 : 2;
	return new Intl.NumberFormat(locale, {
		...{ minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: 'always' }
	}).format(cents / 100);
}

/** "10 239 euro", with spaces that do not break. */
export function moneyText(cents: number, locale: 'lv' | 'en'): string {
	return `${amountOf(cents, locale)}\u00a0euro`;
}

/** As a field of a form shows it, to be read by `readMoney` again. */
export function moneyField(cents: number): string {
	return amountOf(cents, 'lv').replace(/\u00a0/gu, ' ');
}
