import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it gets. */
export interface Mailbox {
	readonly url: string;
	/** The newest mail to an address. */
	newest(to: string): Email;
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
	server.on('error', () => undefined);
	const http = server.listen(0, '127.0.0.1');
	await once(http, 'listening');
	return {
		url: `smtp://127.0.0.1:${(http.address() as AddressInfo).port}`,
		newest(to) {
			const mail = arrived.findLast((one) => one.to === to)?.mail;
			if (!mail) throw new Error(`no mail to ${to}; there is mail to ${arrived.map((one) => one.to).join()}`);
			return mail;
		},
		close: () => new Promise((closed) => server.close(() => closed()))
	};
}
