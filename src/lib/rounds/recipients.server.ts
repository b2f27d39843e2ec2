import type { PlainDate } from '#lib/calendar/days.ts';
import { postsOf } from '#lib/council/council.ts';
import { hearersOfInstitution, hearersOfSeat, type Hearer } from '#lib/council/hearing.server.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { namesOf } from './content-making.ts';
import type { FoundRound } from './finding.server.ts';

/** Somebody whom a summary goes to. */
export interface Reached extends Hearer {
	readonly address: string;
}

/** Whom a summary goes to, and for which institutions and seats nobody can be reached. */
export interface Recipients {
	readonly reached: readonly Reached[];
	readonly unreached: readonly string[];
}

type Round = Pick<FoundRound, 'bodyId' | 'requestId'>;

/** Somebody who was asked. */
interface Asked {
	readonly institutionId: string | null;
	readonly postId: string | null;
}

/**
 * All to whom a summary goes on a day: whoever hears for those who were asked, and whoever sits in the body that asked; each once.
 * Two statements.
 */
export async function readRecipients(
	from: Pick<Reader, 'answer'> | Pick<Transaction, 'answer'>,
	installation: Pick<Installation, 'db'>,
	{ bodyId, requestId }: Round,
	date: PlainDate
): Promise<Recipients> {
	const [people, asked] = await Promise.all([
		readPeople(installation, date),
		(from as Pick<Transaction, 'answer'>).answer.findMany({
			where: { requestId, withdrawnAt: null },
			orderBy: [{ position: 'asc' }, { id: 'asc' }],
			select: { institutionId: true, postId: true }
		})
	]);
	return recipientsAmong(people, asked, { bodyId, date });
}

/** The same for whoever has read the people and who was asked. */
export function recipientsAmong(
	people: People,
	asked: readonly Asked[],
	{ bodyId, date }: { readonly bodyId: string; readonly date: PlainDate }
): Recipients {
	const groups = [
		...asked.map((one) => ({
			name: namesOf(people.directory, one, { day: date, today: date }).name,
			hearers: hearersOf(people, one, { bodyId, date })
		})),
		...postsOf(people.directory, bodyId, date).map(({ id, label: name }) => ({
			...{ name, hearers: hearersOfSeat(people, id, date) }
		}))
	];
	const reached = new Map<string, Reached>();
	for (const one of groups.flatMap(({ hearers }) => hearers))
		if (one.address !== null && !reached.has(one.personId))
			reached.set(one.personId, { ...one, address: one.address });
	const silent = groups.filter(({ hearers }) => hearers.every(({ address }) => address === null));
	return { reached: [...reached.values()], unreached: [...new Set(silent.map(({ name }) => name))] };
}

function hearersOf(
	people: People,
	{ institutionId, postId }: Asked,
	{ bodyId, date }: { readonly bodyId: string; readonly date: PlainDate }
): readonly Hearer[] {
	if (postId !== null) return hearersOfSeat(people, postId, date);
	const isKnown = institutionId !== null && people.directory.institutionIndex.has(institutionId);
	return isKnown ? hearersOfInstitution(people, institutionId, { bodyId, date }) : [];
}
