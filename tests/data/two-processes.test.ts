import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#lib/server/database.server.ts';
import { testDatabase } from '../setup/installation.ts';

const each = 200;

/** Two processes that read, then write, one SQLite file: the portal and the command line. How many of each failed. */
async function twoProcesses(url: string, way: 'bare' | 'ours'): Promise<{ failed: number; counted: number }> {
	const program = join(import.meta.dirname, 'count-up.ts');
	const failures = await Promise.all(
		[1, 2].map(
			() =>
				new Promise<number>((done, wrong) => {
					const child = spawn(process.execPath, [program, way, url, String(each)], {
						stdio: ['ignore', 'pipe', 'inherit']
					});
					let output = '';
					child.stdout.on('data', (text) => (output += text));
					child.on('close', (code) => (code === 0 ? done(Number(output)) : wrong(new Error(`exit ${code}`))));
				})
		)
	);
	const db = await openDatabase(url);
	const { number } = await db.read.revision.findUniqueOrThrow({ where: { id: 'tasks' } });
	await db.close();
	return { failed: failures[0]! + failures[1]!, counted: number };
}

test('two processes with bare clients collide', async () => {
	const { failed } = await twoProcesses(await testDatabase('sqlite'), 'bare');
	expect(failed).toBeGreaterThan(0);
});

test('two processes with ours lose nothing', async () => {
	const result = await twoProcesses(await testDatabase('sqlite'), 'ours');
	expect(result).toEqual({ failed: 0, counted: 2 * each });
});
