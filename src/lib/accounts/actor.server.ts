import { Refusal } from '#lib/server/refusal.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { can, type Deed, type Locale, type Standing, type Subject } from './actor.ts';

/** Who acts, as what, and in which installation: the first argument of every verb. */
export interface Actor extends Standing {
	readonly installation: Installation;
	readonly locale: Locale;
	/** Of whoever comes by a personal link: the institutions that named them for task control today. */
	readonly namedBy?: readonly string[];
}

/** The portal acting by itself: the ticker, the command line. */
export function systemActor(installation: Installation, locale: Locale = 'lv'): Actor {
	return {
		installation,
		locale,
		userId: null,
		personId: null,
		name: 'Padome',
		role: null,
		seats: [],
		isSystem: true
	};
}

/** Refuses with NOT_FOUND what the actor may not do: whoever may not see a thing does not learn that it exists. */
export function mustBeAble(actor: Actor, deed: Deed, subject: Subject = {}): void {
	if (!can(actor, deed, subject)) throw new Refusal('NOT_FOUND');
}

/** The actor of a request. The doors let nobody in who is not signed in; this holds where they were forgotten. */
export function actorOf(locals: { actor: Actor | null }): Actor {
	if (!locals.actor) throw new Refusal('NOT_FOUND');
	return locals.actor;
}
