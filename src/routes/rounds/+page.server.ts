import { actorOf } from '#lib/accounts/actor.server.ts';
import { listRounds } from '#lib/rounds/round-list.server.ts';
import { answer } from '../answer.server.ts';

export async function load({ locals, url }) {
	return { list: await answer(listRounds(actorOf(locals), url.searchParams)) };
}
