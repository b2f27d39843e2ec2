import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createLink } from '#lib/accounts/links.server.ts';
import { mailKinds as accountMails } from '#lib/accounts/mails.server.ts';
import { deliverDue } from '#lib/mail/delivery.server.ts';
import { checkFingerprint } from '#lib/mail/fingerprint.server.ts';
import type { MailKinds } from '#lib/mail/kinds.server.ts';
import { reasons, reasonText } from '#lib/mail/mail.ts';
import { queueMails } from '#lib/mail/outbox.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { openInstallation } from '#lib/server/installation.server.ts';
import { makeActor, makeUser } from '../../../tests/setup/council.ts';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { listOutbox } from './desk.server.ts';
import { momentWords, whyWords } from './words.ts';

const kinds: MailKinds = {
	note: {
		stillWanted: async (_installation, { recipient }) =>
			!recipient.startsWith('left') || 'vairs nav loceklis',
		render: async (_installation, { recipient }) => {
			if (recipient.startsWith('broken')) throw new Error('nav tādas vietas');
			return { subject: 'Ziņa', text: 'Labdien!', html: '<p>Labdien!</p>' };
		}
	}
};

function queue(installation: TestInstallation, names: readonly string[], notBefore?: Date) {
	const mails = names.map((name) => ({
		...{ kind: 'note', subject: 'note', occurrence: '1', facts: {}, ...(notBefore ? { notBefore } : {}) },
		recipient: { address: `${name}@padome.example`, name, locale: 'lv' as const }
	}));
	return installation.db.write((tx) => queueMails(tx, installation, mails));
}

describe.each(databaseKinds)('how mail failed elsewhere, on %s', (kind) => {
	it('mail case 27: every failure is on the outbox page with its reason, in words', async () => {
		const answers: Record<string, { code: number; words: string } | 'HANG_UP'> = {
			'nobody@padome.example': { code: 550, words: '5.1.1 nav tāda lietotāja' },
			'later@padome.example': { code: 451, words: '4.3.0 vēlāk' },
			'silent@padome.example': 'HANG_UP'
		};
		const post = await startPost((address) => answers[address] ?? 'OK');
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url } });
		await queue(installation, ['nobody', 'later', 'silent', 'broken', 'left', 'fine']);
		await deliverDue(installation, kinds);
		const { mails } = await listOutbox(makeActor(installation, { role: 'SECRETARY' }));
		const why = new Map(mails.map(({ recipientName, error }) => [recipientName, whyWords(error, 'lv')]));
		expect(why.get('nobody')).toContain('nav tāda lietotāja');
		expect(why.get('later')).toContain('vēlāk');
		expect(why.get('silent')).toContain('divreiz');
		expect(why.get('broken')).toContain('nav tādas vietas');
		expect(why.get('left')).toBe('vairs nav loceklis');
		expect(why.get('fine')).toBe('');
		for (const reason of reasons)
			for (const locale of ['lv', 'en'] as const)
				expect(whyWords(reasonText(reason, 'kāpēc'), locale), reason).not.toContain(reason);
	});

	it('mail case 24: a nearer mail goes while a later one waits', async () => {
		const post = await startPost();
		const installation = await testInstallation(kind, {
			at: '2022-03-25T06:00:00Z',
			env: { SMTP_URL: post.url }
		});
		await queue(installation, ['later'], new Date('2022-03-25T09:00:00Z'));
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 0 });
		await queue(installation, ['nearer'], new Date('2022-03-25T06:01:00Z'));
		installation.clock.set('2022-03-25T06:01:00Z');
		expect(await deliverDue(installation, kinds)).toMatchObject({ sent: 1 });
		expect(post.arrived.map(({ to }) => to)).toEqual(['nearer@padome.example']);
	});

	it.each([
		['2027-03-28T00:30:00Z', '02.30'],
		['2027-03-28T01:30:00Z', '04.30'],
		['2027-10-31T00:30:00Z', '03.30'],
		['2027-10-31T01:30:00Z', '03.30']
	])('mail case 25: the mail and the page say the same hour: %s is %s', async (at, hour) => {
		const installation = await testInstallation(kind, { at: '2027-01-01T08:00:00Z' });
		const userId = await makeUser(installation);
		const expiresAt = new Date(at);
		const linkId = await installation.db.write((tx) =>
			createLink(tx, installation, { purpose: 'SIGN_IN', expiresAt, userId })
		);
		const rendered = await accountMails['sign-in']!.render(
			installation,
			{
				...{ id: newId(), kind: 'sign-in', subject: 'sign-in', occurrence: '1', recipient: 'a@lm.example' },
				...{ recipientName: 'A', userId, personId: null, locale: 'lv', facts: { linkId } }
			},
			false
		);
		expect(rendered.text).toContain(hour);
		expect(rendered.html).toContain(hour);
		expect(momentWords(expiresAt, 'lv')).toContain(hour);
	});
});

it('mail case 18: a PostgreSQL database copied beside itself is frozen before it writes to anybody', async () => {
	const post = await startPost();
	const installation = await testInstallation('postgresql', { env: { SMTP_URL: post.url } });
	await checkFingerprint(installation);
	await queue(installation, ['a']);
	await installation.db.close();
	const url = new URL(installation.config.databaseUrl);
	const name = url.pathname.slice(1);
	const admin = async (sql: string) => {
		const client = new pg.Client({ connectionString: inject('postgresqlAdminUrl') });
		await client.connect();
		await client.query(sql).finally(() => client.end());
	};
	await admin(`CREATE DATABASE ${name}_copy TEMPLATE ${name}`);
	onTestFinished(() => admin(`DROP DATABASE IF EXISTS ${name}_copy WITH (FORCE)`));
	url.pathname = `/${name}_copy`;
	const copy = await openInstallation({ ...installation.config, databaseUrl: url.href }, installation.clock);
	expect(await deliverDue(copy, kinds)).toMatchObject({ outcome: 'FROZEN', waiting: 1 });
	await copy.db.close();
	expect(post.arrived).toEqual([]);
});
