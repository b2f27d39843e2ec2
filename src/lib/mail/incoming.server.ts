import PostalMime from 'postal-mime';
import sanitizeHtml from 'sanitize-html';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { countBounce } from './addresses.server.ts';
import { isAboutAddress } from './bounces.ts';
import { understand, type ParsedMail, type Understood } from './incoming.ts';
import { reasonText } from './mail.ts';

const longestText = 100_000;
/** What is larger is read as far as this: its text stands at its beginning. */
export const mostBytes = 5_000_000;

/**
 * Takes in one mail of the mailbox: a person's reply waits for the secretariat, a bounce is counted against its address, what
 * machines answer is set aside and never answered (mail case 23). One that was taken in before changes nothing: false then.
 * `place` names it where it has no Message-ID of its own.
 */
export async function takeIn(
	installation: Installation,
	source: Uint8Array,
	place: string
): Promise<boolean> {
	const mail: ParsedMail & { date?: string | undefined } = await PostalMime.parse(source, {
		attachmentEncoding: 'arraybuffer',
		forceRfc822Attachments: true
	});
	const understood = understand(mail);
	const messageId = (mail.messageId ?? '').trim().slice(0, 500) || place;
	try {
		return await installation.db.write((tx) => write(tx, installation, { mail, messageId, understood }));
	} catch (error) {
		// Two read the same mailbox at once: the other one has it.
		if (isTaken(error)) return false;
		throw error;
	}
}

interface Taken {
	readonly mail: ParsedMail;
	readonly messageId: string;
	readonly understood: Understood;
}

async function write(tx: Transaction, installation: Installation, taken: Taken): Promise<boolean> {
	const { mail, messageId, understood } = taken;
	if (await tx.incomingMail.findUnique({ where: { messageId }, select: { id: true } })) return false;
	const now = installation.clock.now();
	const answered = await tx.outboxMessage.findFirst({
		where: { messageId: { in: [...understood.answers] } },
		select: { id: true, recipient: true, messageId: true, state: true }
	});
	const fromAddress = (mail.from?.address ?? '').toLowerCase();
	const person = fromAddress
		? await tx.person.findUnique({ where: { email: fromAddress }, select: { id: true } })
		: null;
	if (understood.kind === 'BOUNCE' && answered) await sentBack(tx, now, answered, understood);
	await tx.incomingMail.create({
		data: {
			...{
				id: newId(),
				messageId,
				kind: understood.kind,
				fromAddress,
				fromName: storable(mail.from?.name ?? '')
			},
			...{ subject: storable(mail.subject ?? '').slice(0, 500), text: textOf(mail), receivedAt: now },
			...{ answersId: answered?.id ?? null, personId: person?.id ?? null },
			attachments: mail.attachments.filter(({ mimeType }) => !/^(message|text)\//.test(mimeType)).length,
			state: understood.kind === 'REPLY' ? 'WAITING' : 'SET_ASIDE'
		}
	});
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
