import { actorOf } from '#lib/accounts/actor.server.ts';
import { listResolutions } from '#lib/resolutions/list.server.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	return { list: await answer(listResolutions(actorOf(locals), url.searchParams)) };
}
