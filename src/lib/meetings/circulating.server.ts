import type { Actor } from '#lib/accounts/actor.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { QueuedBatch } from '#lib/mail/batches.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput, refuseField } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { findForDeed } from './agreement-finding.server.ts';
import { circulateSchema } from './agreement-schema.ts';
import { tellCirculated } from './circulating-telling.server.ts';
import { keepingCitations } from './citations.server.ts';
import { makeVersion, nextNumber } from './content-making.server.ts';
import { mustBeAsSeen, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { deeds } from './meetings.ts';

export interface Circulated {
	readonly meetingId: string;
	/** Of the version, from 1. */
	readonly number: number;
	readonly eventId: string | null;
	/** To how many it goes, and when; null where it was sent before. */
	readonly mails: QueuedBatch | null;
}

/**
 * Sends the minutes out as a draft, to be commented on until a day; again, as a newer version, as often as it takes. Whoever sits in
 * a body that met and whoever was there gets it by mail. Refuses NOT_FOUND whoever may not, NOT_NOW before the meeting was held or
 * when the minutes are approved, INVALID a day that is over, CONFLICT where the meeting was changed meanwhile. An assistant prepares
 * it. Sent twice with one id it acts once.
 */
export async function circulate(actor: Actor, input: unknown): Promise<DoneOrPrepared<Circulated>> {
	const { commentsUntil, ...typed } = parseInput(circulateSchema, input);
	const wanted = { ...typed, commentsUntil: commentsUntil! };
	const { id, meetingId } = wanted;
	const people = await readPeople(actor.installation, todayOf(actor));
	return writeOnce(actor.installation.db, async (tx) => {
		const { meeting, isPrepared } = await findForDeed(tx, actor, meetingId, {
			deed: deeds.circulate,
			prepared: deeds.prepareCirculate
		});
		const known = await tx.minutesVersion.findUnique({
			where: { id },
			select: { meetingId: true, number: true }
		});
		if (known && known.meetingId !== meetingId) throw new Refusal('NOT_FOUND');
		if (known) return { isPrepared: false, meetingId, number: known.number, eventId: null, mails: null };
		await mustBeReady(tx, meeting, wanted, todayOf(actor));
		if (isPrepared) {
			await prepare(tx, actor, {
				...{ id, deed: deeds.circulate.name, input: wanted },
				...{ subjectType: 'Meeting', subjectId: meetingId }
			});
			return { isPrepared: true };
		}
		const done = await circulateInside(tx, actor, meeting, wanted);
		const mails = await tellCirculated(tx, actor, people, meeting, wanted);
		return { isPrepared: false, meetingId, ...done, mails };
	});
}

interface Wanted {
	readonly id: string;
	readonly version: number;
	readonly commentsUntil: string;
	readonly note: string | null;
}

async function mustBeReady(tx: Transaction, meeting: FoundMeeting, wanted: Wanted, today: string) {
	const { id, status, version } = meeting;
	if (status !== 'HELD' && status !== 'CIRCULATED')
		throw new Refusal('NOT_NOW', { fields: { form: 'agreement_problem_not_held' } });
	if (meeting.date === null) throw new Refusal('NOT_NOW', { fields: { form: 'agreement_problem_no_date' } });
	if (wanted.commentsUntil < today) refuseField('commentsUntil', 'agreement_problem_until_past');
	await mustBeAsSeen(tx, { id, version }, { seen: wanted.version, values: {} });
}

async function circulateInside(tx: Transaction, actor: Actor, meeting: FoundMeeting, wanted: Wanted) {
	const { id: meetingId, version, status } = meeting;
	const { commentsUntil, note } = wanted;
	const numbered = await nextNumber(tx, meeting);
	const made = await makeVersion(
		tx,
		actor,
		{ ...meeting, ...numbered },
		{
			...{ id: wanted.id, kind: 'DRAFT', commentsUntil, note }
		}
	);
	const data = { ...numbered, status: 'CIRCULATED', commentsUntil, version: { increment: 1 } };
	await keepingCitations(tx, actor, { meeting, deed: deeds.circulate }, () =>
		tx.meeting.update({ where: { id: meetingId, version }, data })
	);
	const eventId = await recordFor(tx, actor, deeds.circulate, meeting, {
		before: { status, commentsUntil: meeting.commentsUntil, number: meeting.number },
		after: { status: 'CIRCULATED', commentsUntil, number: numbered.number, sha256: made.sha256, note }
	});
	return { number: made.number, eventId };
}
