import { actorOf } from '#lib/accounts/actor.server.ts';
import { mostInControlDocument, readControl } from '#lib/meetings/control.server.ts';
import { controlQuery, decisionStates, decisionStateWord } from '#lib/meetings/control.ts';
import { answer } from '../../answer.server.ts';

export const csr = false;

export async function load({ locals, url }) {
	const list = await answer(readControl(actorOf(locals), url.searchParams));
	return {
		...{ list, most: mostInControlDocument },
		query: controlQuery({ ...list.filter, page: 1 }),
		states: decisionStates.map((value) => ({ value, label: decisionStateWord(value, locals.locale) }))
	};
}
