import type { FeedPart } from '#lib/accounts/calendar-feed.server.ts';
import { addDays } from '#lib/calendar/days.ts';
import type { FeedEvent } from '#lib/calendar/feed.ts';
import { m } from '#i18n/generated/messages.js';
import { directoryOf } from '#lib/council/directory.server.ts';
import { readAnsweredEvents, type AnsweredEvent } from '#lib/requests/answer-events.server.ts';
import { namesOf } from './content-making.ts';

/** What is long past is no entry of a calendar any more. */
const daysBack = 365;
const mostEvents = 2_000;

/**
 * What institutions said that will happen on a day, for the secretariat and for whoever sits in the body that asked or for an
 * institution that was asked. What is known by its month only stands on no day.
 */
export const feedPart: FeedPart = async (reader, today) => {
	const { installation, seats, role, locale } = reader;
	const isOfAll = role === 'SECRETARY' || role === 'ASSISTANT';
	if (!isOfAll && seats.length === 0) return [];
	const { read } = installation.db;
	const events = await readAnsweredEvents(read, {
		...{ from: addDays(today, -daysBack), kind: 'round', most: mostEvents }
	});
	const dated = events.filter(({ date }) => date.length === 10);
	const mine = isOfAll ? dated : dated.filter(isFor(reader, await readAsked(reader)));
	const directory = await directoryOf(installation);
	return mine.map((event): FeedEvent => {
		const { id, date, until, text, label, subject, acceptedAt } = event;
		const who = label ?? namesOf(directory, event, { day: date, today }).name;
		return {
			...{ uid: `round-event-${id}`, sequence: 0, changedAt: acceptedAt ?? installation.clock.now() },
			when: { date, until: until?.length === 10 ? until : null },
			summary: text,
			description: [m.rounds_feed_by({ name: who }, { locale })],
			url: `${installation.config.origin}/rounds/${subject.split(':')[1]}`
		};
	});
};

/** The requests in which somebody's own institutions and seats were asked. */
async function readAsked({ installation, seats }: Parameters<FeedPart>[0]): Promise<ReadonlySet<string>> {
	const rows = await installation.db.read.answer.findMany({
		where: {
			...{ withdrawnAt: null, request: { subject: { gte: 'round:', lt: 'round;' } } },
			OR: [
				{ institutionId: { in: seats.flatMap(({ institutionIds }) => institutionIds) } },
				{ postId: { in: seats.map(({ postId }) => postId) } }
			]
		},
		select: { requestId: true }
	});
	return new Set(rows.map(({ requestId }) => requestId));
}

function isFor({ seats }: Parameters<FeedPart>[0], asked: ReadonlySet<string>) {
	const bodies = new Set(seats.map(({ bodyId }) => bodyId));
	return ({ bodyId, requestId }: AnsweredEvent) =>
		asked.has(requestId) || (bodyId !== null && bodies.has(bodyId));
}
