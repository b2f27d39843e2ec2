import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { RecordedChange, Undoers } from '#lib/accounts/undoing.server.ts';
import { keyOf, wrongIn, type CalendarEntry } from '#lib/calendar/special-days.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { changed, dayOf, deeds, isSame, putPostponing } from './desk.server.ts';
import { readEntry, readYear, removeEntry, specialDays, writeEntry, writeYear } from './rows.server.ts';

/** Added, an entry is taken out; changed, it is as it was; removed, it is put back. So are years and how terms end. */
export const undoers: Undoers = {
	[deeds.change.name]: async (actor, change) => {
		mustBeAble(actor, deeds.change);
		await actor.installation.db.write((tx) => takeBackOf(change.subjectType)(tx, actor, change));
	}
};

type TakeBack = (tx: Transaction, actor: Actor, change: RecordedChange) => Promise<unknown>;

function takeBackOf(subjectType: string): TakeBack {
	if (subjectType === 'CalendarDay') return takeBackDay;
	return subjectType === 'CalendarYear' ? takeBackYear : takeBackPostponing;
}

const takeBackDay: TakeBack = async (tx, actor, { id, subjectId, ...change }) => {
	const [before, after] = [change.before, change.after] as (CalendarEntry | null)[];
	const now = after ? await readEntry(tx, keyOf(after)) : null;
	if (after && !isSame(now?.entry ?? null, after)) throw new Refusal('CONFLICT');
	if (after) await removeEntry(tx, after);
	if (before) {
		if (Object.keys(wrongIn(before, await specialDays(tx))).length) throw new Refusal('CONFLICT');
		await writeEntry(tx, before, (now?.version ?? 0) + 1);
	}
	return changed(tx, actor, dayOf(subjectId), after ?? null, before ?? null, id);
};

const takeBackYear: TakeBack = async (tx, actor, { id, subjectId, ...change }) => {
	const [before, after] = [change.before, change.after] as ({ source: string } | null)[];
	if (!isSame(await readYear(tx, subjectId), after ?? null)) throw new Refusal('CONFLICT');
	await writeYear(tx, subjectId, before ?? null);
	const subject = { subjectType: 'CalendarYear', subjectId } as const;
	return changed(tx, actor, subject, after ?? null, before ?? null, id);
};

const takeBackPostponing: TakeBack = async (tx, actor, { id, before }) => {
	const { eventId } = await putPostponing(tx, actor, (before as { value: boolean }).value, id);
	if (!eventId) throw new Refusal('CONFLICT');
};
