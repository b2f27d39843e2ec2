import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { build, isBuilt } from '../../src/cli/build.mjs';
import { takeTurn } from '../../src/cli/turn.mjs';

const root = join(import.meta.dirname, '../..');

export interface ServedPortal {
	/** What it printed so far. */
	output(): string;
	/** Ends it as a power cut would. */
	kill(): Promise<void>;
	/** Asks it to end, and gives its exit code. */
	stop(): Promise<number | null>;
}

/** Builds the portal if what stands in build/ is not of today's sources: `npm test` has done so before. */
export async function ensureBuilt(): Promise<void> {
	const giveBack = await takeTurn(join(root, '.svelte-kit/padome.lock'));
	try {
		if (!isBuilt()) await build(process.execPath);
	} finally {
		giveBack();
	}
}

/** The built portal in a process of its own, as an administrator starts it; serving when this returns. */
export async function servePortal(env: Record<string, string>, ...args: string[]): Promise<ServedPortal> {
	const child = spawn(process.execPath, ['src/cli/padome.ts', 'serve', ...args], {
		cwd: root,
		env: {
			...{ PATH: process.env.PATH, LOG_LEVEL: 'warn', HOST: '127.0.0.1' },
			// What one compiled and then ended by itself, the next need not: it begins in half the time.
			...{ NODE_COMPILE_CACHE: join(root, 'tests/results/compile-cache') },
			...env
		},
		// Through the fourth channel it learns that the test is gone, and ends too.
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
	onTestFinished(() => void child.kill('SIGKILL'));
	const ended = once(child, 'exit') as Promise<[number | null]>;
	const end = async (signal: NodeJS.Signals) => {
		child.kill(signal);
		return (await ended)[0];
	};
	for (let tries = 0; !(await answers(`http://127.0.0.1:${env.PORT}/healthz`)); tries += 1) {
		if (child.exitCode !== null) throw new Error(`the portal ended with ${child.exitCode}: ${output}`);
		if (tries > 600) throw new Error(`the portal does not serve: ${output}`);
		await sleep(50);
	}
	return {
		output: () => output,
		kill: () => end('SIGKILL').then(() => undefined),
		stop: () => end('SIGTERM')
	};
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}

/** Presses the button behind a sign-in address, and gives the cookies that a browser then carries. */
export async function signInAt(address: string): Promise<string> {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { origin: new URL(address).origin, accept: 'text/html' },
		body: new URLSearchParams(),
		redirect: 'manual'
	});
	const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
	if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
	return cookies.join('; ');
}
