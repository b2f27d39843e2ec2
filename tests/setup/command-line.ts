import { vi } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';

/** Runs `padome …` in this process, in English, with these settings only: its exit code, and what it printed. */
export async function runPadome(env: Record<string, string>, ...args: string[]) {
	let out = '';
	let err = '';
	const gather = (add: (text: string) => void) =>
		((chunk: string | Uint8Array, ...rest: unknown[]) => {
			add(chunk.toString());
			(rest.at(-1) as (() => void) | undefined)?.();
			return true;
		}) as typeof process.stdout.write;
	const spies = [
		vi.spyOn(process.stdout, 'write').mockImplementation(gather((text) => (out += text))),
		vi.spyOn(process.stderr, 'write').mockImplementation(gather((text) => (err += text))),
		vi.spyOn(console, 'error').mockImplementation((text) => void (err += `${text}\n`))
	];
	const secret = { SECRET: 'a secret of the tests, long enough to be one', LOG_LEVEL: 'silent' };
	try {
		const surroundings = {
			env: { ...secret, ...env },
			locale: 'en',
			fileAt: (name: string) => name
		} as const;
		return { exitCode: await runCommand(args, surroundings), out, err };
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}
