import { z } from 'zod';
import { isPlainDate } from '#lib/calendar/days.ts';
import type { DigestItem } from './planner.ts';

const item = z.object({
	taskId: z.string(),
	due: z.string().refine(isPlainDate),
	step: z.string(),
	why: z.enum(['LEAD', 'CO', 'STAND_IN', 'NO_RECIPIENT', 'LATE_TWICE']),
	capacity: z.object({ kind: z.enum(['POST', 'CONTACT', 'SECRETARIAT']), id: z.string() })
});

const digestFacts = z.object({ date: z.string().refine(isPlainDate), items: z.array(item) });

/** What a queued digest knows: ids and days. Its text is made at delivery. */
export type DigestFacts = z.infer<typeof digestFacts>;

/** Reads the facts of a queued digest. Throws where they are not such. */
export function readDigestFacts(facts: unknown): DigestFacts {
	return digestFacts.parse(facts);
}

/**
 * What a digest says when an older one had not left yet: what is new, and of the older one what is not said anew.
 * After days without a mail server one digest goes, not one a day.
 */
export function withUnsent(
	date: string,
	items: readonly DigestItem[],
	unsent: readonly DigestFacts[]
): DigestFacts {
	const byTask = new Map<string, DigestFacts['items'][number]>();
	for (const older of [...unsent].sort((a, b) => (a.date < b.date ? -1 : 1)))
		for (const one of older.items) byTask.set(one.taskId, one);
	for (const one of items) byTask.set(one.taskId, { ...one, capacity: { ...one.capacity } });
	return { date, items: [...byTask.values()].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) };
}
