import { describe, expect, test } from 'vitest';
import { everythingStored, makeUser } from '../../../tests/portal/accounts.ts';
import { databaseKinds, testInstallation } from '../../../tests/setup/installation.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { makeLink } from './links.server.ts';
import { readSession } from './sessions.server.ts';
import { makeSignInAddress, openSignInLink, requestLink, signIn } from './sign-in.server.ts';

const visitor = { address: '192.0.2.7', locale: 'lv' as const };
const browser = { userAgent: 'Firefox' };

/** The tokens that were mailed to somebody, as the mail's text would carry them. */
async function tokensFor(installation: Installation, email: string): Promise<string[]> {
	const mails = await installation.db.read.outboxMessage.findMany({
		where: { recipient: email, kind: 'sign-in' },
		orderBy: { id: 'asc' }
	});
	return Promise.all(
		mails.map(async (mail) => {
			const { linkId } = JSON.parse(mail.facts) as { linkId: string };
			const link = await installation.db.read.personalLink.findUniqueOrThrow({ where: { id: linkId } });
			return makeLink(installation, link);
		})
	);
}

/** Every call on the database that a piece of work makes, by name: "user.findFirst". */
async function callsOf(installation: Installation, work: (watched: Installation) => Promise<unknown>) {
	const calls: string[] = [];
	const watch = (tx: Transaction) =>
		new Proxy(tx, {
			get: (target, model: string) =>
				new Proxy(target[model as 'user'], {
					get: (delegate, operation: string) => {
						calls.push(`${model}.${operation}`);
						return delegate[operation as 'findFirst'];
					}
				})
		});
	const { db } = installation;
	const write: typeof db.write = (run) => db.write((tx) => run(watch(tx)));
	await work({ ...installation, db: { ...db, write } });
	return calls;
}

