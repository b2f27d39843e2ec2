import { actorOf } from '#lib/accounts/actor.server.ts';
import { listFigures } from '#lib/rounds/figures.server.ts';
import { answer } from '../../answer.server.ts';

export async function load({ locals, url }) {
	return { list: await answer(listFigures(actorOf(locals), url.searchParams)) };
}
