import { m } from '#i18n/generated/messages.js';
import { html, mailPage, mailRow } from './html.ts';
import type { MailKinds } from './kinds.server.ts';

/** A mail to oneself, to see that mail goes. It goes while other mail is paused, too. */
export const mailKinds: MailKinds = {
	'mail-test': {
		isUrgent: true,
		stillWanted: async () => true,
		async render({ config }, { locale }) {
			const in_ = { locale };
			const [subject, lead] = [
				m.mail_test_subject({}, in_),
				m.mail_test_lead({ address: config.origin }, in_)
			];
			const footer = m.mail_test_footer({}, in_);
			return {
				subject,
				text: `${subject}\n\n${lead}\n\n-- \n${footer}\n`,
				html: mailPage({
					...{ locale, kicker: m.portal_brand({}, in_), heading: subject, footer },
					body: mailRow(html`${lead}`)
				})
			};
		}
	}
};
