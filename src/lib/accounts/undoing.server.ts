import type { Actor } from './actor.server.ts';

/** A recorded change, as whoever takes it back needs it. */
export interface RecordedChange {
	readonly id: string;
	readonly deed: string;
	readonly subjectType: string;
	readonly subjectId: string;
	/** As the room recorded them, parsed. */
	readonly before: unknown;
	readonly after: unknown;
}

/**
 * Takes one kind of change back: puts what was there before in the place of what came after, by the room's own verb, so that
 * rights, rules and the record (`undoes`) hold as for any change. Refuses CONFLICT where it was changed again since,
 * NOT_NOW where taking it back makes no sense any more.
 */
export type Undoer = (actor: Actor, change: RecordedChange) => Promise<void>;

/** By the name of the deed: a room exports its own, portal.server.ts puts them together. What is not here cannot be undone. */
export type Undoers = Readonly<Record<string, Undoer>>;
