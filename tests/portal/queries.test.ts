import { afterAll, beforeAll, expect, test } from 'vitest';
import { inhabit, type Role } from './inhabitants.ts';
import { startPortal, type Portal } from './portal.ts';

/** The most that one page may ask of the database while nothing changes. */
const most = 8;
const bodySlug = '8-apaksgrupa';

let portal: Portal;
let inhabited: Awaited<ReturnType<typeof inhabit>>;
beforeAll(async () => {
	portal = await startPortal({ MEASURE: '1' });
	inhabited = await inhabit(portal);
});
afterAll(() => portal?.stop());

async function countOn(role: Role, path: string): Promise<number> {
	const answer = await inhabited.visitors[role].get(path);
	expect(answer.status, path).toBe(200);
	return Number(/^db;desc="(\d+)"$/.exec(answer.headers.get('server-timing') ?? '')?.[1]);
}

test.each<Role>(['secretary', 'chair', 'member'])(
	'no page takes a %s more than eight statements',
	async (role) => {
		const { institutionId, mailId } = inhabited;
		const pages = [
			'/',
			'/tasks',
			`/tasks?q=barintiesu&body=${bodySlug}&status=open&period=late`,
			`/tasks?institution=${institutionId}`,
			'/tasks?recipient=none',
			'/tasks/1',
			'/done',
			'/composition',
			'/bodies',
			`/bodies/${bodySlug}`,
			'/institutions',
			`/institutions/${institutionId}`,
			...(role === 'secretary' ? ['/outbox', `/outbox/${mailId}`, '/journal', '/journal?task=1&who=a'] : [])
		];
		const counts: Record<string, number> = {};
		for (const path of pages) {
			// The first reader after a change also asks what is then remembered.
			await countOn(role, path);
			counts[path] = await countOn(role, path);
		}
		for (const [path, count] of Object.entries(counts)) {
			expect(count, path).toBeGreaterThan(0);
			expect(count, path).toBeLessThanOrEqual(most);
		}
	}
);

test('nobody else is told how many statements an answer takes', async () => {
	const other = await startPortal();
	const answer = await other.visitor().get('/healthz');
	await other.stop();
	expect(answer.headers.get('server-timing')).toBeNull();
});
