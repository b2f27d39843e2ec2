import { actorOf } from '#lib/accounts/actor.server.ts';
import { readSeat } from '#lib/council/seat-pages.server.ts';
import { answer } from '../../../../answer.server.ts';

export async function load({ locals, params }) {
	return { seat: await answer(readSeat(actorOf(locals), params.slug, params.postId)) };
}
