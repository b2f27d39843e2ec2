import { Cron } from 'croner';
import type { Installation } from './installation.server.ts';

/** Something the portal does by itself. What is due is a query of the job's, never a window of time: a tick may be missed. */
export interface Job {
	readonly name: string;
	/** Cron, in Europe/Riga: "* * * * *". */
	readonly schedule: string;
	run(installation: Installation): Promise<unknown>;
}

export interface Ticker {
	/** No new run begins; waits for those that go on. */
	stop(): Promise<void>;
}

/** Runs the jobs of a serving portal. A job never overlaps itself; its error is logged and stops nobody. */
export function startTicker(installation: Installation, jobs: readonly Job[]): Ticker {
	const running = new Map<string, Promise<void>>();
	const tick = (job: Job) => {
		if (running.has(job.name)) return;
		running.set(
			job.name,
			runJob(installation, job).finally(() => running.delete(job.name))
		);
	};
	const timers = jobs.map((job) => new Cron(job.schedule, { timezone: 'Europe/Riga' }, () => tick(job)));
	return {
		async stop() {
			for (const timer of timers) timer.stop();
			await Promise.all(running.values());
		}
	};
}

async function runJob(installation: Installation, job: Job): Promise<void> {
	try {
		await job.run(installation);
	} catch (error) {
		installation.log.error({ err: error, job: job.name }, 'a job failed');
	}
}
