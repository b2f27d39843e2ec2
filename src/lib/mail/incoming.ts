/** What came to the mailbox, as far as it matters here: an `Email` of postal-mime fits. */
export interface ParsedMail {
	readonly headers: readonly { readonly key: string; readonly value: string }[];
	readonly from?: { readonly name: string; readonly address?: string | undefined } | undefined;
	readonly subject?: string | undefined;
	readonly messageId?: string | undefined;
	readonly inReplyTo?: string | undefined;
	readonly references?: string | undefined;
	readonly text?: string | undefined;
	readonly html?: string | undefined;
	readonly attachments: readonly {
		readonly mimeType: string;
		readonly filename?: string | null;
		readonly disposition?: string | null;
		readonly related?: boolean | undefined;
		readonly contentId?: string | undefined;
		readonly content: ArrayBuffer | Uint8Array | string;
	}[];
}

/** CALENDAR: the answer of a calendar that stands where it belongs, and needs nobody. */
export type IncomingKind = 'REPLY' | 'BOUNCE' | 'AUTOMATIC' | 'CALENDAR';

/** What a mail is, and which of ours it speaks of. */
export interface Understood {
	readonly kind: IncomingKind;
	/** The Message-IDs it names, the likeliest first. */
	readonly answers: readonly string[];
	/** Of a bounce: the words of whoever sent it back, and whether it is for good. */
	readonly words: string;
	readonly isForGood: boolean;
}

/** Tells a person's reply from a bounce (RFC 3464, and plain ones) and from what machines answer (RFC 3834). */
export function understand(mail: ParsedMail): Understood {
	const answers = namedIn(mail);
	const report = partOf(mail, /^message\/(global-)?delivery-status$/);
	if (report !== null) return { ...bounceOf(report), answers };
	if (
		isFromDaemon(mail) &&
		/undeliver|deliver|returned|failure|nepieg|neizdev|rejected/i.test(mail.subject ?? '')
	)
		return { ...plainBounceOf(mail.text ?? ''), answers };
	// Google says of its calendars' answers that they were sent by themselves: a person pressed a button for each.
	const isAnswer = calendarAnswerIn(mail) !== null;
	const kind = !isAnswer && (isAutomatic(mail) || isFromDaemon(mail)) ? 'AUTOMATIC' : 'REPLY';
	return { kind, answers, words: '', isForGood: false };
}

/** A delivery report: `Action: failed` with a status of class 5 is for good; a delay or a receipt says nothing of the address. */
function bounceOf(report: string): Pick<Understood, 'kind' | 'words' | 'isForGood'> {
	const field = (name: string) =>
		new RegExp(`^${name}:[ \\t]*((?:.|\\r?\\n[ \\t])*)`, 'im')
			.exec(report)?.[1]
			?.replace(/\s+/g, ' ')
			.trim() ?? '';
	const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field('Status'))?.[0] ?? '';
	const said = field('Diagnostic-Code').replace(/^smtp;\s*/i, '');
	const isFailed = field('Action').toLowerCase().startsWith('failed');
	const words = said.includes(status) ? said : `${status} ${said}`.trim();
	if (!isFailed) return { kind: 'AUTOMATIC', words, isForGood: false };
	return { kind: 'BOUNCE', words, isForGood: status.startsWith('5') };
}

/** A bounce in words only: the line that has a code, or the one that says that there is nobody. */
function plainBounceOf(text: string): Pick<Understood, 'kind' | 'words' | 'isForGood'> {
	const lines = text.split(/\r?\n/).map((line) => line.trim());
	const coded = lines.find((line) => /\b5\d\d\b.*\b|\b5\.\d{1,3}\.\d{1,3}\b/.test(line));
	const nobody = lines.find((line) => /unknown|no such|not found|does not exist|neeksist/i.test(line));
	const said = coded ?? nobody ?? '';
	const words = said.slice(Math.max(0, said.search(/\b5\d\d\b|\b5\.\d{1,3}\.\d{1,3}\b/)));
	return { kind: 'BOUNCE', words: coded || !nobody ? words : `550 ${nobody}`, isForGood: said !== '' };
}

function isFromDaemon(mail: ParsedMail): boolean {
	const from = mail.from?.address ?? '';
	return (
		/^(mailer-daemon|postmaster|mail-daemon)@/i.test(from) || headerOf(mail, 'return-path').trim() === '<>'
	);
}

/** An answer that no person wrote: on holiday, received, read. */
export function isAutomatic(mail: ParsedMail): boolean {
	const autoSubmitted = headerOf(mail, 'auto-submitted').toLowerCase();
	return (
		(autoSubmitted !== '' && !autoSubmitted.startsWith('no')) ||
		headerOf(mail, 'x-auto-response-suppress') !== '' ||
		headerOf(mail, 'x-autoreply') !== '' ||
		headerOf(mail, 'x-autorespond') !== '' ||
		/^(auto_reply|bulk|junk|list)$/i.test(headerOf(mail, 'precedence').trim()) ||
		/disposition-notification/i.test(headerOf(mail, 'content-type')) ||
		/^(automatic reply|automātisk|out of office|vacation|autoreply)/i.test((mail.subject ?? '').trim())
	);
}

function headerOf({ headers }: ParsedMail, name: string): string {
	return headers.find(({ key }) => key.toLowerCase() === name)?.value ?? '';
}

/** In the headers that answer, then in the mail that came back with it, then anywhere in the words. */
function namedIn(mail: ParsedMail): string[] {
	const returned =
		partOf(mail, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/) ?? '';
	const places = [mail.inReplyTo, mail.references, returned, mail.text];
	const found = places.flatMap((place) => place?.match(/<[^<>\s@]{1,100}@[^<>\s@]{1,200}>/g) ?? []);
	return [...new Set(found)].slice(0, 50);
}

function partOf({ attachments }: ParsedMail, type: RegExp): string | null {
	const part = attachments.find(({ mimeType }) => type.test(mimeType.toLowerCase()));
	if (!part) return null;
	const { content } = part;
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

const calendarPart = /^(text\/calendar|application\/ics)$/;
/** One event and one answer: what is longer is something else. */
const longestAnswer = 200_000;

/** The answer of somebody's calendar (RFC 5546: METHOD:REPLY) that a mail carries, as iCalendar; null where there is none. */
export function calendarAnswerIn(mail: ParsedMail): string | null {
	const text = partOf(mail, calendarPart);
	return text !== null && text.length <= longestAnswer && /^METHOD:REPLY[ \t]*$/im.test(text) ? text : null;
}

/** A mail without its calendar parts: they are no files. */
export function withoutCalendar<Mail extends ParsedMail>(mail: Mail): Mail {
	const isOther = ({ mimeType }: { mimeType: string }) => !calendarPart.test(mimeType.toLowerCase());
	return { ...mail, attachments: mail.attachments.filter(isOther) };
}

/** What somebody wrote anew, without the mail it answers below. Where nothing would be left, all of it. */
export function withoutQuoted(text: string): string {
	const lines = text.split(/\r?\n/);
	const end = lines.findIndex(
		(line, index) =>
			/^-{2,}\s*(original message|sākotnējā|pārsūtīt)|^_{20,}$/i.test(line) ||
			/^(From|No|Sūtīja):\s.*@/.test(line) ||
			(/(wrote|rakstīja):\s*$/.test(line) && lines.slice(index + 1).some((next) => next.startsWith('>'))) ||
			(line.startsWith('>') && lines.slice(index).every((next) => next === '' || next.startsWith('>')))
	);
	const own = (end === -1 ? lines : lines.slice(0, end)).join('\n').trim();
	return own || text.trim();
}
