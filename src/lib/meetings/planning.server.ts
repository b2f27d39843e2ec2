import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { difference, writeOnce } from '#lib/council/changing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { mayCancel, mayOnlyPrepareCancel } from './cancelling.ts';
import { keepingCitations } from './citations.server.ts';
import {
	capacityFor,
	findForChange,
	findMeeting,
	mustBeAsSeen,
	recordFor,
	todayOf,
	type FoundMeeting
} from './finding.server.ts';
import { changeWasMade, wasCancelled } from './inviting.server.ts';
import { cancelMeetingSchema, editMeetingSchema, planSchema } from './meeting-schema.ts';
import { deeds, isAhead, isAsked, isMove } from './meetings.ts';
import { mustBePossible, pick, readBodies, recorded, stateOf, valuesOf } from './planned-state.server.ts';

/** What was done: which meeting, and the recorded change (null where nothing was different). */
export interface MeetingDone {
	readonly id: string;
	readonly eventId: string | null;
}

/**
 * Plans a meeting of a body, alone or with others; or a decision in writing. Refuses NOT_FOUND whoever may not, INVALID a wrong
 * field. Sent twice with one id it acts once.
 */
export async function plan(actor: Actor, input: unknown): Promise<MeetingDone> {
	const typed = parseInput(planSchema, input);
	const people = await readPeople(actor.installation, typed.date ?? todayOf(actor));
	return writeOnce(actor.installation.db, async (tx) => {
		mustBeAble(actor, deeds.plan, { bodyId: typed.bodyId });
		const { id, bodyId } = typed;
		const subject = { subjectType: 'Meeting', subjectId: id };
		if (await tx.meeting.findUnique({ where: { id }, select: { id: true } })) {
			const event = await tx.auditEvent.findFirst({
				where: { ...subject, deed: deeds.plan.name, userId: actor.userId },
				select: { id: true }
			});
			if (!event) throw new Refusal('NOT_FOUND');
			return { id, eventId: event.id };
		}
		const state = await stateOf(tx, actor, people, { ...typed, bodyId, id });
		mustBePossible(actor, typed);
		const bodyIds = readBodies(people.directory, typed, { bodyId, date: typed.date ?? todayOf(actor) });
		const held = typed.wasHeld ? { status: 'HELD', heldAt: actor.installation.clock.now() } : {};
		await tx.meeting.create({
			data: {
				...{ id, bodyId, createdAt: actor.installation.clock.now(), ...state, ...held },
				bodies: { create: bodyIds.map((one, position) => ({ bodyId: one, position })) }
			}
		});
		const eventId = await record(tx, actor, {
			...{
				deed: deeds.plan.name,
				capacity: capacityFor(actor, deeds.plan, { bodyId, ...state }),
				...subject
			},
			after: { id, bodyId, bodyIds, ...recorded(state), ...(typed.wasHeld ? { status: 'HELD' } : {}) }
		});
		return { id, eventId };
	});
}

/**
 * Changes what is written of a meeting: when, where, who leads it. What the calendars of those who were invited show is told by
 * the invitations (`sequence` grows with it). Refuses as `plan` does, and CONFLICT where somebody changed it meanwhile.
 */
