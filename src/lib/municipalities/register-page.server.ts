import { can } from '#lib/accounts/actor.ts';
import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { institutionAt, nameAt, successorsOf } from '#lib/council/council.ts';
import { hearersOfInstitution } from '#lib/council/hearing.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { sortKey } from '#lib/latvian/letters.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { deeds, isThere, regions, regionWord, type Region } from './municipalities.ts';

/** A municipality in the register. */
export interface MunicipalityRow {
	readonly id: string;
	/** As it was called on the day. */
	readonly name: string;
	readonly isStateCity: boolean;
	/** Who hears for it today, by name; none: nobody can be asked. */
	readonly contacts: readonly string[];
	/** Who took over from it, where it is no more. */
	readonly successor: { readonly id: string; readonly name: string; readonly date: string } | null;
}

export interface RegisterPage {
	readonly date: PlainDate;
	readonly today: PlainDate;
	readonly total: number;
	/** How many of them nobody can be asked of. */
	readonly unreached: number;
	readonly regions: readonly {
		readonly region: Region;
		readonly name: string;
		readonly rows: readonly MunicipalityRow[];
	}[];
	/** Nothing was entered yet. */
	readonly isEmpty: boolean;
	readonly mayLoad: boolean;
	readonly mayStart: boolean;
}

/**
 * The municipalities of a day by their planning regions, and who hears for each of them today. Five statements, however many there
 * are. Refuses NOT_FOUND whoever may not.
 */
export async function readRegister(actor: Actor, date: PlainDate): Promise<RegisterPage> {
	mustBeAble(actor, deeds.read);
	const { installation, locale } = actor;
	const today = todayOf(actor);
	const [all, people] = await Promise.all([
		installation.db.read.municipality.findMany({ orderBy: { institutionId: 'asc' } }),
		readPeople(installation, today)
	]);
	const rows = all
		.filter((one) => isThere(one, date) && people.directory.institutionIndex.has(one.institutionId))
		.map(({ institutionId, region, isStateCity }) => ({
			...{ region, isStateCity },
			row: { isStateCity, ...rowOf(people, institutionId, { date, today }) }
		}))
		// State cities first, as in the law's list.
		.sort(
			(a, b) =>
				Number(b.isStateCity) - Number(a.isStateCity) || (sortKey(a.row.name) < sortKey(b.row.name) ? -1 : 1)
		);
	return {
		...{ date, today, total: rows.length, isEmpty: all.length === 0 },
		unreached: rows.filter(({ row }) => row.contacts.length === 0).length,
		regions: regions.map((region) => ({
			...{ region, name: regionWord(region, locale) },
			rows: rows.flatMap((one) => (one.region === region ? [one.row] : []))
		})),
		mayLoad: can(actor, deeds.load),
		mayStart: can(actor, deeds.start)
	};
}

function rowOf(
	people: People,
	id: string,
	{ date, today }: { readonly date: PlainDate; readonly today: PlainDate }
): Omit<MunicipalityRow, 'isStateCity'> {
	const { directory } = people;
	const hearers = hearersOfInstitution(people, id, { bodyId: null, date: today });
	const holder = institutionAt(directory, id, today);
	const [moved] = holder.institutionId === id ? [] : successorsOf(directory, id, today);
	return {
		...{ id, name: nameAt(directory, id, date).name },
		contacts: hearers.flatMap(({ name, address }) => (address === null ? [] : [name])),
		successor: moved ? { id: holder.institutionId, name: holder.name, date: moved.date } : null
	};
}
