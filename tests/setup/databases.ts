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
	const template = new pg.Client({ connectionString: postgresql.url('template_padome') });
	await template.connect();
	await template.query(pristine);
	await template.end();

	project.provide('sqliteTemplate', sqliteTemplate);
	project.provide('postgresqlAdminUrl', postgresql.url('postgres'));
	return async () => {
		await postgresql.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}

/** Keeps the rows with which a database begins, and how they are put back, in a schema that the portal knows nothing of. */
const pristine = `
	CREATE SCHEMA pristine;
	CREATE FUNCTION pristine.keep() RETURNS void LANGUAGE plpgsql AS $$
	DECLARE each text;
	BEGIN
		FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
			EXECUTE format('CREATE TABLE pristine.%1$I AS TABLE public.%1$I', each);
		END LOOP;
	END $$;
	CREATE FUNCTION pristine.restore() RETURNS void LANGUAGE plpgsql AS $$
	DECLARE each text;
	BEGIN
		PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND pid <> pg_backend_pid();
		SET LOCAL session_replication_role = replica;
		FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
			EXECUTE format('DELETE FROM public.%1$I; INSERT INTO public.%1$I SELECT * FROM pristine.%1$I', each);
		END LOOP;
	END $$;
	SELECT pristine.keep();`;

declare module 'vitest' {
	export interface ProvidedContext {
		sqliteTemplate: string;
		postgresqlAdminUrl: string;
	}
}
