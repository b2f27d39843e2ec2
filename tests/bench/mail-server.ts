import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

// A mail server in a process of its own, that takes everything and keeps nothing; prints its address.
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS', 'AUTH'],
	disableReverseLookup: true,
	logger: false,
	onData(stream, _session, done) {
		stream.resume();
		stream.once('end', () => done());
	}
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => {
	const { port } = server.server.address() as AddressInfo;
	process.stdout.write(`smtp://127.0.0.1:${port}\n`);
});
