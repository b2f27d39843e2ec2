import { describe, expect, test } from 'vitest';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';
import { checkHealth } from './health.server.ts';

describe.each(databaseKinds)('the health of a portal on %s', (kind) => {
	async function withWaitingMail(env: Record<string, string> = { SMTP_URL: 'smtp://localhost:2525' }) {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z', env });
		const recipient = { address: 'a@padome.example', name: 'A', locale: 'lv' } as const;
		await installation.db.write((tx) =>
			queueMail(tx, installation, {
				kind: 'digest',
				subject: 'digest',
				recipient,
				occurrence: '1',
				facts: {}
			})
		);
		return installation;
	}

	test('mail case 19: mail that is due and does not go out for an hour is seen', async () => {
		const installation = await withWaitingMail();
		installation.clock.set('2022-03-25T08:59:59Z');
		expect(await checkHealth(installation)).toEqual({ ok: true, database: true, mailWaits: 3599 });
		installation.clock.set('2022-03-25T09:00:00Z');
		expect(await checkHealth(installation)).toEqual({ ok: false, database: true, mailWaits: 3600 });
	});

	test('mail that waits on purpose is no fault: without a mail server, or frozen', async () => {
		const silent = await withWaitingMail({});
		const frozen = await withWaitingMail();
		await frozen.db.write((tx) => writeSetting(tx, frozen, 'outbox.frozen', 'yes'));
		for (const installation of [silent, frozen]) {
			installation.clock.set('2022-03-26T08:00:00Z');
			expect(await checkHealth(installation)).toEqual({ ok: true, database: true, mailWaits: null });
		}
	});

	test('a database that does not answer is said, not thrown', async () => {
		const installation = await testInstallation(kind);
		const dead = { ...installation.db.read.setting, findMany: () => Promise.reject(new Error('gone')) };
		const read = { ...installation.db.read, setting: dead } as typeof installation.db.read;
		const broken = { ...installation, db: { ...installation.db, read } };
		expect(await checkHealth(broken)).toEqual({ ok: false, database: false, mailWaits: null });
	});
});
