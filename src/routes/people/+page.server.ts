import { can } from '#lib/accounts/actor.ts';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { deeds } from '#lib/council/council.ts';
import { listPeople } from '#lib/council/people-list.server.ts';
import { answer } from '../answer.server.ts';

export async function load({ locals, url }) {
	const actor = actorOf(locals);
	const list = await answer(listPeople(actor, url.searchParams));
	return { list, mayChange: can(actor, deeds.changePeople), isSomebody: actor.personId !== null };
}
