// Other programs, run so that stopping us stops them. Node 20 and its built-ins only.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
/** What was asked to end and has not by then is ended: longer than a portal takes to answer its last requests. */
const patience = 15_000;
/** @type {NodeJS.Signals | null} */
let stoppedBy = null;

for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.on(signal, () => {
		stoppedBy = signal;
		if (children.size === 0) process.exit(exitCodeOf(null, signal));
		// Windows tells everybody at the console by itself, and there a signal is a blow, not a word.
		if (process.platform !== 'win32') for (const child of children) child.kill(signal);
		setTimeout(() => {
			for (const child of children) child.kill('SIGKILL');
		}, patience).unref();
	});

/**
 * npm runs a script through a shell, which does not pass on that npm was asked to end: under npm, we end when whoever
 * started us is gone. Call it once.
 */
export function endWithStarter() {
	if (!process.env.npm_lifecycle_event) return;
	const starter = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === starter) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, 500);
	watch.unref();
}

/** Whether somebody asked us to stop, so that what failed did not fail by itself. */
export function wasStopped() {
	return stoppedBy !== null;
}

/**
 * Runs a program to its end. With `quiet` its output is kept and given back, otherwise it is the console's.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, tied?: boolean, shell?: boolean }} [options]
 *   `tied`: the child is told when we end, however we end
 * @returns {Promise<{ code: number, output: string }>} the exit code, 128 + the signal's number for a signal
 */
export function run(
	command,
	args,
	{ cwd, env = process.env, quiet = false, tied = false, shell = false } = {}
) {
	return new Promise((done, failed) => {
		const out = quiet ? 'pipe' : 'inherit';
		const child = spawn(command, args, {
			cwd,
			env,
			shell,
			stdio: tied ? [quiet ? 'ignore' : 'inherit', out, out, 'ipc'] : [quiet ? 'ignore' : 'inherit', out, out]
		});
		children.add(child);
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', (text) => (output += text));
		child.on('error', (error) => {
			children.delete(child);
			failed(error);
		});
		child.on('close', (code, signal) => {
			children.delete(child);
			done({ code: exitCodeOf(code, signal), output });
		});
	});
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
	return code ?? 128 + (signal ? constants.signals[signal] : 1);
}
