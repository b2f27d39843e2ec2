import { z } from 'zod';
import { rigaDate } from '#lib/calendar/days.ts';
import { m } from '#i18n/generated/messages.js';
import type { MailKind, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { isRestricted, titleForMail } from '#lib/tasks/visibility.ts';
import { readAnswered, type AnsweredTask } from './answered-task.server.ts';
import { isWaiting } from './disclaimers.server.ts';
import { recipientOf } from './recipients.server.ts';
import { renderRequestMail } from './request-mail.ts';

const entryFacts = z.object({ entryId: z.string() });

/** To the secretariat: somebody says that a task is not theirs. */
export const disclaimed: MailKind = {
	async stillWanted(installation, mail) {
		const facts = entryFacts.safeParse(mail.facts);
		const user = mail.userId && (await installation.db.read.user.findUnique({ where: { id: mail.userId } }));
		const isStaff = user && !user.disabledAt && (user.role === 'SECRETARY' || user.role === 'ASSISTANT');
		const isWanted = isStaff && facts.success && (await isWaiting(installation, facts.data.entryId));
		return isWanted || m.requests_mail_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail) {
		const { entry, task } = await readEntry(installation, mail);
		const { locale } = mail;
		const said = { author: entry.authorName, capacity: entry.capacity };
		return renderRequestMail({
			...{ locale, facts: [titleFact(task, installation, locale)] },
			subject: m.requests_mail_disclaimed_subject(said, { locale }),
			lead: [m.requests_mail_disclaimed_lead(said, { locale })],
			button: m.requests_mail_disclaimed_button({}, { locale }),
			address: `${installation.config.origin}/answers`,
			footer: m.requests_mail_secretariat_footer({}, { locale })
		});
	}
};

/** To who said so: what the secretariat answered. */
export const disclaimerAnswered: MailKind = {
	async stillWanted(installation, mail) {
		const facts = entryFacts.extend({ disclaimerId: z.string() }).safeParse(mail.facts);
		const entry =
			facts.success &&
			(await installation.db.read.progressEntry.findUnique({ where: { id: facts.data.disclaimerId } }));
		const recipient = entry ? await recipientOf(installation.db.read, entry) : null;
		const isWanted = recipient?.address.toLowerCase() === mail.recipient;
		return isWanted || m.requests_mail_dropped({}, { locale: mail.locale });
	},
	async render(installation, mail) {
		const { entry, task } = await readEntry(installation, mail);
		const { locale } = mail;
		const today = rigaDate(installation.clock.now());
		const isClosed = isRestricted(task, today) || isRestricted(entry, today);
		return renderRequestMail({
			...{ locale, facts: [titleFact(task, installation, locale)] },
			subject: m.requests_mail_answered_subject({}, { locale }),
			lead: [m.requests_mail_answered_lead({ name: mail.recipientName }, { locale })],
			quote: isClosed ? null : { by: entry.authorName, text: entry.text },
			more: {
				label: m.requests_mail_open_task({}, { locale }),
				address: `${installation.config.origin}/tasks/${task.number}`
			},
			footer: m.requests_mail_member_footer({}, { locale })
		});
	}
};

async function readEntry({ db }: Installation, mail: OutgoingMail) {
	const { entryId } = entryFacts.parse(mail.facts);
	const entry = await db.read.progressEntry.findUniqueOrThrow({ where: { id: entryId } });
	const task = await readAnswered(db.read, entry.taskId);
	if (!task) throw new Error('a mail about a task that is not there');
	return { entry, task };
}

function titleFact(task: AnsweredTask, { clock }: Installation, locale: 'lv' | 'en') {
	return [m.requests_fact_task({}, { locale }), titleForMail(task, rigaDate(clock.now()), locale)] as const;
}
