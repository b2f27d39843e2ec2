import { actorOf } from '#lib/accounts/actor.server.ts';
import { makeGuideFile } from '#lib/municipalities/guide-word.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../../answer.server.ts';
import { sendWord } from '../../../../made-file.server.ts';

export async function GET({ locals, params, fetch }) {
	try {
		const { name, bytes } = await makeGuideFile(actorOf(locals), params.id);
		return sendWord(name, bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
