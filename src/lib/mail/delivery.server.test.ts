import { copyFile } from 'node:fs/promises';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { openInstallation } from '#lib/server/installation.server.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { deliverDue } from './delivery.server.ts';
import { checkFingerprint, freeze, isFrozen } from './fingerprint.server.ts';
import { html, mailPage, mailRow } from './html.ts';
import type { MailKinds } from './kinds.server.ts';
import { takeTurn } from './leases.server.ts';
import { caps } from './mail.ts';
import { queueMail, type NewMail } from './outbox.server.ts';

/** A kind of mail as a room would export it; `facts.say` decides what happens. */
const kinds: MailKinds = {
	note: {
		async stillWanted(_installation, mail) {
			return (mail.facts as { unwanted?: string }).unwanted ?? true;
		},
		async render(installation, mail, live) {
			const { text, poison } = mail.facts as { text?: string; poison?: boolean };
			if (poison) throw new Error(`no such seat: ${installation.config.origin}/answer/secret-token`);
			const said = text ?? 'Labdien!';
			const link = live ? `${installation.config.origin}/answer/secret-token` : '[personīgā saite]';
			return {
				subject: `Ziņa: ${said}`,
				text: `${said}\n${link}\n`,
				html: mailPage({
					...{ locale: mail.locale, kicker: 'Padome', heading: said, footer: '' },
					body: mailRow(html`<a href="${link}">${said}</a>`)
				}),
				unsubscribeUrl: `${installation.config.origin}/unsubscribe/1`
			};
		}
	}
};

const mailTo = (address: string, rest: Partial<NewMail> = {}): NewMail => ({
	kind: 'note',
	subject: 'note',
	recipient: { address, name: 'Anna "A" Bērziņa, <x>', locale: 'lv' },
	occurrence: '2022-03-25',
	facts: {},
	...rest
});

const queue = (installation: TestInstallation, ...mails: NewMail[]) =>
	installation.db.write(async (tx) => {
		const ids: (string | null)[] = [];
		for (const mail of mails) ids.push(await queueMail(tx, installation, mail));
		return ids;
	});

const rows = ({ db }: TestInstallation) => db.read.outboxMessage.findMany({ orderBy: { recipient: 'asc' } });
const people = (count: number) =>
	Array.from({ length: count }, (_, n) => `p${String(n).padStart(2, '0')}@padome.example`);

/** The next mail that is due, leased by a worker that then does nothing with it. */
async function leaseOne(installation: TestInstallation, worker: string) {
	const turn = {
		...{ worker, ended: [], room: 1, perHour: 1000, isIdle: true },
		...{ onlyKinds: null, renew: false, isMore: false }
	};
	return (await takeTurn(installation, turn)).leased[0];
}

