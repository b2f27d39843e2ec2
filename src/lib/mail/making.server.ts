import type { Installation } from '#lib/server/installation.server.ts';
import type { MailKind, MailKinds, OutgoingMail } from './kinds.server.ts';
import type { Leased } from './leases.server.ts';
import { reasonText, type RenderedMail } from './mail.ts';

/** A mail as it goes out, or why it does not: not wanted any more, not possible, not possible just now. */
export type Made =
	| { readonly mail: RenderedMail }
	| { readonly dropped: string }
	| { readonly failed: string }
	| { readonly later: string };

/** Asks whether a mail is still wanted, and makes its text with the links that work. Throws nothing. */
export async function makeMail(installation: Installation, kind: MailKind, row: Leased): Promise<Made> {
	try {
		const outgoing = outgoingOf(row);
		const wanted = await kind.stillWanted(installation, outgoing);
		if (wanted !== true) return { dropped: wanted };
		return { mail: await kind.render(installation, outgoing, true) };
	} catch (error) {
		const words = withoutLinks(installation, String((error as Error)?.message ?? error));
		installation.log.error(
			{ mail: row.id, kind: row.kind, reason: words, stack: framesOf(error) },
			'a mail could not be made'
		);
		const reason = reasonText('RENDER', words);
		return isOfDatabase(error) ? { later: reason } : { failed: reason };
	}
}

/** The kind of a mail, where some room knows it. */
export function kindOf(kinds: MailKinds, name: string): MailKind | undefined {
	return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}

/** The row as the kinds of mail see it. Throws where the facts cannot be read. */
export function outgoingOf(
	mail: Omit<OutgoingMail, 'facts' | 'locale'> & { facts: string; locale: string }
): OutgoingMail {
	const { id, kind, subject, occurrence, recipient, recipientName, userId, personId } = mail;
	const locale = mail.locale === 'en' ? 'en' : 'lv';
	return {
		...{ id, kind, subject, occurrence, recipient, recipientName, userId, personId, locale },
		facts: JSON.parse(mail.facts)
	};
}

/** What others say is kept on the row, but never an address of ours: a personal link may be in it. */
export function withoutLinks({ config }: Pick<Installation, 'config'>, words: string): string {
	return words.replace(/\S+/g, (word) => (word.includes(config.origin) ? '[…]' : word)).slice(0, 500);
}

/** The database was away or busy: that is no fault of the mail. */
function isOfDatabase(error: unknown): boolean {
	const { name = '', code = '' } = Object(error) as { name?: string; code?: string };
	return name === 'DatabaseBusy' || /^(P1\d{3}|P2024|P2028)$/.test(code);
}

/** Where it happened, without the message that a stack begins with. */
function framesOf(error: unknown): string[] {
	const lines = String((error as Error)?.stack ?? '').split('\n');
	return lines.filter((line) => line.startsWith('    at ')).slice(0, 10);
}
