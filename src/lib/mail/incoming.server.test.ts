import { describe, expect, it } from 'vitest';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { startMailbox } from '../../../tests/setup/mailbox.ts';
import { startPost } from '../../../tests/setup/post.ts';
import { failingAddresses } from './addresses.server.ts';
import { deliverDue } from './delivery.server.ts';
import { withoutQuoted } from './incoming.ts';
import type { MailKinds } from './kinds.server.ts';
import { readMailbox } from './mailbox.server.ts';
import { queueMails } from './outbox.server.ts';

const kinds: MailKinds = {
	note: {
		stillWanted: async () => true,
		render: async () => ({ subject: 'Termiņš', text: 'Labdien!', html: '<p>Labdien!</p>' })
	}
};

async function queue(installation: TestInstallation, address: string, occurrence: string) {
	await installation.db.write((tx) =>
		queueMails(tx, installation, [
			{
				...{ kind: 'note', subject: 'note', occurrence, facts: {} },
				recipient: { address, name: 'Anna', locale: 'lv' }
			}
		])
	);
}

/** A delivery report as mail servers send it. */
const dsn = (id: string, messageId: string, fields: string) => `From: MAILER-DAEMON@mail.example
To: padome@padome.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <${id}@mail.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I am sorry to inform you.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

${fields}

--b
Content-Type: text/rfc822-headers

From: padome@padome.example
Message-ID: ${messageId}
Subject: =?utf-8?Q?Termi=C5=86=C5=A1?=

--b--
`;
const failed = `Final-Recipient: rfc822; anna@lm.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <anna@lm.example>:
    User unknown`;
const delayed = failed.replace('failed', 'delayed').replaceAll('5.1.1', '4.4.1').replace('550', '451');

const reply = (
	id: string,
	headers: string,
	text: string
) => `From: =?utf-8?Q?Anna_B=C4=93rzi=C5=86a?= <Anna@lm.example>
To: padome@padome.example
Message-ID: <${id}@lm.example>
${headers}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

${text}
`;

const incoming = ({ db }: TestInstallation) => db.read.incomingMail.findMany({ orderBy: { id: 'asc' } });

