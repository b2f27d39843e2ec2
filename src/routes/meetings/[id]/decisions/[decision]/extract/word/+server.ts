import { actorOf } from '#lib/accounts/actor.server.ts';
import { paperWordFile, readExtract } from '#lib/meetings/papers.server.ts';
import { Refusal } from '#lib/server/refusal.ts';
import { showNotFound } from '../../../../../../answer.server.ts';
import { sendWord } from '../../../../../../made-file.server.ts';

export async function GET({ locals, params, url, fetch }) {
	try {
		const wanted = { decisionId: params.decision, isWhole: url.searchParams.has('whole') };
		const { paper } = await readExtract(actorOf(locals), params.id, wanted);
		return sendWord(paper.fileName, await paperWordFile(paper));
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		return showNotFound(fetch);
	}
}