describe.each(databaseKinds)('the outbox on %s', (kind) => {
	it('queues the same mail once, in whatever order and however often', async () => {
		const installation = await testInstallation(kind);
		const [first, again] = await queue(
			installation,
			mailTo('Anna@Padome.Example'),
			mailTo('anna@padome.example ')
		);
		expect(first).toMatch(/^[0-9a-f-]{36}$/);
		expect(again).toBeNull();
		const answers = await Promise.all(
			Array.from({ length: 5 }, () => queue(installation, mailTo('b@padome.example')))
		);
		expect(answers.flat().filter(Boolean)).toHaveLength(1);
		const [next] = await queue(installation, mailTo('anna@padome.example', { occurrence: '2022-03-28' }));
		expect(next).not.toBeNull();
		expect((await rows(installation)).map(({ messageId }) => messageId)).toContain(`<${first}@localhost>`);
	});

	it('mail case 29: holds neither text nor a usable link, nor does the reason of a failure, nor the log', async () => {
		const post = await startPost(() => ({
			code: 550,
			words: 'no http://localhost:3000/answer/secret-token here'
		}));
		const logged: string[] = [];
		const installation = {
			...(await testInstallation(kind, { env: { SMTP_URL: post.url } })),
			log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
		};
		await queue(
			installation,
			mailTo('a@padome.example'),
			mailTo('b@padome.example', { facts: { poison: true } })
		);
		await deliverDue(installation, kinds);
		expect(logged.join()).toContain('could not be made');
		expect(logged.join()).not.toContain('secret-token');
		const stored = JSON.stringify(await rows(installation));
		expect(stored).toContain('no such seat');
		expect(stored).toContain('550');
		expect(stored).not.toContain('secret-token');
		expect(stored).not.toContain('Labdien');
	});

	it('leaves everything where it is without a mail server', async () => {
		const installation = await testInstallation(kind);
		await queue(installation, mailTo('a@padome.example'));
		expect(await deliverDue(installation, kinds)).toMatchObject({
			outcome: 'NO_SERVER',
			sent: 0,
			waiting: 1
		});
		expect((await rows(installation))[0]).toMatchObject({ state: 'QUEUED', attempts: 0 });
	});

	it('delivers both parts, to one address, marked as automatic', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, {
			env: { SMTP_URL: post.url, MAIL_FROM: 'Padome <padome@lm.example>' }
		});
		await queue(installation, mailTo('anna@padome.example', { facts: { text: 'Šodien <b>& rīt' } }));
		expect(await deliverDue(installation, kinds)).toMatchObject({ outcome: 'DONE', sent: 1, waiting: 0 });
		const [{ mail, to } = { mail: null!, to: '' }] = post.arrived;
		expect(to).toBe('anna@padome.example');
		expect(mail.to).toEqual([{ name: 'Anna "A" Bērziņa, <x>', address: 'anna@padome.example' }]);
		expect(mail.from).toMatchObject({ name: 'Padome', address: 'padome@lm.example' });
		expect(mail.subject).toBe('Ziņa: Šodien <b>& rīt');
		expect(mail.text).toContain('/answer/secret-token');
		expect(mail.html).toContain('Šodien &lt;b&gt;&amp; rīt');
		const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
		expect(headers).toMatchObject({
			'auto-submitted': 'auto-generated',
			'x-auto-response-suppress': 'All',
			'list-unsubscribe': '<http://localhost:3000/unsubscribe/1>',
			'list-unsubscribe-post': 'List-Unsubscribe=One-Click'
		});
		const [row] = await rows(installation);
		expect(mail.messageId).toBe(row!.messageId);
		expect(row).toMatchObject({ state: 'SENT', error: null, leasedBy: null });
		expect(row!.sentAt).toEqual(installation.clock.now());
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 0 });
		expect(post.arrived).toHaveLength(1);
	});

	it('tries again after a 450, later and later', async () => {
		const post = await startPost((_address, attempt) =>
			attempt < 3 ? { code: 450, words: '4.2.1 mailbox busy' } : 'OK'
		);
		const installation = await testInstallation(kind, {
			at: '2022-03-25T06:30:00Z',
			env: { SMTP_URL: post.url }
		});
		await queue(installation, mailTo('a@padome.example'));
		expect(await deliverDue(installation, kinds)).toMatchObject({ postponed: 1, failed: 0, waiting: 0 });
		expect((await rows(installation))[0]).toMatchObject({
			state: 'QUEUED',
			error: expect.stringContaining('mailbox busy'),
			nextAttemptAt: new Date('2022-03-25T06:31:00Z')
		});
		expect(await deliverDue(installation, kinds)).toMatchObject({ postponed: 0 });
		installation.clock.set('2022-03-25T06:31:00Z');
		await deliverDue(installation, kinds);
		expect((await rows(installation))[0]!.nextAttemptAt).toEqual(new Date('2022-03-25T06:36:00Z'));
		installation.clock.set('2022-03-25T06:36:00Z');
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 1 });
		expect((await rows(installation))[0]).toMatchObject({ state: 'SENT', error: null, attempts: 3 });
	});

	it('mail case 16: one of 50 answers 550: 49 arrive', async () => {
		const bad = 'p17@padome.example';
		const post = await startPost((address) =>
			address === bad ? { code: 550, words: '5.1.1 no such user' } : 'OK'
		);
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		await queue(installation, ...people(50).map((address) => mailTo(address)));
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 49, failed: 1, waiting: 0 });
		expect(post.arrived).toHaveLength(49);
		const failed = (await rows(installation)).filter(({ state }) => state !== 'SENT');
		expect(failed).toMatchObject([
			{ recipient: bad, state: 'FAILED', error: expect.stringContaining('no such user') }
		]);
	});

	it('mail case 15: a poisoned row is set aside, the stale is dropped, the rest arrives', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		const before = new Date(installation.clock.now().getTime() - 1);
		await queue(
			installation,
			mailTo('a@padome.example', { facts: { poison: true } }),
			mailTo('b@padome.example', { kind: 'of-a-room-that-is-gone' }),
			mailTo('c@padome.example', { uselessAfter: before }),
			mailTo('d@padome.example', { facts: { unwanted: 'izpildīts' } }),
			mailTo('e@padome.example')
		);
		await installation.db.write((tx) =>
			tx.outboxMessage.create({
				data: {
					...{ id: 'x', kind: 'note', subject: 'note', recipient: '0@padome.example', occurrence: 'x' },
					...{
						recipientName: '',
						locale: 'lv',
						facts: '{broken',
						messageId: '<x@localhost>',
						state: 'QUEUED'
					},
					...{ createdAt: before, nextAttemptAt: before }
				}
			})
		);
		expect(await deliverDue(installation, kinds)).toMatchObject({
			sent: 1,
			failed: 3,
			dropped: 2,
			waiting: 0
		});
		expect(
			(await rows(installation)).map(({ state, error }) => [state, error?.split(':')[0] ?? null])
		).toEqual([
			['FAILED', 'RENDER'],
			['FAILED', 'RENDER'],
			['FAILED', 'UNKNOWN_KIND'],
			['DROPPED', 'USELESS'],
			['DROPPED', 'izpildīts'],
			['SENT', null]
		]);
	});

	it('two workers at once send each mail once', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		const other = await openInstallation(installation.config, installation.clock);
		await queue(installation, ...people(24).map((address) => mailTo(address)));
		const [one, two] = await Promise.all([deliverDue(installation, kinds), deliverDue(other, kinds)]);
		await other.db.close();
		expect(one.sent + two.sent).toBe(24);
		expect(post.arrived.map(({ to }) => to).sort()).toEqual(people(24));
	});

	it('takes over what a worker left behind, once its lease has run out', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, {
			at: '2022-03-25T06:30:00Z',
			env: { SMTP_URL: post.url }
		});
		await queue(installation, mailTo('a@padome.example'));
		expect(await leaseOne(installation, 'a worker that is gone')).toBeDefined();
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 0 });
		installation.clock.set('2022-03-25T06:36:00Z');
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 1 });
		expect(post.arrived[0]!.mail.headers).toContainEqual(expect.objectContaining({ key: 'x-padome-repeat' }));
		expect((await rows(installation))[0]).toMatchObject({ state: 'SENT', error: 'INTERRUPTED' });
	});

	it('mail case 20: what may have arrived is marked whatever happens to it before it goes again', async () => {
		const post = await startPost((_address, attempt) =>
			attempt === 1 ? { code: 450, words: '4.2.1 mailbox busy' } : 'OK'
		);
		const installation = await testInstallation(kind, {
			at: '2022-03-25T06:30:00Z',
			env: { SMTP_URL: post.url }
		});
		await queue(installation, mailTo('a@padome.example'));
		await leaseOne(installation, 'a worker that was killed after the final dot');
		installation.clock.set('2022-03-25T06:36:00Z');
		expect(await deliverDue(installation, kinds)).toMatchObject({ postponed: 1 });
		installation.clock.set('2022-03-25T07:36:00Z');
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 1 });
		expect(post.arrived[0]!.mail.headers).toContainEqual(expect.objectContaining({ key: 'x-padome-repeat' }));
		expect((await rows(installation))[0]).toMatchObject({ state: 'SENT', error: 'INTERRUPTED' });
	});

	it('mail case 20: a mail that ends its process each time takes none with it', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		const [poison] = await queue(installation, ...people(8).map((address) => mailTo(address)));
		// Whoever holds it ends before the first mail is away; whoever does not hands over what it has.
		for (let crash = 0; crash < 24; crash += 1) {
			const turn = { worker: `${crash}`, ended: [], room: 8, perHour: 1000, isIdle: true };
			const { leased } = await takeTurn(installation, {
				...{ ...turn, onlyKinds: null, renew: false, isMore: false }
			});
			installation.clock.set(new Date(installation.clock.now().getTime() + 6 * 60_000).toISOString());
			if (leased.some(({ id }) => id === poison)) continue;
			const ended = leased.map((mail) => ({ mail, state: 'SENT' as const, error: null }));
			await takeTurn(installation, {
				...{ ...turn, ended, room: 0, onlyKinds: null, renew: false, isMore: false }
			});
		}
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 0, failed: 1, waiting: 0 });
		expect((await rows(installation)).map(({ state, error }) => [state, error])).toEqual([
			['FAILED', 'INTERRUPTED'],
			...people(7).map(() => ['SENT', null])
		]);
	});

	it('mail case 20: who stood still until others took over sends nothing more', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, {
			at: '2022-03-25T06:30:00Z',
			env: { SMTP_URL: post.url }
		});
		await queue(installation, ...people(3).map((address) => mailTo(address)));
		const other = await openInstallation(installation.config, installation.clock);
		let stood = false;
		const still: MailKinds = {
			note: {
				...kinds.note!,
				async render(...asked) {
					if (!stood) {
						stood = true;
						installation.clock.set('2022-03-25T06:36:00Z');
						await deliverDue(other, kinds);
					}
					return kinds.note!.render(...asked);
				}
			}
		};
		expect(await deliverDue(installation, still)).toMatchObject({ sent: 0, waiting: 0 });
		await other.db.close();
		expect(post.arrived.map(({ to }) => to).sort()).toEqual(people(3));
		expect((await rows(installation)).map(({ state, attempts }) => [state, attempts])).toEqual(
			people(3).map(() => ['SENT', 2])
		);
	});

	it('what was handed over is written down even where the database was busy for a moment', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		await queue(installation, ...people(3).map((address) => mailTo(address)));
		let busy = 0;
		const db: typeof installation.db = {
			...installation.db,
			write(work, options) {
				if (post.arrived.length > 0 && busy++ === 0) return Promise.reject(new Error('busy'));
				return installation.db.write(work, options);
			}
		};
		await expect(deliverDue({ ...installation, db }, kinds)).rejects.toThrow('busy');
		expect(post.arrived).toHaveLength(3);
		expect((await rows(installation)).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT']);
	});

	it('mail case 21: a server that closes after the final dot gets at most one repeat, marked, with the same Message-ID', async () => {
		const post = await startPost((address) => (address === 'a@padome.example' ? 'HANG_UP' : 'OK'));
		const installation = await testInstallation(kind, {
			at: '2022-03-25T06:30:00Z',
			env: { SMTP_URL: post.url }
		});
		await queue(installation, mailTo('a@padome.example'), mailTo('b@padome.example'));
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 1, postponed: 1 });
		for (const hour of ['07', '08', '09', '12']) {
			installation.clock.set(`2022-03-25T${hour}:30:00Z`);
			await deliverDue(installation, kinds);
		}
		const repeats = post.arrived.filter(({ to }) => to === 'a@padome.example').map(({ mail }) => mail);
		expect(repeats).toHaveLength(2);
		expect(new Set(repeats.map(({ messageId }) => messageId)).size).toBe(1);
		expect(repeats.map(({ headers }) => headers.some(({ key }) => key === 'x-padome-repeat'))).toEqual([
			false,
			true
		]);
		expect((await rows(installation))[0]).toMatchObject({
			state: 'FAILED',
			error: expect.stringMatching(/^UNKNOWN_OUTCOME/)
		});
	});

	it('waits for a server that is away, and stops knocking', async () => {
		const installation = await testInstallation(kind, { env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
		await queue(installation, ...people(5).map((address) => mailTo(address)));
		expect(await deliverDue(installation, kinds)).toMatchObject({
			outcome: 'UNREACHABLE',
			postponed: 2,
			waiting: 3
		});
		expect((await rows(installation)).every(({ state }) => state === 'QUEUED')).toBe(true);
	});

	it('mail case 6: a cap a recipient a day holds even when whatever queues is broken', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		const endless = Array.from({ length: caps.perRecipientPerDay + 10 }, (_, n) =>
			mailTo('a@padome.example', { occurrence: `minute ${n}` })
		);
		await queue(installation, ...endless, mailTo('b@padome.example'));
		await deliverDue(installation, kinds);
		await deliverDue(installation, kinds);
		expect(post.arrived.filter(({ to }) => to === 'a@padome.example')).toHaveLength(caps.perRecipientPerDay);
		expect(post.arrived.filter(({ to }) => to === 'b@padome.example')).toHaveLength(1);
	});

	it('mail case 6: a cap an hour holds for all together', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		const sentAt = installation.clock.now();
		await installation.db.write((tx) =>
			tx.outboxMessage.createMany({
				data: Array.from({ length: caps.perHour - 1 }, (_, n) => ({
					...{
						id: `s${n}`,
						kind: 'note',
						subject: 'note',
						recipient: `s${n}@padome.example`,
						occurrence: 'x'
					},
					...{ recipientName: '', locale: 'lv', facts: '{}', messageId: `<s${n}@x>`, state: 'SENT' },
					...{ createdAt: sentAt, nextAttemptAt: sentAt, sentAt }
				}))
			})
		);
		await queue(installation, ...people(3).map((address) => mailTo(address)));
		expect(await deliverDue(installation, kinds)).toMatchObject({ outcome: 'CAPPED', sent: 1, waiting: 2 });
		installation.clock.set(new Date(sentAt.getTime() + 61 * 60_000).toISOString());
		expect(await deliverDue(installation, kinds)).toMatchObject({ outcome: 'DONE', sent: 2 });
	});

	it('mail case 18: a frozen outbox sends nothing', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		await queue(installation, mailTo('a@padome.example'));
		await installation.db.write((tx) => freeze(tx, installation, 'RESTORED'));
		expect(await deliverDue(installation, kinds)).toMatchObject({ outcome: 'FROZEN', waiting: 1 });
		expect(post.arrived).toEqual([]);
	});

	it('mail case 18: a database served from another address is frozen before it writes to anybody', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		expect(await checkFingerprint(installation)).toBe(false);
		await queue(installation, mailTo('a@padome.example'));
		const elsewhere = {
			...installation,
			config: { ...installation.config, origin: 'https://test.lm.example' }
		};
		expect(await deliverDue(elsewhere, kinds)).toMatchObject({ outcome: 'FROZEN' });
		expect(await isFrozen(installation)).toBe(true);
		expect(post.arrived).toEqual([]);
	});
});

it('mail case 18: a copied file is frozen before it writes to anybody', async () => {
	const post = await startPost();
	const installation = await testInstallation('sqlite', { env: { SMTP_URL: post.url } });
	await checkFingerprint(installation);
	await queue(installation, mailTo('a@padome.example'));
	await installation.db.close();
	const copy = `${installation.db.place}.copy`;
	await copyFile(installation.db.place, copy);
	const other = await openInstallation(
		{ ...installation.config, databaseUrl: `file:${copy}` },
		installation.clock
	);
	expect(await deliverDue(other, kinds)).toMatchObject({ outcome: 'FROZEN' });
	await other.db.close();
	expect(post.arrived).toEqual([]);
});
