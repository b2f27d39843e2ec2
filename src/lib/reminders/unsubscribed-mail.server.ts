import { z } from 'zod';
import { m } from '#i18n/generated/messages.js';
import { html, mailButton, mailPage, mailRow } from '#lib/mail/html.ts';
import type { MailKinds } from '#lib/mail/kinds.server.ts';

const facts = z.object({ recipientId: z.string(), name: z.string() });

/** Tells the secretariat that somebody will hear of no deadline any more: who owes must be reached in another way. */
export const mailKinds: MailKinds = {
	unsubscribed: {
		async stillWanted({ db }, mail) {
			const { recipientId } = facts.parse(mail.facts);
			const row = await db.read.mailPreference.findUnique({ where: { recipientId } });
			return row?.stoppedAt ? true : m.reminders_unsubscribed_again({}, { locale: mail.locale });
		},
		async render({ config }, { facts: given, locale }) {
			const { name } = facts.parse(given);
			const in_ = { locale };
			const [subject, lead] = [
				m.reminders_unsubscribed_subject({ name }, in_),
				m.reminders_unsubscribed_lead({ name }, in_)
			];
			const address = `${config.origin}/people?q=${encodeURIComponent(name)}`;
			const [button, footer] = [
				m.reminders_unsubscribed_open({}, in_),
				m.reminders_unsubscribed_footer({}, in_)
			];
			return {
				subject,
				text: `${subject}\n\n${lead}\n\n${button}: ${address}\n\n-- \n${footer}\n`,
				html: mailPage({
					...{ locale, kicker: m.portal_brand({}, in_), heading: subject, footer },
					body: [mailRow(html`${lead}`), mailRow(mailButton(address, button))]
				})
			};
		}
	}
};
