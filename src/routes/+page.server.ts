import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readOverview } from '#lib/tasks/overview.server.ts';
import { countUnreachable } from '#lib/tasks/reach.server.ts';
import { answer } from './answer.server.ts';

export const csr = false;

export async function load({ locals }) {
	const actor = actorOf(locals);
	const today = rigaDate(locals.installation.clock.now());
	const [overview, unreachable] = await answer(
		Promise.all([readOverview(actor, today), countUnreachable(locals.installation, today)])
	);
	const capacities = [...new Set(actor.seats.map((seat) => `${seat.label} (${seat.bodyName})`))];
	return { today, overview, unreachable, capacities };
}
