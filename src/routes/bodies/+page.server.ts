import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import * as bodies from '#lib/council/bodies.server.ts';
import { deeds } from '#lib/council/council.ts';
import { countByBody } from '#lib/tasks/counts.server.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals }) {
	const actor = actorOf(locals);
	const today = rigaDate(locals.installation.clock.now());
	const [rows, counts] = await Promise.all([
		answer(bodies.listBodies(actor, today)),
		countByBody(actor, today)
	]);
	return {
		bodies: rows.map((row) => ({ ...row, tasks: counts.get(row.id) ?? null })),
		mayChange: can(actor, deeds.change)
	};
}
