import type { WaitingPart } from '#lib/accounts/waiting.server.ts';
import { m } from '#i18n/generated/messages.js';
import type { MailKind, MailKinds } from '#lib/mail/kinds.server.ts';
import { renderDigest } from './digest-mail.ts';
import { digestView } from './digest-view.server.ts';
import { overview } from './overview.server.ts';

/** `isUrgent`: of one task, sent outside the usual order. */
function digestOf(parts: readonly WaitingPart[], isUrgent: boolean): MailKind {
	return {
		async stillWanted(installation, mail) {
			const view = await digestView(installation, mail, true, parts);
			return view ? true : m.reminders_dropped_nothing_left({}, { locale: mail.locale });
		},
		async render(installation, mail, live) {
			const view = await digestView(installation, mail, live, parts);
			if (!view) throw new Error(m.reminders_dropped_nothing_left({}, { locale: mail.locale }));
			return renderDigest({ ...view, isUrgent });
		}
	};
}

/** The kinds of mail of this room. `parts` is what the rooms below know to wait for people. */
export function mailKindsOf(parts: readonly WaitingPart[]): MailKinds {
	return { digest: digestOf(parts, false), urgent: digestOf(parts, true), overview };
}
