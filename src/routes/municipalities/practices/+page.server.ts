import { actorOf } from '#lib/accounts/actor.server.ts';
import { listPractices } from '#lib/municipalities/practice-list.server.ts';
import { answer } from '../../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	return { list: await answer(listPractices(actorOf(locals), url.searchParams)) };
}
