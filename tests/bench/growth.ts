import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../setup/free-port.ts';
import type { Size } from './council.ts';
import { measure } from './load.ts';
import { look } from './page.ts';
import { prepare } from './prepare.ts';
import { serve, signInAt } from './served.ts';
import { printNote } from './table.ts';

/*
 * How much slower pages become when there is ten times as much of everything. Two portals stand side by side and are asked in
 * turns, so that what else the machine does hits both alike. `npm run bench -- --growth`.
 */

const sizes: Record<'small' | 'large', Size> = {
	small: { bodies: 10, people: 500, tasks: 10_000, events: 100_000 },
	large: { bodies: 10, people: 5_000, tasks: 100_000, events: 1_000_000 }
};
/** What the product promises. */
const mostGrowth = 1.2;
const rounds = 5;
const seconds = Number(process.env.BENCH_SECONDS ?? 3);

const pages: readonly (readonly [name: string, path: string])[] = [
	['start page', '/'],
	['register', '/tasks'],
	['register, page 100', '/tasks?page=100'],
	['register, late', '/tasks?period=late'],
	['search, many found', '/tasks?q=bārintiesas+metodiku'],
	['search, one found', '/tasks?q=4711'],
	['search, nothing found', '/tasks?q=nekurienes'],
	['task', '/tasks/4711'],
	['people', '/people'],
	['people, searched', '/people?q=persona+499'],
	['journal', '/journal'],
	['journal of a task', '/journal?task=4711']
];

export async function measureGrowth(): Promise<boolean> {
	const folder = mkdtempSync(join(tmpdir(), 'padome-growth-'));
	const stops: (() => Promise<void>)[] = [];
	try {
		const portals: Record<string, { origin: string; cookie: string }> = {};
		for (const [name, size] of Object.entries(sizes)) {
			const port = await freePort();
			const origin = `http://localhost:${port}`;
			const environment = {
				...{ DATABASE_URL: `file:${join(folder, `${name}.db`)}`, LOG_LEVEL: 'error', MEASURE: '1' },
				...{ SECRET: 'the secret of the bench, long enough to be one', HOST: '127.0.0.1' },
				...{ PORT: String(port), ORIGIN: origin }
			};
			const began = performance.now();
			const { address } = await prepare(environment, size);
			const took = Math.round((performance.now() - began) / 1000);
			printNote(`${size.tasks} tasks, ${size.people} people, ${size.events} events: made in ${took} s`);
			stops.push((await serve(environment)).stop);
			portals[name] = { origin, cookie: await signInAt(address) };
		}
		return await compare(portals.small!, portals.large!);
	} finally {
		for (const stop of stops) await stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

type Portal = { origin: string; cookie: string };

async function compare(small: Portal, large: Portal): Promise<boolean> {
	let isKept = true;
	for (const [name, path] of pages) {
		const encoded = encodeURI(path);
		const queries = (await look(large.origin + encoded, large.cookie)).queries;
		await look(small.origin + encoded, small.cookie);
		const [a, b] = [await quickest(small, encoded), await quickest(large, encoded)];
		const growth = b / a;
		if (growth > mostGrowth) isKept = false;
		const words = `${a.toFixed(2)} ms → ${b.toFixed(2)} ms, ${growth.toFixed(2)} times, ${queries} statements`;
		printNote(`${name.padEnd(24)}${words}${growth > mostGrowth ? '  TOO MUCH' : ''}`);
	}
	return isKept;
}

/** Milliseconds a request, in the best of several rounds: what disturbs makes slower, never quicker. */
async function quickest(portal: Portal, path: string): Promise<number> {
	let best = Infinity;
	for (let round = 0; round < rounds; round += 1) {
		const measured = await measure(
			{ ...portal, seconds: seconds / rounds < 1 ? 1 : seconds / rounds },
			{
				connections: 1,
				request: { path }
			}
		);
		if (measured.failed) throw new Error(`${path}: ${measured.failed} requests failed`);
		best = Math.min(best, 1000 / measured.perSecond);
	}
	return best;
}
