import { m } from '#i18n/generated/messages.js';
import type { Notice } from '../notice.server.ts';
import { sentWords } from '../meetings/[id]/sent.ts';

interface Told {
	readonly count: number;
	readonly startsAt: Date | null;
	readonly unreached: readonly string[];
}

/** What is said when mail went out or was prepared: to how many, and whom none reaches. */
export function toldNotice(
	told: ({ readonly isPrepared: false } & Told) | { readonly isPrepared: true }
): Notice {
	if (told.isPrepared) return { text: m.invitations_done_prepared() };
	return { text: toldWords(told) };
}

/** The same of what an assistant need not prepare. */
export function toldWords(told: Told): string {
	const { unreached } = told;
	const sent = told.count > 0 ? sentWords(told) : m.asker_told_nobody();
	return unreached.length
		? `${sent} ${m.asker_told_unreached({ who: unreached.join(', ') })}`.slice(0, 500)
		: sent;
}
