import { actorOf } from '#lib/accounts/actor.server.ts';
import { listProgrammes } from '#lib/programmes/programme-list.server.ts';
import { answer } from '../answer.server.ts';

export async function load({ locals, url }) {
	return { list: await answer(listProgrammes(actorOf(locals), url.searchParams)) };
}
