import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readQueued } from '#lib/mail/batches.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { findMeeting, mayDo, recordFor, todayOf } from './finding.server.ts';
import { reachableOf } from './invitees.server.ts';
import type { Invited } from './inviting.server.ts';
import { deeds } from './meetings.ts';
import { isOpen, mustBeWritten, readVoting, silentSeats } from './written-finding.server.ts';
import { remindWrittenSchema } from './written-schema.ts';
import { tellVoters } from './written-telling.server.ts';
import { askingKinds } from './written.ts';

/**
 * Reminds those who have not answered every question, and only them. An assistant prepares it. Refuses NOT_FOUND whoever may not,
 * NOT_NOW before it was asked, once it is over, or where everybody has answered. Sent twice with one `id` it acts once.
 */
export async function remindWritten(actor: Actor, input: unknown): Promise<DoneOrPrepared<Invited>> {
	const { id, meetingId } = parseInput(remindWrittenSchema, input);
	return writeOnce(actor.installation.db, async (tx) => {
		const meeting = await findMeeting(tx, actor, meetingId);
		mustBeWritten(meeting);
		const isSender = mayDo(actor, deeds.remindWritten, meeting);
		if (!isSender && !mayDo(actor, deeds.prepareRemindWritten, meeting)) throw new Refusal('NOT_FOUND');
		const known = isSender ? await readQueued(tx, { id, kinds: askingKinds }) : null;
		if (known) return { isPrepared: false as const, ...known };
		if (!isOpen(meeting, todayOf(actor))) throw notNow('written_problem_over');
		const { seats, questions, answers } = await readVoting(tx, actor, meeting);
		const recipients = reachableOf(silentSeats(seats, questions, answers));
		if (recipients.length === 0) throw notNow('written_problem_all_answered');
		if (!isSender) {
			const subject = { subjectType: 'Meeting', subjectId: meetingId };
			await prepare(tx, actor, { id, deed: deeds.remindWritten.name, input: { id, meetingId }, ...subject });
			return { isPrepared: true as const };
		}
		const sent = await tellVoters(tx, actor, meeting, { id, kind: 'written-reminder', recipients });
		await recordFor(tx, actor, deeds.remindWritten, meeting, { after: { count: sent.count } });
		return { isPrepared: false as const, ...sent };
	});
}
