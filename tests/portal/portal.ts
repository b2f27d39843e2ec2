import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { makeSignInAddress } from '#lib/accounts/sign-in.server.ts';
import { readConfig } from '#lib/server/config.server.ts';
import { openInstallation, type Installation } from '#lib/server/installation.server.ts';
import { freePort } from '../setup/free-port.ts';
import { Visitor } from './visitor.ts';

const root = join(import.meta.dirname, '../..');

/** The built portal as people meet it: a process of its own on a database of its own, reached over HTTP. */
export interface Portal {
	readonly origin: string;
	/** The same database, opened by the test: a second process, as the command line would be. */
	readonly installation: Installation;
	/** Somebody who is not signed in. */
	visitor(): Visitor;
	/** Signs somebody in by the front door: the mailed address, its page, its button. */
	signIn(email: string): Promise<Visitor>;
	/** The process. */
	readonly pid: number;
	/** What the process has written so far: its log. */
	output(): string;
	stop(): Promise<void>;
}

/** Starts the built portal on an empty, migrated SQLite database. `npm run build` comes first. */
export async function startPortal(env: Record<string, string> = {}): Promise<Portal> {
	if (!existsSync(join(root, 'build/index.js'))) throw new Error('there is no built portal: npm run build');
	const folder = mkdtempSync(join(tmpdir(), 'padome-portal-'));
	copyFileSync(inject('sqliteTemplate'), join(folder, 'padome.db'));
	const port = await freePort();
	const settings = {
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: `http://localhost:${port}`,
		DATABASE_URL: `file:${join(folder, 'padome.db')}`,
		SECRET: 'the secret of the portal tests, long enough',
		LOG_LEVEL: 'info',
		// A busy machine takes longer than the usual five seconds: a request must not meet a connection that is just being closed.
		KEEP_ALIVE_TIMEOUT: '120',
		...env
	};
	const child = spawn(process.execPath, ['build/index.js'], {
		cwd: root,
		env: { ...process.env, ...settings }
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
	const installation = await openInstallation(readConfig({ ...settings, LOG_LEVEL: 'silent' }));
	const address = `http://127.0.0.1:${port}`;
	const visitor = () => new Visitor(address, installation.config.origin);
	await waitUntilServing(child, visitor(), () => output);

	return {
		origin: installation.config.origin,
		installation,
		visitor,
		pid: child.pid!,
		output: () => output,
		async signIn(email) {
			const link = new URL((await makeSignInAddress(installation, email))!);
			const somebody = visitor();
			const answer = await somebody.post(link.pathname);
			if (answer.status !== 303) throw new Error(`signing in as ${email} was answered by ${answer.status}`);
			return somebody;
		},
		async stop() {
			await end(child);
			await installation.db.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

async function waitUntilServing(child: ChildProcess, visitor: Visitor, output: () => string): Promise<void> {
	for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
		if (child.exitCode !== null) throw new Error(`the portal ended at once:\n${output()}`);
		const answer = await visitor.get('/healthz').catch(() => null);
		if (answer?.status === 200) return;
	}
	await end(child);
	throw new Error(`the portal does not answer:\n${output()}`);
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	child.kill('SIGTERM');
	const isLate = await Promise.race([ended.then(() => false), sleep(5_000, true, { ref: false })]);
	if (isLate) child.kill('SIGKILL');
	await ended;
}
