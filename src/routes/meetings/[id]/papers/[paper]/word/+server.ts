import { actorOf } from '#lib/accounts/actor.server.ts';
import { readPaperFile } from '#lib/meetings/paper-word.server.ts';
import { isPaperName } from '#lib/meetings/papers.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../../../answer.server.ts';
import { sendWord } from '../../../../../made-file.server.ts';

export async function GET({ locals, params, url, fetch }) {
	const { id: meetingId, paper: name } = params;
	if (!isPaperName(name)) return showNotFound(fetch);
	try {
		const isCorrected = url.searchParams.has('corrections');
		const file = await readPaperFile(actorOf(locals), { meetingId, name, isCorrected });
		return sendWord(file.name, file.bytes);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
