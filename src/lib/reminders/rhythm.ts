import { addDays, dayOfWeek, type PlainDate } from '#lib/calendar/days.ts';

/** How somebody wants to hear: every day there is something to do, or on Mondays only. */
export const rhythms = ['DAILY', 'MONDAYS'] as const;
export type Rhythm = (typeof rhythms)[number];

/** Days without mail, both included; null: no pause was ever made. */
export interface Pause {
	readonly pausedFrom: PlainDate | null;
	readonly pausedUntil: PlainDate | null;
}

/** What somebody chose; whoever chose nothing hears every day. */
export interface Preference extends Pause {
	readonly rhythm: Rhythm;
	readonly changedOn: PlainDate;
}

/** The days that were planned before. */
export interface PlannedDays {
	/** The last of them; null: this is the first. */
	readonly last: PlainDate | null;
	/** The first of the week in which the last one was. */
	readonly firstOfWeek: PlainDate | null;
}

/** Before every day: whoever hears for the first time. */
export const ever = '0001-01-01';

/** Whether a pause lasts on a day. */
export function isPaused({ pausedFrom, pausedUntil }: Pause, day: PlainDate): boolean {
	return pausedFrom !== null && pausedUntil !== null && pausedFrom <= day && day <= pausedUntil;
}

const noPause: Pause = { pausedFrom: null, pausedUntil: null };

/** A pause that lasts; one that is over is none. */
export function lastingPause(kept: Pause | null, today: PlainDate): Pause {
	if (!kept || !isPaused(kept, today)) return noPause;
	return { pausedFrom: kept.pausedFrom, pausedUntil: kept.pausedUntil };
}

/** So soon after a pause another one goes on with it: what was held back may not have been told in between. */
const soonAfter = 7;

/** A pause begins today, goes on, or ends with today: the next digest must still know what was held back. */
export function pauseAfter(kept: Pause | null, until: PlainDate | null, today: PlainDate): Pause {
	const lasting = lastingPause(kept, today);
	if (until === null) return lasting.pausedFrom === null ? noPause : { ...lasting, pausedUntil: today };
	const goesOn = kept?.pausedUntil != null && kept.pausedUntil >= addDays(today, -soonAfter);
	return { pausedFrom: goesOn ? kept.pausedFrom : today, pausedUntil: until };
}

/**
 * Whether somebody hears on a day, and then of what: of all that was to be said after the day that is answered. Null: not
 * today. Who chose Mondays hears on the first day of a week that is planned (a holiday or a standstill moves it), and
 * then of the whole week; after a pause the first digest says what was held back.
 */
export function hearsOfAllSince(
	preference: Preference | undefined,
	planned: PlannedDays,
	today: PlainDate
): PlainDate | null {
	if (!preference) return planned.last ?? ever;
	if (isPaused(preference, today)) return null;
	const isWeekly = preference.rhythm === 'MONDAYS';
	if (isWeekly && !isFirstOfWeek(planned, today)) return null;
	const before = (isWeekly ? planned.firstOfWeek : planned.last) ?? ever;
	return before === ever ? ever : withHeldBack(preference, before);
}

function withHeldBack({ pausedFrom, pausedUntil, changedOn }: Preference, before: PlainDate): PlainDate {
	const reasons = [before];
	if (pausedFrom !== null && pausedUntil !== null && pausedUntil >= before)
		reasons.push(addDays(pausedFrom, -1));
	// Who has just changed from Mondays to every day has not heard of this week yet.
	if (changedOn >= before) reasons.push(addDays(before, -7));
	return reasons.sort()[0]!;
}

/** After which day something may have been held back for whoever hears today: on the first day of a week, of the week before. */
export function heldBackSince(planned: PlannedDays, today: PlainDate): PlainDate {
	return (isFirstOfWeek(planned, today) ? planned.firstOfWeek : planned.last) ?? ever;
}

/** Whether no other day of this week was planned before. */
function isFirstOfWeek({ last }: PlannedDays, today: PlainDate): boolean {
	return last === null || last < mondayOf(today);
}

/** The Monday of a day's week. */
export function mondayOf(day: PlainDate): PlainDate {
	return addDays(day, 1 - dayOfWeek(day));
}
