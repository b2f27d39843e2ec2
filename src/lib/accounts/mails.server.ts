import { z } from 'zod';
import { m } from '#i18n/generated/messages.js';
import { rigaTime } from '#lib/calendar/days.ts';
import { html, mailButton, mailPage, mailRow } from '#lib/mail/html.ts';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { signInAddress } from './sign-in.server.ts';

const signInFacts = z.object({ linkId: z.string(), next: z.string().default('/') });

const signInMail: MailKind = {
	async stillWanted(installation, mail) {
		const link = await linkOf(installation, mail);
		const options = { locale: mail.locale };
		if (!link || link.withdrawnAt) return m.accounts_mail_dropped_gone({}, options);
		if (link.usedAt) return m.accounts_mail_dropped_used({}, options);
		if (link.expiresAt <= installation.clock.now()) return m.accounts_mail_dropped_expired({}, options);
		if (!link.user || link.user.disabledAt) return m.accounts_mail_dropped_disabled({}, options);
		return true;
	},
	async render(installation, mail, live) {
		const link = await linkOf(installation, mail);
		const { next } = signInFacts.parse(mail.facts);
		const until = link ? rigaTime(link.expiresAt) : '';
		const address = live && link ? signInAddress(installation, link, next) : null;
		return renderSignIn(installation, mail, { until, address });
	}
};

/** The kinds of mail of this room. */
export const mailKinds: MailKinds = { 'sign-in': signInMail };

async function linkOf(installation: Installation, mail: OutgoingMail) {
	const facts = signInFacts.safeParse(mail.facts);
	if (!facts.success) return null;
	return installation.db.read.personalLink.findUnique({
		where: { id: facts.data.linkId },
		include: { user: true }
	});
}

/** Both parts from one view of the facts. Without an address the reader is shown that one stands there. */
function renderSignIn(
	installation: Installation,
	mail: OutgoingMail,
	{ until, address }: { until: string; address: string | null }
): RenderedMail {
	const options = { locale: mail.locale };
	const placeholder = m.accounts_mail_link({}, options);
	const say = {
		subject: m.accounts_mail_subject({}, options),
		lead: m.accounts_mail_lead({ host: new URL(installation.config.origin).host }, options),
		button: m.accounts_mail_button({}, options),
		valid: m.accounts_mail_valid({ until }, options),
		notMine: m.accounts_mail_not_mine({}, options)
	};
	return {
		subject: say.subject,
		text: [say.lead, address ?? placeholder, say.valid, say.notMine].join('\n\n') + '\n',
		html: mailPage({
			locale: mail.locale,
			kicker: m.accounts_mail_sender({}, options),
			heading: say.subject,
			body: [
				mailRow(say.lead),
				mailRow(address ? mailButton(address, say.button) : html`<strong>${placeholder}</strong>`),
				mailRow(say.valid)
			],
			footer: say.notMine
		})
	};
}
