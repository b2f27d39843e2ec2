import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/**
 * What the server does at one try: it takes the mail; says a code and words to the address, or to the text; closes after the
 * final dot, or before it; or says nothing any more.
 */
export type Answer =
	| 'OK'
	| 'HANG_UP'
	| 'HANG_UP_BEFORE_DOT'
	| 'SILENT'
	| { code: number; words: string; at?: 'RECIPIENT' | 'TEXT' };

export interface TestPost {
	readonly url: string;
	/** What arrived, those included on which it hung up. */
	readonly arrived: { to: string; raw: string; mail: Email }[];
	/** How often each address was tried. */
	readonly tried: Map<string, number>;
	/** How many conversations there were. */
	readonly conversations: () => number;
}

/** A real SMTP server in the test's process. `answer` decides for each try (1 is the first) of each address. */
export async function startPost(
	answer: (address: string, attempt: number) => Answer = () => 'OK',
	options: SMTPServerOptions = {}
): Promise<TestPost> {
	const arrived: TestPost['arrived'] = [];
	const tried = new Map<string, number>();
	const sockets = new Map<string, Socket>();
	let conversations = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		disableReverseLookup: true,
		closeTimeout: 100,
		logger: false,
		onRcptTo({ address }, _session, done) {
			const attempt = (tried.get(address) ?? 0) + 1;
			tried.set(address, attempt);
			const said = answer(address, attempt);
			if (typeof said === 'string' || said.at === 'TEXT') return done();
			done(Object.assign(new Error(said.words), { responseCode: said.code }));
		},
		async onData(stream, session, done) {
			const to = session.envelope.rcptTo[0]!.address;
			const said = answer(to, tried.get(to)!);
			const hangUp = () => sockets.get(`${session.remoteAddress}:${session.remotePort}`)?.destroy();
			if (said === 'HANG_UP_BEFORE_DOT') return void hangUp();
			const chunks: Buffer[] = [];
			for await (const chunk of stream) chunks.push(chunk as Buffer);
			const raw = Buffer.concat(chunks).toString('utf8');
			if (typeof said === 'object')
				return done(Object.assign(new Error(said.words), { responseCode: said.code }));
			arrived.push({ to, raw, mail: await PostalMime.parse(raw) });
			if (said === 'HANG_UP') hangUp();
			else if (said === 'OK') done();
		},
		...options
	});
	server.server.on('connection', (socket: Socket) => {
		conversations += 1;
		sockets.set(`${socket.remoteAddress}:${socket.remotePort}`, socket);
	});
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		for (const socket of sockets.values()) socket.destroy();
		return new Promise<void>((resolve) => server.close(() => resolve()));
	});
	const { port } = server.server.address() as AddressInfo;
	return { url: `smtp://127.0.0.1:${port}`, arrived, tried, conversations: () => conversations };
}
