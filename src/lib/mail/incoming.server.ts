import PostalMime from 'postal-mime';
import sanitizeHtml from 'sanitize-html';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { countBounce } from './addresses.server.ts';
import { isAboutAddress } from './bounces.ts';
import { filesOf, type ArrivedFile, type LeftFile } from './incoming-files.ts';
import { understand, type ParsedMail, type Understood } from './incoming.ts';
import { reasonText } from './mail.ts';

const longestText = 100_000;
/** What is larger is read as far as this: a file of 20 MB, as mail carries it, and what goes with it. */
export const mostBytes = 40_000_000;
/** So many names of files that were not kept are remembered. */
const mostNamed = 50;

/** Keeps the files of replies: whoever knows how files are checked and stored. */
export interface FileKeeper {
	/** Before the transaction: which of them may be kept. Refuses none by throwing. */
	check(files: readonly ArrivedFile[]): Promise<CheckedFiles>;
}

export interface CheckedFiles {
	readonly left: readonly LeftFile[];
	/** Stores the others, in the transaction that takes in their mail. */
	keep(tx: Transaction, mailId: string, now: Date): Promise<void>;
}

const noFiles: CheckedFiles = { left: [], keep: async () => undefined };

/**
 * Takes in one mail of the mailbox: a person's reply waits for the secretariat with its files, a bounce is counted against its
 * address, what machines answer is set aside and never answered (mail case 23). One that was taken in before changes nothing:
 * false then. `place` names it where it has no Message-ID of its own. One that nobody can take apart waits too, as far as it
 * could be read: it blocks nobody, and somebody looks at it.
 */
export async function takeIn(
	installation: Installation,
	source: Uint8Array,
	place: string,
	keeper: FileKeeper | null = null
): Promise<boolean> {
	const { mail, isBroken } = await parsed(source);
	const understood = understand(mail);
	const messageId = storable(mail.messageId ?? '').slice(0, 500) || place;
	const isReply = understood.kind === 'REPLY';
	const files = isReply && keeper ? await keeper.check(filesOf(mail, source.length >= mostBytes)) : noFiles;
	const left = isBroken ? [{ name: '', why: 'UNREADABLE' as const }] : files.left;
	const count = isReply && keeper ? files.left.length : countOf(mail);
	const taken: Taken = { mail, messageId, understood, files, left, count };
	try {
		return await installation.db.write((tx) => write(tx, installation, taken));
	} catch (error) {
		// Two read the same mailbox at once: the other one has it.
		if (isTaken(error)) return false;
		throw error;
	}
}

/** A mail taken apart; of one that cannot be, its head alone, and of one without a head nothing. */
async function parsed(source: Uint8Array): Promise<{ mail: ParsedMail; isBroken: boolean }> {
	const options = { attachmentEncoding: 'arraybuffer', forceRfc822Attachments: true } as const;
	try {
		return { mail: await PostalMime.parse(source, options), isBroken: false };
	} catch {
		const text = Buffer.from(source.subarray(0, longestText)).toString('latin1');
		const plainHeaders = text.split(/\r?\n\r?\n/, 1)[0]!.replace(/^content-[^\n]*(\n[ \t][^\n]*)*\n?/gim, '');
		const head = await PostalMime.parse(`${plainHeaders}\n\n`, options).catch(() => null);
		return { mail: head ?? { headers: [], attachments: [] }, isBroken: true };
	}
}

/** Of what is not kept it is only said that there was something. */
function countOf({ attachments }: ParsedMail): number {
	return attachments.filter(({ mimeType }) => !/^(message|text)\//.test(mimeType)).length;
}

interface Taken {
	readonly mail: ParsedMail;
	readonly messageId: string;
	readonly understood: Understood;
	readonly files: CheckedFiles;
	readonly left: readonly LeftFile[];
	readonly count: number;
}

async function write(tx: Transaction, installation: Installation, taken: Taken): Promise<boolean> {
	const { mail, messageId, understood, left } = taken;
	if (await tx.incomingMail.findUnique({ where: { messageId }, select: { id: true } })) return false;
	const now = installation.clock.now();
	const answered = await tx.outboxMessage.findFirst({
		where: { messageId: { in: [...understood.answers] } },
		select: { id: true, recipient: true, messageId: true, state: true }
	});
	const fromAddress = storable(mail.from?.address ?? '').toLowerCase();
	const person = fromAddress
		? await tx.person.findUnique({ where: { email: fromAddress }, select: { id: true } })
		: null;
	if (understood.kind === 'BOUNCE' && answered) await sentBack(tx, now, answered, understood);
	const id = newId();
	await tx.incomingMail.create({
		data: {
			...{
				id,
				messageId,
				kind: understood.kind,
				fromAddress,
				fromName: storable(mail.from?.name ?? '')
			},
			...{ subject: storable(mail.subject ?? '').slice(0, 500), text: textOf(mail), receivedAt: now },
			...{ answersId: answered?.id ?? null, personId: person?.id ?? null },
			attachments: taken.count,
			leftFiles: left.length ? JSON.stringify(left.slice(0, mostNamed)) : null,
			state: understood.kind === 'REPLY' ? 'WAITING' : 'SET_ASIDE'
		}
	});
	await taken.files.keep(tx, id, now);
	return true;
}

/** A mail of ours that came back: its row says so, and where the address is to blame, it is counted. */
async function sentBack(
	tx: Transaction,
	now: Date,
	answered: { id: string; recipient: string },
	{ words, isForGood }: Understood
): Promise<void> {
	if (isForGood && isAboutAddress(words))
		await countBounce(tx, now, { address: answered.recipient, mailId: answered.id, words, via: 'BOUNCED' });
	await tx.outboxMessage.updateMany({
		where: { id: answered.id, state: 'SENT' },
		data: { state: 'FAILED', error: reasonText('BOUNCED', words.slice(0, 400)), version: { increment: 1 } }
	});
}

/** The words of a mail; one that has only HTML, without its tags. */
function textOf({ text, html }: ParsedMail): string {
	const words = text?.trim() ? text : plain(html ?? '');
	return storable(words).slice(0, longestText);
}

function plain(html: string): string {
	const broken = html.replace(/<(br|\/p|\/div|\/tr|\/li)\b[^>]*>/gi, '$&\n');
	const bare = sanitizeHtml(broken, { allowedTags: [], allowedAttributes: {} });
	const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
	return bare
		.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => signs[name]!)
		.replace(/\n{3,}/g, '\n\n');
}

/** PostgreSQL refuses NUL in a text, and both want whole characters. */
function storable(text: string): string {
	return text.toWellFormed().replaceAll('\0', '').trim();
}
