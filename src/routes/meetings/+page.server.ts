import { redirect } from '@sveltejs/kit';
import { actorOf } from '#lib/accounts/actor.server.ts';
import { meetingsAddress } from '#lib/meetings/meeting-filter.ts';
import { listMeetings } from '#lib/meetings/meeting-list.server.ts';
import { answer } from '../answer.server.ts';

export async function load({ locals, url }) {
	const list = await answer(listMeetings(actorOf(locals), url.searchParams));
	// A form sends its empty fields too: the address is to be short enough to pass on.
	const hasEmpty = [...url.searchParams.values()].includes('');
	if (hasEmpty && list.problems.length === 0) redirect(303, meetingsAddress(list.filter, list.page));
	return { list };
}
