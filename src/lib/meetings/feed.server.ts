import type { FeedPart } from '#lib/accounts/calendar-feed.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import { directoryOf } from '#lib/council/directory.server.ts';
import { eventOf } from './meeting-event.ts';
import { deeds } from './meetings.ts';

/** What is long past is no entry of a calendar any more. */
const daysBack = 365;
const mostEvents = 5_000;

/**
 * The meetings of somebody's bodies, for the secretariat of all: by the same name as the invitations, so that a program that knows
 * both shows one entry. Nothing of their agendas: a calendar lies with Google and on telephones.
 */
export const feedPart: FeedPart = async (reader, today) => {
	const { installation, locale, seats, role } = reader;
	const isOfAll = role === 'SECRETARY' || role === 'ASSISTANT';
	const bodyIds = [...new Set(seats.map(({ bodyId }) => bodyId))];
	if (!isOfAll && bodyIds.length === 0) return [];
	const { read } = installation.db;
	const meetings = await read.meeting.findMany({
		where: {
			...{ kind: 'SITTING', date: { gte: addDays(today, -daysBack) } },
			...(isOfAll ? {} : { bodies: { some: { bodyId: { in: bodyIds } } } })
		},
		orderBy: [{ dateKey: 'asc' }, { id: 'asc' }],
		take: mostEvents
	});
	const directory = await directoryOf(installation);
	const { origin } = installation.config;
	const changes = await read.auditEvent.groupBy({
		by: ['subjectId'],
		where: {
			subjectType: 'Meeting',
			subjectId: { in: meetings.map(({ id }) => id) },
			deed: { in: [deeds.plan.name, deeds.edit.name, deeds.invite.name, deeds.cancel.name] }
		},
		_max: { at: true }
	});
	const changedAt = new Map(changes.map(({ subjectId, _max }) => [subjectId, _max.at]));
	return meetings.flatMap((meeting) => {
		const at = changedAt.get(meeting.id) ?? meeting.createdAt;
		return eventOf(meeting, { directory, origin, changedAt: at, locale }) ?? [];
	});
};
