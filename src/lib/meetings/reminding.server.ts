import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { queueBatch } from '#lib/mail/batches.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { dayOf, findMeeting, mayDo, recordFor, type FoundMeeting } from './finding.server.ts';
import { mailSubject, toldOf, type InvitationFacts } from './invitation-facts.ts';
import { remindSchema } from './invitation-schema.ts';
import { batchWords } from './invitation-words.ts';
import type { Invited } from './inviting.server.ts';
import { inviteesOf, seatsAsked, type Invitee } from './invitees.server.ts';
import { createMeetingLinks } from './meeting-links.server.ts';
import { endOfDay, isOver } from './meeting-times.ts';
import { deeds } from './meetings.ts';
import { isUnanswered, readStanding } from './reply-standing.server.ts';

const kind = 'meeting-reminder';

/**
 * Reminds of an invitation those who have not answered it, and only them. An assistant prepares it. Refuses NOT_FOUND whoever may not,
 * NOT_NOW before it was sent, when it is over, or where everybody answered. Sent twice with one `id` it acts once.
 */
export async function remind(actor: Actor, input: unknown): Promise<DoneOrPrepared<Invited>> {
	const { id, meetingId } = parseInput(remindSchema, input);
	const { db, clock } = actor.installation;
	const seen = await findMeeting(db.read, actor, meetingId);
	const people = await readPeople(actor.installation, dayOf(seen, actor));
	return writeOnce(db, async (tx) => {
		const meeting = await findMeeting(tx, actor, meetingId);
		const isSender = mayDo(actor, deeds.remind, meeting);
		if (!isSender && !mayDo(actor, deeds.prepareRemind, meeting)) throw new Refusal('NOT_FOUND');
		const sent = await tx.outboxMessage.count({ where: { kind, occurrence: id } });
		const batch = await tx.mailBatch.findUnique({ where: { id }, select: { startsAt: true } });
		if (isSender && sent > 0)
			return { isPrepared: false as const, count: sent, startsAt: batch?.startsAt ?? null };
		const notNow = (form: string) => new Refusal('NOT_NOW', { fields: { form } });
		if (meeting.status !== 'INVITED' || isOver(meeting, clock.now()))
			throw notNow('invitations_problem_not_called');
		const silent = await readSilent(tx, meeting, seatsAsked(people, meeting, dayOf(meeting, actor)));
		if (silent.length === 0) throw notNow('invitations_problem_all_answered');
		if (isSender) return { isPrepared: false as const, ...(await send(tx, actor, meeting, id, silent)) };
		await prepare(tx, actor, {
			...{ id, deed: deeds.remind.name, input: { id, meetingId } },
			...{ subjectType: 'Meeting', subjectId: meetingId }
		});
		return { isPrepared: true as const };
	});
}

/** Who can be reached and is asked for a seat that has not answered. */
async function readSilent(
	tx: Transaction,
	{ id }: FoundMeeting,
	seats: ReturnType<typeof seatsAsked>
): Promise<Invitee[]> {
	const standing = await readStanding(tx, id, seats);
	const silent = standing.filter(isUnanswered).map(({ seat }) => seat);
	return inviteesOf(silent).filter(({ address }) => address !== null);
}

async function send(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	id: string,
	silent: readonly Invitee[]
): Promise<Invited> {
	const { sequence, date } = meeting;
	const personIds = silent.map(({ personId }) => personId);
	const links = await createMeetingLinks(tx, actor.installation, meeting, personIds);
	const mails = silent.map(({ personId, name, address, locale }) => ({
		...{ kind, subject: mailSubject(meeting.id, personId), occurrence: id },
		recipient: { personId, name, address: address!, locale, userId: null },
		facts: {
			...{ meetingId: meeting.id, sequence, linkId: links.get(personId) ?? null, as: toldOf(meeting) }
		} satisfies InvitationFacts,
		...(date ? { uselessAfter: endOfDay(date) } : {})
	}));
	const batch = { id, kind, subject: batchWords(kind, meeting) };
	const sent = await queueBatch(tx, actor.installation, actor, batch, mails);
	await recordFor(tx, actor, deeds.remind, meeting, {
		after: { count: sent.count }
	});
	return sent;
}
