import { describe, expect, test } from 'vitest';
import { everythingStored, makeUser } from '../../../tests/portal/accounts.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import { countStatements } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import * as sessions from './sessions.server.ts';

const begin = (installation: Installation, userId: string, userAgent: string | null = null) =>
	installation.db.write((tx) => sessions.beginSession(tx, installation, userId, userAgent));

describe.each(databaseKinds)('sessions on %s', (kind) => {
	async function signedIn(env: Record<string, string> = {}) {
		const installation = await testInstallation(kind, { at: '2022-03-01T08:00:00Z', env });
		const user = await makeUser(installation, 'lasma', { role: 'SECRETARY' });
		const token = await begin(installation, user.id, 'Firefox');
		return { installation, user, token, read: () => sessions.readSession(installation, token) };
	}

	test('a session says whose it is, in one statement and without a write', async () => {
		const { installation, user, token } = await signedIn();
		const counter = { count: 0 };
		const session = await countStatements(counter, () => sessions.readSession(installation, token));
		expect(session).toEqual({
			userId: user.id,
			email: 'lasma@padome.example',
			name: 'lasma',
			personId: null,
			role: 'SECRETARY',
			locale: 'lv'
		});
		expect(counter.count).toBe(1);
	});

	test('the database keeps only a hash of what the cookie carries', async () => {
		const { installation, token } = await signedIn();
		const stored = await everythingStored(installation);
		expect(stored).not.toContain(token);
		expect(stored).toContain(sessions.hashOf(token));
	});

	test.each([undefined, '', 'x', 'a'.repeat(40), 'A'.repeat(40), `${'a'.repeat(39)}'`, 'ā'.repeat(40)])(
		'a cookie that says %j is nobody',
		async (token) => {
			const { installation } = await signedIn();
			expect(await sessions.readSession(installation, token)).toBeNull();
		}
	);

	test('the hash out of the database is no session', async () => {
		const { installation, token } = await signedIn();
		expect(await sessions.readSession(installation, sessions.hashOf(token))).toBeNull();
	});

	test('ends when nobody came for two weeks', async () => {
		const { installation, read } = await signedIn();
		installation.clock.set('2022-03-15T07:59:59Z');
		const other = await signedIn();
		expect(await read()).not.toBeNull();
		other.installation.clock.set('2022-03-15T08:00:00Z');
		expect(await other.read()).toBeNull();
	});

	test('is extended by coming, once a day at most, and ends after thirty days in any case', async () => {
		const { installation, read } = await signedIn();
		const expiry = async () =>
			(await installation.db.read.session.findFirstOrThrow()).expiresAt.toISOString();
		installation.clock.set('2022-03-01T20:00:00Z');
		await read();
		expect(await expiry()).toBe('2022-03-15T08:00:00.000Z');
		for (const at of ['2022-03-02', '2022-03-10', '2022-03-23', '2022-03-30']) {
			installation.clock.set(`${at}T09:00:00Z`);
			expect(await read(), at).not.toBeNull();
			expect(
				Math.abs(Date.parse(await expiry()) - Date.parse(`${at}T09:00:00Z`) - sessions.idleLimit)
			).toBeLessThan(2000);
		}
		installation.clock.set('2022-03-31T07:59:00Z');
		expect(await read()).not.toBeNull();
		installation.clock.set('2022-03-31T08:00:00Z');
		expect(await read()).toBeNull();
	});

	test('whoever may no longer come in has no session, from the next request on', async () => {
		const { installation, user, read } = await signedIn();
		await installation.db.write((tx) =>
			tx.user.update({ where: { id: user.id }, data: { disabledAt: installation.clock.now() } })
		);
		expect(await read()).toBeNull();
	});

	test('ends when asked, twice is once', async () => {
		const { installation, token, read } = await signedIn();
		await sessions.endSession(installation, token);
		await sessions.endSession(installation, token);
		expect(await read()).toBeNull();
	});

	test('a listed session is ended by its hash, by its owner only', async () => {
		const { installation, user, token, read } = await signedIn();
		const stranger = await makeUser(installation, 'svess');
		const [listed] = await sessions.listSessions(installation, user.id);
		expect(listed).toMatchObject({ hash: sessions.hashOf(token), userAgent: 'Firefox' });
		expect(await sessions.endListedSession(installation, stranger.id, listed!.hash)).toBe(false);
		expect(await read()).not.toBeNull();
		expect(await sessions.endListedSession(installation, user.id, listed!.hash)).toBe(true);
		expect(await sessions.endListedSession(installation, user.id, listed!.hash)).toBe(false);
		expect(await read()).toBeNull();
	});

	test('all sessions of a user end together, nobody else’s', async () => {
		const { installation, user, read } = await signedIn();
		const other = await makeUser(installation, 'cits');
		const others = await begin(installation, other.id);
		await begin(installation, user.id);
		await sessions.endSessionsOf(installation, user.id);
		expect(await read()).toBeNull();
		expect(await sessions.readSession(installation, others)).not.toBeNull();
	});

	test('what is over is removed, what is good stays', async () => {
		const { installation, user } = await signedIn();
		installation.clock.set('2022-03-14T08:00:00Z');
		const young = await begin(installation, user.id);
		installation.clock.set('2022-03-16T08:00:00Z');
		await sessions.removeExpiredSessions(installation);
		expect((await installation.db.read.session.findMany()).map((row) => row.id)).toEqual([
			sessions.hashOf(young)
		]);
	});

	test('two installations in one process do not know each other’s sessions', async () => {
		const [one, two] = [await signedIn(), await signedIn()];
		expect(await sessions.readSession(two.installation, one.token)).toBeNull();
	});
});

test('the cookie is kept from scripts and other hosts; with https the browser guarantees it', async () => {
	const open = (origin: string) => testInstallation('sqlite', { env: { ORIGIN: origin } });
	const safe = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 24 * 60 * 60 };
	const plain = sessions.sessionCookie(await open('http://localhost:3000'), 'abc');
	expect(plain).toEqual({ name: 'padome', value: 'abc', attributes: { ...safe, secure: false } });
	const secure = sessions.sessionCookie(await open('https://padome.example'), 'abc');
	expect(secure).toEqual({ name: '__Host-padome', value: 'abc', attributes: { ...safe, secure: true } });
});
