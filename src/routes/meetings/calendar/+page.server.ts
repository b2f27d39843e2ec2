import { actorOf } from '#lib/accounts/actor.server.ts';
import { readMonthView } from '#lib/meetings/month-view.server.ts';
import { answer } from '../../answer.server.ts';

export async function load({ locals, url }) {
	return { shown: await answer(readMonthView(actorOf(locals), url.searchParams)) };
}
