import { expect, test } from 'vitest';
import { mailKinds } from '#portal';
import { kindWord } from './words.ts';

test('every kind of mail that the portal sends has words', () => {
	const unnamed = Object.keys(mailKinds).filter((kind) => kindWord(kind, 'lv') === kind);
	expect(unnamed).toEqual([]);
	expect(kindWord('constructor', 'lv')).toBe('constructor');
});
