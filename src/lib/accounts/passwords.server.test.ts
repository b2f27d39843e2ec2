import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { everythingStored, makeUser } from '../../../tests/portal/accounts.ts';
import { makeActor } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { browserWords } from './browser-words.ts';
import { hashPassword, verifyPassword } from './password-hashes.server.ts';
import { signInByPassword } from './password-sign-in.server.ts';
import { removePassword, setPassword } from './passwords.server.ts';
import { keepProfile, readProfile } from './profile.server.ts';
import { beginSession, endOtherSessions, hashOf, listSessions, readSession } from './sessions.server.ts';
import { requestLink } from './sign-in.server.ts';
import { keepTheme } from './users.server.ts';

const good = 'trīs zaļi krokodili';
const better = 'korsete batsalu tilts';

test('a stored password is argon2id as OWASP asks, and says yes to itself only', async () => {
	const stored = await hashPassword(good);
	expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await verifyPassword(stored, good.normalize('NFD'))).toBe(true);
	expect(await verifyPassword(stored, better)).toBe(false);
	expect(await verifyPassword(null, good)).toBe(false);
});

test.each([
	['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox, Windows'],
	[
		'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
		'Microsoft Edge, Windows'
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1',
		'Safari, iPhone'
	],
	['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36', 'Chrome, Android'],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/17.0 Safari/605.1.15', 'Safari, macOS'],
	['curl/8.0', null],
	[null, null]
])('%s is %s', (userAgent, words) => {
	expect(browserWords(userAgent)).toBe(words);
});

test('no write waits while a password is reckoned: none is, within a write', () => {
	const within: string[] = [];
	let calls = 0;
	for (const file of ['passwords.server.ts', 'password-sign-in.server.ts', 'accounts.server.ts']) {
		const path = join(import.meta.dirname, file);
		const source = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
		const visit = (node: ts.Node, isWriting: boolean) => {
			const name = ts.isCallExpression(node) ? node.expression.getText() : '';
			const isReckoning = /^(hashPassword|verifyPassword)$/.test(name);
			if (isReckoning) calls += 1;
			if (isReckoning && isWriting) within.push(`${file}: ${node.getText()}`);
			ts.forEachChild(node, (child) => visit(child, isWriting || /\bdb\.write$/.test(name)));
		};
		visit(source, false);
	}
	expect([calls, within]).toEqual([4, []]);
});

