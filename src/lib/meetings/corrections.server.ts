import type { Actor } from '#lib/accounts/actor.server.ts';
import { record } from '#lib/audit/audit.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import type { Reader } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { correctSchema } from './agreement-schema.ts';
import { capacityFor, findForChange, todayOf } from './finding.server.ts';
import { deeds, isLocked } from './meetings.ts';

/**
 * Mends a mistake in approved minutes: a dated correction beside them, of the whole or of an item. Nothing in them changes. Refuses
 * NOT_FOUND whoever may not, NOT_NOW before they are approved. Sent twice with one id it acts once.
 */
export async function correct(
	actor: Actor,
	input: unknown
): Promise<{ readonly id: string; readonly eventId: string | null }> {
	const { id, meetingId, itemId, text } = parseInput(correctSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findForChange(tx, actor, deeds.correct, { id: meetingId });
		const known = await tx.minutesCorrection.findUnique({ where: { id }, select: { meetingId: true } });
		if (known && known.meetingId !== meetingId) throw new Refusal('NOT_FOUND');
		if (known) return { id, eventId: null };
		if (!isLocked(meeting))
			throw new Refusal('NOT_NOW', { fields: { form: 'agreement_problem_not_approved' } });
		const isOwn = itemId === null || (await tx.agendaItem.count({ where: { id: itemId, meetingId } })) > 0;
		if (!isOwn) refuseField('itemId', 'server_problem_form');
		const [date, capacity] = [todayOf(actor), capacityFor(actor, deeds.correct, meeting)];
		const at = actor.installation.clock.now();
		await tx.minutesCorrection.create({
			data: { id, meetingId, date, itemId, text, authorName: actor.name, capacity, at }
		});
		const eventId = await record(tx, actor, {
			...{ deed: deeds.correct.name, capacity, subjectType: 'Meeting', subjectId: meetingId },
			after: { correctionId: id, date, itemId, text }
		});
		return { id, eventId };
	});
}

/** A correction as every document of the minutes shows it. */
export interface Correction {
	readonly id: string;
	readonly date: string;
	readonly itemId: string | null;
	/** Markdown. */
	readonly text: string;
	readonly authorName: string;
	readonly capacity: string;
}

/** What was mended in the minutes of a meeting, the earliest first. One statement. */
export async function readCorrections(
	from: Pick<Reader, 'minutesCorrection'>,
	meetingId: string
): Promise<Correction[]> {
	return from.minutesCorrection.findMany({
		where: { meetingId },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { id: true, date: true, itemId: true, text: true, authorName: true, capacity: true }
	});
}