describe.each(databaseKinds)('signing in on %s', (kind) => {
	async function withUser() {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const user = await makeUser(installation, 'loceklis');
		return { installation, user, email: user.email };
	}

	async function withLink() {
		const set = await withUser();
		await requestLink(set.installation, set.email, visitor);
		const [token] = await tokensFor(set.installation, set.email);
		return { ...set, token: token! };
	}

	test('a mailed link signs in, once', async () => {
		const { installation, user, token } = await withLink();
		const result = await signIn(installation, token, browser);
		if (result.state !== 'signed in') throw new Error(result.state);
		expect(result.user).toEqual({ id: user.id, name: 'loceklis', locale: 'lv', theme: null });
		expect((await readSession(installation, result.sessionToken))?.userId).toBe(user.id);
		expect(await signIn(installation, token, browser)).toEqual({ state: 'used' });
	});

	test('of two at the same time one gets a session', async () => {
		const { installation, token } = await withLink();
		const results = await Promise.all([1, 2].map(() => signIn(installation, token, browser)));
		expect(results.map((result) => result.state).sort()).toEqual(['signed in', 'used']);
		expect(await installation.db.read.session.count()).toBe(1);
	});

	test('whatever the browser carried before, the session is a new one, and the old one ends', async () => {
		const { installation, token, email } = await withLink();
		const fixed = 'a'.repeat(40);
		const first = await signIn(installation, token, { ...browser, previous: fixed });
		if (first.state !== 'signed in') throw new Error(first.state);
		expect(first.sessionToken).not.toBe(fixed);
		expect(await readSession(installation, fixed)).toBeNull();
		await requestLink(installation, email, visitor);
		const again = (await tokensFor(installation, email)).at(-1)!;
		await signIn(installation, again, { ...browser, previous: first.sessionToken });
		expect(await readSession(installation, first.sessionToken)).toBeNull();
	});

	test('a link is good for ten minutes', async () => {
		const { installation, token } = await withLink();
		installation.clock.set('2022-03-25T08:09:59Z');
		expect((await openSignInLink(installation, token)).state).toBe('good');
		installation.clock.set('2022-03-25T08:10:00Z');
		expect(await signIn(installation, token, browser)).toEqual({ state: 'expired' });
		expect(await signIn(installation, token.slice(0, -3), browser)).toEqual({ state: 'unknown' });
		expect(await installation.db.read.session.count()).toBe(0);
	});

	test('whoever was shut out meanwhile does not come in', async () => {
		const { installation, user, token } = await withLink();
		const disabledAt = installation.clock.now();
		await installation.db.write((tx) => tx.user.update({ where: { id: user.id }, data: { disabledAt } }));
		expect(await signIn(installation, token, browser)).toEqual({ state: 'unknown' });
		await requestLink(installation, user.email, visitor);
		expect(await tokensFor(installation, user.email)).toHaveLength(1);
	});

	test('known, unknown or shut out: the same answer after the same statements, and no mail to a stranger', async () => {
		const { installation, email } = await withUser();
		const out = await makeUser(installation, 'bijusais');
		const disabledAt = installation.clock.now();
		await installation.db.write((tx) => tx.user.update({ where: { id: out.id }, data: { disabledAt } }));
		const ask = (address: string) =>
			callsOf(installation, async (watched) => {
				expect(await requestLink(watched, address, visitor)).toEqual({ state: 'asked' });
			});
		await ask('pirmais@elsewhere.example');
		// The first three send a mail to whom is known, the fourth is over the limit of an account.
		for (let time = 1; time <= 4; time++) {
			const known = await ask(email);
			expect(await ask('svess@elsewhere.example'), `time ${time}`).toEqual(known);
			expect(await ask(out.email), `time ${time}`).toEqual(known);
			expect(known).toContain(time < 4 ? 'outboxMessage.create' : 'personalLink.count');
		}
		const recipients = await installation.db.read.outboxMessage.findMany({ select: { recipient: true } });
		expect(recipients).toEqual([1, 2, 3].map(() => ({ recipient: email })));
		expect(await everythingStored(installation)).not.toContain('elsewhere.example');
	});

	test('asking in somebody’s name locks nobody out', async () => {
		const { installation, email } = await withUser();
		for (let time = 0; time < 8; time++)
			await requestLink(installation, email, { ...visitor, address: `192.0.2.${time}` });
		const tokens = await tokensFor(installation, email);
		expect(tokens).toHaveLength(3);
		// What was sent works, …
		expect((await signIn(installation, tokens[0]!, browser)).state).toBe('signed in');
		// … one that was used makes room for another, …
		await requestLink(installation, email, visitor);
		expect(await tokensFor(installation, email)).toHaveLength(4);
		// … and when the last has run out, the next is sent.
		installation.clock.set('2022-03-25T08:10:00Z');
		await requestLink(installation, email, visitor);
		const latest = (await tokensFor(installation, email)).at(-1)!;
		expect((await signIn(installation, latest, browser)).state).toBe('signed in');
	});

	test('one network asks thirty times in ten minutes; others are not concerned', async () => {
		const { installation, email } = await withUser();
		for (let time = 0; time < 30; time++)
			expect(await requestLink(installation, `x${time}@elsewhere.example`, visitor)).toEqual({
				state: 'asked'
			});
		expect(await requestLink(installation, email, visitor)).toEqual({ state: 'too many' });
		expect(await tokensFor(installation, email)).toEqual([]);
		const elsewhere = { ...visitor, address: '198.51.100.1' };
		expect(await requestLink(installation, email, elsewhere)).toEqual({ state: 'asked' });
		installation.clock.set('2022-03-25T08:10:00Z');
		expect(await requestLink(installation, email, visitor)).toEqual({ state: 'asked' });
	});

	test('a form sent twice acts once', async () => {
		const { installation, email } = await withUser();
		const formId = newId();
		const ask = () => requestLink(installation, email, { ...visitor, formId });
		expect(await Promise.all([ask(), ask()])).toEqual([{ state: 'asked' }, { state: 'asked' }]);
		expect(await tokensFor(installation, email)).toHaveLength(1);
	});

	test('capitals and blanks do not matter; what is no address is said to be none', async () => {
		const { installation, email } = await withUser();
		await requestLink(installation, `  ${email.toUpperCase()} `, visitor);
		expect(await tokensFor(installation, email)).toHaveLength(1);
		for (const wrong of [
			'',
			'loceklis',
			'a@b',
			`${'a'.repeat(300)}@padome.example`,
			'a@b.example\nbcc: c@d.example'
		])
			expect(await requestLink(installation, wrong, visitor), wrong).toEqual({ state: 'invalid' });
		expect(await installation.db.read.attempt.count()).toBe(1);
	});

	test('mail case 29: no table holds what signs in', async () => {
		const { installation, token } = await withLink();
		const address = await makeSignInAddress(installation, 'loceklis@padome.example');
		const stored = await everythingStored(installation);
		for (const secret of [token, token.split('.')[1]!, address!.split('.').at(-1)!])
			expect(stored).not.toContain(secret);
	});

	test('the command line makes an address that signs in, for accounts only', async () => {
		const { installation, user } = await withUser();
		const address = await makeSignInAddress(installation, 'LOCEKLIS@padome.example', { next: '/tasks?q=1' });
		const url = new URL(address!);
		expect(url.origin).toBe('http://localhost:3000');
		expect(url.searchParams.get('next')).toBe('/tasks?q=1');
		const result = await signIn(installation, url.pathname.split('/').at(-1)!, browser);
		expect(result).toMatchObject({ state: 'signed in', user: { id: user.id } });
		expect(await makeSignInAddress(installation, 'svess@elsewhere.example')).toBeNull();
	});
});
