import { actorOf } from '#lib/accounts/actor.server.ts';
import { can } from '#lib/accounts/actor.ts';
import { deeds } from '#lib/council/council.ts';
import { readMandates } from '#lib/council/mandates.server.ts';
import { answer } from '../../../answer.server.ts';

export async function load({ locals, params }) {
	const actor = actorOf(locals);
	const body = await answer(readMandates(actor, params.slug));
	return { body, canChange: can(actor, deeds.change) };
}