export async function edit(actor: Actor, input: unknown): Promise<MeetingDone> {
	const { id, version, ...typed } = parseInput(editMeetingSchema, input);
	const people = await readPeople(actor.installation, typed.date ?? todayOf(actor));
	return actor.installation.db.write(async (tx) => {
		const meeting = await findForChange(tx, actor, deeds.edit, { id });
		const { bodyId } = meeting;
		await mustBeAsSeen(tx, { id, version: meeting.version }, { seen: version, values: valuesOf(meeting) });
		if (isAsked(meeting) && typed.date !== meeting.date) refuseField('date', 'written_problem_date');
		const state = await stateOf(tx, actor, people, { ...typed, kind: meeting.kind, bodyId, id });
		if (isAhead(meeting)) mustBePossible(actor, typed, meeting);
		const bodyIds = readBodies(people.directory, typed, { bodyId, date: typed.date ?? todayOf(actor) });
		const answerBy = answersUntil(meeting, state.date);
		const before = {
			...{ ...pick(meeting, state), answerBy: meeting.answerBy },
			bodyIds: meeting.bodies.map((one) => one.bodyId)
		};
		const change = difference(before, { ...recorded(state), answerBy, bodyIds });
		if (!change) return { id, eventId: null };
		const isTold = meeting.invitedAt !== null && toldFields.some((field) => field in change.after);
		await keepingCitations(tx, actor, { meeting, deed: deeds.edit }, () =>
			tx.meeting.update({
				where: { id, version },
				data: {
					...{ ...state, answerBy, version: { increment: 1 } },
					...(isTold ? { sequence: { increment: 1 } } : {})
				}
			})
		);
		if (change.after.bodyIds) {
			await tx.meetingBody.deleteMany({ where: { meetingId: id } });
			await tx.meetingBody.createMany({
				data: bodyIds.map((one, position) => ({ meetingId: id, bodyId: one, position }))
			});
		}
		const eventId = await recordFor(tx, actor, deeds.edit, meeting, change);
		if (isTold || change.after.bodyIds) {
			const now = {
				...meeting,
				...state,
				...{ kind: meeting.kind, answerBy },
				bodies: bodyIds.map((one) => ({ bodyId: one }))
			};
			await changeWasMade(
				tx,
				actor,
				people,
				{ ...now, sequence: meeting.sequence + (isTold ? 1 : 0) },
				eventId
			);
		}
		return { id, eventId };
	});
}

/** What the entries in people's calendars show (RFC 5546, 2.1.4: what changes it raises SEQUENCE). */
export const toldFields = ['date', 'startTime', 'endTime', 'place', 'link', 'title'] as const;

/**
 * Calls a meeting off, with a reason that those who were invited are told. Refuses NOT_FOUND whoever may not, NOT_NOW where it was
 * held. Of one to which people were invited an assistant prepares it, and a secretary confirms. Done twice it is once.
 */
export async function cancel(actor: Actor, input: unknown): Promise<DoneOrPrepared<MeetingDone>> {
	const typed = parseInput(cancelMeetingSchema, input);
	const { id, version, reason } = typed;
	return actor.installation.db.write(async (tx) => {
		const meeting = await findMeeting(tx, actor, id);
		const isOnlyPrepared = mayOnlyPrepareCancel(actor, meeting);
		if (!isOnlyPrepared && !mayCancel(actor, meeting)) throw new Refusal('NOT_FOUND');
		if (meeting.status === 'CANCELLED') return { isPrepared: false, id, eventId: null };
		if (!isMove(meeting.status, 'CANCELLED')) throw new Refusal('NOT_NOW');
		await mustBeAsSeen(tx, { id, version: meeting.version }, { seen: version, values: {} });
		if (isOnlyPrepared) {
			const { formId, ...kept } = typed;
			const subject = { subjectType: 'Meeting', subjectId: id };
			await prepare(tx, actor, {
				...{ id: formId ?? newId(), deed: deeds.cancel.name, input: kept, ...subject }
			});
			return { isPrepared: true };
		}
		const cancelledAt = actor.installation.clock.now();
		await tx.meeting.update({
			where: { id, version },
			data: {
				...{ status: 'CANCELLED', cancelledAt, cancelReason: reason },
				...{ sequence: { increment: 1 }, version: { increment: 1 } }
			}
		});
		const eventId = await record(tx, actor, {
			...{ deed: deeds.cancel.name, capacity: capacityFor(actor, deeds.prepareCancel, meeting) },
			...{ subjectType: 'Meeting', subjectId: id },
			before: { status: meeting.status },
			after: { status: 'CANCELLED', cancelReason: reason }
		});
		await wasCancelled(tx, actor, { ...meeting, sequence: meeting.sequence + 1 }, eventId);
		return { isPrepared: false, id, eventId };
	});
}

/** Until when answers are wanted is of what was asked: before there is a day, which suits; once there is, whether somebody comes. */
function answersUntil({ kind, date, answerBy }: FoundMeeting, next: PlainDate | null): PlainDate | null {
	return kind === 'SITTING' && (date === null) !== (next === null) ? null : answerBy;
}
