import { Refusal } from '#lib/server/refusal.ts';
import type { Actor } from './actor.server.ts';

/**
 * A deed that an assistant may prepare and a secretary confirms. A room exports its own; portal.server.ts puts them together.
 * The verb itself prepares where the actor may only prepare (`prepare` in prepared.server.ts) and acts where they may act.
 */
export interface PreparedKind {
	/** What will happen, in a sentence, in the reader's language, for the list of what waits. */
	describe(actor: Actor, input: unknown): Promise<string>;
	/** The page of what it concerns. */
	addressOf(actor: Actor, input: unknown): Promise<string>;
	/** Does it, as the secretary who confirms; refuses as the verb does. */
	perform(actor: Actor, input: unknown): Promise<void>;
}

/** By the name of the deed. */
export type PreparedKinds = Readonly<Record<string, PreparedKind>>;

/** What a verb answers that may have been prepared only. */
export type DoneOrPrepared<T> = ({ readonly isPrepared: false } & T) | { readonly isPrepared: true };

/** Performs what was prepared by the verb that prepared it. Refuses NOT_FOUND whoever may themselves only prepare it. */
export function performWith(
	verb: (actor: Actor, input: unknown) => Promise<DoneOrPrepared<object>>
): PreparedKind['perform'] {
	return async (actor, input) => {
		if ((await verb(actor, input)).isPrepared) throw new Refusal('NOT_FOUND');
	};
}
