import { actorOf } from '#lib/accounts/actor.server.ts';
import { readExtract } from '#lib/meetings/papers.server.ts';
import { answer } from '../../../../../answer.server.ts';
import { shownPaper } from '../../../papers/shown-paper.server.ts';

export const csr = false;

export async function load({ locals, params, url }) {
	const isWhole = url.searchParams.has('whole');
	const wanted = { decisionId: params.decision, isWhole };
	const { head, paper } = await answer(readExtract(actorOf(locals), params.id, wanted));
	const own = `/meetings/${params.id}/decisions/${params.decision}/extract`;
	return { head, isWhole, own, paper: shownPaper(paper) };
}
