import { describe, expect, it } from 'vitest';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { startPost, type Answer } from '../../../tests/setup/post.ts';
import { failingAddresses, sayAddressWorks } from './addresses.server.ts';
import { isAboutAddress } from './bounces.ts';
import { deliverDue } from './delivery.server.ts';
import type { MailKinds } from './kinds.server.ts';
import { queueMails } from './outbox.server.ts';
import { isPaused, pauseMail, readPause, resumeMail } from './pausing.server.ts';

const note = {
	stillWanted: async () => true as const,
	render: async () => ({ subject: 'Ziņa', text: 'Labdien!', html: '<p>Labdien!</p>' })
};
const kinds: MailKinds = { note, 'sign-in': { ...note, isUrgent: true } };

async function open(kind: 'sqlite' | 'postgresql', smtpUrl: string) {
	return testInstallation(kind, { at: '2022-03-25T06:00:00Z', env: { SMTP_URL: smtpUrl } });
}

function queue(
	installation: TestInstallation,
	names: readonly string[],
	occurrence = '1',
	mailKind = 'note'
) {
	const mails = names.map((name) => ({
		...{ kind: mailKind, subject: 'note', occurrence, facts: {} },
		recipient: { address: `${name}@padome.example`, name, locale: 'lv' as const }
	}));
	return installation.db.write((tx) => queueMails(tx, installation, mails));
}

async function statesOf({ db }: TestInstallation): Promise<Record<string, string>> {
	const rows = await db.read.outboxMessage.findMany({ orderBy: { id: 'asc' } });
	return Object.fromEntries(
		rows.map(({ recipient, occurrence, state, error }) => [
			`${recipient.split('@')[0]} ${occurrence}`,
			error ? `${state} ${error.split(':')[0]}` : state
		])
	);
}

const names = (count: number) => Array.from({ length: count }, (_, n) => `p${String(n).padStart(2, '0')}`);
const noSuchUser: Answer = { code: 550, words: '5.1.1 no such user' };

