import type { Actor } from '#lib/accounts/actor.server.ts';
import type { PlainDate } from '#lib/calendar/days.ts';
import { nightProblem } from '#lib/calendar/time-field.ts';
import { spanProblem } from '#lib/calendar/wall-time.ts';
import { bodyById, inForce, type Directory } from '#lib/council/council.ts';
import type { People } from '#lib/council/holders.server.ts';
import { fold } from '#lib/latvian/letters.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { refuseField } from '#lib/server/input.ts';
import type { z } from 'zod';
import { todayOf, type FoundMeeting } from './finding.server.ts';
import type { planSchema } from './meeting-schema.ts';
import { dateKeyOf } from './meetings.ts';

/*
 * What a form of a meeting says, as columns of it, and the other way round.
 */

type Typed = Omit<z.output<typeof planSchema>, 'id' | 'bodyId'>;

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

type State = Awaited<ReturnType<typeof stateOf>>;

/** The columns that a form of the meeting fills. Refuses INVALID, at its field, a number that is taken, and who cannot chair or write. */
export async function stateOf(
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
export function recorded(state: State) {
	const { dateKey: _key, searchText: _text, year: _year, ...said } = state;
	return said;
}

/** What of a meeting stands where a form would put something else. */
export function pick(meeting: FoundMeeting, state: State) {
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

/** The bodies that meet, the one whose minutes they are first. Refuses INVALID one that is not in force that day. */
export function readBodies(
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
export function mustBePossible(actor: Actor, typed: Typed, before?: { readonly date: string | null }): void {
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