describe.each(databaseKinds)('the mailbox on %s', (kind) => {
	async function open() {
		const [post, mailbox] = [await startPost(), await startMailbox()];
		const installation = await testInstallation(kind, { env: { SMTP_URL: post.url, IMAP_URL: mailbox.url } });
		await queue(installation, 'anna@lm.example', '1');
		await deliverDue(installation, kinds);
		const messageId = post.arrived[0]!.mail.messageId!;
		return { post, mailbox, installation, messageId };
	}

	it('a reply waits for the secretariat, once, with who wrote it and what it answers', async () => {
		const { mailbox, installation, messageId } = await open();
		await installation.db.write((tx) =>
			tx.person.create({ data: { id: 'anna', name: 'Anna', sortKey: 'anna', email: 'anna@lm.example' } })
		);
		mailbox.receive(reply('1', `Subject: Re: Termins\nIn-Reply-To: ${messageId}`, 'Ziņojums būs rīt — čšž.'));
		mailbox.receive(reply('1', 'Subject: the same once more', 'again'));
		// Without a Message-ID the place in the mailbox names it.
		mailbox.receive(
			'From: x@y.example\nSubject: bez numura\nContent-Type: text/html\n\n<p>Sveiki &amp; labdien<br>te</p>'
		);
		expect(await readMailbox(installation)).toEqual({ outcome: 'DONE', taken: 2, failed: 0 });
		expect(await readMailbox(installation)).toEqual({ outcome: 'DONE', taken: 0, failed: 0 });
		const [first, second] = await incoming(installation);
		expect(first).toMatchObject({
			...{ kind: 'REPLY', state: 'WAITING', fromName: 'Anna Bērziņa', fromAddress: 'anna@lm.example' },
			...{ personId: 'anna', subject: 'Re: Termins', text: 'Ziņojums būs rīt — čšž.' }
		});
		expect(first!.answersId).toBe((await installation.db.read.outboxMessage.findFirst())!.id);
		expect(second).toMatchObject({ messageId: '<7.3@mailbox.invalid>', text: 'Sveiki & labdien\nte' });
		expect(mailbox.flags()).toEqual(Array(3).fill(['$PadomeTakenIn']));
	});

	it('is marked only after it is kept: what ends between the two loses nothing and takes nothing twice', async () => {
		const { mailbox, installation } = await open();
		mailbox.receive(reply('1', 'Subject: viens', 'Pirmais.'));
		mailbox.receive(reply('2', 'Subject: divi', 'Otrais.'));
		mailbox.break(/^UID STORE/);
		await expect(readMailbox(installation)).rejects.toThrow();
		expect(mailbox.flags()).toEqual([[], []]);
		expect(await incoming(installation)).toHaveLength(1);
		mailbox.break(/^UID FETCH/);
		await expect(readMailbox(installation)).rejects.toThrow();
		mailbox.break(null);
		expect(await readMailbox(installation)).toMatchObject({ taken: 1 });
		expect((await incoming(installation)).map(({ subject }) => subject)).toEqual(['viens', 'divi']);
		expect(mailbox.flags().flat()).toHaveLength(2);
	});

	it('mail case 22: two bounce messages make an address failing; a delay does not, nor does a mail taken between', async () => {
		const { post, mailbox, installation, messageId } = await open();
		mailbox.receive(dsn('0', messageId, delayed));
		mailbox.receive(dsn('1', messageId, failed));
		expect(await readMailbox(installation)).toMatchObject({ taken: 2 });
		expect((await incoming(installation)).map((one) => `${one.kind} ${one.state}`)).toEqual([
			'AUTOMATIC SET_ASIDE',
			'BOUNCE SET_ASIDE'
		]);
		expect(await installation.db.read.outboxMessage.findFirst()).toMatchObject({
			state: 'FAILED',
			error: expect.stringMatching(/^BOUNCED: 550 5\.1\.1 .*User unknown/)
		});
		expect(await failingAddresses(installation)).toEqual([]);
		await queue(installation, 'anna@lm.example', '2');
		await deliverDue(installation, kinds);
		// A plain one, which only says it in words.
		mailbox.receive(`From: postmaster@mail.example
Subject: Undeliverable: Termiņš
Message-ID: <2@mail.example>

The following message could not be delivered to anna@lm.example:
550 no such user here
Message-ID: ${post.arrived[1]!.mail.messageId}
`);
		await readMailbox(installation);
		expect(await failingAddresses(installation)).toMatchObject([{ address: 'anna@lm.example' }]);
	});

	it('mail case 23: automatic mail is set aside and never answered', async () => {
		const { post, mailbox, installation, messageId } = await open();
		const automatic = [
			'Auto-Submitted: auto-replied',
			'X-Auto-Response-Suppress: All',
			'Precedence: auto_reply',
			'X-Autoreply: yes',
			'Subject: Automatic reply: Termiņš',
			'Return-Path: <>'
		];
		automatic.forEach((header, n) =>
			mailbox.receive(reply(String(n), `${header}\nIn-Reply-To: ${messageId}`, 'Esmu atvaļinājumā.'))
		);
		mailbox.receive(dsn('bounce', messageId, failed));
		mailbox.receive(reply('person', 'Auto-Submitted: no\nSubject: Re: Termins', 'Es pati.'));
		expect(await readMailbox(installation)).toMatchObject({ taken: automatic.length + 2 });
		const kept = await incoming(installation);
		expect(kept.map((one) => `${one.kind} ${one.state}`)).toEqual([
			...automatic.map(() => 'AUTOMATIC SET_ASIDE'),
			...['BOUNCE SET_ASIDE', 'REPLY WAITING']
		]);
		await deliverDue(installation, kinds);
		expect(await installation.db.read.outboxMessage.count()).toBe(1);
		expect(post.arrived).toHaveLength(1);
	});

	it('a mailbox that cannot be opened is said', async () => {
		const { mailbox, installation } = await open();
		const imapUrl = mailbox.url.replace('parole', 'cita');
		const other = { ...installation, config: { ...installation.config, imapUrl } };
		await expect(readMailbox(other)).rejects.toThrow();
	});
});

it('what is quoted below a reply is not its own text', () => {
	expect(withoutQuoted('Būs rīt.\n\n2022. gada 25. martā Padome rakstīja:\n> Termiņš\n> rīt')).toBe(
		'Būs rīt.'
	);
	expect(withoutQuoted('Būs.\n\n-----Original Message-----\nFrom: Padome')).toBe('Būs.');
	expect(withoutQuoted('> tikai citāts')).toBe('> tikai citāts');
	expect(withoutQuoted('Atbilde\n> jautājums\nun vēl')).toBe('Atbilde\n> jautājums\nun vēl');
});
