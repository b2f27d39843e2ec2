import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/lib/server/migrations.server.ts';
import { startPostgresql } from './postgresql.ts';

/** Before all tests: one migrated template of each kind of database, which every test copies. */
export default async function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'padome-sqlite-'));
	const sqliteTemplate = join(folder, 'template.db');
	await migrate(`file:${sqliteTemplate}`, 'prisma');

	const postgresql = await startPostgresql();
	const admin = new pg.Client({ connectionString: postgresql.url('postgres') });
	await admin.connect();
	await admin.query('CREATE DATABASE template_padome');
	await admin.end();
	await migrate(postgresql.url('template_padome'), 'prisma');

	project.provide('sqliteTemplate', sqliteTemplate);
	project.provide('postgresqlAdminUrl', postgresql.url('postgres'));
	return async () => {
		await postgresql.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}

declare module 'vitest' {
	export interface ProvidedContext {
		sqliteTemplate: string;
		postgresqlAdminUrl: string;
	}
}
