import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type { Config } from '#lib/server/config.server.ts';
import type { RenderedMail } from './mail.ts';
import { composed, type Addressed } from './message.server.ts';

/** How handing a mail to the server went, with the server's words. */
export type Outcome =
	| { kind: 'SENT' }
	/** `at` is where the conversation was: only a refusal of the recipient says anything of the address. */
	| { kind: 'REFUSED'; words: string; at: 'RECIPIENT' | 'MAIL' }
	| { kind: 'LATER' | 'UNREACHABLE' | 'UNKNOWN_OUTCOME'; words: string };

const timeouts = {
	...{ connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 30_000 },
	socketCloseTimeout: 2_000
};

/**
 * One connection to the SMTP server, used for one mail after another and made anew when it is needed. Nodemailer's own pool
 * puts a mail on which a connection closed into its queue again, also after the final dot: here it is known how far each came.
 */
export class Line {
	readonly #config: Pick<Config, 'mailFrom'>;
	readonly #smtpUrl: string;
	#connection: SMTPConnection | null = null;

	constructor(config: Pick<Config, 'mailFrom'>, smtpUrl: string) {
		this.#config = config;
		this.#smtpUrl = smtpUrl;
	}

	/** Hands one mail over. What it breaks, the next does not feel: after anything but success the connection is cleaned or left. */
	async send(to: Addressed, mail: RenderedMail): Promise<Outcome> {
		let message: Buffer;
		try {
			message = await composed(this.#config, to, mail);
		} catch (error) {
			return { kind: 'REFUSED', words: wordsOf(error), at: 'MAIL' };
		}
		const wasUsed = this.#connection !== null;
		const first = await this.#attempt(to, message);
		// A server may end a conversation between two mails: that says nothing of the mail, nor of the server.
		return wasUsed && first.isStale ? (await this.#attempt(to, message)).outcome : first.outcome;
	}

	/** Says goodbye. */
	close(): void {
		this.#connection?.quit();
		this.#connection = null;
	}

	async #attempt(to: Addressed, message: Buffer): Promise<{ outcome: Outcome; isStale?: boolean }> {
		let handedOver = false;
		let connection: SMTPConnection;
		try {
			connection = this.#connection ??= await this.#connected();
		} catch (error) {
			// Nothing was said of a mail yet: whatever it is, it is the server's.
			return { outcome: { kind: 'UNREACHABLE', words: wordsOf(error) } };
		}
		try {
			const envelope = { from: this.#config.mailFrom.address, to: [to.recipient], size: message.length };
			await sent(
				connection,
				envelope,
				whole(message).once('end', () => (handedOver = true))
			);
			return { outcome: { kind: 'SENT' } };
		} catch (error) {
			const outcome = outcomeOf(error as SmtpError, handedOver);
			if (!(isOfMail(outcome) && (await isReset(connection)))) this.#leave(connection);
			return { outcome, isStale: !handedOver && isHangUp(error as SmtpError) };
		}
	}

	async #connected(): Promise<SMTPConnection> {
		const connection = await connect(this.#smtpUrl);
		const forget = () => {
			if (this.#connection === connection) this.#connection = null;
		};
		connection.on('end', forget).on('error', forget);
		return connection;
	}

	#leave(connection: SMTPConnection): void {
		connection.close();
		this.#connection = null;
	}
}

/** Whether the server itself ended this mail's part of the conversation: it can go on then. */
function isOfMail({ kind }: Outcome): boolean {
	return kind === 'REFUSED' || kind === 'LATER';
}

function isReset(connection: SMTPConnection): Promise<boolean> {
	return new Promise((done) => {
		connection.once('end', () => done(false));
		connection.reset((error) => done(!error));
	});
}

/** Connected and, where the address says as whom, signed in. A mail's trouble never begins here. */
function connect(smtpUrl: string): Promise<SMTPConnection> {
	const { auth, ...options } = { ...timeouts, ...parseConnectionUrl(smtpUrl) } as SMTPConnection.Options & {
		auth?: { user: string; pass: string };
	};
	const connection = new SMTPConnection(options);
	return new Promise((done, failed) => {
		const fail = (error: Error) => {
			connection.close();
			failed(error);
		};
		connection.on('error', fail);
		connection.connect((error) => {
			if (error) return fail(error);
			if (!auth?.user || !connection.allowsAuth) return done(connection);
			const { user, pass } = auth;
			connection.login({ credentials: { user, pass } }, (refused) =>
				refused ? fail(refused) : done(connection)
			);
		});
	});
}

function sent(
	connection: SMTPConnection,
	envelope: SMTPConnection.Envelope,
	message: Readable
): Promise<void> {
	return new Promise((done, failed) => {
		connection.send(envelope, message, (error) => (error ? failed(error) : done()));
	});
}

/** A text that tells when it was read on to the server to its end: from then on, a silent one may have kept the mail. */
function whole(message: Buffer): Readable {
	return new Readable({
		read() {
			this.push(message);
			this.push(null);
		}
	});
}

interface SmtpError {
	code?: string;
	command?: string;
	responseCode?: number;
	response?: string;
	message?: string;
}

function wordsOf(error: unknown): string {
	const { response, message } = Object(error) as SmtpError;
	return (response ?? message ?? String(error)).slice(0, 500);
}

/** The connection ended, or 421: the server is about to end it. */
function isHangUp({ code, responseCode }: SmtpError): boolean {
	return responseCode === 421 || (!responseCode && (code === 'ECONNECTION' || code === 'ESOCKET'));
}

/**
 * What the server says of the recipient or the text is the mail's; what it says of us (the sender, the credentials) is the
 * installation's, and no mail is given up for it; silence after the text is not known.
 */
function outcomeOf(error: SmtpError, handedOver: boolean): Outcome {
	const { code, command, responseCode } = error;
	const words = wordsOf(error);
	const isAnswer = code === 'EENVELOPE' || code === 'EMESSAGE';
	if (isAnswer && command === 'MAIL FROM' && responseCode && responseCode !== 552)
		return { kind: responseCode < 500 ? 'LATER' : 'UNREACHABLE', words };
	if (isAnswer && (responseCode ?? 550) >= 500)
		return { kind: 'REFUSED', words, at: command === 'RCPT TO' ? 'RECIPIENT' : 'MAIL' };
	if (isAnswer) return { kind: 'LATER', words };
	if (handedOver && !responseCode) return { kind: 'UNKNOWN_OUTCOME', words };
	return responseCode && responseCode < 500 ? { kind: 'LATER', words } : { kind: 'UNREACHABLE', words };
}
