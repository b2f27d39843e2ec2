import { Transform } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Config } from '#lib/server/config.server.ts';
import type { RenderedMail } from './mail.ts';

/** How handing a mail to the server went, with the server's words. */
export type Outcome =
	{ kind: 'SENT' } | { kind: 'REFUSED' | 'LATER' | 'UNREACHABLE' | 'UNKNOWN_OUTCOME'; words: string };

export interface Addressed {
	readonly recipient: string;
	readonly recipientName: string;
	readonly messageId: string;
	/** It may have arrived once already. */
	readonly repeated: boolean;
}

/** Hands one mail to the SMTP server, over a connection of its own: what one mail breaks, the next does not feel. */
export async function sendMail(
	config: Pick<Config, 'mailFrom'>,
	smtpUrl: string,
	to: Addressed,
	mail: RenderedMail
): Promise<Outcome> {
	let handedOver = false;
	const transport = createTransport({
		url: smtpUrl,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		dnsTimeout: 10_000,
		socketTimeout: 30_000
	});
	transport.use('stream', (sending, done) => {
		sending.message?.transform(() => watchedToTheEnd(() => (handedOver = true)));
		done();
	});
	try {
		await transport.sendMail(messageOf(config, to, mail));
		return { kind: 'SENT' };
	} catch (error) {
		return outcomeOf(error, handedOver);
	} finally {
		transport.close();
	}
}

/** Addresses only as objects and the envelope named: no text can become a second recipient. No file or address is ever read. */
function messageOf(config: Pick<Config, 'mailFrom'>, to: Addressed, mail: RenderedMail) {
	return {
		from: config.mailFrom,
		to: { name: to.recipientName, address: to.recipient },
		envelope: { from: config.mailFrom.address, to: [to.recipient] },
		messageId: to.messageId,
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		headers: {
			'Auto-Submitted': 'auto-generated',
			'X-Auto-Response-Suppress': 'All',
			...(to.repeated ? { 'X-Padome-Repeat': 'yes' } : {}),
			...(mail.unsubscribeUrl
				? {
						'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
						'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
					}
				: {})
		},
		disableFileAccess: true,
		disableUrlAccess: true
	};
}

/** Tells when the whole text has gone by: from then on a silent server may have kept the mail. */
function watchedToTheEnd(onEnd: () => void): Transform {
	return new Transform({
		transform: (chunk, _encoding, done) => done(null, chunk),
		flush(done) {
			onEnd();
			done();
		}
	});
}

interface SmtpError {
	code?: string;
	responseCode?: number;
	response?: string;
	message?: string;
}

/** Wrong credentials are the installation's trouble, not the mail's; a code of the server's about the mail decides; silence after the text is not known. */
function outcomeOf(error: unknown, handedOver: boolean): Outcome {
	const { code, responseCode, response, message } = error as SmtpError;
	const words = (response ?? message ?? String(error)).slice(0, 500);
	const aboutTheMail = code === 'EENVELOPE' || code === 'EMESSAGE';
	if (aboutTheMail && responseCode) return { kind: responseCode >= 500 ? 'REFUSED' : 'LATER', words };
	if (aboutTheMail) return { kind: 'REFUSED', words };
	if (handedOver && !responseCode) return { kind: 'UNKNOWN_OUTCOME', words };
	return responseCode && responseCode < 500 ? { kind: 'LATER', words } : { kind: 'UNREACHABLE', words };
}
