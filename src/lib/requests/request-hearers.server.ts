import type { PlainDate } from '#lib/calendar/days.ts';
import { hearersOfInstitution, hearersOfSeat, type Hearer } from '#lib/council/hearing.server.ts';
import type { People } from '#lib/council/holders.server.ts';
import { askedKey, type Asked } from './request-who.ts';

/** In whose name it is asked, and on which day it is asked who hears. */
interface Asking {
	readonly bodyId: string | null;
	readonly date: PlainDate;
}

/** Who hears for one who is asked; empty where nobody is known. */
export function hearersOf(people: People, asked: Asked, { bodyId, date }: Asking): readonly Hearer[] {
	if (asked.postId !== null) return hearersOfSeat(people, asked.postId, date);
	const isKnown = asked.institutionId !== null && people.directory.institutionIndex.has(asked.institutionId);
	return isKnown ? hearersOfInstitution(people, asked.institutionId!, { bodyId, date }) : [];
}

/** Somebody who hears, once, with all that they are asked for. */
export interface Recipient<T extends Asked> extends Hearer {
	readonly asked: readonly T[];
}

/** Who of them hears by mail, each once; and who is asked of whom nobody can be reached. */
export function recipientsOf<T extends Asked>(
	people: People,
	asked: readonly T[],
	asking: Asking
): { readonly recipients: readonly Recipient<T>[]; readonly unreached: readonly T[] } {
	const found = new Map<string, Hearer & { asked: T[] }>();
	const unreached: T[] = [];
	const known = new Map<string, readonly Hearer[]>();
	for (const one of asked) {
		const key = askedKey(one);
		const hearers = known.get(key) ?? hearersOf(people, one, asking);
		known.set(key, hearers);
		const reached = hearers.filter(({ address }) => address !== null);
		if (reached.length === 0) unreached.push(one);
		for (const hearer of reached) {
			const recipient = found.get(hearer.personId) ?? { ...hearer, asked: [] };
			recipient.asked.push(one);
			found.set(hearer.personId, recipient);
		}
	}
	return { recipients: [...found.values()], unreached };
}
