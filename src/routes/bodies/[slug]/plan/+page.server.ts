import { actorOf } from '#lib/accounts/actor.server.ts';
import { readPlanIndex } from '#lib/meetings/work-plan-view.server.ts';
import { answer } from '../../../answer.server.ts';

export const csr = false;

export async function load({ locals, params }) {
	return { index: await answer(readPlanIndex(actorOf(locals), params.slug)) };
}
