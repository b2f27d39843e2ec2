import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runPadome } from '../../tests/setup/command-line.ts';
import { freePort } from '../../tests/setup/free-port.ts';
import { ensureBuilt, servePortal, signInAt } from '../../tests/setup/served-portal.ts';

beforeAll(ensureBuilt, 120_000);

/** The settings of a portal of a test's own, in English. */
async function settings(more: Record<string, string> = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'padome-serve-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const port = await freePort();
	return {
		DATABASE_URL: `file:${join(folder, 'padome.db')}`,
		SECRET: 'a secret of the tests, long enough to be one',
		PORT: String(port),
		PADOME_LANG: 'en',
		...more
	};
}

const addresses = (output: string) => output.match(/http:\/\/\S+\/sign-in\/\S+/g) ?? [];

// Each starts two or three portals, each of them a process of its own: on a busy machine that takes its time.
describe('padome serve', { timeout: 120_000 }, () => {
	test('loads the sample into a new database, and prints sign-in addresses at every start', async () => {
		const env = await settings();
		const first = await servePortal(env, '--sample-if-new');
		expect(first.output()).toMatch(/The sample is loaded/);
		expect(await signInAt(addresses(first.output())[0]!)).not.toBe('');
		expect(await first.stop()).toBe(0);
		const second = await servePortal(env, '--sample-if-new');
		expect(second.output()).not.toMatch(/The sample is loaded/);
		expect(await signInAt(addresses(second.output())[1]!)).not.toBe('');
		expect(first.output() + second.output()).toMatch(
			/ORIGIN is not set, so the address is http:\/\/localhost/
		);
	});

	test('in production loads no sample and prints no link, not even of a database that is one', async () => {
		const env = await settings({ NODE_ENV: 'production', ORIGIN: 'https://padome.example' });
		const empty = await servePortal(env, '--sample-if-new');
		expect(empty.output()).not.toMatch(/sample|sign-in/);
		await empty.stop();
		const sample = await servePortal({ ...env, NODE_ENV: '' }, '--sample-if-new');
		await sample.stop();
		const real = await servePortal(env, '--sample-if-new');
		expect(addresses(real.output())).toEqual([]);
	});

	test('is what a console without ORIGIN speaks of: links lead to it, and its outbox is not frozen', async () => {
		const { PORT, ...shell } = await settings();
		const portal = await servePortal({ ...shell, PORT, ORIGIN: 'https://padome.example' }, '--sample-if-new');
		await portal.stop();
		const link = await runPadome(shell, 'sign-in-link', 'sekretariats@padome.example', '--json');
		expect(JSON.parse(link.out).address).toMatch(/^https:\/\/padome\.example\/sign-in\//);
		const delivery = await runPadome(shell, 'deliver', '--json');
		expect(JSON.parse(delivery.out).outcome).toBe('NO_SERVER');
		const elsewhere = await runPadome({ ...shell, ORIGIN: 'https://other.example' }, 'deliver', '--json');
		expect(JSON.parse(elsewhere.out).outcome).toBe('FROZEN');
	});

	test('a second portal on the same database, or on the same port, says so in one line and ends', async () => {
		const env = await settings();
		const portal = await servePortal(env);
		const other = servePortal({ ...env, PORT: String(await freePort()) });
		await expect(other).rejects.toThrow(/^the portal ended with 1: padome: Another portal serves .*\n$/);
		const elsewhere = await settings({ PORT: env.PORT });
		const taken = await runPadome({ ...elsewhere, HOST: '127.0.0.1' }, 'serve');
		expect(taken).toEqual({ exitCode: 1, out: '', err: expect.stringMatching(/Port \d+ is taken.*\n$/) });
		// Killed, it holds nothing back: the next one serves.
		await portal.kill();
		await servePortal(env);
	});
});
