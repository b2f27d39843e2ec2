import type { Actor } from '#lib/accounts/actor.server.ts';
import { isLead } from '#lib/accounts/actor.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { isRestricted } from '#lib/tasks/visibility.ts';
import { mayDo, seesRestrictedOf, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds, isLocked } from './meetings.ts';

/**
 * Who reads the minutes of a meeting: a draft is for the secretariat, the leads of the bodies that meet, and whoever chairs or writes;
 * once circulated, for whoever sits in those bodies; once approved, for everybody who may sign in.
 */
export function seesMinutes(actor: Actor, meeting: FoundMeeting): boolean {
	if (actor.isSystem || isLocked(meeting) || mayDo(actor, deeds.writeMinutes, meeting)) return true;
	const seats = actor.seats.filter(
		({ bodyId, contactOf }) => !contactOf && meeting.bodies.some((one) => one.bodyId === bodyId)
	);
	return meeting.status === 'CIRCULATED' ? seats.length > 0 : seats.some(isLead);
}

/** Refuses NOT_FOUND whoever may not read the minutes yet. */
export function mustSeeMinutes(actor: Actor, meeting: FoundMeeting): void {
	if (!seesMinutes(actor, meeting)) throw new Refusal('NOT_FOUND');
}

/** Whether somebody may know more of an item than its number. */
export function seesItem(
	actor: Actor,
	meeting: FoundMeeting,
	item: { readonly restrictedUntil: string | null }
): boolean {
	return !isRestricted(item, todayOf(actor)) || seesRestrictedOf(actor, meeting);
}
