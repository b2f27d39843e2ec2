import { m } from '#i18n/generated/messages.js';
import { rigaDate } from '#lib/calendar/days.ts';
import type { MailKinds, OutgoingMail } from '#lib/mail/kinds.server.ts';
import type { RenderedMail } from '#lib/mail/mail.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { readRecipients } from './recipients.server.ts';
import { readRoundContent } from './round-content.ts';
import { summaryMailFile } from './round-word.server.ts';
import { summaryMailKind } from './rounds.ts';
import { summaryFacts } from './summary-facts.ts';
import { renderSummary } from './summary-mail.ts';

/** Useful to whoever is still among those it goes to; a newer summary that went out says it better. */
export const mailKinds: MailKinds = {
	[summaryMailKind]: {
		async stillWanted(installation, mail) {
			const { roundId, summaryId } = summaryFacts.parse(mail.facts);
			const { read } = installation.db;
			const [round, summaries] = await Promise.all([
				read.round.findUniqueOrThrow({
					where: { id: roundId },
					select: { bodyId: true, requestId: true }
				}),
				read.roundSummary.findMany({
					where: { roundId },
					orderBy: { number: 'desc' },
					select: { id: true, sentAt: true }
				})
			]);
			const newest = summaries.find(({ sentAt }) => sentAt !== null);
			const today = rigaDate(installation.clock.now());
			const { reached } = await readRecipients(read, installation, round, today);
			const isAmong = reached.some(({ personId }) => personId === mail.personId);
			return (newest?.id === summaryId && isAmong) || m.rounds_mail_dropped({}, { locale: mail.locale });
		},
		render: (installation, mail) => render(installation, mail)
	}
};

async function render(installation: Installation, mail: OutgoingMail): Promise<RenderedMail> {
	const { summaryId } = summaryFacts.parse(mail.facts);
	const summary = await installation.db.read.roundSummary.findUniqueOrThrow({
		where: { id: summaryId },
		select: { content: true, number: true, roundId: true, at: true }
	});
	return summaryMailOf(installation, mail.locale, summary);
}

/** A summary as it is kept. */
interface KeptSummary {
	readonly roundId: string;
	readonly number: number;
	readonly at: Date;
	/** JSON. */
	readonly content: string;
}

/** The mail that brings a summary, in its text and as a Word file: the same to everybody who reads one language. */
export function summaryMailOf(
	{ config }: Pick<Installation, 'config'>,
	locale: Locale,
	summary: KeptSummary
): RenderedMail {
	const { roundId, number } = summary;
	const address = `${config.origin}/rounds/${roundId}/summaries/${number}`;
	const content = readRoundContent(summary.content);
	return { ...renderSummary({ locale, content, address }), files: [summaryMailFile(summary)] };
}
