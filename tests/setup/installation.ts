import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';
import { stoppedClock } from '../../src/lib/server/clock.server.ts';
import { readConfig } from '../../src/lib/server/config.server.ts';
import type { DatabaseKind } from '../../src/lib/server/database.server.ts';
import { openInstallation, type Installation } from '../../src/lib/server/installation.server.ts';
import { unsaidFields } from './recorded-words.ts';
import { createPostgresql, lendPostgresql } from './postgresql-databases.ts';

/** Every test of a room runs on both: `describe.each(databaseKinds)('… on %s', (kind) => …)`. */
export const databaseKinds: DatabaseKind[] = ['sqlite', 'postgresql'];

export type TestInstallation = Installation & { readonly clock: ReturnType<typeof stoppedClock> };

/** A fresh, migrated, empty database of a kind, gone when the test is over; its address. */
export async function testDatabase(kind: DatabaseKind): Promise<string> {
	if (kind === 'sqlite') {
		const folder = mkdtempSync(join(tmpdir(), 'padome-test-'));
		copyFileSync(inject('sqliteTemplate'), join(folder, 'padome.db'));
		onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
		return `file:${join(folder, 'padome.db')}`;
	}
	return (await createPostgresql()).url;
}

/** An installation of its own for one test, with a clock that stands where the test says. */
export async function testInstallation(
	kind: DatabaseKind,
	{ at = '2022-03-25T08:00:00Z', env = {} }: { at?: string; env?: Record<string, string> } = {}
): Promise<TestInstallation> {
	const config = readConfig({
		// A test that works through an installation changes rows only: PostgreSQL's database can serve the next one too.
		DATABASE_URL: kind === 'sqlite' ? await testDatabase(kind) : await lendPostgresql(),
		SECRET: 'a secret of the tests, long enough to be one',
		ORIGIN: 'http://localhost:3000',
		LOG_LEVEL: 'silent',
		...env
	});
	const clock = stoppedClock(at);
	const installation = await openInstallation(config, clock);
	onTestFinished(async () => {
		const unsaid = await unsaidFields(installation).finally(() => installation.db.close());
		expect(unsaid, 'recorded without words in the journal (src/routes/journal/field-words.ts)').toEqual([]);
	});
	return { ...installation, clock };
}
