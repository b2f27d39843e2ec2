import { ImapFlow } from 'imapflow';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { checkFingerprint } from './fingerprint.server.ts';
import { mostBytes, takeIn, type MailTakers } from './incoming.server.ts';
import { noteReading } from './mailbox-trouble.server.ts';

/** Mails that were taken in carry this mark in the mailbox: people may read them there all the same. */
const mark = '$PadomeTakenIn';
const mostAtOnce = 200;

export interface Reading {
	/** NO_MAILBOX: IMAP_URL is not set; FROZEN: this is a copy, and the mailbox is the original's. */
	readonly outcome: 'DONE' | 'NO_MAILBOX' | 'FROZEN';
	readonly taken: number;
	/** What cannot be read stays in the mailbox, without a mark, and is tried again. */
	readonly failed: number;
}

/**
 * Reads what is new in the mailbox. A mail is marked there only after it was committed here: a crash between the two takes
 * it up again, and finds it by its Message-ID. Throws where the server does not let us in or breaks off; what is wrong is
 * remembered until a reading goes well, for the secretariat to be told where it lasts.
 */
export async function readMailbox(installation: Installation, takers: MailTakers = {}): Promise<Reading> {
	const { imapUrl } = installation.config;
	if (!imapUrl) return { outcome: 'NO_MAILBOX', taken: 0, failed: 0 };
	if (await checkFingerprint(installation)) return { outcome: 'FROZEN', taken: 0, failed: 0 };
	try {
		const { taken, failed, words } = await read(installation, imapUrl, takers);
		await noteReading(installation, failed > 0 ? { what: 'MAILS', words, count: failed } : null);
		return { outcome: 'DONE', taken, failed };
	} catch (error) {
		const what = isRefusal(error) ? 'REFUSED' : 'AWAY';
		await noteReading(installation, { what, words: wordsOf(error), count: 0 });
		throw error;
	}
}

async function read(installation: Installation, imapUrl: string, takers: MailTakers) {
	const client = await openMailbox(imapUrl);
	try {
		return await takeInNew(installation, client, takers);
	} finally {
		await client.logout().catch(() => client.close());
	}
}

function isRefusal(error: unknown): boolean {
	const { authenticationFailed, serverResponseCode } = Object(error) as Record<string, unknown>;
	return authenticationFailed === true || /^AUTH/.test(String(serverResponseCode ?? ''));
}

function wordsOf(error: unknown): string {
	const { responseText, message } = Object(error) as { responseText?: string; message?: string };
	return (responseText ?? message ?? String(error)).slice(0, 200);
}

/** Connects and opens the mailbox that the address names: the first part of its path, else INBOX. */
export async function openMailbox(imapUrl: string): Promise<ImapFlow> {
	const url = new URL(imapUrl);
	const secure = url.protocol === 'imaps:';
	const client = new ImapFlow({
		...{ host: url.hostname, port: Number(url.port) || (secure ? 993 : 143), secure, logger: false as const },
		...{ auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } },
		...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 },
		...(url.searchParams.get('tls') === 'no' ? { doSTARTTLS: false } : {})
	});
	// Without a listener a broken connection would end the process; whoever waits hears of it all the same.
	client.on('error', () => undefined);
	await client.connect();
	await client.mailboxOpen(decodeURIComponent(url.pathname.slice(1)) || 'INBOX');
	return client;
}

async function takeInNew(installation: Installation, client: ImapFlow, takers: MailTakers) {
	const box = client.mailbox;
	let [taken, failed, words] = [0, 0, ''];
	if (!box) return { taken, failed, words };
	// A server that keeps no marks of ours has only the usual one.
	const flag = box.permanentFlags?.has('\\*') ? mark : '\\Seen';
	const found = await client.search(flag === mark ? { unKeyword: mark } : { seen: false }, { uid: true });
	for (const [index, uid] of (found || []).entries()) {
		// What cannot be read is not counted: however much of it there is, it is in nobody's way.
		if (index - failed >= mostAtOnce) break;
		try {
			const mail = await client.fetchOne(String(uid), { source: { maxLength: mostBytes } }, { uid: true });
			if (!mail || !mail.source) continue;
			const place = `<${box.uidValidity}.${uid}@mailbox.invalid>`;
			if (await takeIn(installation, mail.source, place, takers)) taken += 1;
			await client.messageFlagsAdd(String(uid), [flag], { uid: true });
		} catch (error) {
			if (!client.usable) throw error;
			failed += 1;
			words = wordsOf(error);
			installation.log.error({ uid, reason: words }, 'a mail could not be taken in');
		}
	}
	return { taken, failed, words };
}

/** Reads the mailbox every two minutes. */
export function mailboxJob(takers: MailTakers): Job {
	return {
		name: 'mail.incoming',
		schedule: '*/2 * * * *',
		async run(installation) {
			const reading = await readMailbox(installation, takers);
			if (reading.taken + reading.failed > 0) installation.log.info(reading, 'mail was taken in');
		}
	};
}
