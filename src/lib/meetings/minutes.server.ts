import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { capacityFor, findForChange, type FoundMeeting } from './finding.server.ts';
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
		const meeting = await findForWriting(tx, actor, typed.meetingId);
		await mustBePlace(tx, actor, meeting, typed);
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
	{ place, kind, before, after }: Place & { readonly before: string; readonly after: string }
): Promise<void> {
	const [deed, subject] = [deeds.writeMinutes, { subjectType: 'Meeting', subjectId: meeting.id }];
	const since = new Date(actor.installation.clock.now().getTime() - oneWriting);
	const where = JSON.stringify({ place, kind }).slice(0, -1);
	const last = await tx.auditEvent.findFirst({
		where: { ...subject, deed: deed.name, at: { gte: since }, after: { contains: where } },
		orderBy: [{ at: 'desc' }, { id: 'desc' }],
		select: { userId: true }
	});
	if (last && last.userId === actor.userId) return;
	await record(tx, actor, {
		...{ deed: deed.name, capacity: capacityFor(actor, deed, meeting), ...subject },
		before: { part: { place, kind, text: before } },
		after: { part: { place, kind, text: after } }
	});
}
