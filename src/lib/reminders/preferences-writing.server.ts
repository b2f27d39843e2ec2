import type { Deed } from '#lib/accounts/actor.ts';
import { record, type Witnessed } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { councilChanged } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { lastingPause, type Pause } from './rhythm.ts';

export const deeds = {
	/** One's own; somebody without an account does it by a personal link. */
	choose: { name: 'reminders.choose', grants: ['SIGNED_IN'] }
} satisfies Record<string, Deed>;

/** What somebody chose, as it is recorded. */
export interface Kept extends Pause {
	readonly rhythm: string;
	readonly wantsMail: boolean;
	/** Of a person only. */
	readonly locale?: string;
}

export type FoundKept = Awaited<ReturnType<typeof findKept>>;

/** What somebody chose, as it is now. */
export async function findKept(tx: Transaction, recipientId: string, today: PlainDate) {
	const row = await tx.mailPreference.findUnique({ where: { recipientId } });
	const person = await tx.person.findUnique({ where: { id: recipientId }, select: { locale: true } });
	const kept: Kept = {
		...{ rhythm: row?.rhythm ?? 'DAILY', wantsMail: !row?.stoppedAt },
		...lastingPause(row, today),
		...(person ? { locale: person.locale } : {})
	};
	return { recipientId, row, kept };
}

/** Writes another choice in its place, and records it. */
export async function writeKept(
	tx: Transaction,
	by: Witnessed & { readonly installation: Installation },
	{ recipientId, row, kept: before }: FoundKept,
	after: Kept,
	undoes?: string
): Promise<string> {
	const { rhythm, wantsMail, pausedFrom, pausedUntil, locale } = after;
	const now = by.installation.clock.now();
	const isOver = pausedFrom === null && before.pausedFrom === null;
	const data = {
		...{ rhythm, updatedAt: now },
		// Of a pause that is over the next digest may still have to tell.
		...(isOver ? {} : { pausedFrom, pausedUntil }),
		...(wantsMail ? { stoppedAt: null, stoppedVia: null } : {}),
		...(!wantsMail && !row?.stoppedAt ? { stoppedAt: now, stoppedVia: 'PAGE' } : {})
	};
	await tx.mailPreference.upsert({
		where: { recipientId },
		create: { recipientId, ...data, version: 2 },
		update: { ...data, version: { increment: 1 } }
	});
	if (locale !== undefined && before.locale !== locale) {
		await tx.person.update({ where: { id: recipientId }, data: { locale, version: { increment: 1 } } });
		await councilChanged(tx);
	}
	return record(tx, by, {
		...{ deed: deeds.choose.name, capacity: by.name, before, after, undoes },
		...{ subjectType: before.locale === undefined ? 'User' : 'Person', subjectId: recipientId }
	});
}
