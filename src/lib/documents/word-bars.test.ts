import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { makeWord } from './word.server.ts';

const shell = {
	...{ council: 'Padome', title: 'Rezultāti', date: '2025-10-01', locale: 'lv' as const },
	madeAt: new Date('2025-10-01T08:00:00Z')
};

async function documentOf(lengths: readonly number[]): Promise<string> {
	const bars = lengths.map((length) => ({ label: `Atbilde ${length}`, value: `${length} %`, length }));
	const block = { type: 'BARS', caption: 'Statuss', heads: ['Atbilde', 'Daļa'], bars } as const;
	return strFromU8(unzipSync(await makeWord({ ...shell, blocks: [block] }))['word/document.xml']!);
}

test('bars are shaded cells, each as wide as its share of the same whole', async () => {
	const xml = await documentOf([0, 19, 47, 100, 140]);
	const [table] = xml.slice(xml.indexOf('Statuss')).match(/<w:tbl>.*?<\/w:tbl>/s)!;
	const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
	// What is named, the ends at 19, 47 and 100, and the value.
	expect(grid).toHaveLength(5);
	const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
	expect(rows).toHaveLength(6);
	const spans = rows.map((row) =>
		[...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)]
			.map(([cell]) => Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1))
			.reduce((sum, span) => sum + span, 0)
	);
	expect(spans).toEqual(rows.map(() => grid.length));
	const whole = grid.slice(1, 4).reduce((sum, one) => sum + one, 0);
	const drawn = rows.slice(1).map((row) => {
		const cell = [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)]
			.map(([one]) => one)
			.find((one) => one.includes('4472A8'));
		return cell
			? Math.round(
					(100 *
						Number(/<w:tcW w:type="dxa" w:w="(\d+)"|<w:tcW w:w="(\d+)"/.exec(cell)!.slice(1).find(Boolean))) /
						whole
				)
			: 0;
	});
	expect(drawn).toEqual([0, 19, 47, 100, 100]);
	for (const text of ['Atbilde 19', '19 %', '140 %']) expect(table).toContain(text);
});

test('no bars are nothing at all', async () => {
	expect(await documentOf([])).not.toContain('Statuss');
});
