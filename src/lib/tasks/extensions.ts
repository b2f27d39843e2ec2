import { can, isLead, type Standing } from '#lib/accounts/actor.ts';
import { addDays, type PlainDate } from '#lib/calendar/days.ts';
import { isRegistered } from './extension-registering.ts';
import { boundByAuthor, inOrderOfBinding, type SourceFacts } from './sources.ts';
import { deeds } from './tasks.ts';

/*
 * A later deadline is asked for, with a reason, and decided by whoever set the term (DOMAIN §3): the council's own terms by the
 * body's leads or the secretariat, those of the Cabinet and the Prime Minister by their author, whose decision the secretariat
 * records. Granted, the deadline moves as any other does; the first one stays beside it for ever.
 */

export const extensionStates = ['ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN'] as const;
export type ExtensionState = (typeof extensionStates)[number];

/** Of a request, as a condition: it still waits for a decision, where its task is open. */
export const waiting = { state: 'ASKED', OR: [{ sourceId: null }, { source: { controlEndedOn: null } }] };

/** COUNCIL: the body's leads or the secretariat; AUTHOR: of the source, by a letter. */
export type Decider = 'COUNCIL' | 'AUTHOR';

/** Who set the term of a source; a task without sources has the council's. */
export function deciderOf(source: { readonly kind: string } | null): Decider {
	return boundByAuthor.includes(source?.kind ?? '') ? 'AUTHOR' : 'COUNCIL';
}

/** Whose term a request is about where nobody says: the nearest that binds. */
export function nearestSource<T extends SourceFacts>(sources: readonly T[]): T | null {
	return inOrderOfBinding(sources).find((one) => one.due !== null && one.controlEndedOn === null) ?? null;
}

/** Beyond so many days somebody says why it must be so far; beyond the second number it is a slip of the keyboard. */
const far = 366;
const farthest = 3660;

/** How far the asked day lies from the present one: FAR wants a reason of its own, NEVER is refused. */
export function reachOf(from: PlainDate, to: PlainDate): 'NEAR' | 'FAR' | 'NEVER' {
	if (to > addDays(from, farthest)) return 'NEVER';
	return to > addDays(from, far) ? 'FAR' : 'NEAR';
}

/** A request, as far as it matters who decides on it. */
export interface Decidable {
	readonly decider: string;
	readonly bodyId: string;
	readonly extendedBy: string;
	/** In which seat it was asked, and what that seat is in the body; null: the secretariat asked, for whoever wrote to it. */
	readonly postId: string | null;
	readonly postRole: string | null;
	readonly userId: string | null;
	readonly personId: string | null;
	/** By which way it came: what the secretariat registered is not what its writer asked for. */
	readonly via: string;
}

/** Who may decide on a request: those who lead its body, the secretariat, or both. */
export function decidersOf(request: Omit<Decidable, 'bodyId' | 'userId' | 'personId' | 'postId' | 'via'>): {
	readonly leads: boolean;
	readonly secretariat: boolean;
} {
	if (request.decider === 'AUTHOR') return { leads: false, secretariat: true };
	// What a lead asks, the secretariat may decide too: nobody waits for themselves.
	const isAskedByLead = request.postRole !== null && isLead({ role: request.postRole as 'CHAIR' });
	return {
		leads: request.extendedBy !== 'SECRETARIAT',
		secretariat: request.extendedBy !== 'LEAD' || isAskedByLead
	};
}

/** What somebody may do about a request that waits: decide, put a decision before a secretary, or neither. */
export function mayDecide(standing: Standing, request: Decidable): 'DECIDE' | 'PREPARE' | null {
	const { leads, secretariat } = decidersOf(request);
	const { bodyId } = request;
	// Nobody grants themselves what they asked for in a seat.
	const isOwn = request.postId !== null && isTheirs(standing, request);
	const asLead = leads && !isOwn && can({ ...standing, role: null }, deeds.decideExtension, { bodyId });
	if (asLead || (secretariat && can({ ...standing, seats: [] }, deeds.decideExtension))) return 'DECIDE';
	return secretariat && can(standing, deeds.prepareExtension) ? 'PREPARE' : null;
}

/** Whether somebody changes or withdraws a request: whoever sits now in the seat in which it was asked, the secretariat what it asked or registered itself. */
export function mayChange(standing: Standing, request: Decidable): boolean {
	const isWritten = request.postId === null && isSame(standing, request);
	if (isWritten || holdsSeat(standing, request)) return true;
	const isSecretariats = request.postId === null || isRegistered(request.via);
	return isSecretariats && can(standing, deeds.prepareExtension);
}

/** Of what was registered, the seat asked, and not who wrote it down. */
function isTheirs(standing: Standing, request: Decidable): boolean {
	return isRegistered(request.via) ? holdsSeat(standing, request) : isSame(standing, request);
}

function holdsSeat({ seats }: Standing, { postId: asked }: Decidable): boolean {
	return asked !== null && seats.some(({ postId }) => postId === asked);
}

function isSame(
	{ userId, personId }: Standing,
	of: { readonly userId: string | null; readonly personId: string | null }
): boolean {
	return (userId !== null && userId === of.userId) || (personId !== null && personId === of.personId);
}
