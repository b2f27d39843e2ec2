import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeTurn } from './turn.mjs';

function lockFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'padome-turn-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return join(folder, 'lock');
}

/** Takes the turn in a process of its own; `holding` when it has it. */
function otherProcess(file: string) {
	const program = `import { takeTurn } from ${JSON.stringify(join(import.meta.dirname, 'turn.mjs'))};
		await takeTurn(${JSON.stringify(file)}); console.log('mine'); setInterval(() => {}, 1000);`;
	const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	return { child, holding: new Promise((done) => child.stdout.once('data', done)) };
}

test('one at a time: the next waits until the turn is given back', async () => {
	const file = lockFile();
	const order: string[] = [];
	const giveBack = await takeTurn(file);
	const { child, holding } = otherProcess(file);
	void holding.then(() => order.push('other'));
	await new Promise((done) => setTimeout(done, 600));
	order.push('first');
	giveBack();
	await holding;
	expect(order).toEqual(['first', 'other']);
	child.kill('SIGKILL');
});

test('what a killed process left does not stop anybody', async () => {
	const file = lockFile();
	const { child, holding } = otherProcess(file);
	await holding;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill('SIGKILL');
	await ended;
	expect(existsSync(file)).toBe(true);
	let waited = false;
	const giveBack = await takeTurn(file, () => (waited = true));
	expect(waited).toBe(false);
	giveBack();
	expect(existsSync(file)).toBe(false);
});

test('a number that was used again is not the process that took the turn', async () => {
	const file = lockFile();
	writeFileSync(file, `${process.pid} 1`);
	const giveBack = await takeTurn(file);
	giveBack();
});

test('a process that was killed and never looked after does not stop anybody', async () => {
	const file = lockFile();
	// Its parent is stopped, so that it cannot take note of the child's end.
	const program = `const { spawn } = require('node:child_process');
		const child = spawn(process.execPath, ['--input-type=module', '--eval', ${JSON.stringify(
			`import { takeTurn } from ${JSON.stringify(join(import.meta.dirname, 'turn.mjs'))};
			await takeTurn(${JSON.stringify(file)}); console.log('mine'); setInterval(() => {}, 1000);`
		)}]);
		child.stdout.once('data', () => { console.log(child.pid); process.kill(process.pid, 'SIGSTOP'); });`;
	const parent = spawn(process.execPath, ['--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
	onTestFinished(() => void parent.kill('SIGKILL'));
	const pid = Number(await new Promise((done) => parent.stdout.once('data', done)));
	await new Promise((done) => setTimeout(done, 100));
	process.kill(pid, 'SIGKILL');
	await new Promise((done) => setTimeout(done, 100));
	expect(() => process.kill(pid, 0)).not.toThrow();
	const giveBack = await takeTurn(file);
	giveBack();
});
