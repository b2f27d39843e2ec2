import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build, isBuilt } from '../../src/cli/build.mjs';
import { takeTurn } from '../../src/cli/turn.mjs';

const root = join(import.meta.dirname, '../..');

export interface Served {
	/** Megabytes in memory, where the system tells. */
	memory(): number | null;
	stop(): Promise<void>;
}

/** The built portal in a process of its own, of today's sources; serving when this returns. */
export async function serve(environment: Record<string, string>): Promise<Served> {
	await ensureBuilt();
	const child = spawn(process.execPath, ['src/cli/padome.ts', 'serve'], {
		cwd: root,
		env: { ...process.env, ...environment },
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const ended = once(child, 'exit');
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
	};
	for (let tries = 0; !(await answers(`${environment.ORIGIN}/healthz`)); tries += 1) {
		if (child.exitCode !== null || tries > 300) {
			await stop();
			throw new Error('the portal does not serve');
		}
		await sleep(100);
	}
	return { memory: () => memoryOf(child.pid), stop };
}

async function ensureBuilt(): Promise<void> {
	const giveBack = await takeTurn(join(root, '.svelte-kit/padome.lock'));
	try {
		if (!isBuilt()) await build(process.execPath);
	} finally {
		giveBack();
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
	if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
	return answer.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
}

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url)).ok;
	} catch {
		return false;
	}
}

function memoryOf(pid: number | undefined): number | null {
	try {
		const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
	} catch {
		return null;
	}
}
