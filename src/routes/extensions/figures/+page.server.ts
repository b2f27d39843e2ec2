import { actorOf } from '#lib/accounts/actor.server.ts';
import { readFigures } from '#lib/tasks/extension-figures.server.ts';
import { answer } from '../../answer.server.ts';

// Nothing on it is done by a script but choosing a day.
export async function load({ locals, url }) {
	const figures = await answer(readFigures(actorOf(locals), url.searchParams));
	const typed = { from: url.searchParams.get('from'), to: url.searchParams.get('to') };
	return { figures, typed, locale: locals.locale };
}
