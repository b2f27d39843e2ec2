import { describe, expect, test } from 'vitest';
import { computedTime } from '../../../tests/setup/computed.ts';
import { diffTexts } from './text-diff.ts';

const told = (before: string, after: string, isShort = true) =>
	diffTexts(before, after, isShort)
		.map(({ kind, text }) => ({ SAME: text, OLD: `[-${text}-]`, NEW: `[+${text}+]`, GAP: '…' })[kind])
		.join('');

describe('what became of a text', () => {
	test.each([
		['viens divi trīs', 'viens divi trīs', 'viens divi trīs'],
		['viens divi trīs', 'viens četri trīs', 'viens[- divi-][+ četri+] trīs'],
		['', 'jauns', '[+jauns+]'],
		['vecs', '', '[-vecs-]'],
		['a b c d', 'b c d e', '[-a b-][+b+] c d[+ e+]'],
		['rinda\notra', 'rinda\ntrešā', 'rinda[-\notra-][+\ntrešā+]'],
		['  ', ' ', '[-  -][+ +]']
	])('%j → %j', (before, after, expected) => {
		expect(told(before, after)).toBe(expected);
	});

	test('both texts can be had back, however they differ', () => {
		const words = 'padome apakšgrupa termiņš uzdevums ziņojums'.split(' ');
		for (let seed = 1; seed < 60; seed += 1) {
			const text = (step: number) =>
				Array.from({ length: (seed * step) % 17 }, (_, at) => words[(at * seed * step) % 5]).join(
					seed % 3 ? ' ' : '\n\n'
				);
			const [before, after] = [text(3), text(7)];
			const pieces = diffTexts(before, after, false);
			const side = (left: string) =>
				pieces
					.filter(({ kind }) => kind !== left)
					.map((piece) => piece.text)
					.join('');
			expect(side('NEW')).toBe(before);
			expect(side('OLD')).toBe(after);
		}
	});

	test('what did not change is left out where it is long, and told whole where it is asked for', () => {
		const long = Array.from({ length: 100 }, (_, at) => `v${at}`).join(' ');
		const changed = long.replace('v50', 'cits');
		expect(told(long, changed)).toBe(
			'… v42 v43 v44 v45 v46 v47 v48 v49[- v50-][+ cits+] v51 v52 v53 v54 v55 v56 v57 v58…'
		);
		expect(told(long, changed, false)).toContain('v0 v1 v2');
	});

	test('texts too long to compare word by word stand one after the other, at once', () => {
		const [before, after] = ['a ', 'b '].map((word) => word.repeat(200_000));
		const began = computedTime();
		expect(diffTexts(before!, after!).map(({ kind }) => kind)).toContain('OLD');
		expect(computedTime() - began).toBeLessThan(2_000);
	});
});
