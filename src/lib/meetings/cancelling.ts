import { can, type Standing } from '#lib/accounts/actor.ts';
import { deeds, subjectOf, type MeetingOfficers } from './meetings.ts';

type Cancellable = MeetingOfficers & { readonly invitedAt: Date | null };

/** Whether somebody calls a meeting off by themselves: of one to which nobody was invited, whoever may prepare it, too. */
export function mayCancel(standing: Standing, meeting: Cancellable): boolean {
	if (can(standing, deeds.cancel, subjectOf(meeting))) return true;
	return meeting.invitedAt === null && can(standing, deeds.prepareCancel);
}

/** Whether somebody may only put it before a secretary. */
export function mayOnlyPrepareCancel(standing: Standing, meeting: Cancellable): boolean {
	return !mayCancel(standing, meeting) && can(standing, deeds.prepareCancel);
}
