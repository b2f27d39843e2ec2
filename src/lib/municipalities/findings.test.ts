import { describe, expect, test } from 'vitest';
import { findingsByRegion, findingsOf, shareOf, type EntryGroup, type MarkGroup } from './findings.ts';
import type { PublishedFigure } from './published-findings.ts';
import { areasOverYears, overYears, placesOf } from './findings-over-years.ts';

const nothing = { years: null, isOpenEnded: false, funded: 0, funding: 0 };
const entries: EntryGroup[] = [
	{ ...nothing, region: 'RIGA', status: 'OWN', count: 1, years: 5, funded: 1, funding: 1_000_050 },
	{ ...nothing, region: 'LATGALE', status: 'PART', count: 2, years: 3 },
	{ ...nothing, region: 'LATGALE', status: 'PART', count: 1, isOpenEnded: true, years: null },
	{ ...nothing, region: 'LATGALE', status: 'NONE', count: 3, years: 7 },
	{ ...nothing, region: 'ZEMGALE', status: '', count: 1 }
];
const mark = (question: string, option: string, more: Partial<MarkGroup> = {}): MarkGroup => ({
	...{ region: 'LATGALE', question, row: '', option, isDocumented: true, count: 1 },
	...more
});

describe('what answers come to', () => {
	test('of nobody is no share, and nothing is divided by nothing', () => {
		const findings = findingsOf([], []);
		expect(findings).toMatchObject({ counted: 0, documents: 0, terms: [], funding: 0 });
		expect(findings.questions[0]!.shares[0]).toEqual({ option: 'OWN', count: 0, percent: null });
		expect(findingsByRegion([], [])).toEqual([]);
	});

	test('is rounded to whole percent, a half upwards', () => {
		expect([1, 3, 8, 11, 24].map((count) => shareOf(count, 43))).toEqual([2, 7, 19, 26, 56]);
		expect([shareOf(1, 8), shareOf(1, 200), shareOf(0, 5), shareOf(5, 5)]).toEqual([13, 1, 0, 100]);
	});

	test('is a share of those with a document, but of the document itself of all', () => {
		const marks = [
			mark('status', 'OWN', { region: 'RIGA' }),
			mark('status', 'PART', { count: 3 }),
			mark('status', 'NONE', { count: 3, isDocumented: false }),
			mark('analysis', 'CONCLUSIONS', { count: 2 }),
			// Whoever has no programme can have marked what they like.
			mark('analysis', 'CONCLUSIONS', { count: 3, isDocumented: false }),
			mark('areas', 'DESCRIBED', { row: '16', count: 4 })
		];
		const all = findingsOf(entries, marks);
		expect(all).toMatchObject({ counted: 8, documents: 4, openEnded: 1, funded: 1, funding: 1_000_050 });
		expect(all.terms).toEqual([
			{ years: 3, count: 2 },
			{ years: 5, count: 1 }
		]);
		const [status, analysis] = all.questions;
		expect(status).toMatchObject({ of: 'ALL', base: 8, unsaid: 1 });
		expect(status!.shares.map(({ percent }) => percent)).toEqual([13, 38, 38, 0]);
		expect(analysis).toMatchObject({ of: 'WITH_DOCUMENTS', base: 4, unsaid: 2 });
		expect(analysis!.shares[0]).toEqual({ option: 'CONCLUSIONS', count: 2, percent: 50 });
		expect(all.areas[15]!.shares[0]).toEqual({ option: 'DESCRIBED', count: 4, percent: 100 });
		expect(all.areas[0]!.shares[0]).toEqual({ option: 'DESCRIBED', count: 0, percent: 0 });
		const byRegion = findingsByRegion(entries, marks);
		expect(byRegion.map(({ region, findings }) => [region, findings.counted])).toEqual([
			...[
				['RIGA', 1],
				['ZEMGALE', 1],
				['LATGALE', 6]
			]
		]);
	});

	test('goes through the years, with what was printed of a year without answers', () => {
		const printed: PublishedFigure = {
			...({ id: 'own', question: 'status', option: 'OWN', area: null, percent: 19 } as const),
			of: 'ALL',
			...{ count: null, printed: '19%', name: '', said: '' }
		};
		const published = {
			...{
				source: '',
				gathered: '',
				bases: { ALL: 43, WITH_DOCUMENTS: 19 },
				areBasesPrinted: false,
				terms: null
			},
			figures: [printed]
		};
		const own: EntryGroup = { ...nothing, region: 'RIGA', status: 'OWN', count: 1 };
		const said = [
			mark('status', 'OWN'),
			mark('status', 'NONE', { isDocumented: false }),
			mark('plan', 'HAS'),
			mark('areas', 'DESCRIBED', { row: '15' })
		];
		const known = [
			{ year: 2026, findings: findingsOf([own, { ...own, status: 'NONE' }], said), published: null },
			{ year: 2024, findings: null, published }
		];
		const lines = overYears(known);
		// Of the plan one year only is known: that is no line.
		expect(lines.map(({ question, years }) => [question, years])).toEqual([['status', [2024, 2026]]]);
		const { points } = lines[0]!.lines[0]!;
		expect(points).toEqual([
			{ year: 2024, percent: 19, isPublished: true },
			{ year: 2026, percent: 50, isPublished: false }
		]);
		expect(areasOverYears(known)).toEqual([]);
		const described = { ...printed, question: 'areas', option: 'DESCRIBED', area: 15 } as const;
		const withArea = { ...published, figures: [{ ...described, of: 'WITH_DOCUMENTS' as const }] };
		expect(areasOverYears([known[0]!, { ...known[1]!, published: withArea }])).toMatchObject([
			{ area: 15, years: [2024, 2026], lines: [{ points: [{ percent: 19 }, { percent: 100 }] }, {}, {}] }
		]);
		const size = { width: 100, height: 40 };
		expect(placesOf(points, [2024, 2026], size)).toEqual([
			{ x: 0, y: 32.4 },
			{ x: 100, y: 20 }
		]);
		expect(placesOf(points.slice(0, 1), [2024], size)).toEqual([{ x: 50, y: 32.4 }]);
	});
});
