import { m } from '#i18n/generated/messages.js';
import { mailKinds, mailTakers } from '#portal';
import { deliverDue, type Delivery } from '#lib/mail/delivery.server.ts';
import { readMailbox } from '#lib/mail/mailbox.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Command, Locale } from '../command.ts';
import { withPortal } from '../open.ts';

export const deliver: Command = {
	usage: 'deliver',
	summary: (locale) => m.server_deliver_summary({}, { locale }),
	run: (call) =>
		withPortal(call, async (portal) => {
			const delivery = await deliverDue(portal, mailKinds);
			const incoming = await readIncoming(portal, call.locale);
			return {
				lines: [...linesOf(delivery, call.locale), ...incoming.lines],
				json: { ...delivery, incoming: incoming.reading },
				exitCode: delivery.outcome === 'UNREACHABLE' || delivery.failed > 0 || !incoming.isGood ? 1 : 0
			};
		})
};

/** What came in goes with what goes out: a bounce of today is known before tomorrow. */
async function readIncoming(portal: Installation, locale: Locale) {
	try {
		const reading = await readMailbox(portal, mailTakers);
		const lines = reading.outcome === 'DONE' ? [m.server_deliver_taken(reading, { locale })] : [];
		return { reading, lines, isGood: reading.failed === 0 };
	} catch (error) {
		const { responseText, message } = error as Error & { responseText?: string };
		const lines = [m.server_deliver_mailbox_away({ what: responseText ?? message }, { locale })];
		return { reading: null, lines, isGood: false };
	}
}

const reasons: Record<Delivery['outcome'], ((inputs: object, options: { locale: Locale }) => string) | null> =
	{
		DONE: null,
		FROZEN: m.server_deliver_frozen,
		PAUSED: m.server_deliver_paused,
		NO_SERVER: m.server_deliver_no_server,
		CAPPED: m.server_deliver_capped,
		UNREACHABLE: m.server_deliver_unreachable
	};

/** What became of the mails, and why it ended where it was not simply done. */
export function linesOf({ outcome, sent, dropped, failed, postponed, waiting }: Delivery, locale: Locale) {
	const counts = m.server_deliver_counts({ sent, dropped, failed, postponed, waiting }, { locale });
	const reason = reasons[outcome]?.({}, { locale });
	return reason ? [counts, reason] : [counts];
}
