import { describe, expect, test } from 'vitest';
import { everythingStored } from '../../../tests/portal/accounts.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { attemptKey, countAttempt, networkOf } from './attempts.server.ts';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:0DB8:1:2:ffff::1', '2001:db8:1:2'],
	['2001:db8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['unknown', 'unknown']
])('the network of %s is %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});

describe.each(databaseKinds)('attempts on %s', (kind) => {
	test('are counted in a window, and begin anew after it', async () => {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const rule = { limit: 2, window: 60_000 };
		const attempt = (key: string) => installation.db.write((tx) => countAttempt(tx, installation, key, rule));
		expect([await attempt('a'), await attempt('a'), await attempt('a')]).toEqual([true, true, false]);
		expect(await attempt('b')).toBe(true);
		installation.clock.set('2022-03-25T08:00:59Z');
		expect(await attempt('a')).toBe(false);
		installation.clock.set('2022-03-25T08:01:00Z');
		expect(await attempt('a')).toBe(true);
	});

	test('two at the same time are two', async () => {
		const installation = await testInstallation(kind);
		const attempt = () =>
			installation.db.write((tx) => countAttempt(tx, installation, 'a', { limit: 3, window: 60_000 }));
		const results = await Promise.all([attempt(), attempt(), attempt(), attempt()]);
		expect(results.filter(Boolean)).toHaveLength(3);
	});

	test('the table does not tell whose they are', async () => {
		const installation = await testInstallation(kind);
		const key = attemptKey(installation, 'network', '192.0.2.7');
		await installation.db.write((tx) => countAttempt(tx, installation, key, { limit: 1, window: 1 }));
		expect(await everythingStored(installation)).not.toContain('192.0.2.7');
	});
});
