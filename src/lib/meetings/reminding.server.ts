import type { Actor } from '#lib/accounts/actor.server.ts';
import type { DoneOrPrepared } from '#lib/accounts/prepared-kinds.server.ts';
import { prepare } from '#lib/accounts/prepared.server.ts';
import { writeOnce } from '#lib/council/changing.server.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import { queueBatch, readQueued } from '#lib/mail/batches.server.ts';
import type { NewMail } from '#lib/mail/outbox.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { parseInput } from '#lib/server/input.ts';
import { notNow, Refusal } from '#lib/server/refusal.ts';
import { isPollOpen, readDays, silentOf } from './date-poll-reading.server.ts';
import { sendPoll } from './date-poll-telling.server.ts';
import type { PolledDay } from './date-poll.ts';
import { dayOf, findMeeting, mayDo, recordFor, todayOf, type FoundMeeting } from './finding.server.ts';
import { mailSubject, toldOf, type InvitationFacts } from './invitation-facts.ts';
import { remindSchema } from './invitation-schema.ts';
import { batchWords } from './invitation-words.ts';
import type { Invited } from './inviting.server.ts';
import { reachableOf, seatsAsked, type AskedSeat, type Invitee } from './invitees.server.ts';
import { createMeetingLinks } from './meeting-links.server.ts';
import { endOfDay, isOver } from './meeting-times.ts';
import { deeds } from './meetings.ts';
import { isUnanswered, readStanding } from './reply-standing.server.ts';

const kind = 'meeting-reminder';
const kinds = [kind, 'meeting-dates-reminder'] as const;

/**
 * Reminds those who have not answered, and only them: of an invitation, or, before there is a day, of which days suit. An assistant
 * prepares it. Refuses NOT_FOUND whoever may not, NOT_NOW before it was sent, when it is over, or where everybody answered. Sent twice with one `id` it acts once.
 */
export async function remind(actor: Actor, input: unknown): Promise<DoneOrPrepared<Invited>> {
	const { id, meetingId } = parseInput(remindSchema, input);
	const { db } = actor.installation;
	const seen = await findMeeting(db.read, actor, meetingId);
	const people = await readPeople(actor.installation, dayOf(seen, actor));
	return writeOnce(db, async (tx) => {
		const meeting = await findMeeting(tx, actor, meetingId);
		const isSender = mayDo(actor, deeds.remind, meeting);
		if (!isSender && !mayDo(actor, deeds.prepareRemind, meeting)) throw new Refusal('NOT_FOUND');
		const sent = isSender ? await readQueued(tx, { id, kinds }) : null;
		if (sent) return { isPrepared: false as const, ...sent };
		const seats = seatsAsked(people, meeting, dayOf(meeting, actor));
		const asked = await readAsked(tx, actor, meeting, seats);
		const silent = reachableOf(asked.silent);
		if (silent.length === 0) throw notNow('invitations_problem_all_answered');
		if (isSender)
			return { isPrepared: false as const, ...(await send(tx, actor, meeting, id, { ...asked, silent })) };
		await prepare(tx, actor, {
			...{ id, deed: deeds.remind.name, input: { id, meetingId } },
			...{ subjectType: 'Meeting', subjectId: meetingId }
		});
		return { isPrepared: true as const };
	});
}

/** Which seats have not answered, and what: an invitation, or, before there is a day, which days suit. */
interface Asked<T> {
	/** The days that are asked about; null of an invitation. */
	readonly days: readonly PolledDay[] | null;
	readonly silent: readonly T[];
}

async function readAsked(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	seats: readonly AskedSeat[]
): Promise<Asked<AskedSeat>> {
	if (meeting.date === null) {
		const days = await readDays(tx, meeting.id);
		if (!isPollOpen(meeting, days, todayOf(actor))) throw notNow('dates_problem_not_asked');
		return { days, silent: silentOf(days, seats) };
	}
	if (meeting.status !== 'INVITED' || isOver(meeting, actor.installation.clock.now()))
		throw notNow('invitations_problem_not_called');
	const standing = await readStanding(tx, meeting.id, seats);
	return { days: null, silent: standing.filter(isUnanswered).map(({ seat }) => seat) };
}

async function send(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	id: string,
	{ days, silent }: Asked<Invitee>
): Promise<Invited> {
	const sent = days
		? await sendPoll(tx, actor, meeting, { kind: 'meeting-dates-reminder', id, days, asked: silent })
		: await queueBatch(
				...([tx, actor.installation, actor, { id, kind, subject: batchWords(kind, meeting) }] as const),
				await invitationMails(tx, actor, meeting, id, silent)
			);
	await recordFor(tx, actor, deeds.remind, meeting, { after: { count: sent.count } });
	return sent;
}

async function invitationMails(
	tx: Transaction,
	actor: Actor,
	meeting: FoundMeeting,
	id: string,
	silent: readonly Invitee[]
): Promise<NewMail[]> {
	const { sequence, date } = meeting;
	const personIds = silent.map(({ personId }) => personId);
	const links = await createMeetingLinks(tx, actor.installation, meeting, personIds);
	return silent.map(({ personId, name, address, locale }) => ({
		...{ kind, subject: mailSubject(meeting.id, personId), occurrence: id },
		recipient: { personId, name, address: address!, locale, userId: null },
		facts: {
			...{ meetingId: meeting.id, sequence, linkId: links.get(personId) ?? null, as: toldOf(meeting) }
		} satisfies InvitationFacts,
		...(date ? { uselessAfter: endOfDay(date) } : {})
	}));
}
