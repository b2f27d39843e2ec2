import type { Actor } from '#lib/accounts/actor.server.ts';
import type { Deed } from '#lib/accounts/actor.ts';
import type { Directory } from '#lib/council/council.ts';
import type { Reader, Transaction } from '#lib/server/database.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import {
	findForChange,
	findMeeting,
	mayDo,
	seatsOfMeeting,
	todayOf,
	type FoundMeeting
} from './finding.server.ts';
import { deeds, isLocked } from './meetings.ts';

/** A meeting for a deed that some do and others put before a secretary. Refuses as `findForChange`. */
export async function findForDeed(
	tx: Transaction,
	actor: Actor,
	id: string,
	{ deed, prepared }: { readonly deed: Deed; readonly prepared: Deed }
): Promise<{ meeting: FoundMeeting; isPrepared: boolean }> {
	const isPrepared = !mayDo(actor, deed, await findMeeting(tx, actor, id));
	return { isPrepared, meeting: await findForChange(tx, actor, isPrepared ? prepared : deed, { id }) };
}

type Reading = Pick<Transaction, 'attendance'> | Pick<Reader, 'attendance'>;

/**
 * Whether somebody comments on the minutes of a meeting: whoever sits in a body that met, today; whoever was there that day, in
 * whatever seat or for whomever; the secretariat; who chaired and who writes.
 */
export async function mayComment(
	from: Reading,
	actor: Actor,
	directory: Directory,
	meeting: FoundMeeting
): Promise<boolean> {
	const { personId } = actor;
	if (mayDo(actor, deeds.comment, meeting, seatsOfMeeting(directory, meeting, todayOf(actor)))) return true;
	return personId !== null && (await wasThere(from, meeting.id, personId));
}

async function wasThere(from: Reading, meetingId: string, personId: string): Promise<boolean> {
	const here = await (from as Pick<Transaction, 'attendance'>).attendance.count({
		where: {
			meetingId,
			OR: [
				{ personId, state: { in: ['PRESENT', 'ONLINE'] } },
				{ substituteId: personId, state: 'SUBSTITUTE' }
			]
		}
	});
	return here > 0;
}

/** The minutes that went out last; refuses NOT_NOW, in words, where there are none or nobody may comment any more. */
export function mustTakeComments(meeting: FoundMeeting, today: string): void {
	const refuse = (problem: string) => {
		throw new Refusal('NOT_NOW', { fields: { form: problem } });
	};
	if (isLocked(meeting)) refuse('agreement_problem_approved');
	if (meeting.status !== 'CIRCULATED') refuse('agreement_problem_not_circulated');
	if (meeting.commentsUntil !== null && today > meeting.commentsUntil) refuse('agreement_problem_over');
}
