import { mustBeAble, type Actor } from '#lib/accounts/actor.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { nightProblem } from '#lib/calendar/time-field.ts';
import { spanProblem } from '#lib/calendar/wall-time.ts';
import { difference, writeOnce } from '#lib/council/changing.server.ts';
import { bodyById, inForce, type Directory } from '#lib/council/council.ts';
import { readPeople, type People } from '#lib/council/holders.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import type { z } from 'zod';
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
import { dateKeyOf, deeds, isAhead, isAsked, isMove } from './meetings.ts';

type Typed = Omit<z.output<typeof planSchema>, 'id' | 'bodyId'>;

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

/** What a form of the meeting would send now. */
export function valuesOf(meeting: FoundMeeting): Readonly<Record<string, unknown>> {
	const { writerPersonId, writerUserId, number, chairPostId } = meeting;
	const writer = writerPersonId ? `m:${writerPersonId}` : writerUserId ? `u:${writerUserId}` : '';
	return {
		...{ kind: meeting.kind, isExtraordinary: meeting.isExtraordinary, title: meeting.title },
		...{ date: meeting.date, startTime: meeting.startTime, endTime: meeting.endTime, place: meeting.place },
		...{ link: meeting.link, invitationText: meeting.invitationText, chair: chairPostId ?? '', writer },
		number: number === null ? '' : String(number),
		withBodies: meeting.bodies.map(({ bodyId }) => bodyId).filter((id) => id !== meeting.bodyId)
	};
}

/** Until when answers are wanted is of what was asked: before there is a day, which suits; once there is, whether somebody comes. */
function answersUntil({ kind, date, answerBy }: FoundMeeting, next: PlainDate | null): PlainDate | null {
	return kind === 'SITTING' && (date === null) !== (next === null) ? null : answerBy;
}

type State = Awaited<ReturnType<typeof stateOf>>;

/** The columns that a form of the meeting fills. */
async function stateOf(
	tx: Transaction,
	actor: Actor,
	people: People,
	typed: Typed & { readonly id: string; readonly bodyId: string }
) {
	const { kind, isExtraordinary, title, date, startTime, endTime, place, link, invitationText } = typed;
	const year = date === null ? null : Number(date.slice(0, 4));
	const number = year === null ? null : typed.number;
	if (number !== null) await mustBeFree(tx, typed, { number, year: year! });
	return {
		...{ kind, isExtraordinary, title, date, dateKey: dateKeyOf(date), startTime, endTime, place, link },
		...{ invitationText, number, year: number === null ? null : year },
		...readChair(people, typed),
		...(await readWriter(tx, people, typed.writer)),
		searchText: searchTextOf({ title, place, date })
	};
}

/** By what a meeting is found. */
export function searchTextOf(meeting: Pick<Typed, 'title' | 'place' | 'date'>): string {
	return fold([meeting.title, meeting.place, meeting.date].filter(Boolean).join(' '));
}

/** What goes on the record: not what is made of the rest. */
function recorded(state: State) {
	const { dateKey: _key, searchText: _text, year: _year, ...said } = state;
	return said;
}

function pick(meeting: FoundMeeting, state: State) {
	const now = meeting as unknown as Record<string, unknown>;
	const fields = Object.keys(recorded(state));
	return Object.fromEntries(fields.map((field) => [field, now[field]])) as ReturnType<typeof recorded>;
}

async function mustBeFree(
	tx: Transaction,
	{ id, bodyId, kind }: { readonly id: string; readonly bodyId: string; readonly kind: string },
	{ number, year }: { readonly number: number; readonly year: number }
): Promise<void> {
	const other = await tx.meeting.findFirst({
		where: { bodyId, kind, year, number, id: { not: id } },
		select: { id: true }
	});
	if (other) refuseField('number', 'meetings_problem_number_taken');
}

/** Who leads that day: the seat that was chosen, or the body's chair; with whoever sits in it that day. */
function readChair({ directory, holders }: People, { chair, bodyId }: { chair: string; bodyId: string }) {
	const none = { chairPostId: null, chairPersonId: null, chairName: null };
	if (chair === '') return none;
	const post = directory.postIndex.get(chair);
	if (!post || post.bodyId !== bodyId) return refuseField('chair', 'meetings_problem_chair');
	const sitting = holders.get(chair) ?? [];
	const holder = sitting.find(({ isAway }) => !isAway) ?? sitting[0];
	return {
		...{ chairPostId: chair, chairPersonId: holder?.personId ?? null, chairName: holder?.name ?? null }
	};
}

async function readWriter(tx: Transaction, { holders }: People, writer: string) {
	const none = { writerPersonId: null, writerUserId: null, writerName: null };
	if (writer === '') return none;
	const [kind, id = ''] = writer.split(':');
	if (kind === 'm') {
		const holder = [...holders.values()].flat().find(({ personId }) => personId === id);
		if (!holder) return refuseField('writer', 'meetings_problem_writer');
		return { writerPersonId: id, writerUserId: null, writerName: holder.name };
	}
	const account = await tx.user.findFirst({
		where: { id, role: { in: ['SECRETARY', 'ASSISTANT'] }, disabledAt: null },
		select: { name: true }
	});
	if (!account || kind !== 'u') return refuseField('writer', 'meetings_problem_writer');
	return { writerPersonId: null, writerUserId: id, writerName: account.name };
}

/** The bodies that meet, the one whose minutes they are first. */
function readBodies(
	directory: Directory,
	{ withBodies }: Pick<Typed, 'withBodies'>,
	{ bodyId, date }: { readonly bodyId: string; readonly date: PlainDate }
): string[] {
	const ids = [...new Set([bodyId, ...withBodies.filter((id) => id !== '')])];
	for (const id of ids) {
		const body = bodyById(directory, id);
		const field = id === bodyId ? 'bodyId' : 'withBodies';
		if (!body || !inForce(body, date)) refuseField(field, 'meetings_problem_body_gone');
	}
	return ids;
}

/** Refuses a day or a time that cannot be: past, ended before it began, an hour that the clock skips or repeats. */
function mustBePossible(actor: Actor, typed: Typed, before?: { readonly date: string | null }): void {
	const { date, startTime, endTime, kind, wasHeld } = typed;
	const today = todayOf(actor);
	if (wasHeld && (date === null || date > today)) refuseField('date', 'meetings_problem_not_held');
	if (date !== null && date < today && !wasHeld && date !== before?.date)
		refuseField('date', 'meetings_problem_past');
	if (kind === 'SITTING' && date !== null && startTime === null && !wasHeld)
		refuseField('startTime', 'meetings_problem_start');
	if (startTime !== null && spanProblem({ date: date ?? today, startTime, endTime }))
		refuseField('endTime', 'meetings_problem_ends_before');
	const night = date !== null && startTime !== null ? nightProblem({ date, startTime, endTime }) : null;
	if (night) refuseField(night.field, night.message);
}
