import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import type { Installation } from './installation.server.ts';
import { startTicker, type Job } from './ticker.server.ts';

const everySecond = '* * * * * *';

function place() {
	const lines: string[] = [];
	const stream = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
	return { lines, installation: { log: pino(stream) } as unknown as Installation };
}

describe('the ticker', () => {
	it('runs each job, whatever another one throws, and says in the log what failed', async () => {
		const { installation, lines } = place();
		const ran = { good: 0, bad: 0 };
		const jobs: Job[] = [
			{
				name: 'bad',
				schedule: everySecond,
				run: async () => Promise.reject(new Error(`no ${(ran.bad += 1)}`))
			},
			{
				name: 'worse',
				schedule: everySecond,
				run: () => {
					throw new Error('at once');
				}
			},
			{ name: 'good', schedule: everySecond, run: async () => (ran.good += 1) }
		];
		const ticker = startTicker(installation, jobs);
		await vi.waitFor(() => expect(Math.min(ran.good, ran.bad)).toBeGreaterThan(1), 10_000);
		await ticker.stop();
		expect(lines.join()).toContain('"job":"bad"');
		expect(lines.join()).toContain('at once');
	});

	it('never lets a job overlap itself, and waits for it when it stops', async () => {
		const { installation } = place();
		let running = 0;
		let most = 0;
		let ended = 0;
		const slow: Job = {
			name: 'slow',
			schedule: everySecond,
			async run() {
				most = Math.max(most, (running += 1));
				await sleep(2500);
				running -= 1;
				ended += 1;
			}
		};
		const ticker = startTicker(installation, [slow]);
		await vi.waitFor(() => expect(running).toBe(1), 10_000);
		await vi.waitFor(() => expect(ended).toBe(1), 10_000);
		await vi.waitFor(() => expect(running).toBe(1), 10_000);
		await ticker.stop();
		expect({ running, most, ended }).toEqual({ running: 0, most: 1, ended: 2 });
		await sleep(1500);
		expect(ended).toBe(2);
	});
});
