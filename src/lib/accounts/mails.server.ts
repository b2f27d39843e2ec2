import { z } from 'zod';
import { m } from '#i18n/generated/messages.js';
import { rigaDate, rigaTime } from '#lib/calendar/days.ts';
import { longDate } from '#lib/latvian/dates.ts';
import type { MailKind, MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { renderAccountMail } from './account-mail.ts';
import { emailChangeAddress } from './email-change.server.ts';
import { signInAddress } from './sign-in.server.ts';

const linkFacts = z.object({
	linkId: z.string(),
	next: z.string().default('/'),
	by: z.string().nullable().default(null)
});
const newsFacts = z.object({ news: z.enum(['PASSWORD_SET', 'PASSWORD_REMOVED', 'EMAIL_CHANGED']) });

const signInMail: MailKind = {
	isUrgent: true,
	stillWanted: isLinkGood,
	async render(installation, mail, live) {
		const [link, options] = [await linkOf(installation, mail), { locale: mail.locale }];
		const { next } = linkFacts.parse(mail.facts);
		return renderAccountMail(mail, {
			subject: m.accounts_mail_subject({}, options),
			lead: [m.accounts_mail_lead({ host: hostOf(installation) }, options)],
			button: m.accounts_mail_button({}, options),
			address: live && link ? signInAddress(installation, link, next) : null,
			valid: m.accounts_mail_valid({ until: link ? rigaTime(link.expiresAt) : '' }, options),
			footer: m.accounts_mail_not_mine({}, options)
		});
	}
};

const invitationMail: MailKind = {
	stillWanted: isLinkGood,
	async render(installation, mail, live) {
		const [link, options] = [await linkOf(installation, mail), { locale: mail.locale }];
		return renderAccountMail(mail, {
			subject: m.accounts_invitation_subject({}, options),
			lead: [
				m.accounts_invitation_lead({ name: mail.recipientName }, options),
				m.accounts_invitation_what({}, options)
			],
			button: m.accounts_invitation_button({}, options),
			address: live && link ? signInAddress(installation, link, '/') : null,
			valid: m.accounts_invitation_valid({ until: dayOf(link, mail) }, options),
			footer: m.accounts_invitation_footer({ host: hostOf(installation) }, options)
		});
	}
};

const emailChangeMail: MailKind = {
	isUrgent: true,
	stillWanted: isLinkGood,
	async render(installation, mail, live) {
		const [link, options] = [await linkOf(installation, mail), { locale: mail.locale }];
		const { by } = linkFacts.parse(mail.facts);
		const host = hostOf(installation);
		return renderAccountMail(mail, {
			subject: m.accounts_email_change_subject({}, options),
			lead: [
				by === null
					? m.accounts_email_change_lead({ host }, options)
					: m.accounts_email_change_lead_by({ host, by }, options)
			],
			button: m.accounts_email_change_button({}, options),
			address: live && link ? emailChangeAddress(installation, link) : null,
			valid: m.accounts_email_change_valid({ until: dayOf(link, mail) }, options),
			footer: m.accounts_email_change_not_mine({}, options)
		});
	}
};

const noticeMail: MailKind = {
	stillWanted: async () => true,
	async render(installation, mail) {
		const options = { locale: mail.locale };
		const host = hostOf(installation);
		const say = {
			PASSWORD_SET: m.accounts_news_password_set,
			PASSWORD_REMOVED: m.accounts_news_password_removed,
			EMAIL_CHANGED: m.accounts_news_email_changed
		}[newsFacts.parse(mail.facts).news];
		return renderAccountMail(mail, {
			subject: m.accounts_news_subject({}, options),
			lead: [say({ host }, options)],
			footer: m.accounts_news_not_mine({}, options)
		});
	}
};

/** The kinds of mail of this room. */
export const mailKinds: MailKinds = {
	'sign-in': signInMail,
	invitation: invitationMail,
	'email-change': emailChangeMail,
	'account-notice': noticeMail
};

/** Whether the link that a mail carries can still be used; else why not, in words. */
async function isLinkGood(installation: Installation, mail: OutgoingMail): Promise<true | string> {
	const link = await linkOf(installation, mail);
	const options = { locale: mail.locale };
	if (!link || link.withdrawnAt) return m.accounts_mail_dropped_gone({}, options);
	if (link.usedAt) return m.accounts_mail_dropped_used({}, options);
	if (link.expiresAt <= installation.clock.now()) return m.accounts_mail_dropped_expired({}, options);
	if (!link.user || link.user.disabledAt) return m.accounts_mail_dropped_disabled({}, options);
	return true;
}

async function linkOf(installation: Installation, mail: OutgoingMail) {
	const facts = linkFacts.safeParse(mail.facts);
	if (!facts.success) return null;
	return installation.db.read.personalLink.findUnique({
		where: { id: facts.data.linkId },
		include: { user: true }
	});
}

function hostOf({ config }: Installation): string {
	return new URL(config.origin).host;
}

/** "2022. gada 8. aprīlim": until when, on its day. */
function dayOf(link: { expiresAt: Date } | null, { locale }: OutgoingMail): string {
	return link ? longDate(rigaDate(link.expiresAt), { case: 'dative', locale }) : '';
}
