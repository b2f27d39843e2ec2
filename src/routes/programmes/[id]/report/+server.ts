import { actorOf } from '#lib/accounts/actor.server.ts';
import { makeYearReport } from '#lib/programmes/year-files.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../answer.server.ts';
import { sendWord } from '../../../made-file.server.ts';

export async function GET({ locals, params, fetch }) {
	try {
		const { name, bytes } = await makeYearReport(actorOf(locals), params.id);
		return sendWord(name, bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
