import { describe, expect, it } from 'vitest';
import { countStatements } from '#lib/server/database.server.ts';
import { databaseKinds } from '../../../tests/setup/installation.ts';
import { makeRoundYears } from '../../../tests/setup/round-years.ts';
import { roundSetting } from '../../../tests/setup/rounds.ts';
import { listFigures } from './figures.server.ts';
import { readInstitutionPage } from './institution-page.server.ts';
import { listRounds } from './round-list.server.ts';

const [rounds, asked] = [20, 14];
/** As slow as a busy machine may be; what is usual is printed. */
const mostMilliseconds = 1_000;

describe.each(databaseKinds)('ten years of rounds on %s', (kind) => {
	it('are read in few statements, and quickly', async () => {
		const { installation, secretary, council, others, bodyId } = await roundSetting(kind);
		const institutionIds = [
			...others.map((one) => one.institutionId),
			...Object.values(council.institutions)
		].slice(0, asked);
		await makeRoundYears(installation, { bodyId, institutionIds, rounds });
		const params = new URLSearchParams();
		const measured = async <T>(what: string, most: number, work: () => Promise<T>): Promise<T> => {
			await work();
			const counter = { count: 0 };
			const began = performance.now();
			const found = await countStatements(counter, work);
			const took = performance.now() - began;
			process.stdout.write(`${kind}, ${what}: ${took.toFixed(1)} ms, ${counter.count} statements\n`);
			expect(counter.count, what).toBeLessThanOrEqual(most);
			expect(took, what).toBeLessThan(mostMilliseconds);
			return found;
		};
		const page = await measured('an institution over time', 4, () =>
			readInstitutionPage(secretary, institutionIds[0]!, params)
		);
		expect([page.total, page.entries.length, page.pages]).toEqual([rounds, 10, 2]);
		expect(page.trends.map(({ points }) => points.length)).toEqual(Array.from({ length: 8 }, () => rounds));
		const list = await measured('the rounds', 3, () => listRounds(secretary, params));
		expect(list.rows).toHaveLength(rounds);
		expect(list.rows[0]).toMatchObject({ asOf: '2031-09-30', asked, answered: asked });
		const figures = await measured('all figures', 2, () => listFigures(secretary, params));
		expect(figures.total).toBe(asked * 8);
	});
});
