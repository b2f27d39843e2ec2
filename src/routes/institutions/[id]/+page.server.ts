import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { deeds } from '#lib/council/council.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readAsOf } from '#lib/council/as-of.ts';
import * as institutions from '#lib/council/institutions.server.ts';
import { countByBody } from '#lib/tasks/counts.server.ts';
import { everything } from '#lib/tasks/filter.ts';
import { listTasks } from '#lib/tasks/register.server.ts';
import { answer } from '../../answer.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const actor = actorOf(locals);
	const today = rigaDate(locals.installation.clock.now());
	const { date, wrong } = readAsOf(url.searchParams.get('date'), today);
	const institution = await answer(institutions.readInstitution(actor, params.id, { asOf: date }));
	const [tasks, counts] = await Promise.all([
		listTasks(actor, { ...everything, institution: institution.id }, { today }),
		countByBody(actor, today)
	]);
	const seats = institution.seats.map((seat) => ({ ...seat, tasks: counts.get(seat.bodyId) ?? null }));
	const mayChange = can(actor, deeds.change);
	return { mayChange, institution: { ...institution, seats }, wrong, today, tasks };
}
