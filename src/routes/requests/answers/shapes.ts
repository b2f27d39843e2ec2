import type { AnswerState } from '#lib/requests/asking.ts';

/** The shape beside the word of a state: what was sent waits for whoever asked. */
export const shapes: Readonly<Record<AnswerState, 'todo' | 'going' | 'ask' | 'done'>> = {
	...{ ASKED: 'todo', DRAFT: 'going', SENT: 'ask', RETURNED: 'going', ACCEPTED: 'done' }
};
