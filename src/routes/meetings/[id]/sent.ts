import { m } from '#i18n/generated/messages.js';

/** What is said when mail went out: to how many, and whether it can be called back. */
export function sentWords({ count, startsAt }: { readonly count: number; readonly startsAt: Date | null }) {
	return startsAt ? m.invitations_done_waits({ count }) : m.invitations_done({ count });
}
