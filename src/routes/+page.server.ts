import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readOverview } from '#lib/tasks/overview.server.ts';
import { countUnreachable } from '#lib/tasks/reach.server.ts';
import { answer } from './answer.server.ts';
import { layTimeline } from './timeline.ts';

export const csr = false;

export async function load({ locals }) {
	const actor = actorOf(locals);
	const today = rigaDate(locals.installation.clock.now());
	const [{ bodies, ...overview }, unreachable] = await answer(
		Promise.all([readOverview(actor, today), countUnreachable(locals.installation, today)])
	);
	const capacities = [...new Set(actor.seats.map((seat) => `${seat.label} (${seat.bodyName})`))];
	const timeline = layTimeline(
		bodies.map(({ body: { slug, number, shortName }, deadlines, undated }) => ({
			...{ slug, deadlines, undated },
			name: number === null ? shortName : `${number}. ${shortName}`
		})),
		today
	);
	return { today, overview, timeline, unreachable, capacities };
}
