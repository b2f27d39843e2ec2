import { actorOf } from '#lib/accounts/actor.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { extensionLetter } from '#lib/tasks/extension-letter.server.ts';
import { showNotFound } from '../../../../../answer.server.ts';
import { sendWord } from '../../../../../made-file.server.ts';
import { numberIn } from '../../../history/number.ts';

export async function GET({ locals, params, fetch }) {
	try {
		const { name, bytes } = await extensionLetter(actorOf(locals), numberIn(params.number) ?? 0, params.id);
		return sendWord(name, bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
