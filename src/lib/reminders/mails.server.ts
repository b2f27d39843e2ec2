import { m } from '#i18n/generated/messages.js';
import type { MailKind, MailKinds } from '#lib/mail/kinds.server.ts';
import { renderDigest } from './digest-mail.ts';
import { digestView } from './digest-view.server.ts';
import { unsubscribeAddress } from './unsubscribing.server.ts';

const digest: MailKind = {
	async stillWanted(installation, mail) {
		const view = await digestView(installation, mail, true);
		return view ? true : m.reminders_dropped_nothing_left({}, { locale: mail.locale });
	},
	async render(installation, mail, live) {
		const view = await digestView(installation, mail, live);
		if (!view) throw new Error(m.reminders_dropped_nothing_left({}, { locale: mail.locale }));
		const unsubscribeUrl = live ? await unsubscribeAddress(installation, mail) : null;
		return { ...renderDigest(view), ...(unsubscribeUrl ? { unsubscribeUrl } : {}) };
	}
};

/** The kinds of mail of this room. */
export const mailKinds: MailKinds = { digest };
