import { record } from '#lib/audit/audit.server.ts';
import { parseCalendarReply, type CalendarReply } from '#lib/calendar/calendar-reply.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readPeople } from '#lib/council/holders.server.ts';
import type { AnswerTaken, AnswerTaker, ArrivedAnswer } from '#lib/mail/calendar-answers.server.ts';
import type { Transaction } from '#lib/server/database.server.ts';
import { newId } from '#lib/server/identifiers.server.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { meetingColumns, type FoundMeeting } from './finding.server.ts';
import { inviteesOf, seatsAsked, seatsHeldBy, type AskedSeat } from './invitees.server.ts';
import { meetingOfUid } from './meeting-event.ts';
import { deeds } from './meetings.ts';
import { readMovedAt } from './moving.server.ts';
import { lastReplies, type ReplyAnswer } from './replies.ts';
import { isAnswerable } from './replying.server.ts';

/**
 * The buttons of calendars ("accept", "decline") are answers to an invitation, too: of whoever the address belongs to from which the
 * mail came, for each seat for which they are asked. What nobody can place waits for the secretariat, as every reply does.
 */
export const calendarAnswers: AnswerTaker = {
	async take(tx, installation, arrived) {
		const reply = parseCalendarReply(arrived.text, arrived.fromAddress);
		const meetingId = reply && meetingOfUid(reply.uid);
		const found = meetingId
			? await tx.meeting.findUnique({ where: { id: meetingId }, select: meetingColumns })
			: null;
		if (!reply || !found || arrived.personId === null || reply.attendee !== arrived.fromAddress)
			return 'UNKNOWN';
		return takeFor(tx, installation, arrived, { reply, meeting: found as FoundMeeting });
	}
};

interface ToTake {
	readonly reply: CalendarReply;
	readonly meeting: FoundMeeting;
}

async function takeFor(
	tx: Transaction,
	installation: Installation,
	arrived: ArrivedAnswer,
	{ reply, meeting }: ToTake
): Promise<AnswerTaken> {
	const answer = answerOf(reply);
	const isOld = reply.sequence < meeting.sequence && (await wasMovedSince(tx, meeting.id, arrived));
	if (!answer || isOld || !isAnswerable(meeting, installation.clock.now())) return 'UNKNOWN';
	const day = meeting.date ?? rigaDate(installation.clock.now());
	const people = await readPeople(installation, day);
	const seats = seatsAsked(people, meeting, day);
	const own = seatsHeldBy(seats, arrived.personId);
	const asked = inviteesOf(seats).find(({ personId }) => personId === arrived.personId)?.seats ?? own;
	if (asked.length === 0) return 'UNKNOWN';
	await keep(tx, installation, { meeting, seats: asked, answer, note: reply.comment || null }, arrived);
	return reply.comment ? 'TO_READ' : 'DONE';
}

/** What a calendar's answer says; who comes instead only a form can say. */
function answerOf({ answer }: CalendarReply): ReplyAnswer | null {
	switch (answer) {
		case 'ACCEPTED':
			return 'COMING';
		case 'DECLINED':
			return 'NOT_COMING';
		case 'TENTATIVE':
			return 'MAYBE';
		case 'DELEGATED':
			return null;
	}
}

/** Whether the day or the hour changed after the mail was sent that it answers: then it says nothing of the new one. */
async function wasMovedSince(
	tx: Transaction,
	meetingId: string,
	{ answersId }: ArrivedAnswer
): Promise<boolean> {
	const movedAt = await readMovedAt(tx, meetingId);
	if (movedAt === null) return false;
	const sent = answersId
		? await tx.outboxMessage.findUnique({ where: { id: answersId }, select: { createdAt: true } })
		: null;
	return sent === null || sent.createdAt < movedAt;
}

interface Kept {
	readonly meeting: FoundMeeting;
	readonly seats: readonly AskedSeat[];
	readonly answer: ReplyAnswer;
	readonly note: string | null;
}

/** "Accepted" does not undo what was said more exactly before: that one comes online stays. */
async function keep(
	tx: Transaction,
	{ clock }: Installation,
	{ meeting, seats, answer, note }: Kept,
	{ personId, fromName }: ArrivedAnswer
): Promise<void> {
	const { id: meetingId, sequence } = meeting;
	const replies = await tx.meetingReply.findMany({
		where: { meetingId },
		orderBy: [{ at: 'asc' }, { id: 'asc' }],
		select: { postId: true, answer: true }
	});
	const last = lastReplies(replies);
	const holder = seats[0]?.holders.find((one) => one.personId === personId);
	const personName = holder?.name ?? fromName;
	for (const { postId, label, bodyName } of seats) {
		const known = last.get(postId)?.answer;
		if (known === answer || (answer === 'COMING' && known === 'ONLINE')) continue;
		const said = { answer, substituteName: null, substituteTitle: null, note };
		await tx.meetingReply.create({
			data: {
				...{ id: newId(), meetingId, postId, userId: null, personId, personName, ...said },
				...{ at: clock.now(), via: 'CALENDAR', sequence }
			}
		});
		await record(
			tx,
			{ installation: { clock }, userId: null, name: personName },
			{
				...{ deed: deeds.reply.name, capacity: `${label}, ${bodyName}` },
				...{ subjectType: 'Meeting', subjectId: meetingId, after: { postId, ...said, via: 'CALENDAR' } }
			}
		);
	}
}
