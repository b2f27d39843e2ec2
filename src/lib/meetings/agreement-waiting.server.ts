import type { WaitingItem, WaitingPart, WaitingReader } from '#lib/accounts/waiting.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { addDays, rigaDate, type PlainDate } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { m } from '#i18n/generated/messages.js';
import { longDate } from '#lib/latvian/dates.ts';
import type { Installation } from '#lib/server/installation.server.ts';
import { meetingColumns, type FoundMeeting } from './finding.server.ts';
import { headingOf } from './meeting-head.server.ts';
import { deeds, subjectOf } from './meetings.ts';
import { collectWaiting } from './waiting-items.server.ts';

/** More meetings than any council has in agreement at once. */
const most = 100;

/** Comments on minutes wait for whoever writes those; where nobody does, for whoever may answer. */
export const waitingComments: WaitingPart = {
	name: 'minutes-comments',
	heading: (locale) => m.agreement_waiting_comments({}, { locale }),
	async waitingFor(installation, readers) {
		const meetings = await readCirculated(installation, {
			versions: { some: { comments: { some: { state: 'OPEN' } } } }
		});
		if (meetings.length === 0) return new Map();
		const open = await installation.db.read.minutesComment.findMany({
			where: { state: 'OPEN', minutesVersion: { meetingId: { in: meetings.map(({ id }) => id) } } },
			orderBy: [{ at: 'asc' }, { id: 'asc' }],
			select: { at: true, minutesVersion: { select: { meetingId: true } } }
		});
		const comments = Map.groupBy(open, ({ minutesVersion }) => minutesVersion.meetingId);
		return itemsFor(installation, readers, meetings, (meeting, reader, heading) => {
			const some = comments.get(meeting.id);
			if (!some || !answers(reader, meeting)) return null;
			const text = m.agreement_waiting_comments_one(
				{ heading, count: some.length },
				{ locale: reader.locale }
			);
			return { key: meeting.id, text, since: rigaDate(some[0]!.at) };
		});
	}
};

function answers({ id, standing }: WaitingReader, meeting: FoundMeeting): boolean {
	const { writerPersonId, writerUserId } = meeting;
	const isKnown = writerPersonId !== null || writerUserId !== null;
	if (!isKnown) return can(standing, deeds.answerComment, subjectOf(meeting));
	return [id, standing.personId, standing.userId].some(
		(one) => one !== null && (one === writerPersonId || one === writerUserId)
	);
}

/** So many days before the last one, whoever has not commented is told that it comes. */
const daysBefore = 2;

/** Minutes wait for comments for a few days more: told once, to whoever sits there and has said nothing yet. */
export const waitingReading: WaitingPart = {
	name: 'minutes-reading',
	heading: (locale) => m.agreement_waiting_reading({}, { locale }),
	isToldOnce: true,
	async waitingFor(installation, readers, date) {
		const meetings = await readCirculated(installation, {
			commentsUntil: { gte: date, lte: addDays(date, daysBefore) }
		});
		if (meetings.length === 0) return new Map();
		const said = await installation.db.read.minutesComment.findMany({
			where: { minutesVersion: { meetingId: { in: meetings.map(({ id }) => id) } } },
			select: { userId: true, personId: true, minutesVersion: { select: { meetingId: true } } }
		});
		const sayers = new Set(
			said.flatMap(({ userId, personId, minutesVersion: { meetingId } }) =>
				[userId, personId].map((who) => `${meetingId} ${who}`)
			)
		);
		return itemsFor(installation, readers, meetings, (meeting, reader, heading) => {
			const { id, locale, standing } = reader;
			const sits = standing.seats.some(
				({ bodyId, contactOf }) => !contactOf && meeting.bodies.some((one) => one.bodyId === bodyId)
			);
			const hasSaid = [id, standing.userId, standing.personId].some((who) =>
				sayers.has(`${meeting.id} ${who}`)
			);
			if (!sits || hasSaid || answers(reader, meeting)) return null;
			const until = longDate(meeting.commentsUntil!, { case: 'dative', locale });
			const text = m.agreement_waiting_reading_one({ heading, date: until }, { locale });
			return { key: `${meeting.id}:${meeting.commentsUntil}`, text, since: date };
		});
	}
};

/** What of the agreement on minutes waits for people. */
export const waitingParts: readonly WaitingPart[] = [waitingComments, waitingReading];

type Say = (
	meeting: FoundMeeting,
	reader: WaitingReader,
	heading: string
) => { readonly key: string; readonly text: string; readonly since: PlainDate } | null;

async function itemsFor(
	installation: Installation,
	readers: readonly WaitingReader[],
	meetings: readonly FoundMeeting[],
	say: Say
): Promise<Map<string, WaitingItem[]>> {
	const directory = await directoryOf(installation);
	return collectWaiting(readers, meetings, (meeting, reader) => {
		const said = say(meeting, reader, headingOf(meeting, directory, reader.locale));
		return said && { ...said, path: `/meetings/${meeting.id}/agreement` };
	});
}

async function readCirculated({ db }: Installation, where: object): Promise<FoundMeeting[]> {
	const meetings = await db.read.meeting.findMany({
		where: { status: 'CIRCULATED', ...where },
		orderBy: [{ commentsUntil: 'asc' }, { id: 'asc' }],
		take: most,
		select: meetingColumns
	});
	return meetings as FoundMeeting[];
}
