import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { rigaDate } from '#lib/calendar/days.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { openInstallation } from '#lib/server/installation.server.ts';
import { migrate } from '#lib/server/migrations.server.ts';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { freePort } from '../setup/postgresql.ts';
import { generateCouncil } from './council.ts';

const size = { bodies: 10, people: 200, tasks: 10_000 };
const seconds = Number(process.env.BENCH_SECONDS ?? 5);

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
let portal: ChildProcess | undefined;
try {
	const address = await prepare();
	portal = spawn(process.execPath, ['src/cli/padome.ts', 'serve'], {
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	await untilServing();
	await measure(await signIn(address));
} finally {
	portal?.kill('SIGTERM');
	rmSync(folder, { recursive: true, force: true });
}

/** A generated council in a new database, and a way in. */
async function prepare(): Promise<string> {
	console.log(
		`padome bench: ${size.bodies} bodies, ${size.people} people, ${size.tasks} tasks; ${seconds} s a measurement`
	);
	await migrate(environment.DATABASE_URL, 'prisma');
	const installation = await openInstallation(readConfig(environment));
	await generateCouncil(installation, size, rigaDate(installation.clock.now()));
	const address = (await makeSignInAddress(installation, 'sekretariats@padome.example'))!;
	await installation.db.close();
	return address;
}

async function untilServing(): Promise<void> {
	for (let tries = 0; tries < 100; tries += 1) {
		if (
			await fetch(`${origin}/healthz`).then(
				(answer) => answer.ok,
				() => false
			)
		)
			return;
		await sleep(100);
	}
	throw new Error('the portal did not start');
}

async function signIn(address: string): Promise<string> {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { origin },
		body: new URLSearchParams(),
		redirect: 'manual'
	});
	const cookie = answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	if (!cookie) throw new Error(`signing in was refused: ${answer.status}`);
	return cookie;
}

async function measure(cookie: string): Promise<void> {
	const pages: [string, string][] = [
		['start', '/'],
		['register', '/tasks'],
		['register, filtered', '/tasks?q=metodik+barintiesu&period=late'],
		['register, page 100', '/tasks?page=100'],
		['task', '/tasks/5000']
	];
	console.log(
		`${'page'.padEnd(24)}${'conn.'.padStart(6)}${'req/s'.padStart(9)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'queries'.padStart(9)}${'bytes'.padStart(9)}${'gzip'.padStart(8)}${'js gzip'.padStart(9)}`
	);
	for (const [name, path] of pages) {
		const page = await look(path, cookie);
		for (const connections of [1, 8])
			print(name, connections, await load({ url: origin + path, connections, headers: { cookie } }), page);
	}
	const form = await reportForm(cookie);
	for (const connections of [1, 8])
		print('progress report', connections, await load(form(connections)), form.page);
}

interface Page {
	queries: string;
	bytes: number;
	gzip: number;
	script: number;
}

/** One warm request: its statements, its size, and the JavaScript it asks for. */
async function look(path: string, cookie: string): Promise<Page> {
	await fetch(origin + path, { headers: { cookie } });
	const answer = await fetch(origin + path, { headers: { cookie } });
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
	const files = new Set(
		[...text.matchAll(/(?:href|import\()\s*=?\s*"([^"]+\.js)"/g)].map((match) => match[1]!)
	);
	let script = 0;
	for (const file of files)
		script += gzipSync(await fetch(new URL(file, origin + path)).then((js) => js.text())).length;
	const queries = /db;desc="?(\d+)/.exec(answer.headers.get('server-timing') ?? '')?.[1] ?? '?';
	return { queries, bytes: text.length, gzip: gzipSync(text).length, script };
}

/** A report on a task of its own each time, as the page's form sends it. */
async function reportForm(cookie: string) {
	let number = 0;
	const statements = { queries: '?', bytes: 0, gzip: 0, script: 0 };
	const body = (version: string) =>
		new URLSearchParams({
			entryId: randomUUID(),
			version,
			status: 'IN_PROCESS',
			text: 'Saskaņošana turpinās.'
		}).toString();
	const probe = await fetch(`${origin}/tasks/9999?/report`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: body('1')
	});
	statements.queries = /db;desc="?(\d+)/.exec(probe.headers.get('server-timing') ?? '')?.[1] ?? '?';
	if (probe.status !== 303) throw new Error(`a report was answered with ${probe.status}`);
	const options = (connections: number): autocannon.Options => ({
		url: origin,
		connections,
		requests: [
			{
				method: 'POST',
				headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
				setupRequest(request) {
					number = (number % (size.tasks - 2)) + 1;
					return { ...request, path: `/tasks/${number}?/report`, body: body('1') };
				}
			}
		]
	});
	return Object.assign(options, { page: statements });
}

function load(options: autocannon.Options): Promise<autocannon.Result> {
	return autocannon({ ...options, duration: seconds });
}

function print(name: string, connections: number, result: autocannon.Result, page: Page): void {
	const failed = result.errors + result.timeouts + result['5xx'];
	console.log(
		`${name.padEnd(24)}${String(connections).padStart(6)}${result.requests.average.toFixed(0).padStart(9)}${String(result.latency.p50).padStart(9)}${String(result.latency.p99).padStart(9)}${page.queries.padStart(9)}${String(page.bytes).padStart(9)}${String(page.gzip).padStart(8)}${String(page.script).padStart(9)}${failed ? `  ${failed} failed` : ''}`
	);
}
