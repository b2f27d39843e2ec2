import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it gets. */
export interface Mailbox {
	readonly url: string;
	/** The newest mail to an address; of those that say something. */
	newest(to: string, words?: string): Email;
	has(to: string, words: string): boolean;
	/** To whom mails went whose subject says this, in the order of the alphabet. */
	reached(subject: string): string[];
	close(): Promise<void>;
}

/** Opens a mail server in the test's process. */
export async function openMailbox(): Promise<Mailbox> {
	const arrived: { to: string; mail: Email }[] = [];
	const server = new SMTPServer({
		...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
		...{ disableReverseLookup: true, logger: false },
		async onData(stream, session, done) {
			const chunks: Buffer[] = [];
			for await (const chunk of stream) chunks.push(chunk as Buffer);
			const mail = await PostalMime.parse(Buffer.concat(chunks));
			for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, mail });
			done();
		}
	});
	const find = (to: string, words: string) =>
		arrived.findLast(
			({ to: address, mail }) => address === to && `${mail.subject}\n${mail.text}`.includes(words)
		)?.mail;
	server.on('error', () => undefined);
	const http = server.listen(0, '127.0.0.1');
	await once(http, 'listening');
	return {
		url: `smtp://127.0.0.1:${(http.address() as AddressInfo).port}`,
		newest(to, words = '') {
			const mail = find(to, words);
			const there = arrived.map((one) => `${one.to}: ${one.mail.subject}`).join('\n');
			if (!mail) throw new Error(`no mail to ${to} that says "${words}"; there is\n${there}`);
			return mail;
		},
		has: (to, words) => find(to, words) !== undefined,
		reached: (subject) =>
			arrived
				.filter(({ mail }) => mail.subject?.includes(subject))
				.map(({ to }) => to)
				.sort(),
		close: () => new Promise((closed) => server.close(() => closed()))
	};
}

/** Opens a mail as a mail program shows it, and follows a link in it: beside a text, where there are several. */
export async function readMail(page: Page, html: string, link: string, beside = ''): Promise<void> {
	await page.goto('about:blank');
	await page.setContent(html);
	const place = beside ? page.locator('td', { hasText: beside }).last() : page.locator('body');
	await place.getByRole('link', { name: link, exact: true }).first().click();
}