describe.each(databaseKinds)('a mail server that misbehaves, on %s', (kind) => {
	it('what one mail breaks, the others do not feel: each of them in its own way, all others arrive at once', async () => {
		const misdeeds: Record<string, Answer> = {
			p03: { code: 550, words: '5.1.1 no such user' },
			p07: { code: 451, words: '4.3.0 try again later' },
			p11: 'HANG_UP',
			p15: 'HANG_UP_BEFORE_DOT',
			p19: 'SILENT',
			p23: { code: 554, words: '5.6.0 your text is not liked', at: 'TEXT' },
			p27: { code: 421, words: '4.7.0 too many of you' },
			p31: { code: 452, words: '4.2.2 mailbox full', at: 'TEXT' }
		};
		const post = await startPost((address) => misdeeds[address.split('@')[0]!] ?? 'OK');
		const installation = await open(kind, `${post.url}/?socketTimeout=400`);
		await queue(installation, names(40));
		const delivery = await deliverDue(installation, kinds);
		expect(delivery).toMatchObject({ outcome: 'DONE', sent: 32, failed: 2, postponed: 6 });
		const states = await statesOf(installation);
		expect(Object.fromEntries(Object.entries(states).filter(([, state]) => state !== 'SENT'))).toEqual({
			'p03 1': 'FAILED REFUSED',
			'p07 1': 'QUEUED LATER',
			'p11 1': 'QUEUED UNKNOWN_OUTCOME',
			'p15 1': expect.stringMatching(/^QUEUED (UNREACHABLE|UNKNOWN_OUTCOME)$/),
			'p19 1': 'QUEUED UNKNOWN_OUTCOME',
			'p23 1': 'FAILED REFUSED',
			'p27 1': 'QUEUED LATER',
			'p31 1': 'QUEUED LATER'
		});
		// A few conversations carried all of them.
		expect(post.conversations()).toBeLessThan(16);
	});

	it('a server that refuses us, or the lock on its door, gives up no mail', async () => {
		const sender = await startPost(undefined, {
			onMailFrom: (_address, _session, done) =>
				done(Object.assign(new Error('5.7.1 not you'), { responseCode: 550 }))
		});
		// It offers TLS with a certificate that nobody vouches for.
		const locked = await startPost(undefined, { disabledCommands: ['AUTH'] });
		for (const url of [sender.url, `${locked.url}/?requireTLS=true`]) {
			const installation = await open(kind, url);
			await queue(installation, names(5));
			expect(await deliverDue(installation, kinds)).toMatchObject({
				...{ outcome: 'UNREACHABLE', sent: 0, failed: 0, postponed: 2, waiting: 3 }
			});
			const rows = await installation.db.read.outboxMessage.findMany({ orderBy: { id: 'asc' } });
			expect(rows.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
				...['QUEUED 1', 'QUEUED 1', 'QUEUED 0', 'QUEUED 0', 'QUEUED 0']
			]);
		}
	});

	it('mail case 22: two bounces, and nothing is sent to that address; a new address starts clean', async () => {
		let exists = false;
		const post = await startPost((address) => (address.startsWith('old@') && !exists ? noSuchUser : 'OK'));
		const installation = await open(kind, post.url);
		for (const day of ['1', '2', '3']) {
			await queue(installation, ['old', 'new'], day);
			await deliverDue(installation, kinds);
		}
		expect(post.tried.get('old@padome.example')).toBe(2);
		expect(post.tried.get('new@padome.example')).toBe(3);
		expect(await statesOf(installation)).toMatchObject({ 'old 3': 'QUEUED ADDRESS_FAILS', 'new 3': 'SENT' });
		const [failing, ...others] = await failingAddresses(installation);
		expect(others).toEqual([]);
		expect(failing).toMatchObject({ address: 'old@padome.example', waiting: 1 });
		expect(failing!.lastError).toContain('no such user');

		// Whoever waits to get in is not locked out.
		await queue(installation, ['old'], '4', 'sign-in');
		await deliverDue(installation, kinds);
		expect(post.tried.get('old@padome.example')).toBe(3);

		exists = true;
		const version = (await failingAddresses(installation))[0]!.version;
		const say = () =>
			installation.db.write((tx) =>
				sayAddressWorks(tx, installation, { address: 'old@padome.example', version })
			);
		expect([await say(), await say()]).toEqual([true, false]);
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 1 });
		expect(await failingAddresses(installation)).toEqual([]);
	});

	it('a mail that is taken begins the count anew', async () => {
		let day = 0;
		const post = await startPost(() => (day % 2 === 0 ? noSuchUser : 'OK'));
		const installation = await open(kind, post.url);
		for (; day < 6; day += 1) {
			installation.clock.set(`2022-03-2${day}T06:00:00Z`);
			await queue(installation, ['a'], String(day));
			await deliverDue(installation, kinds);
		}
		expect(post.tried.get('a@padome.example')).toBe(6);
		expect(await failingAddresses(installation)).toEqual([]);
	});

	it('while mail is paused only what somebody waits for to get in goes', async () => {
		const post = await startPost();
		const installation = await open(kind, post.url);
		const by = { by: 'Anna Bērziņa', why: 'pārbaude' };
		const pause = () => installation.db.write((tx) => pauseMail(tx, installation, by));
		expect([await pause(), await pause()]).toEqual([true, false]);
		expect(await readPause(installation)).toEqual({ ...by, at: '2022-03-25T06:00:00.000Z' });
		await queue(installation, ['a', 'b']);
		await queue(installation, ['c'], '1', 'sign-in');
		expect(await deliverDue(installation, kinds)).toMatchObject({ outcome: 'PAUSED', sent: 1, waiting: 2 });
		expect(post.arrived.map(({ to }) => to)).toEqual(['c@padome.example']);
		expect(await installation.db.write((tx) => resumeMail(tx, installation))).toMatchObject(by);
		expect(await isPaused(installation)).toBe(false);
		expect(await deliverDue(installation, kinds)).toMatchObject({ outcome: 'DONE', sent: 2 });
	});
});

it.each([
	['550 5.1.1 <a@b> User unknown', true],
	['550 5.1.10 RESOLVER.ADR.RecipientNotFound', true],
	['550 5.4.1 Recipient address rejected: Access denied', true],
	['554 5.7.1 <a@b>: Relay access denied', false],
	['552 5.2.2 mailbox is full', false],
	['550 5.1.8 sender address rejected', false],
	['550 No such user here', true],
	['550 blocked by our spam policy', false],
	['554 transaction failed', false],
	['450 4.1.1 unknown for now', false]
])('%s says that the address does not work: %s', (words, isIt) => {
	expect(isAboutAddress(words)).toBe(isIt);
});
