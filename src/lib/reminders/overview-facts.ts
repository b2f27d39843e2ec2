import { z } from 'zod';
import { isPlainDate } from '#lib/calendar/days.ts';

const count = z.number().int().min(0);

/** What a queued overview knows: a day and how many of what there were on it. */
const overviewFacts = z.object({
	date: z.string().refine(isPlainDate),
	...{ late: count, week: count, submitted: count, silent: count },
	...{ unknown: count, stopped: count, failing: count },
	// Counted since not long ago.
	...{ unaddressed: count.default(0), failed: count.default(0) },
	...{ extensions: count, moved: count },
	byBody: z.array(z.object({ bodyId: z.string(), late: count }))
});

export type OverviewFacts = z.infer<typeof overviewFacts>;

/** Reads the facts of a queued overview. Throws where they are not such. */
export function readOverviewFacts(facts: unknown): OverviewFacts {
	return overviewFacts.parse(facts);
}
