import type { Actor } from '#lib/accounts/actor.server.ts';
import { can, isLead, type Deed } from '#lib/accounts/actor.ts';
import { officeOf } from '#lib/accounts/office.ts';
import { record, type Recorded } from '#lib/audit/audit.server.ts';
import * as changing from '#lib/council/changing.server.ts';
import { postsOf, type Directory } from '#lib/council/council.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { todayOf } from '#lib/tasks/lifecycle.server.ts';
import { bodiesSeen } from '#lib/tasks/visibility.ts';
import {
	deeds,
	isLocked,
	subjectOf,
	type MeetingKind,
	type MeetingOfficers,
	type MeetingStatus
} from './meetings.ts';

/*
 * What every change of a meeting begins with: found for whoever may change it, as the writer saw it.
 */

export { todayOf };

/** What every verb needs of a meeting. */
export const meetingColumns = {
	...{ id: true, kind: true, status: true, bodyId: true, isExtraordinary: true, title: true, date: true },
	...{ startTime: true, endTime: true, openedTime: true, closedTime: true, place: true, link: true },
	...{ invitationText: true, chairPostId: true, chairPersonId: true, chairName: true },
	...{ writerPersonId: true, writerUserId: true, writerName: true, number: true, year: true },
	...{ docNumber: true, fileIndex: true, sequence: true, invitedAt: true, answerBy: true },
	...{ silenceCounts: true, turnedIntoId: true, heldAt: true, cancelledAt: true, cancelReason: true },
	...{ commentsUntil: true, approvedAt: true, approvedBy: true, rules: true, publishing: true },
	...{ publishedAt: true, isSample: true, provenance: true, version: true },
	bodies: { select: { bodyId: true }, orderBy: { position: 'asc' } }
} as const;

type Found = NonNullable<Awaited<ReturnType<typeof read>>>;

/** A meeting, as far as its verbs go. */
export type FoundMeeting = Omit<Found, 'kind' | 'status'> & {
	readonly kind: MeetingKind;
	readonly status: MeetingStatus;
};

type Reading = Pick<Transaction, 'meeting'> | Pick<Reader, 'meeting'>;

function read(from: Reading, id: string) {
	return (from as Pick<Transaction, 'meeting'>).meeting.findUnique({ where: { id }, select: meetingColumns });
}

/** The day that its seats are counted on: its own, before it has one, today. */
export function dayOf(meeting: { readonly date: string | null }, actor: Actor): string {
	return meeting.date ?? todayOf(actor);
}

/** A meeting by its id, for whoever may read meetings. Refuses NOT_FOUND. */
export async function findMeeting(from: Reading, actor: Actor, id: string): Promise<FoundMeeting> {
	const found = can(actor, deeds.read) || actor.personId !== null ? await read(from, id) : null;
	if (!found) throw new Refusal('NOT_FOUND');
	return found as FoundMeeting;
}

/** The meeting that somebody wants to change. Refuses NOT_FOUND whoever may not, NOT_NOW where its minutes are approved. */
export async function findForChange(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	{ id, directory }: { readonly id: string; readonly directory?: Directory }
): Promise<FoundMeeting> {
	const meeting = await findMeeting(tx, actor, id);
	const posts = directory ? seatsOfMeeting(directory, meeting, dayOf(meeting, actor)) : [];
	if (!mayDo(actor, deed, meeting, posts)) throw new Refusal('NOT_FOUND');
	if (isLocked(meeting) && !afterApproval.has(deed.name))
		throw new Refusal('NOT_NOW', { fields: { form: 'meetings_problem_locked' } });
	return meeting;
}

/** What may still be done when the minutes are approved. */
const afterApproval: ReadonlySet<string> = new Set(
	[deeds.correct, deeds.sign, deeds.publish, deeds.preparePublish, deeds.makeTask, deeds.settle].map(
		({ name }) => name
	)
);

/** A seat of one of the bodies that meet, as of a day. */
export interface MeetingSeat {
	readonly postId: string;
	readonly bodyId: string;
}

/** The seats of all the bodies that meet, the first body's first, as the print has them. */
export function seatsOfMeeting(
	directory: Directory,
	{ bodies }: { readonly bodies: readonly { readonly bodyId: string }[] },
	date: string
): MeetingSeat[] {
	return bodies.flatMap(({ bodyId }) =>
		postsOf(directory, bodyId, date).map(({ id }) => ({ postId: id, bodyId }))
	);
}

/** Whether somebody may do a thing with a meeting; for what any seat may do, `seats` are those of the bodies that meet. */
export function mayDo(
	actor: Actor,
	deed: Deed,
	meeting: MeetingOfficers,
	seats: readonly MeetingSeat[] = []
): boolean {
	if (can(actor, deed, subjectOf(meeting))) return true;
	const bodies = Map.groupBy(seats, ({ bodyId }) => bodyId);
	return [...bodies].some(([bodyId, of]) =>
		can(
			actor,
			{ ...deed, grants: deed.grants.filter((grant) => grant === 'RESPONSIBLE') },
			{ bodyId, postIds: of.map(({ postId }) => postId) }
		)
	);
}

/** In which capacity somebody acts for a meeting, as it goes on the record: their office, their seat, or that they write it. */
export function capacityFor(actor: Actor, deed: Deed, meeting: MeetingOfficers): string {
	if (can({ ...actor, seats: [], personId: null, userId: null }, deed, subjectOf(meeting)))
		return officeOf(actor);
	const seats = actor.seats.filter(({ contactOf }) => !contactOf);
	const seat =
		seats.find((one) => one.bodyId === meeting.bodyId && isLead(one)) ??
		seats.find(({ bodyId }) => bodyId === meeting.bodyId) ??
		seats[0];
	return seat ? `${seat.label}, ${seat.bodyName}` : officeOf(actor);
}

/** Records a change under its meeting, in the transaction of the change, in the capacity of whoever did it; answers the event's id. */
export function recordFor(
	tx: Transaction,
	actor: Actor,
	deed: Deed,
	meeting: MeetingOfficers & { readonly id: string },
	change: Recorded
): Promise<string> {
	return record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, deed, meeting) },
		...{ subjectType: 'Meeting', subjectId: meeting.id, ...change }
	});
}

/**
 * Refuses CONFLICT where something of a meeting was changed since the writer saw it: with how it is now, and who changed the meeting
 * last. `version`: of what is changed.
 */
export function mustBeAsSeen(
	tx: Transaction,
	{ id, version }: { readonly id: string; readonly version: number },
	as: { readonly seen: number; readonly values: object }
): Promise<void> {
	return changing.mustBeAsSeen(tx, { subjectType: 'Meeting', subjectId: id, version }, as);
}

/** Whether somebody sees what is restricted there: the secretariat, and whoever sits in a body that meets. */
export function seesRestrictedOf(
	actor: Actor,
	{ bodies }: { readonly bodies: readonly { readonly bodyId: string }[] }
): boolean {
	const seen = bodiesSeen(actor);
	return seen === 'ALL' || bodies.some(({ bodyId }) => seen.includes(bodyId));
}
