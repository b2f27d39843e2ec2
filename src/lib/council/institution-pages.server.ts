import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { deeds, nameAt } from './council.ts';
import { directoryOf } from './directory.server.ts';
import { stateOf, type InstitutionState } from './institution-editing.server.ts';
import { institutionOptions, type InstitutionOption } from './seat-pages.server.ts';
import { fullName } from './words.ts';

/** What the forms of an institution show first. */
export interface InstitutionForm {
	readonly id: string;
	readonly version: number;
	readonly label: string;
	readonly values: InstitutionState;
	/** The latest name's first day, where it is known. */
	readonly nameSince: string | null;
	/** All others that have seats of their own. */
	readonly others: readonly InstitutionOption[];
}

/** Refuses NOT_FOUND for an id that no institution has. */
export async function readInstitutionForm(actor: Actor, id: string): Promise<InstitutionForm> {
	mustBeAble(actor, deeds.change);
	const { db, clock } = actor.installation;
	const row = await db.read.institution.findUnique({
		where: { id },
		include: { names: { orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] } }
	});
	if (!row) throw new Refusal('NOT_FOUND');
	const today = rigaDate(clock.now());
	const directory = await directoryOf(actor.installation);
	const values = stateOf(row);
	const chosen = values.parentId ? [values.parentId] : [];
	return {
		...{ id, version: row.version, values },
		label: fullName(nameAt(directory, id, today)),
		nameSince: row.names.at(-1)!.validFrom,
		others: institutionOptions(directory, today, chosen).filter((one) => one.id !== id)
	};
}
