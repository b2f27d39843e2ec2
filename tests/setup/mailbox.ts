import { createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface TestMailbox {
	readonly url: string;
	/** A mail arrives. */
	receive(raw: string): void;
	/** The flags of each mail, in the order in which they arrived. */
	flags(): string[][];
	/** What a command that begins so is answered with, instead of being done: `null` closes the connection. */
	break(command: RegExp | null, answer?: string | null): void;
}

interface Kept {
	readonly uid: number;
	readonly raw: Buffer;
	readonly flags: Set<string>;
}

/**
 * A small IMAP server (RFC 3501) in the test's process: one mailbox of one person, as much of the protocol as a client needs to
 * sign in, look for mail, read it and mark it. No well-kept package gives one: WildDuck wants MongoDB and Redis, the others are
 * years old.
 */
export async function startMailbox(): Promise<TestMailbox> {
	const mails: Kept[] = [];
	let broken: { command: RegExp; answer: string | null } | null = null;
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.write('* OK [CAPABILITY IMAP4rev1 UIDPLUS] here\r\n');
		let text = '';
		socket.on('data', (chunk) => {
			text += chunk.toString('latin1');
			for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
				const line = text.slice(0, end);
				text = text.slice(end + 2);
				const [tag = '', ...rest] = line.split(' ');
				const command = rest.join(' ');
				if (broken?.command.test(command)) {
					if (broken.answer === null) return void socket.destroy();
					socket.write(`${tag} ${broken.answer}\r\n`);
				} else socket.write(answer(mails, tag, command), 'latin1');
				if (/^LOGOUT/i.test(command)) socket.end();
			}
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	onTestFinished(() => {
		for (const socket of sockets) socket.destroy();
		return new Promise<void>((done) => server.close(() => done()));
	});
	const { port } = server.address() as AddressInfo;
	return {
		url: `imap://padome:parole@127.0.0.1:${port}/`,
		receive: (raw) =>
			void mails.push({
				uid: mails.length + 1,
				raw: Buffer.from(raw.replace(/\r?\n/g, '\r\n')),
				flags: new Set()
			}),
		flags: () => mails.map(({ flags }) => [...flags]),
		break: (command, said = null) => (broken = command && { command, answer: said })
	};
}

function answer(mails: readonly Kept[], tag: string, command: string): string {
	const [first = '', second = ''] = command.toUpperCase().split(' ');
	const ok = `${tag} OK done\r\n`;
	switch (first === 'UID' ? `UID ${second}` : first) {
		case 'CAPABILITY':
			return `* CAPABILITY IMAP4rev1 UIDPLUS\r\n${ok}`;
		case 'LOGIN':
			return /padome"? "?parole/.test(command) ? ok : `${tag} NO [AUTHENTICATIONFAILED] not you\r\n`;
		case 'LIST':
		case 'LSUB':
			return `* LIST (\\HasNoChildren) "/" "INBOX"\r\n${ok}`;
		case 'SELECT':
			return (
				`* FLAGS (\\Seen \\Deleted)\r\n* ${mails.length} EXISTS\r\n* 0 RECENT\r\n` +
				`* OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)] any\r\n* OK [UIDVALIDITY 7] same\r\n` +
				`* OK [UIDNEXT ${mails.length + 1}] next\r\n${tag} OK [READ-WRITE] open\r\n`
			);
		case 'UID SEARCH': {
			const mark = /UNKEYWORD "?([^\s"]+)/i.exec(command)?.[1];
			const found = mails.filter(({ flags }) => !mark || !flags.has(mark)).map(({ uid }) => uid);
			return `* SEARCH ${found.join(' ')}\r\n${ok}`;
		}
		case 'UID FETCH':
			return fetched(mails, command) + ok;
		case 'UID STORE': {
			const mail = mails.find(({ uid }) => uid === Number(command.split(' ')[2]));
			for (const flag of /\(([^)]*)\)/.exec(command)?.[1]?.split(' ') ?? []) mail?.flags.add(flag);
			return ok;
		}
		case 'NOOP':
			return ok;
		case 'LOGOUT':
			return `* BYE\r\n${ok}`;
		default:
			return `${tag} BAD not here\r\n`;
	}
}

function fetched(mails: readonly Kept[], command: string): string {
	const mail = mails.find(({ uid }) => uid === Number(command.split(' ')[2]));
	if (!mail) return '';
	const most = Number(/<0\.(\d+)>/.exec(command)?.[1] ?? Infinity);
	const raw = mail.raw.subarray(0, most).toString('latin1');
	const item = /<0\./.test(command) ? 'BODY[]<0>' : 'BODY[]';
	return `* ${mails.indexOf(mail) + 1} FETCH (UID ${mail.uid} ${item} {${raw.length}}\r\n${raw})\r\n`;
}
