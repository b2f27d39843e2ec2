import { expect, test } from 'vitest';
import { moneyField, moneyText, readMoney } from './money.ts';

test('euro are read as people write them', () => {
	const typed = {
		...{ '10 239': 1023900, '10239,50': 1023950, '10.239,50 euro': 1023950, 'EUR 10 239': 1023900 },
		...{ '€ 5': 500, '0': 0, '10,239.50': 1023950, '283\u00a0239,00 EUR': 28323900, '1.234.567': 123456700 }
	};
	for (const [text, cents] of Object.entries(typed)) expect(readMoney(text), text).toBe(cents);
});

test('what is no sum, is below nothing or could be two sums is refused', () => {
	for (const text of ['', '-5', '−5', 'desmit', '10.239', '10,239', '5 euro 10', '1 23', '99999999999999'])
		expect(readMoney(text), text).toBeNull();
});

test('a sum is written as Latvians write it, and read again', () => {
	expect(moneyText(1023900, 'lv')).toBe('10\u00a0239\u00a0euro');
	expect(moneyText(1023950, 'lv')).toBe('10\u00a0239,50\u00a0euro');
	expect(moneyText(1023950, 'en')).toBe('10,239.50\u00a0euro');
	for (const cents of [0, 5, 500, 1023950, 28323900]) expect(readMoney(moneyField(cents))).toBe(cents);
});
