import { daysBetween, type PlainDate } from '#lib/calendar/days.ts';
import type { WaitingFact } from './digest-facts.ts';
import type { Digest } from './planner.ts';

/** Something that waits for one reader. */
export interface Waiting {
	readonly recipientId: string;
	readonly part: string;
	readonly key: string;
	readonly since: PlainDate;
	/** Told when it is new and never again. */
	readonly isToldOnce: boolean;
	/** When this reader was told of it last; null: never. */
	readonly toldOn: PlainDate | null;
}

/** A digest with what waits for its reader beside what they owe. */
export interface FullDigest extends Digest {
	readonly waiting: readonly (WaitingFact & { readonly since: PlainDate })[];
}

/** So many days after it was told, what still waits is told again, also where nothing else is to be said. */
const again = 7;

/**
 * What waits goes with whatever digest its reader gets. For its own sake a digest goes when something is new, and then weekly, not
 * every day. `hears`: whether somebody may be written to today at all.
 */
export function withWaiting(
	digests: readonly Digest[],
	waiting: readonly Waiting[],
	today: PlainDate,
	hears: (recipientId: string) => boolean
): FullDigest[] {
	const tellable = waiting.filter(
		(one) => hears(one.recipientId) && !(one.isToldOnce && one.toldOn !== null)
	);
	const byReader = Map.groupBy(tellable, ({ recipientId }) => recipientId);
	const owing = new Set(digests.map(({ recipientId }) => recipientId));
	const only = [...byReader]
		.filter(([recipientId, list]) => !owing.has(recipientId) && list.some((one) => isDue(one, today)))
		.map(([recipientId]) => ({ recipientId, items: [] }));
	return [...digests, ...only]
		.map((digest) => ({
			...digest,
			waiting: (byReader.get(digest.recipientId) ?? []).map(({ part, key, since }) => ({ part, key, since }))
		}))
		.sort((a, b) => (a.recipientId < b.recipientId ? -1 : 1));
}

function isDue({ toldOn }: Waiting, today: PlainDate): boolean {
	return toldOn === null || daysBetween(toldOn, today) >= again;
}
