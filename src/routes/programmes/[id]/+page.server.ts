import { actorOf } from '#lib/accounts/actor.server.ts';
import { readProgrammePage } from '#lib/programmes/programme-page.server.ts';
import { answer } from '../../answer.server.ts';

export async function load({ locals, params }) {
	return { page: await answer(readProgrammePage(actorOf(locals), params.id)), locale: locals.locale };
}
