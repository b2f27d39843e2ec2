import type { Actor } from '#lib/accounts/actor.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findForChange, recordFor, type FoundMeeting } from './finding.server.ts';
import { deeds, isWritable } from './meetings.ts';
import { savePartSchema } from './minutes-schema.ts';
import { seesItem } from './minutes-sight.server.ts';
import { wholePlaces, type PartKind } from './minutes.ts';

/** What stands at a place after it was saved. */
export interface PartSaved {
	readonly meetingId: string;
	readonly place: string;
	readonly kind: PartKind;
	readonly version: number;
	readonly updatedAt: Date | null;
}

type Place = Pick<PartSaved, 'meetingId' | 'place' | 'kind'>;

/**
 * Saves what is written at one place of the minutes; called every few seconds while somebody writes. Refuses NOT_FOUND whoever may
 * not, NOT_NOW where the minutes are approved, and CONFLICT, with their text, where somebody else saved that place meanwhile:
 * nothing is overwritten. Sent twice with one id it acts once.
 */
export async function savePart(actor: Actor, input: unknown): Promise<PartSaved> {
	const { id: formId, version: seen, text, ...typed } = parseInput(savePartSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findPlace(tx, actor, typed);
		const part = await tx.minutesPart.findUnique({
			where: { meetingId_place_kind: typed },
			select: { id: true, text: true, version: true, updatedAt: true, writtenBy: true, formId: true }
		});
		const { version, updatedAt } = part ?? { version: 0, updatedAt: null };
		if ((part?.text ?? '') === text || part?.formId === formId) return { ...typed, version, updatedAt };
		if (version !== seen)
			throw new Refusal('CONFLICT', {
				theirs: { version, values: { text: part?.text ?? '' }, who: part?.writtenBy ?? null, at: updatedAt }
			});
		const at = actor.installation.clock.now();
		const written = { text, updatedAt: at, userId: actor.userId, writtenBy: actor.name, formId };
		if (part)
			await tx.minutesPart.update({
				where: { id: part.id, version },
				data: { ...written, version: { increment: 1 } }
			});
		else await tx.minutesPart.create({ data: { id: newId(), ...typed, ...written } });
		await recordWriting(tx, actor, meeting, { ...typed, before: part?.text ?? '', after: text });
		return { ...typed, version: version + 1, updatedAt: at };
	});
}

/** A meeting whose minutes somebody wants to write. Refuses NOT_NOW what was called off as well. */
export async function findForWriting(tx: Transaction, actor: Actor, id: string): Promise<FoundMeeting> {
	const meeting = await findForChange(tx, actor, deeds.writeMinutes, { id });
	if (!isWritable(meeting)) throw new Refusal('NOT_NOW', { fields: { form: 'minutes_problem_cancelled' } });
	return meeting;
}

/** The meeting at a place of whose minutes somebody wants to write. Refuses NOT_FOUND where there is no such place for them. */
export async function findPlace(tx: Transaction, actor: Actor, at: Place): Promise<FoundMeeting> {
	const meeting = await findForWriting(tx, actor, at.meetingId);
	await mustBePlace(tx, actor, meeting, at);
	return meeting;
}

async function mustBePlace(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ place, kind }: Place
): Promise<void> {
	const isWhole = wholePlaces.some((one) => one === place);
	if (isWhole !== (kind === 'TEXT')) throw new Refusal('NOT_FOUND');
	if (isWhole) return;
	const item = await tx.agendaItem.findFirst({
		where: { id: place, meetingId: meeting.id },
		select: { restrictedUntil: true }
	});
	if (!item || !seesItem(actor, meeting, item)) throw new Refusal('NOT_FOUND');
}

/** So long one person's writing at one place is one event: what stood there before it, and what it began with. */
const oneWriting = 15 * 60_000;

/**
 * Writing is saved every few seconds, and the journal tells of it once a quarter of an hour: each event keeps all that stood there
 * before, so that between two of them only the same writer's own unfinished sentences are not told.
 */
async function recordWriting(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	written: Written
): Promise<void> {
	const since = new Date(actor.installation.clock.now().getTime() - oneWriting);
	const last = await tx.auditEvent.findFirst({
		where: { ...recordedAt({ ...written, meetingId: meeting.id }), at: { gte: since } },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { userId: true }
	});
	if (!last || last.userId !== actor.userId) await recordPart(tx, actor, meeting, written);
}

interface Written extends Pick<Place, 'place' | 'kind'> {
	readonly before: string;
	readonly after: string;
	readonly undoes?: string;
}

/** Records what is written at a place, with what stood there. */
export function recordPart(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	{ place, kind, before, after, undoes }: Written
): Promise<string> {
	return recordFor(tx, actor, deeds.writeMinutes, meeting, {
		before: { part: { place, kind, text: before } },
		after: { part: { place, kind, text: after } },
		undoes
	});
}

/** The events that tell what was written at a place. */
export function recordedAt({ meetingId, place, kind }: Place) {
	const after = { contains: JSON.stringify({ place, kind }).slice(0, -1) };
	return { subjectType: 'Meeting', subjectId: meetingId, deed: deeds.writeMinutes.name, after };
}
