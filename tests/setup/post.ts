import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** What the server says to one try: yes, a code and words to the address, or it hangs up after the final dot. */
export type Answer = 'OK' | 'HANG_UP' | { code: number; words: string };

export interface TestPost {
	readonly url: string;
	/** What arrived, those included on which it hung up. */
	readonly arrived: { to: string; raw: string; mail: Email }[];
	/** How often each address was tried. */
	readonly tried: Map<string, number>;
}

/** A real SMTP server in the test's process. `answer` decides for each try (1 is the first) of each address. */
export async function startPost(
	answer: (address: string, attempt: number) => Answer = () => 'OK'
): Promise<TestPost> {
	const arrived: TestPost['arrived'] = [];
	const tried = new Map<string, number>();
	const sockets = new Map<string, Socket>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		disableReverseLookup: true,
		logger: false,
		onRcptTo({ address }, _session, done) {
			const attempt = (tried.get(address) ?? 0) + 1;
			tried.set(address, attempt);
			const said = answer(address, attempt);
			if (typeof said === 'string') return done();
			done(Object.assign(new Error(said.words), { responseCode: said.code }));
		},
		async onData(stream, session, done) {
			const chunks: Buffer[] = [];
			for await (const chunk of stream) chunks.push(chunk as Buffer);
			const raw = Buffer.concat(chunks).toString('utf8');
			const to = session.envelope.rcptTo[0]!.address;
			arrived.push({ to, raw, mail: await PostalMime.parse(raw) });
			if (answer(to, tried.get(to)!) === 'HANG_UP')
				sockets.get(`${session.remoteAddress}:${session.remotePort}`)?.destroy();
			else done();
		}
	});
	server.server.on('connection', (socket: Socket) => {
		sockets.set(`${socket.remoteAddress}:${socket.remotePort}`, socket);
	});
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
	const { port } = server.server.address() as AddressInfo;
	return { url: `smtp://127.0.0.1:${port}`, arrived, tried };
}
