import type { Deed } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record } from '#lib/audit/audit.server.ts';
import { calendarChanged } from '#lib/calendar/working-calendar.server.ts';
import {
	givenDaySchema,
	knownYearSchema,
	movedDaySchema,
	postponingSchema,
	removeDaySchema,
	unknownYearSchema
} from './schemas.ts';
import { keyOf, wrongIn, type CalendarEntry } from '#lib/calendar/special-days.ts';
import { isTaken, type Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { writeSetting } from '#lib/server/settings.server.ts';
import { readEntry, readYear, removeEntry, specialDays, writeEntry, writeYear } from './rows.server.ts';

/** What can be done with the working calendar. The calendar's room itself knows nobody: it stands below the accounts. */
export const deeds = {
	read: { name: 'calendar.read', grants: ['SIGNED_IN'] },
	change: { name: 'calendar.change', grants: ['SECRETARIAT'] }
} satisfies Record<string, Deed>;

/** Null where nothing had to be changed. */
export interface Changed {
	readonly eventId: string | null;
}

/** What is recorded of: an entry by its day, a year, or how terms end. */
interface Subject {
	readonly subjectType: 'CalendarDay' | 'CalendarYear' | 'Setting';
	readonly subjectId: string;
}

export const postponing: Subject = { subjectType: 'Setting', subjectId: 'calendar.movedDaysPostpone' };

/** Writes down a working day that was moved, or changes it. Sent twice it acts once: the table's day is there already. */
export async function saveMoved(actor: Actor, input: unknown): Promise<Changed> {
	const { was, version, ...entry } = parseInput(movedDaySchema, input);
	return save(actor, { ...entry, kind: 'MOVED' }, was, version);
}

/** The same for a holiday that was given once, or a festival's closing day. */
export async function saveGiven(actor: Actor, input: unknown): Promise<Changed> {
	const { was, version, ...entry } = parseInput(givenDaySchema, input);
	return save(actor, entry, was, version);
}

/** Takes an entry out of the table; it can be put back. Twice is once. */
export async function removeDay(actor: Actor, input: unknown): Promise<Changed> {
	const { day, version } = parseInput(removeDaySchema, input);
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const found = await readEntry(tx, day);
		if (!found) return { eventId: null };
		if (found.version !== version) throw conflict(found);
		const key = keyOf(found.entry);
		await removeEntry(tx, found.entry);
		return changed(tx, actor, dayOf(key), found.entry, null);
	});
}

/** Notes that a year's order is known, or that there is none to come. */
export async function knowYear(actor: Actor, input: unknown): Promise<Changed> {
	const { year, source } = parseInput(knownYearSchema, input);
	return putYear(actor, year, { source });
}

/** Notes that a year's order is not known after all. */
export async function forgetYear(actor: Actor, input: unknown): Promise<Changed> {
	return putYear(actor, parseInput(unknownYearSchema, input).year, null);
}

/** Decides whether a term on a working day that was moved is over only after the next one. */
export async function decidePostponing(actor: Actor, input: unknown): Promise<Changed> {
	const { postpone } = parseInput(postponingSchema, input);
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write((tx) => putPostponing(tx, actor, postpone));
}

async function save(
	actor: Actor,
	entry: CalendarEntry,
	was: string | null,
	version: number | null
): Promise<Changed> {
	mustBeAble(actor, deeds.change);
	const work = async (tx: Transaction): Promise<Changed> => {
		const there = await readEntry(tx, keyOf(entry));
		if (there && isSame(there.entry, entry)) return { eventId: null };
		const before = was === null ? null : await readEntry(tx, was);
		if (was !== null && !before) throw new Refusal('NOT_NOW');
		if (before && before.version !== version) throw conflict(before);
		await put(tx, before?.entry ?? null, entry, (before?.version ?? 0) + 1);
		return changed(tx, actor, dayOf(was ?? keyOf(entry)), before?.entry ?? null, entry);
	};
	try {
		return await actor.installation.db.write(work);
	} catch (error) {
		// The same form, twice at one moment: the other one has written it.
		if (!isTaken(error)) throw error;
		return actor.installation.db.write(work);
	}
}

/** Refuses INVALID what cannot be: the words of what is wrong stand at the fields. */
async function put(
	tx: Transaction,
	before: CalendarEntry | null,
	after: CalendarEntry,
	version: number
): Promise<void> {
	if (before) await removeEntry(tx, before);
	const fields = wrongIn(after, await specialDays(tx));
	if (Object.keys(fields).length) throw new Refusal('INVALID', { fields });
	await writeEntry(tx, after, version);
}

function putYear(actor: Actor, year: string, after: { source: string } | null): Promise<Changed> {
	mustBeAble(actor, deeds.change);
	return actor.installation.db.write(async (tx) => {
		const before = await readYear(tx, year);
		if (isSame(before, after)) return { eventId: null };
		await writeYear(tx, year, after);
		return changed(tx, actor, { subjectType: 'CalendarYear', subjectId: year }, before, after);
	});
}

/** The same within an undoing. */
export async function putPostponing(
	tx: Transaction,
	actor: Actor,
	postpone: boolean,
	undoes?: string
): Promise<Changed> {
	const row = await tx.setting.findUnique({ where: { key: postponing.subjectId } });
	const before = row?.value === 'yes';
	if (before === postpone) return { eventId: null };
	await writeSetting(tx, actor.installation, 'calendar.movedDaysPostpone', postpone ? 'yes' : null);
	return changed(tx, actor, postponing, { value: before }, { value: postpone }, undoes);
}

export const dayOf = (day: string): Subject => ({ subjectType: 'CalendarDay', subjectId: day });

/** Records a change and has everybody read the calendar again, in the transaction of the change. */
export async function changed(
	tx: Transaction,
	actor: Actor,
	subject: Subject,
	before: object | null,
	after: object | null,
	undoes?: string
): Promise<{ eventId: string }> {
	await calendarChanged(tx);
	const change = { deed: deeds.change.name, capacity: officeOf(actor), ...subject, before, after };
	return { eventId: await record(tx, actor, undoes ? { ...change, undoes } : change) };
}

function conflict({ entry, version }: { entry: CalendarEntry; version: number }): Refusal {
	return new Refusal('CONFLICT', { theirs: { version, values: entry, who: null } });
}

/** Whether two states of the same thing are one. */
export function isSame(one: object | null, other: object | null): boolean {
	if (one === null || other === null) return one === other;
	const fields = (of: object) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
	return fields(one) === fields(other);
}
