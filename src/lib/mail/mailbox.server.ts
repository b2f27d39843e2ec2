import { ImapFlow } from 'imapflow';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Job } from '#lib/server/ticker.server.ts';
import { checkFingerprint } from './fingerprint.server.ts';
import { mostBytes, takeIn } from './incoming.server.ts';

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
 * it up again, and finds it by its Message-ID. Throws where the server does not let us in.
 */
export async function readMailbox(installation: Installation): Promise<Reading> {
	const { imapUrl } = installation.config;
	if (!imapUrl) return { outcome: 'NO_MAILBOX', taken: 0, failed: 0 };
	if (await checkFingerprint(installation)) return { outcome: 'FROZEN', taken: 0, failed: 0 };
	const client = await openMailbox(imapUrl);
	try {
		return { outcome: 'DONE', ...(await takeInNew(installation, client)) };
	} finally {
		await client.logout().catch(() => client.close());
	}
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

async function takeInNew(installation: Installation, client: ImapFlow) {
	const box = client.mailbox;
	if (!box) return { taken: 0, failed: 0 };
	// A server that keeps no marks of ours has only the usual one.
	const flag = box.permanentFlags?.has('\\*') ? mark : '\\Seen';
	const found = await client.search(flag === mark ? { unKeyword: mark } : { seen: false }, { uid: true });
	let [taken, failed] = [0, 0];
	for (const uid of (found || []).slice(0, mostAtOnce)) {
		try {
			const mail = await client.fetchOne(String(uid), { source: { maxLength: mostBytes } }, { uid: true });
			if (!mail || !mail.source) continue;
			const place = `<${box.uidValidity}.${uid}@mailbox.invalid>`;
			if (await takeIn(installation, mail.source, place)) taken += 1;
			await client.messageFlagsAdd(String(uid), [flag], { uid: true });
		} catch (error) {
			if (!client.usable) throw error;
			failed += 1;
			installation.log.error({ uid, reason: (error as Error).message }, 'a mail could not be taken in');
		}
	}
	return { taken, failed };
}

/** Reads the mailbox every two minutes. */
export const jobs: readonly Job[] = [
	{
		name: 'mail.incoming',
		schedule: '*/2 * * * *',
		async run(installation) {
			const reading = await readMailbox(installation);
			if (reading.taken + reading.failed > 0) installation.log.info(reading, 'mail was taken in');
		}
	}
];
