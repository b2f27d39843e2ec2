import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { countPrepared } from '#lib/accounts/prepared.server.ts';
import { calendarOf } from '#lib/calendar/working-calendar.server.ts';
import { unknownYears } from '#lib/calendar/special-days.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readOwnMeetings } from '#lib/meetings/next-meetings.server.ts';
import { readStartOwed } from '#lib/requests/owed-answers.server.ts';
import { readOverview, type BodyDeadlines } from '#lib/tasks/overview.server.ts';
import { countUnreachable } from '#lib/tasks/reach.server.ts';
import { listStopped } from '#lib/reminders/unsubscribing.server.ts';
import { deeds as calendarDeeds } from './working-calendar/desk.server.ts';
import { answer } from './answer.server.ts';
import { layTimeline, type Timeline } from './timeline.ts';

export const csr = false;

export async function load({ locals }) {
	const actor = actorOf(locals);
	const today = rigaDate(locals.installation.clock.now());
	const [{ bodies, ...overview }, unreachable, calendar, prepared, stopped, meetings, asked] = await answer(
		Promise.all([
			readOverview(actor, today),
			countUnreachable(actor, today),
			calendarOf(actor.installation),
			actor.role === 'SECRETARY' ? countPrepared(actor) : 0,
			listStopped(actor),
			readOwnMeetings(actor),
			readStartOwed(actor)
		])
	);
	return {
		...asked,
		...{ today, overview, timeline: timelineOf(bodies, today), unreachable, prepared },
		// The secretariat keeps the calendar.
		unknownYears: can(actor, calendarDeeds.change) ? unknownYears(calendar, today) : [],
		...{ stopped, meetings, role: actor.role, hasSeats: actor.seats.length > 0 }
	};
}

const laid = new WeakMap<readonly BodyDeadlines[], Timeline>();

/** Laid out once for as long as the deadlines are the same. */
function timelineOf(bodies: readonly BodyDeadlines[], today: string): Timeline {
	let timeline = laid.get(bodies);
	if (!timeline) {
		const named = bodies.map(({ body: { slug, number, shortName }, deadlines, undated }) => ({
			...{ slug, deadlines, undated },
			name: number === null ? shortName : `${number}. ${shortName}`
		}));
		laid.set(bodies, (timeline = layTimeline(named, today)));
	}
	return timeline;
}
