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
	readonly people: People;
	readonly reached: readonly Reached[];
	readonly unreached: readonly string[];
}

type Asked = Pick<FoundRound, 'bodyId' | 'requestId'>;

/**
 * All to whom a summary goes on a day: whoever hears for those who were asked, and whoever sits in the body that asked; each once.
 * Two statements.
 */
export async function readRecipients(
	from: Pick<Reader, 'answer'> | Pick<Transaction, 'answer'>,
	installation: Pick<Installation, 'db'>,
	{ bodyId, requestId }: Asked,
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
	const unreached = [...new Set(silent.map(({ name }) => name))];
	return { people, reached: [...reached.values()], unreached };
}

function hearersOf(
	people: People,
	{ institutionId, postId }: { readonly institutionId: string | null; readonly postId: string | null },
	{ bodyId, date }: { readonly bodyId: string; readonly date: PlainDate }
): readonly Hearer[] {
	if (postId !== null) return hearersOfSeat(people, postId, date);
	const isKnown = institutionId !== null && people.directory.institutionIndex.has(institutionId);
	return isKnown ? hearersOfInstitution(people, institutionId, { bodyId, date }) : [];
}
