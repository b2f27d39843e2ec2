import PostalMime from 'postal-mime';
import sanitizeHtml from 'sanitize-html';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { countBounce } from './addresses.server.ts';
import { isAboutAddress } from './bounces.ts';
import type { AnswerTaker, ArrivedAnswer } from './calendar-answers.server.ts';
import { filesOf, type ArrivedFile, type LeftFile } from './incoming-files.ts';
import { calendarAnswerIn, understand, withoutCalendar } from './incoming.ts';
import type { IncomingKind, ParsedMail, Understood } from './incoming.ts';
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

/** What upper rooms make of what comes; without them files are only counted, and every reply waits for the secretariat. */
export interface MailTakers {
	readonly files?: FileKeeper;
	readonly calendarAnswers?: AnswerTaker;
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
	takers: MailTakers = {}
): Promise<boolean> {
	const { mail: whole, isBroken } = await parsed(source);
	const understood = understand(whole);
	const answer = understood.kind === 'REPLY' ? calendarAnswerIn(whole) : null;
	const mail = answer === null ? whole : withoutCalendar(whole);
	const messageId = storable(mail.messageId ?? '').slice(0, 500) || place;
	const keeper = understood.kind === 'REPLY' ? takers.files : undefined;
	const arrived = filesOf(mail, source.length >= mostBytes);
	const files = keeper ? await keeper.check(arrived) : noFiles;
	const left = isBroken ? [{ name: '', why: 'UNREADABLE' as const }] : files.left;
	const count = keeper ? files.left.length : countOf(mail);
	const hasFiles = arrived.length > 0;
	const taken: Taken = { mail, messageId, understood, answer, files, left, count, hasFiles };
	try {
		return await installation.db.write((tx) => write(tx, installation, taken, takers));
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
	/** Of somebody's calendar. */
	readonly answer: string | null;
	readonly files: CheckedFiles;
	readonly left: readonly LeftFile[];
	readonly count: number;
	readonly hasFiles: boolean;
}

async function write(
	tx: Transaction,
	installation: Installation,
	taken: Taken,
	takers: MailTakers
): Promise<boolean> {
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
	const row = {
		...{ id: newId(), messageId, fromAddress, fromName: storable(mail.from?.name ?? ''), receivedAt: now },
		...{ answersId: answered?.id ?? null, personId: person?.id ?? null }
	};
	await tx.incomingMail.create({
		data: {
			...{ ...row, kind: understood.kind, state: understood.kind === 'REPLY' ? 'WAITING' : 'SET_ASIDE' },
			...{ subject: storable(mail.subject ?? '').slice(0, 500), text: textOf(mail) },
			attachments: taken.count,
			leftFiles: left.length ? JSON.stringify(left.slice(0, mostNamed)) : null
		}
	});
	await taken.files.keep(tx, row.id, now);
	if (await needsNobody(tx, installation, taken, takers, row))
		await tx.incomingMail.update({
			where: { id: row.id },
			data: { kind: 'CALENDAR' satisfies IncomingKind, state: 'SET_ASIDE' }
		});
	return true;
}

/** Whether a mail is the answer of a calendar that stands where it belongs, with nothing else in it that somebody should see. */
async function needsNobody(
	tx: Transaction,
	installation: Installation,
	{ answer, hasFiles }: Taken,
	{ calendarAnswers }: MailTakers,
	row: Omit<ArrivedAnswer, 'text' | 'mailId'> & { id: string }
): Promise<boolean> {
	if (answer === null || !calendarAnswers) return false;
	const { id: mailId, fromAddress, fromName, personId, answersId, receivedAt } = row;
	const arrived = { text: answer, mailId, fromAddress, fromName, personId, answersId, receivedAt };
	return (await calendarAnswers.take(tx, installation, arrived)) === 'DONE' && !hasFiles;
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
