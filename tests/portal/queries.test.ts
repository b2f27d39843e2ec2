import { afterAll, beforeAll, expect, test } from 'vitest';
import { doors } from '../../src/doors.ts';
import { inhabit, type Role } from './inhabitants.ts';
import { startPortal, type Portal } from './portal.ts';

/** The most that one page may ask of the database while nothing changes. */
const most = 8;

/** The pages that take more, and what for. None of them is opened often. */
const mostWhere: Readonly<Record<string, number>> = {
	// Whom mail reaches at all: the seats, their holders, who is away, which addresses fail.
	'/tasks/[number]/remind': 14,
	// Whose the link is and whether it still is, what they may do today, and the task with what was said and drafted of it.
	'/answer/[token]': 17,
	'/drafting/[token]': 11,
	'/drafts/[id]': 11,
	// All that is kept of somebody: sessions, password, seats, reminders, calendar.
	'/profile': 9,
	// A whole day is planned, as it will be: every part of the plan asks what concerns it, whatever there is of it.
	'/outbox/preview': 45
};

let portal: Portal;
let inhabited: Awaited<ReturnType<typeof inhabit>>;
beforeAll(async () => {
	portal = await startPortal({ MEASURE: '1' });
	inhabited = await inhabit(portal);
});
afterAll(() => portal?.stop());

/** Every page, and those that are asked with a filter: what comes from a file or a frame is no page. */
function pages(): string[] {
	const { institutionId, personId, slug, addressOf } = inhabited;
	const routes = Object.entries(doors).filter(([route, { load }]) => load && !route.startsWith('/refused'));
	return [
		...routes.map(([route]) => addressOf(route)),
		`/tasks?q=barintiesu&body=${slug}&status=open&period=late`,
		`/tasks?institution=${institutionId}`,
		'/tasks?recipient=none',
		'/tasks/new',
		'/tasks/1/move?to=padome',
		'/tasks/batch?change=take_control&n=1&n=3',
		'/tasks/batch?change=assign&all=1',
		'/done?from=01.01.2022.',
		`/bodies/${slug}?date=2022-02-01`,
		'/composition?date=2022-02-01',
		`/introduction?person=${personId}`,
		'/introduction?person=me',
		'/people?q=parauga',
		'/outbox?state=FAILED',
		'/prepared?history',
		'/accounts?q=a',
		'/journal?task=1&who=a'
	];
}

/** How many statements a page takes; null where there is no such page for them. */
async function countOn(role: Role, path: string): Promise<number | null> {
	const answer = await inhabited.visitors[role].get(path);
	if (answer.status !== 200) return null;
	return Number(/^db;desc="(\d+)"$/.exec(answer.headers.get('server-timing') ?? '')?.[1]);
}

test.each<Role>(['administrator', 'secretary', 'assistant', 'chair', 'member'])(
	'no page takes a %s more than eight statements',
	async (role) => {
		const counts: Record<string, number> = {};
		for (const path of pages()) {
			// The first reader after a change also asks what is then remembered.
			await countOn(role, path);
			const count = await countOn(role, path);
			if (count !== null) counts[path] = count;
		}
		expect(Object.keys(counts).length).toBeGreaterThan(20);
		const allowed = new Map(
			Object.entries(mostWhere).map(([route, count]) => [inhabited.addressOf(route), count])
		);
		expect(Object.entries(counts).filter(([path, count]) => !(count <= (allowed.get(path) ?? most)))).toEqual(
			[]
		);
	}
);

test('nobody else is told how many statements an answer takes', async () => {
	const other = await startPortal();
	const answer = await other.visitor().get('/healthz');
	await other.stop();
	expect(answer.headers.get('server-timing')).toBeNull();
});
