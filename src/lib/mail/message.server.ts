import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Config } from '#lib/server/config.server.ts';
import type { MailCalendar, MailFile, RenderedMail } from './mail.ts';

export interface Addressed {
	readonly recipient: string;
	readonly recipientName: string;
	readonly messageId: string;
	/** It may have arrived once already. */
	readonly repeated: boolean;
}

/** Addresses only as objects: no text can become a second recipient. No file or address is ever read. */
export async function composed(
	config: Pick<Config, 'mailFrom'>,
	to: Addressed,
	mail: RenderedMail
): Promise<Buffer> {
	const attachments = await Promise.all((mail.files ?? []).map(attachmentOf));
	const composer = new MailComposer({
		from: config.mailFrom,
		to: { name: to.recipientName, address: to.recipient },
		messageId: to.messageId,
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		...(mail.calendar ? { icalEvent: eventOf(mail.calendar) } : {}),
		...(attachments.length ? { attachments } : {}),
		headers: headersOf(to, mail),
		// Nodemailer asks the system for randomness at each part of a mail, which takes longer than the rest of the part.
		baseBoundary: randomUUID(),
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return composer.compile().build();
}

/** Stands in the mail twice: as another form of it, for calendars, and as a file, for people whose program knows none. */
function eventOf({ method, text, fileName }: MailCalendar) {
	return { method, content: text, filename: fileName };
}

async function attachmentOf({ name, type, make }: MailFile) {
	return { filename: name, contentType: type, content: Buffer.from(await make()) };
}

function headersOf(to: Addressed, mail: RenderedMail): Record<string, string> {
	return {
		'Auto-Submitted': 'auto-generated',
		'X-Auto-Response-Suppress': 'All',
		...(to.repeated ? { 'X-Padome-Repeat': 'yes' } : {}),
		...(mail.unsubscribeUrl
			? {
					'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
					'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
				}
			: {})
	};
}