describe.each(databaseKinds)('passwords on %s', (kind) => {
	async function someone() {
		const installation = await testInstallation(kind, { at: '2022-03-25T08:00:00Z' });
		const user = await makeUser(installation, 'loceklis');
		const actor = makeActor(installation, { userId: user.id, name: user.name });
		const begin = () => installation.db.write((tx) => beginSession(tx, installation, user.id, 'Firefox/1'));
		const token = await begin();
		return { installation, user, actor, begin, token, session: hashOf(token) };
	}
	const enter = (
		installation: TestInstallation,
		password: string,
		{ email = 'loceklis@padome.example', address = '192.0.2.7' } = {}
	) => signInByPassword(installation, { email, password, address, userAgent: null });
	const problem = (fields: object) => ({ reason: 'INVALID', fields });

	test('is set within a quarter of an hour of signing in, ends the other sessions, and signs in', async () => {
		const { installation, actor, begin, token, session } = await someone();
		const other = await begin();
		expect(await enter(installation, good)).toEqual({ state: 'wrong' });
		await setPassword(actor, { password: good }, session);
		await setPassword(actor, { password: good }, session);
		expect(await readSession(installation, other)).toBeNull();
		expect(await readSession(installation, token)).not.toBeNull();
		expect(await enter(installation, good, { email: ' LOCEKLIS@padome.example' })).toMatchObject({
			state: 'signed in',
			user: { name: 'loceklis' }
		});
		expect(await enter(installation, better)).toEqual({ state: 'wrong' });
		const stored = await everythingStored(installation);
		expect(stored).not.toContain(good);
		expect(await installation.db.read.outboxMessage.count({ where: { kind: 'account-notice' } })).toBe(1);
		const { passwordHash } = await installation.db.read.user.findFirstOrThrow();
		expect(JSON.stringify(await installation.db.read.auditEvent.findMany())).not.toContain(
			passwordHash!.slice(0, 20)
		);
	});

	test('later it takes the present one, or a fresh session', async () => {
		const { installation, actor, begin, session } = await someone();
		installation.clock.set('2022-03-25T08:15:00Z');
		await expect(setPassword(actor, { password: good }, session)).rejects.toMatchObject(
			problem({ form: 'accounts_problem_not_fresh' })
		);
		const fresh = hashOf(await begin());
		await setPassword(actor, { password: good }, fresh);
		installation.clock.set('2022-03-25T09:00:00Z');
		const change = (present: string | undefined, password = better) =>
			setPassword(actor, { password, ...(present === undefined ? {} : { present }) }, fresh);
		await expect(change(undefined)).rejects.toMatchObject(
			problem({ present: 'accounts_problem_present_missing' })
		);
		for (let time = 0; time < 9; time++)
			await expect(change('nav')).rejects.toMatchObject(
				problem({ present: 'accounts_problem_present_wrong' })
			);
		await change(good);
		expect(await enter(installation, better)).toMatchObject({ state: 'signed in' });
		installation.clock.set('2022-03-25T09:02:00Z');
		await expect(change(better, good)).rejects.toMatchObject(
			problem({ present: 'accounts_problem_present_too_many' })
		);
		await setPassword(actor, { password: good }, hashOf(await begin()));
		expect(await enter(installation, good)).toMatchObject({ state: 'signed in' });
	});

	test.each([
		['īss', 'accounts_problem_password_short'],
		['Loceklis-2022', 'accounts_problem_password_usual'],
		['š'.repeat(129), 'accounts_problem_password_long']
	])('%s is refused', async (password, key) => {
		const { actor, session } = await someone();
		await expect(setPassword(actor, { password }, session)).rejects.toMatchObject(problem({ password: key }));
	});

	test('is removed as it is changed; then mailed links sign in', async () => {
		const { installation, actor, session } = await someone();
		await setPassword(actor, { password: good }, session);
		installation.clock.set('2022-03-25T09:00:00Z');
		await expect(removePassword(actor, {}, session)).rejects.toMatchObject({ reason: 'INVALID' });
		await removePassword(actor, { present: good }, session);
		await removePassword(actor, {}, session);
		expect(await enter(installation, good)).toEqual({ state: 'wrong' });
	});

	test('unknown, shut out, without a password: one answer; nothing is stored of strangers', async () => {
		const { installation, user, actor, session } = await someone();
		expect(await enter(installation, good, { email: 'svess@elsewhere.example' })).toEqual({ state: 'wrong' });
		expect(await enter(installation, good)).toEqual({ state: 'wrong' });
		expect(await enter(installation, good, { email: 'nav adrese' })).toEqual({ state: 'invalid' });
		await setPassword(actor, { password: good }, session);
		const disabledAt = installation.clock.now();
		await installation.db.write((tx) => tx.user.update({ where: { id: user.id }, data: { disabledAt } }));
		expect(await enter(installation, good)).toEqual({ state: 'wrong' });
		expect(await enter(installation, 'x'.repeat(100_000))).toEqual({ state: 'wrong' });
		expect(await everythingStored(installation)).not.toContain('elsewhere.example');
	});

	test('guessing is slowed down, for known and unknown alike, and keeps nobody from the mailed link', async () => {
		const { installation, actor, session } = await someone();
		await setPassword(actor, { password: good }, session);
		for (const email of ['loceklis@padome.example', 'svess@elsewhere.example']) {
			for (let time = 0; time < 10; time++)
				expect(await enter(installation, 'nepareiza', { email })).toEqual({ state: 'wrong' });
			expect(await enter(installation, good, { email })).toEqual({ state: 'too many' });
		}
		expect(await enter(installation, good, { address: '198.51.100.1' })).toMatchObject({
			state: 'signed in'
		});
		await requestLink(installation, 'loceklis@padome.example', { address: '192.0.2.7', locale: 'lv' });
		expect(await installation.db.read.outboxMessage.count({ where: { kind: 'sign-in' } })).toBe(1);
		installation.clock.set('2022-03-25T08:15:00Z');
		expect(await enter(installation, good)).toMatchObject({ state: 'signed in' });
	});

	test('one’s sessions are listed and ended; whoever comes is known by the day', async () => {
		const { installation, user, actor, begin, token, session } = await someone();
		installation.clock.set('2022-03-26T21:30:00Z');
		const other = await begin();
		const { sessions } = await readProfile(actor, session);
		expect(sessions).toMatchObject([
			{ hash: hashOf(other), isThis: false, since: new Date('2022-03-26T21:30:00Z') },
			{ hash: session, isThis: true, browser: 'Firefox', lastUsed: new Date('2022-03-25T08:00:00Z') }
		]);
		installation.clock.set('2022-03-26T22:30:00Z');
		await readSession(installation, token);
		const { lastSeenAt } = await installation.db.read.user.findUniqueOrThrow({ where: { id: user.id } });
		expect(lastSeenAt).toEqual(new Date('2022-03-27T00:00:00Z'));
		expect(await endOtherSessions(installation, user.id, session)).toBe(1);
		expect((await listSessions(installation, user.id)).map(({ hash }) => hash)).toEqual([session]);
	});

	test('one’s name, language and look are kept; who comes second is told', async () => {
		const { installation, user, actor } = await someone();
		const input = { version: 1, name: 'Jauns', locale: 'en', theme: 'dark' };
		expect((await keepProfile(actor, input)).eventId).not.toBeNull();
		expect(await keepProfile(actor, input)).toEqual({ eventId: null });
		const row = () => installation.db.read.user.findUniqueOrThrow({ where: { id: user.id } });
		expect(await row()).toMatchObject({ name: 'Jauns', locale: 'en', theme: 'dark' });
		await expect(keepProfile(actor, { ...input, theme: 'light' })).rejects.toMatchObject({
			reason: 'CONFLICT'
		});
		await keepTheme(actor, null);
		expect((await row()).theme).toBeNull();
	});
});
