import { m } from '#i18n/generated/messages.js';
import type { RoundState } from '#lib/rounds/round-list.server.ts';

/** How far a round is: its word and its shape. */
export const roundStates: Readonly<Record<RoundState, { word: () => string; shape: string }>> = {
	PREPARED: { word: m.rounds_state_prepared, shape: 'todo' },
	ASKED: { word: m.rounds_state_asked, shape: 'ask' },
	CLOSED: { word: m.rounds_state_closed, shape: 'going' },
	COMPILED: { word: m.rounds_state_compiled, shape: 'going' },
	SENT: { word: m.rounds_state_sent, shape: 'done' }
};
