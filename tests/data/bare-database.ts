import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { fileOf, kindOf, type DatabaseKind } from '#lib/server/database.server.ts';

/** A database of a kind with nothing in it, gone when the test is over; its address. */
export async function emptyDatabase(kind: DatabaseKind): Promise<string> {
	if (kind === 'sqlite') {
		const folder = mkdtempSync(join(tmpdir(), 'padome-empty-'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		return `file:${join(folder, 'padome.db')}`;
	}
	const admin = inject('postgresqlAdminUrl');
	const name = `empty_${randomBytes(8).toString('hex')}`;
	await execute(admin, `CREATE DATABASE ${name}`);
	onTestFinished(async () => void (await execute(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
	const url = new URL(admin);
	url.pathname = `/${name}`;
	return url.href;
}

/** Runs SQL past the portal, and gives the rows of a query. */
export async function execute<Row = object>(url: string, sql: string): Promise<Row[]> {
	if (kindOf(url) === 'sqlite') {
		const db = new Sqlite(fileOf(url));
		try {
			if (/^\s*(SELECT|PRAGMA)/i.test(sql)) return db.prepare(sql).all() as Row[];
			db.exec(sql);
			return [];
		} finally {
			db.close();
		}
	}
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const result = await client.query(sql);
		return (result.rows ?? []) as Row[];
	} finally {
		await client.end();
	}
}
