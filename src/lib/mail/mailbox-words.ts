import { m } from '#i18n/generated/messages.js';
import type { MailboxTrouble } from './mailbox-trouble.ts';

/** What is wrong with the mailbox, in words; `when` is since when. */
export function troubleWords(
	{ what, words, count }: MailboxTrouble,
	when: string,
	locale: 'lv' | 'en'
): string {
	const said = { when, words: words.replace(/[.\s]+$/, '') || '–' };
	if (what === 'MAILS') return m.mail_mailbox_mails({ ...said, count }, { locale });
	return what === 'REFUSED'
		? m.mail_mailbox_refused(said, { locale })
		: m.mail_mailbox_away(said, { locale });
}
