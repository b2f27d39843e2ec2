import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { Locale } from '#lib/accounts/actor.ts';
import type { Witnessed } from '#lib/audit/audit.server.ts';
import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { shortDate } from '#lib/latvian/dates.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput, problemWith, refuseField } from '#lib/server/input.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { preferenceSchema, type PreferenceInput } from './preference-schema.ts';
import { deeds, findKept, writeKept } from './preferences-writing.server.ts';
import { isPaused, pauseAfter, type Rhythm } from './rhythm.ts';

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

/** One's own, by one's account. Answers the event by which it can be taken back, null where nothing changed. */
export async function saveOwnPreference(actor: Actor, input: unknown): Promise<string | null> {
	mustBeAble(actor, deeds.choose);
	const recipientId = await recipientIdOf(actor);
	if (recipientId === null) throw new Refusal('NOT_FOUND');
	return savePreference(actor, recipientId, input);
}

/**
 * Keeps how somebody wants to hear. Whoever calls has proven that it is they: by their account, or by a personal link.
 * Refuses a pause that is over or longer than three months, and CONFLICT where another window was quicker.
 */
export async function savePreference(
	by: Witnessed & { readonly installation: Installation; readonly locale: Locale },
	recipientId: string,
	input: unknown
): Promise<string | null> {
	const typed = parseInput(preferenceSchema, input);
	const { db, clock } = by.installation;
	const today = rigaDate(clock.now());
	mustBeShort(typed.pausedUntil, today, by.locale);
	const work = (tx: Transaction) => saveInside(tx, by, recipientId, typed, today);
	try {
		return await db.write(work);
	} catch (error) {
		// Two windows at once, neither of which found anything: the other one has written it.
		if (!isTaken(error)) throw error;
		return db.write(work);
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
): Promise<string | null> {
	const found = await findKept(tx, recipientId, today);
	const { kept: before, row } = found;
	const after = {
		...{ rhythm: typed.rhythm, wantsMail: before.wantsMail || typed.wantsMail },
		...pauseAfter(row, typed.pausedUntil, today),
		...('locale' in before ? { locale: typed.locale } : {})
	};
	if (JSON.stringify(before) === JSON.stringify(after)) return null;
	if ((row?.version ?? 1) !== typed.version) throw conflict(row?.version ?? 1, before);
	return writeKept(tx, by, found, after);
}

function conflict(version: number, { rhythm, pausedUntil }: { rhythm: string; pausedUntil: string | null }) {
	return new Refusal('CONFLICT', { theirs: { version, values: { rhythm, pausedUntil }, who: null } });
}
