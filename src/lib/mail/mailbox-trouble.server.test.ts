import { describe, expect, it } from 'vitest';
import { databaseKinds, testInstallation, type TestInstallation } from '../../../tests/setup/installation.ts';
import { startMailbox } from '../../../tests/setup/mailbox.ts';
import { mailboxTrouble } from './mailbox-trouble.server.ts';
import { troubleWords } from './mailbox-words.ts';
import { readMailbox } from './mailbox.server.ts';
import { mailStanding } from './standing.server.ts';

const reply = (id: string) =>
	`From: anna@lm.example\nSubject: ${id}\nMessage-ID: <${id}@lm.example>\n\nBūs rīt.\n`;

describe.each(databaseKinds)('trouble with the mailbox on %s', (kind) => {
	async function open() {
		const mailbox = await startMailbox();
		const installation = await testInstallation(kind, { env: { IMAP_URL: mailbox.url } });
		const after = async (minutes: number) => {
			installation.clock.set(new Date(installation.clock.now().getTime() + minutes * 60_000).toISOString());
			return (await mailStanding(installation)).mailbox;
		};
		const subjects = async () =>
			(await installation.db.read.incomingMail.findMany({ orderBy: { id: 'asc' } })).map(
				(one) => one.subject
			);
		return { mailbox, installation, after, subjects };
	}

	const at = (installation: TestInstallation, imapUrl: string) => ({
		...installation,
		config: { ...installation.config, imapUrl }
	});

	it('one that is away is said when it lasts, since when it began, until it is back', async () => {
		const { mailbox, installation, after, subjects } = await open();
		mailbox.receive(reply('1'));
		const away = at(installation, 'imap://padome:parole@127.0.0.1:1/');
		await expect(readMailbox(away)).rejects.toThrow();
		const first = await mailboxTrouble(installation);
		expect(first).toMatchObject({ what: 'AWAY', since: '2022-03-25T08:00:00.000Z' });
		expect(await after(30)).toBeNull();
		await expect(readMailbox(away)).rejects.toThrow();
		expect(await after(31)).toEqual(first);
		expect(troubleWords(first!, '25.03.2022. 10:00', 'lv')).toMatch(
			/^Atbildes .* netiek saņemtas kopš 25\.03\.2022\. 10:00: pastkaste nav sasniedzama \(.+\)\./
		);
		expect(await readMailbox(installation)).toMatchObject({ taken: 1 });
		expect(await after(0)).toBeNull();
		expect(await subjects()).toEqual(['1']);
		// Where no mailbox is read any more, nothing is wrong with it.
		await expect(readMailbox(away)).rejects.toThrow();
		await after(90);
		expect(
			(await mailStanding({ ...installation, config: { ...installation.config, imapUrl: null } })).mailbox
		).toBeNull();
	});

	it('one that does not let us in is told apart from one that is away', async () => {
		const { mailbox, installation, after } = await open();
		await expect(readMailbox(at(installation, mailbox.url.replace('parole', 'cita')))).rejects.toThrow();
		const trouble = await after(61);
		expect(trouble).toMatchObject({ what: 'REFUSED', words: expect.stringContaining('not you') });
		expect(JSON.stringify(trouble)).not.toContain('cita');
		expect(troubleWords(trouble!, '25.03.2022.', 'en')).toContain('the password is wrong');
	});

	it('one that breaks off in the middle is said, and nothing is lost', async () => {
		const { mailbox, installation, after, subjects } = await open();
		mailbox.receive(reply('1'));
		mailbox.receive(reply('2'));
		mailbox.break(/^UID FETCH 2/);
		await expect(readMailbox(installation)).rejects.toThrow();
		expect(await after(61)).toMatchObject({ what: 'AWAY' });
		expect(await subjects()).toEqual(['1']);
		mailbox.break(null);
		expect(await readMailbox(installation)).toMatchObject({ taken: 1, failed: 0 });
		expect(await subjects()).toEqual(['1', '2']);
		expect(await after(0)).toBeNull();
	});

	it('one mail that the server cannot give is in nobody’s way, and is said when it lasts', async () => {
		const { mailbox, installation, after, subjects } = await open();
		for (const id of ['1', '2', '3']) mailbox.receive(reply(id));
		mailbox.break(/^UID FETCH 2 /, 'NO [SERVERBUG] cannot read it');
		expect(await readMailbox(installation)).toMatchObject({ taken: 2, failed: 1 });
		expect(await readMailbox(installation)).toMatchObject({ taken: 0, failed: 1 });
		expect(await subjects()).toEqual(['1', '3']);
		const trouble = await after(61);
		expect(trouble).toMatchObject({ what: 'MAILS', count: 1 });
		expect(troubleWords(trouble!, '25.03.2022.', 'lv')).toMatch(
			/^Pastkastē ir 1 vēstule, ko kopš .* nevar izlasīt/
		);
		mailbox.break(null);
		expect(await readMailbox(installation)).toMatchObject({ taken: 1, failed: 0 });
		expect(await after(0)).toBeNull();
	});
});
