import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

interface Lendable {
	readonly url: string;
	readonly name: string;
}

/** Of this process: what a test gave back, emptied. */
const free: Lendable[] = [];

/** A database of one test's own, which it may alter as it likes; gone when the test is over. */
export async function createPostgresql(): Promise<Lendable> {
	const made = await create();
	onTestFinished(() => asAdmin(`DROP DATABASE IF EXISTS ${made.name} WITH (FORCE)`));
	return made;
}

/**
 * A migrated database as every one begins, of which a test changes the rows only: making one takes ten times as long as emptying
 * it. It is nobody else's until the test is over.
 */
export async function lendPostgresql(): Promise<string> {
	const lent = free.pop() ?? (await create());
	onTestFinished(async () => {
		await empty(lent.url);
		free.push(lent);
	});
	return lent.url;
}

/** Copied file by file: the template is small, and nothing of these clusters has to survive a crash. */
async function create(): Promise<Lendable> {
	const name = `test_${randomBytes(8).toString('hex')}`;
	await asAdmin(`CREATE DATABASE ${name} TEMPLATE template_padome STRATEGY FILE_COPY`);
	const url = new URL(inject('postgresqlAdminUrl'));
	url.pathname = `/${name}`;
	return { url: url.href, name };
}

/** Every row goes, and those with which a database begins come back; whoever is still connected is sent away. */
async function empty(url: string): Promise<void> {
	await execute(url, 'SELECT pristine.restore()');
}

function asAdmin(sql: string): Promise<void> {
	return execute(inject('postgresqlAdminUrl'), sql);
}

async function execute(connectionString: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}
