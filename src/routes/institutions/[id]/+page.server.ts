import { actorOf } from '#lib/accounts/actor.server.ts';
import { rigaDate } from '#lib/calendar/days.ts';
import { readAsOf } from '#lib/council/as-of.ts';
import * as institutions from '#lib/council/institutions.server.ts';
import { answer } from '../../answer.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const actor = actorOf(locals);
	const today = rigaDate(locals.installation.clock.now());
	const { date, wrong } = readAsOf(url.searchParams.get('date'), today);
	return { institution: await answer(institutions.readInstitution(actor, params.id, { asOf: date })), wrong };
}
