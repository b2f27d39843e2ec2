import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../setup/free-port.ts';
import type { OpenTask } from './council.ts';
import { measureGrowth } from './growth.ts';
import { afterWrites, measure, measureTogether, type Measured } from './load.ts';
import { measureMails } from './mails.ts';
import { look, type Page } from './page.ts';
import { measureMeetings } from './meetings.ts';
import { measurePlanning } from './planning.ts';
import { prepare } from './prepare.ts';
import { Reporter } from './reports.ts';
import { serve, signInAt } from './served.ts';
import { measureSurveys } from './surveys.ts';
import { printHead, printNote, printRow } from './table.ts';

/*
 * How quick the portal is with a council far larger than the real one. BENCH_SECONDS is how long a measurement takes;
 * DATABASE_URL an empty PostgreSQL database, where that is to be measured. The load runs on the same machine.
 * With --growth it measures how much slower ten times as much of everything is instead, with --mails only how mail goes, with
 * --planning only the reminders' planning, with --meetings only a large meeting, with --surveys only the findings of surveys.
 */

const size = { bodies: 10, people: 200, tasks: 10_000, events: 20_000 };
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const pages: readonly (readonly [name: string, path: string])[] = [
	['start page', '/'],
	['register', '/tasks'],
	['register, page 100', '/tasks?page=100'],
	['register, filtered', '/tasks?q=metodik+barintiesu&period=late'],
	['control of decisions', '/decisions/control?from=2000-01-01'],
	['control, late, last page', '/decisions/control?from=2000-01-01&state=late&page=9999']
];

if (process.argv.includes('--growth')) process.exit((await measureGrowth()) ? 0 : 1);
if (process.argv.includes('--planning')) process.exit((await measurePlanning()) ? 0 : 1);
if (process.argv.includes('--meetings')) process.exit((await measureMeetings()) ? 0 : 1);
if (process.argv.includes('--surveys')) process.exit((await measureSurveys()) ? 0 : 1);

const folder = mkdtempSync(join(tmpdir(), 'padome-bench-'));
const port = await freePort();
const origin = `http://localhost:${port}`;
const environment = {
	DATABASE_URL: process.env.DATABASE_URL ?? `file:${join(folder, 'padome.db')}`,
	SECRET: 'the secret of the bench, long enough to be one',
	HOST: '127.0.0.1',
	PORT: String(port),
	ORIGIN: origin,
	LOG_LEVEL: 'error',
	MEASURE: '1'
};
try {
	await measureMails({
		...environment,
		DATABASE_URL: process.env.MAIL_DATABASE_URL ?? `file:${join(folder, 'mails.db')}`
	});
	if (!process.argv.includes('--mails')) {
		await measurePages();
		await measurePlanning();
		await measureMeetings();
		await measureSurveys();
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

async function measurePages(): Promise<void> {
	printNote(`${size.bodies} bodies, ${size.people} people, ${size.tasks} tasks; ${seconds} s a measurement`);
	const { address, openTasks } = await prepare(environment, size);
	const portal = await serve(environment);
	try {
		await run(await signInAt(address), openTasks);
		printNote(`memory of the portal afterwards: ${portal.memory() ?? 'unknown'} MB`);
	} finally {
		await portal.stop();
	}
}

async function run(cookie: string, openTasks: readonly OpenTask[]): Promise<void> {
	const visit = { origin, cookie, seconds };
	const reporter = new Reporter(origin, cookie, openTasks);
	printHead();
	for (const [name, path] of [...pages, ['task', `/tasks/${openTasks[0]!.number}`] as const]) {
		const page = await look(origin + path, cookie);
		for (const connections of [1, 8])
			show(name, await measure(visit, { connections, request: { path } }), page);
	}
	const queries = (await reporter.once()).queries;
	for (const connections of [1, 8])
		show('progress report', await measure(visit, { connections, request: reporter.request() }), { queries });

	const [reading, writing] = await measureTogether(visit, [
		{ connections: 8, request: { path: '/tasks' } },
		{ connections: 1, request: reporter.request() }
	]);
	show('register, while …', reading!);
	show('… reports are written', writing!);
	for (const path of ['/tasks', '/']) {
		const { median, worst } = await afterWrites(visit, path, () => reporter.once());
		printNote(`first ${path} after a report: ${median.toFixed(0)} ms, at worst ${worst.toFixed(0)} ms`);
	}
}

function show(name: string, measured: Measured, page: Partial<Page> = {}): void {
	printRow({ name, ...measured, ...page });
}
