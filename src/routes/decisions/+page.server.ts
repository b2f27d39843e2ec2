import { actorOf } from '#lib/accounts/actor.server.ts';
import { readDecisions } from '#lib/meetings/decision-list.server.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	return { list: await answer(readDecisions(actorOf(locals), url.searchParams)) };
}
