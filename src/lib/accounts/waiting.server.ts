import type { PlainDate } from '#lib/calendar/days.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import type { Locale, Standing } from './actor.ts';

/** Somebody who can be told what waits for them, with the rights they have on that day. */
export interface WaitingReader {
	/** A person's id, or an account's of the secretariat who is no person of the council. */
	readonly id: string;
	readonly standing: Standing;
	readonly locale: Locale;
}

/** One thing that cannot go on without its reader. */
export interface WaitingItem {
	/** Of the same thing always the same: it is told when it is new, and then weekly. */
	readonly key: string;
	/** In the reader's language, as a mail may say it: nothing restricted. */
	readonly text: string;
	/** Where it is done: "/tasks/12". */
	readonly path: string;
	readonly since: PlainDate;
}

/** A kind of thing that waits for people. A room exports its own; portal.server.ts puts them together. */
export interface WaitingPart {
	readonly name: string;
	/** "Gaida Jūsu lēmumu: termiņa pagarinājumi". */
	heading(locale: Locale): string;
	/** Told when it is new and never again. */
	readonly isToldOnce?: true;
	/** What waits on a day for which of the readers, by their ids, the oldest first. As many statements for one reader as for all. */
	waitingFor(
		installation: Installation,
		readers: readonly WaitingReader[],
		date: PlainDate
	): Promise<ReadonlyMap<string, readonly WaitingItem[]>>;
}
