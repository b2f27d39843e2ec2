import { actorOf } from '#lib/accounts/actor.server.ts';
import { readRequestFilter } from '#lib/requests/request-filter.ts';
import { readRequests } from '#lib/requests/request-list.server.ts';
import { answer } from '../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const { page, ...filter } = readRequestFilter(url.searchParams);
	return { list: await answer(readRequests(actorOf(locals), filter, page)) };
}
