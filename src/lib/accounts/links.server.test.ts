import { describe, expect, test } from 'vitest';
import { everythingStored } from '../../../tests/portal/accounts.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import * as links from './links.server.ts';

describe.each(databaseKinds)('personal links on %s', (kind) => {
	async function withLink() {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const expiresAt = new Date('2022-03-25T08:10:00Z');
		const id = await installation.db.write((tx) =>
			links.createLink(tx, installation, { purpose: 'SIGN_IN', expiresAt })
		);
		const token = links.makeLink(installation, { purpose: 'SIGN_IN', id, expiresAt });
		return { installation, id, token, expiresAt };
	}
	const open = (installation: Installation, token: string) =>
		links.openLink(installation, ['SIGN_IN'], token).then((opened) => opened.state);
	const use = (installation: Installation, id: string) =>
		installation.db.write((tx) => links.useLink(tx, installation, id));

	test('opening changes nothing, however often', async () => {
		const { installation, token } = await withLink();
		const before = await everythingStored(installation);
		for (let time = 0; time < 3; time++) expect(await open(installation, token)).toBe('good');
		expect(await everythingStored(installation)).toBe(before);
	});

	test('is used once, also by two at the same time', async () => {
		const { installation, id, token } = await withLink();
		const results = await Promise.all([use(installation, id), use(installation, id)]);
		expect(results.sort()).toEqual([false, true]);
		expect(await open(installation, token)).toBe('used');
	});

	test('works until its last moment, then says that it is too old', async () => {
		const { installation, id, token } = await withLink();
		installation.clock.set('2022-03-25T08:09:59Z');
		expect(await open(installation, token)).toBe('good');
		installation.clock.set('2022-03-25T08:10:00Z');
		expect(await open(installation, token)).toBe('expired');
		expect(await use(installation, id)).toBe(false);
	});

	test('can be withdrawn, and is then of no use', async () => {
		const { installation, id, token } = await withLink();
		await installation.db.write((tx) => links.withdrawLink(tx, installation, id));
		expect(await open(installation, token)).toBe('withdrawn');
		expect(await use(installation, id)).toBe(false);
	});

	test('cut off, mangled or made for something else it is unknown', async () => {
		const { installation, id, token, expiresAt } = await withLink();
		const mac = token.split('.')[1]!;
		const later = new Date(expiresAt.getTime() + 1000);
		const wrong = [
			'',
			'.',
			id,
			`${id}.`,
			token.slice(0, -1),
			`${token}A`,
			`${token}.`,
			token.slice(1),
			token.toUpperCase(),
			token.replace('.', '%2E'),
			`${id}.${[...mac].reverse().join('')}`,
			`00000000-0000-7000-8000-000000000000.${mac}`,
			links.makeLink(installation, { purpose: 'ANSWER', id, expiresAt }),
			links.makeLink(installation, { purpose: 'SIGN_IN', id, expiresAt: later }),
			links.makeLink({ secret: Buffer.alloc(32) }, { purpose: 'SIGN_IN', id, expiresAt }),
			'x'.repeat(100_000)
		];
		for (const token of wrong) expect(await open(installation, token), token.slice(0, 90)).toBe('unknown');
	});

	test('mail case 29: nothing that is stored makes a link usable', async () => {
		const { installation, token } = await withLink();
		const stored = await everythingStored(installation);
		expect(stored).not.toContain(token);
		expect(stored).not.toContain(token.split('.')[1]);
	});
});
