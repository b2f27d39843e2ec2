import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Deed, Locale } from '#lib/accounts/actor.ts';
import { record, type Witnessed } from '#lib/audit/audit.server.ts';
import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { councilChanged } from '#lib/council/changing.server.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { preferenceSchema, type PreferenceInput } from './preference-schema.ts';
import { isPaused, type Rhythm } from './rhythm.ts';

export const deeds = {
	/** One's own; somebody without an account does it by a personal link. */
	choose: { name: 'reminders.choose', grants: ['SIGNED_IN'] }
} satisfies Record<string, Deed>;

/** How somebody hears of deadlines, as they see and change it. */
export interface OwnPreference {
	readonly recipientId: string;
	readonly rhythm: Rhythm;
	/** The last day of a pause that lasts; null: none does. */
	readonly pausedUntil: PlainDate | null;
	/** They want no mail at all. */
	readonly isStopped: boolean;
	/** Of mails to a person; null: to an account without one, in the account's language. */
	readonly locale: Locale | null;
	readonly version: number;
}

/** Somebody away longer than this is represented, or replaced. */
const longestPause = 92;

/** Whom the planner knows somebody by: the person they are, else their account. */
export async function recipientIdOf({
	installation: { db },
	userId,
	personId
}: Pick<Actor, 'installation' | 'userId' | 'personId'>): Promise<string | null> {
	if (personId || userId === null) return personId;
	const user = await db.read.user.findUnique({ where: { id: userId }, select: { email: true } });
	const person = user && (await db.read.person.findUnique({ where: user, select: { id: true } }));
	return person?.id ?? userId;
}

/** How somebody hears: whoever never chose anything, every day there is something to do. */
export async function readPreference(
	{ db, clock }: Pick<Installation, 'db' | 'clock'>,
	recipientId: string
): Promise<OwnPreference> {
	const [row, person] = await Promise.all([
		db.read.mailPreference.findUnique({ where: { recipientId } }),
		db.read.person.findUnique({ where: { id: recipientId }, select: { locale: true } })
	]);
	const isLasting = row !== null && isPaused(row, rigaDate(clock.now()));
	return {
		...{ recipientId, rhythm: row?.rhythm === 'MONDAYS' ? 'MONDAYS' : 'DAILY' },
		...{ pausedUntil: isLasting ? row.pausedUntil : null, isStopped: Boolean(row?.stoppedAt) },
		locale: person && (person.locale === 'en' ? 'en' : 'lv'),
		version: row?.version ?? 1
	};
}

/** One's own, by one's account. */
export async function saveOwnPreference(actor: Actor, input: unknown): Promise<void> {
	mustBeAble(actor, deeds.choose);
	const recipientId = await recipientIdOf(actor);
	if (recipientId === null) throw new Refusal('NOT_FOUND');
	await savePreference(actor, recipientId, input);
}

/**
 * Keeps how somebody wants to hear. Whoever calls has proven that it is they: by their account, or by a personal link.
 * Refuses a pause that is over or longer than three months, and CONFLICT where another window was quicker.
 */
export async function savePreference(
	by: Witnessed & { readonly installation: Installation; readonly locale: Locale },
	recipientId: string,
	input: unknown
): Promise<void> {
	const typed = parseInput(preferenceSchema, input);
	const { db, clock } = by.installation;
	const today = rigaDate(clock.now());
	mustBeShort(typed.pausedUntil, today, by.locale);
	const work = (tx: Transaction) => saveInside(tx, by, recipientId, typed, today);
	try {
		await db.write(work);
	} catch (error) {
		// Two windows at once, neither of which found anything: the other one has written it.
		if (!isTaken(error)) throw error;
		await db.write(work);
	}
}

function mustBeShort(until: PlainDate | null, today: PlainDate, locale: Locale): void {
	if (until === null) return;
	if (until < today) refuseField('pausedUntil', 'reminders_problem_pause_over');
	const most = addDays(today, longestPause);
	if (until > most)
		refuseField(
			'pausedUntil',
			problemWith('reminders_problem_pause_long', { most: shortDate(most, locale) })
		);
}

async function saveInside(
	tx: Transaction,
	by: Witnessed & { readonly installation: Installation },
	recipientId: string,
	typed: PreferenceInput,
	today: PlainDate
): Promise<void> {
	const row = await tx.mailPreference.findUnique({ where: { recipientId } });
	const person = await tx.person.findUnique({ where: { id: recipientId }, select: { locale: true } });
	const wantsMail = !row?.stoppedAt || typed.wantsMail;
	const before = {
		...{ rhythm: row?.rhythm ?? 'DAILY', wantsMail: !row?.stoppedAt },
		...pauseOf(row, today),
		...(person ? { locale: person.locale } : {})
	};
	const after = {
		...{ rhythm: typed.rhythm, wantsMail },
		...pauseAfter(pauseOf(row, today), typed.pausedUntil, today),
		...(person ? { locale: typed.locale } : {})
	};
	if (JSON.stringify(before) === JSON.stringify(after)) return;
	if ((row?.version ?? 1) !== typed.version) throw conflict(row?.version ?? 1, before);
	const { rhythm, pausedFrom, pausedUntil } = after;
	const data = {
		...{ rhythm, updatedAt: by.installation.clock.now() },
		...(pausedFrom === null && row?.pausedFrom ? {} : { pausedFrom, pausedUntil }),
		...(wantsMail ? { stoppedAt: null, stoppedVia: null } : {})
	};
	await tx.mailPreference.upsert({
		where: { recipientId },
		create: { recipientId, ...data, version: 2 },
		update: { ...data, version: { increment: 1 } }
	});
	if (person && person.locale !== typed.locale) {
		const changed = { locale: typed.locale, version: { increment: 1 } };
		await tx.person.update({ where: { id: recipientId }, data: changed });
		await councilChanged(tx);
	}
	await record(tx, by, {
		...{ deed: deeds.choose.name, capacity: by.name, before, after },
		...{ subjectType: person ? 'Person' : 'User', subjectId: recipientId }
	});
}

/** A pause that lasts; one that is over is none. */
function pauseOf(
	row: { pausedFrom: string | null; pausedUntil: string | null } | null,
	today: PlainDate
): Pause {
	return row && isPaused(row, today)
		? { pausedFrom: row.pausedFrom, pausedUntil: row.pausedUntil }
		: { pausedFrom: null, pausedUntil: null };
}

interface Pause {
	readonly pausedFrom: PlainDate | null;
	readonly pausedUntil: PlainDate | null;
}

/** A pause begins today, goes on, or ends with today: the next digest must still know what was held back. */
function pauseAfter(pause: Pause, until: PlainDate | null, today: PlainDate): Pause {
	const pausedFrom = pause.pausedFrom ?? (until === null ? null : today);
	return { pausedFrom, pausedUntil: until ?? (pausedFrom === null ? null : today) };
}

function conflict(version: number, { rhythm, pausedUntil }: { rhythm: string; pausedUntil: string | null }) {
	return new Refusal('CONFLICT', { theirs: { version, values: { rhythm, pausedUntil }, who: null } });
}
