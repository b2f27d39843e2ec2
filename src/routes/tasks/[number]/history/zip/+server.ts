import { actorOf } from '#lib/accounts/actor.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { historyFiles, historyName } from '#lib/tasks/history-download.server.ts';
import { readHistory } from '#lib/tasks/history.server.ts';
import { showNotFound } from '../../../../answer.server.ts';
import { sendZip } from '../../../../made-file.server.ts';
import { numberIn } from '../number.ts';

export async function GET({ locals, params, fetch }) {
	try {
		const actor = actorOf(locals);
		const history = await readHistory(actor, numberIn(params.number) ?? 0);
		return sendZip(historyName(history), historyFiles(actor, history));
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
