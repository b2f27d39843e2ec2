import { z } from 'zod';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { recipientIdOf } from './preferences.server.ts';
import { deeds, findKept, writeKept, type FoundKept, type Kept } from './preferences-writing.server.ts';
import { isPaused, type Pause } from './rhythm.ts';

const recorded = z.object({
	...{ rhythm: z.string(), wantsMail: z.boolean(), locale: z.string().optional() },
	...{ pausedFrom: z.string().nullable(), pausedUntil: z.string().nullable() }
});

/** One's own choice, taken back: how often to hear is nobody else's to say. */
async function undoChoice(actor: Actor, change: RecordedChange): Promise<void> {
	mustBeAble(actor, deeds.choose);
	if ((await recipientIdOf(actor)) !== change.subjectId) throw new Refusal('NOT_FOUND');
	const [before, after] = [recorded.parse(change.before), recorded.parse(change.after)] as [Kept, Kept];
	const today = rigaDate(actor.installation.clock.now());
	await actor.installation.db.write(async (tx) => {
		const found = await findKept(tx, change.subjectId, today);
		if (!isStill(found, after, today)) throw new Refusal('CONFLICT');
		const back = { ...before, ...pauseBefore(before, found.kept, today) };
		await writeKept(tx, actor, found, back, change.id);
	});
}

function isStill({ kept, row }: FoundKept, after: Kept, today: PlainDate): boolean {
	const isSamePause =
		(row?.pausedFrom === after.pausedFrom && row?.pausedUntil === after.pausedUntil) ||
		(kept.pausedFrom === null && !isPaused(after, today));
	return (
		isSamePause &&
		kept.rhythm === after.rhythm &&
		kept.wantsMail === after.wantsMail &&
		kept.locale === after.locale
	);
}

/** The pause as it was; one that has held something back ends with today, so that the next digest knows of it. */
function pauseBefore(before: Pause, now: Pause, today: PlainDate): Pause {
	if (before.pausedFrom === null && now.pausedFrom !== null && now.pausedFrom < today)
		return { pausedFrom: now.pausedFrom, pausedUntil: today };
	return { pausedFrom: before.pausedFrom, pausedUntil: before.pausedUntil };
}

/** What can be taken back of what people choose for themselves. */
export const undoers: Undoers = { [deeds.choose.name]: undoChoice };
