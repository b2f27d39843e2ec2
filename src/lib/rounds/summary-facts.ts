import { z } from 'zod';

/** What a mail with a summary carries. */
export const summaryFacts = z.object({ roundId: z.string(), summaryId: z.string() });
export type SummaryFacts = z.infer<typeof summaryFacts>;

/** What such a mail is about. */
export const mailSubject = (roundId: string, summaryId: string) => `round:${roundId}:${summaryId}`;
