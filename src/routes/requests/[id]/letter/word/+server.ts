import { actorOf } from '#lib/accounts/actor.server.ts';
import { askingLetter } from '#lib/requests/asking-letter.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../../answer.server.ts';
import { sendWord } from '../../../../made-file.server.ts';

export async function GET({ locals, params, url, fetch }) {
	try {
		const which = { requestId: params.id, answerId: url.searchParams.get('answer') };
		const { name, bytes } = await askingLetter(actorOf(locals), which);
		return sendWord(name, bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
