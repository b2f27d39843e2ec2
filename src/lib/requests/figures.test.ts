import { describe, expect, test } from 'vitest';
import { checkSums, figuresInOrder, notWholesOf, wrongSums, type SummedFigure } from './figures.ts';

/** "a 403", or "b 3 < a" where it is a part of a. */
function figures(...texts: string[]): SummedFigure[] {
	return texts.map((text) => {
		const [id, value, , partOf] = text.split(' ');
		return { id: id!, name: id!, value: Number(value), partOf: partOf ?? null };
	});
}

const childrensHouse = figures(
	...['all 403', '2023 3 < all', '2024 177 < all', '2025 223 < all'],
	...['Rīga 112 < 2025', 'regions 111 < 2025', 'target 200']
);

describe('sums', () => {
	test.each<[string, SummedFigure[], [whole: string, sum: number, difference: number][]]>([
		['no figures', [], []],
		['figures without parts', figures('a 1', 'b 2'), []],
		[
			'parts that make the whole, in two levels',
			childrensHouse,
			[
				['all', 403, 0],
				['2025', 223, 0]
			]
		],
		['parts that make less', figures('a 10', 'b 3 < a', 'c 4 < a'), [['a', 7, 3]]],
		['parts that make more', figures('a 10', 'b 8 < a', 'c 4 < a'), [['a', 12, -2]]],
		['decimal figures', figures('a 0.3', 'b 0.1 < a', 'c 0.2 < a'), [['a', 0.3, 0]]],
		['a whole that stands behind its parts', figures('b 1 < a', 'a 1'), [['a', 1, 0]]],
		['nothing of them', figures('a 0', 'b 0 < a'), [['a', 0, 0]]],
		['negative figures', figures('a -1', 'b -3 < a', 'c 2 < a'), [['a', -1, 0]]],
		['a part of what is not there', figures('b 1 < gone'), []],
		['a part of itself', figures('a 1 < a'), []]
	])('of %s', (_, given, expected) => {
		const checked = checkSums(given);
		expect(checked.map(({ whole, sum, difference }) => [whole.id, sum, difference])).toEqual(expected);
		expect(wrongSums(given)).toEqual(checked.filter(({ difference }) => difference !== 0));
	});

	test('tell which parts they were made of', () => {
		const [all, ofYear] = checkSums(childrensHouse);
		expect(all!.parts.map(({ id }) => id)).toEqual(['2023', '2024', '2025']);
		expect(ofYear!.parts.map(({ id }) => id)).toEqual(['Rīga', 'regions']);
	});
});

test.each([
	['all', ['all', '2023', '2024', '2025', 'Rīga', 'regions']],
	['2025', ['2025', 'Rīga', 'regions']],
	['target', ['target']],
	['nothing', ['nothing']]
])('%s may be no part of itself or its parts', (id, expected) => {
	expect([...notWholesOf(id, childrensHouse)]).toEqual(expected);
});

test.each<[string, SummedFigure[], string[]]>([
	[
		'each below its whole',
		childrensHouse,
		['all 0', '2023 1', '2024 1', '2025 1', 'Rīga 2', 'regions 2', 'target 0']
	],
	['a part that stands before its whole', figures('b 1 < a', 'c 2', 'a 1'), ['c 0', 'a 0', 'b 1']],
	['a part of what is not there', figures('b 1 < gone', 'a 1'), ['b 0', 'a 0']],
	['a circle', figures('a 1 < b', 'b 1 < a', 'c 1'), ['c 0', 'a 0', 'b 1']]
])('figures are listed: %s', (_, given, expected) => {
	expect(figuresInOrder(given).map(({ figure, depth }) => `${figure.id} ${depth}`)).toEqual(expected);
});
