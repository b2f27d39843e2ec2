import { z } from 'zod';
import { isPlainDate } from '#lib/calendar/days.ts';
import type { DigestItem } from './planner.ts';

const day = z.string().refine(isPlainDate);

const item = z.object({
	taskId: z.string(),
	due: day,
	step: z.string(),
	why: z.enum(['LEAD', 'CO', 'STAND_IN', 'NO_RECIPIENT', 'LATE_TWICE']),
	capacity: z.object({ kind: z.enum(['POST', 'CONTACT', 'SECRETARIAT']), id: z.string() }),
	/** The row of the link by which it can be answered; what makes the link usable is not in it. */
	linkId: z.string().optional()
});

const waiting = z.object({ part: z.string(), key: z.string() });

const digestFacts = z.object({
	date: day,
	items: z.array(item),
	waiting: z.array(waiting).default([])
});

/** What a queued digest knows: ids and days. Its text is made at delivery. */
export type DigestFacts = z.infer<typeof digestFacts>;

/** Something that waits, by the name of its part and its own key. */
export type WaitingFact = z.infer<typeof waiting>;

/** Reads the facts of a queued digest. Throws where they are not such. */
export function readDigestFacts(facts: unknown): DigestFacts {
	return digestFacts.parse(facts);
}

/** What a planned digest knows. */
export function digestFactsOf(
	date: string,
	items: readonly (DigestItem & { readonly linkId?: string })[],
	waiting: readonly WaitingFact[] = []
): DigestFacts {
	return {
		date,
		items: items.map((one) => ({ ...one, capacity: { ...one.capacity } })),
		waiting: [...waiting]
	};
}

/**
 * What a digest says when an older one had not left yet: what is new, and of the older one what is not said anew.
 * After days without a mail server one digest goes, not one a day.
 */
export function withUnsent(digest: DigestFacts, unsent: readonly DigestFacts[]): DigestFacts {
	const all = [...[...unsent].sort((a, b) => (a.date < b.date ? -1 : 1)), digest];
	const byTask = new Map(all.flatMap(({ items }) => items).map((one) => [one.taskId, one]));
	const waiting = new Map(all.flatMap((one) => one.waiting).map((one) => [`${one.part} ${one.key}`, one]));
	return {
		date: digest.date,
		items: [...byTask.values()].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
		waiting: [...waiting.values()]
	};
}
